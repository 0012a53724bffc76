#include "app/action.hpp"

namespace peil::app {

std::optional<Action> Action::with_text(std::string_view text) const {
  std::optional<Action> entered;
  AllActions::visit(*this, [&]<class Kind>(const Kind& what) {
    if constexpr (requires(Kind & one) { one.text = text; }) {
      Kind other = what;
      other.text = text;
      entered = std::move(other);
    }
  });
  return entered;
}

}  // namespace peil::app
