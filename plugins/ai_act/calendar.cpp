#include "calendar.hpp"

namespace peil::ai_act {

namespace {

// Of an option of the scale.
std::optional<Day> day_of(const plugin::Option& option) {
  const auto digits = plugin::integer(option.value());
  if (!digits) return {};
  return Day::of_digits(*digits);
}

}  // namespace

std::optional<Calendar> read_calendar(const plugin::Request& request) {
  struct Entry {
    std::string_view id;
    Day Calendar::*day;
  };
  constexpr Entry entries[] = {{"prohibitions", &Calendar::prohibitions},
                               {"models", &Calendar::models},
                               {"general", &Calendar::general},
                               {"images", &Calendar::images},
                               {"sandboxes", &Calendar::sandboxes},
                               {"annex3", &Calendar::annex3},
                               {"annex1", &Calendar::annex1},
                               {"authorities", &Calendar::authorities}};
  const plugin::Each<plugin::Option> options = request.assessment().scale("calendar");
  Calendar calendar;
  for (const Entry& entry : entries) {
    const auto day = day_of(options.find(entry.id));
    if (!day) return {};
    calendar.*entry.day = *day;
  }
  const plugin::Answer moment = request.record().answer("view.moment");
  const plugin::Answer other = request.record().answer("view.day");
  std::optional<Day> shown;
  if (moment.chose("other") && other.given())
    shown = plugin::day_of(other.text());
  else if (moment.given())
    shown = day_of(options.find(moment.text()));
  if (!shown) shown = plugin::day_of(request.today());
  if (!shown) return {};
  calendar.shown = *shown;
  return calendar;
}

}  // namespace peil::ai_act
