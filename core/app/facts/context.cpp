#include "app/facts/context.hpp"

namespace peil::app {

std::string Context::of(const Text& text, const Definition& definition) const {
  return std::string(text.in(definition.language_index(tag(language))));
}

}  // namespace peil::app
