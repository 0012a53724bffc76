#include "app/state.hpp"

#include <algorithm>
#include <utility>

namespace peil::app {

Palette State::palette() const {
  switch (theme) {
    case ThemeChoice::light:
      return Palette::light;
    case ThemeChoice::dark:
      return Palette::dark;
    case ThemeChoice::contrast:
      return Palette::contrast;
    case ThemeChoice::system:
      break;
  }
  if (appearance.contrast) return Palette::contrast;
  return appearance.dark ? Palette::dark : Palette::light;
}

const Assessment* State::find_assessment(std::string_view id) const {
  const auto found = std::find_if(assessments.begin(), assessments.end(),
                                  [&](const Assessment& one) { return one.definition->id == id; });
  return found == assessments.end() ? nullptr : &*found;
}

Assessment* State::find_assessment(std::string_view id) {
  return const_cast<Assessment*>(std::as_const(*this).find_assessment(id));
}

const LiveRecord* State::find_record(std::string_view id) const {
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](const LiveRecord& one) { return one.record.id == id; });
  return found == records.end() ? nullptr : &*found;
}

LiveRecord* State::find_record(std::string_view id) {
  return const_cast<LiveRecord*>(std::as_const(*this).find_record(id));
}

}  // namespace peil::app
