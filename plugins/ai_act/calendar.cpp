#include "calendar.hpp"

namespace peil::ai_act {

Day day_of(std::string_view text) {
  Day day = 0;
  unsigned digits = 0;
  for (const char each : text) {
    if (each == '-') continue;
    if (each < '0' || each > '9' || ++digits > 8) return 0;
    day = day * 10 + (each - '0');
  }
  return digits == 8 ? day : 0;
}

std::string iso(Day day) {
  std::string text = "0000-00-00";
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == '-') continue;
    text[at] = static_cast<char>('0' + day % 10);
    day /= 10;
  }
  return text;
}

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
    calendar.*entry.day = day_of(options.find(entry.id).value());
    if (calendar.*entry.day == 0) return {};
  }
  calendar.shown = day_of(request.today());
  const plugin::Answer moment = request.record().answer("view.moment");
  const plugin::Answer other = request.record().answer("view.day");
  Day chosen = 0;
  if (moment.chose("other") && other.given())
    chosen = day_of(other.text());
  else if (moment.given())
    chosen = day_of(options.find(moment.text()).value());
  if (chosen != 0) calendar.shown = chosen;
  return calendar;
}

}  // namespace peil::ai_act
