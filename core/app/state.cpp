#include "app/state.hpp"

#include "app/update.hpp"

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

const OpenedRecord* State::find_record(std::string_view id) const {
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](const OpenedRecord& one) { return one.record.id == id; });
  return found == records.end() ? nullptr : &*found;
}

OpenedRecord* State::find_record(std::string_view id) {
  return const_cast<OpenedRecord*>(std::as_const(*this).find_record(id));
}

namespace {

// What isn't a person's doing: it takes nothing away from what they look at or were told.
bool is_from_outside(const Action& action) {
  return action.is<FocusQuestion, PluginShipped, PluginKept, PluginWatched, PluginUnwatched,
                   PluginSaveFailed, PluginReported, RecordLoaded, RecordReplaced, RecordSaved,
                   SaveFailed, FileSaved, FileSaveFailed, RecentFilesLoaded, PreferencesLoaded,
                   ViewportChanged, AppearanceChanged, StartupFinished>();
}

}  // namespace

std::vector<Effect> update(State& state, const Action& action, const Ambient& ambient) {
  state.today = ambient.utc.substr(0, 10);
  state.bring_into_view = {};
  state.node_in_view.clear();
  if (!is_from_outside(action)) {
    state.said = {};
    // What is chosen in a dialog closes it.
    if (!action.is<OpenDialog, EnterSearch>()) state.dialog = Dialog::none;
  }
  Update handler(state, ambient);
  AllActions::visit(action, handler);
  return handler.take_effects();
}

}  // namespace peil::app
