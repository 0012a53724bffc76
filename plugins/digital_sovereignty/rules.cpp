#include "rules.hpp"

namespace peil::digital_sovereignty {

std::optional<Rules> read_rules(const plugin::Assessment& assessment) {
  constexpr std::int64_t most_periods = 1000;
  const plugin::Each<plugin::Option> table = assessment.scale("data_act");
  bool is_whole = true;
  const auto number = [&](std::string_view id) {
    const auto value = plugin::integer(table.find(id).value());
    is_whole = is_whole && value && *value >= 0;
    return value.value_or(0);
  };
  const auto day = [&](std::string_view id) {
    const auto found = Day::of_digits(number(id));
    is_whole = is_whole && found;
    return found.value_or(Day{});
  };
  const auto period = [&](std::string_view id) {
    const std::int64_t value = number(id);
    is_whole = is_whole && value <= most_periods;
    return value;
  };
  const Rules rules{day("checked"),
                    day("applies"),
                    day("no_charges"),
                    period("notice_months"),
                    period("transition_days"),
                    period("extended_months"),
                    period("retrieval_days")};
  if (!is_whole) return {};
  return rules;
}

}  // namespace peil::digital_sovereignty
