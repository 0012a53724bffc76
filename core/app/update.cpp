// Carries out an action, and what its handlers share.
#include "app/update.hpp"

#include "app/update/handler.hpp"
#include "engine/base/version.hpp"
#include "engine/format/record.hpp"

#include <utility>
#include <variant>

namespace peil::app {

namespace {

// What isn't a person's doing: it takes nothing away from what they look at or were told.
bool is_from_outside(const Action& action) {
  return action.is<FocusQuestion, PluginsListed, PluginShipped, KeptFileLoaded, PluginWatched,
                   PluginUnwatched, KeptFileSaveFailed, PluginReported, RecordLoaded,
                   RecordReplaced, RecordSaved, SaveFailed, NothingIsKept, StillUnsaved,
                   PartMissing, FileSaved, FileSaveFailed, RecentFilesLoaded, PreferencesLoaded,
                   ViewportChanged, PaperChanged, AppearanceChanged, StartupFinished>();
}

}  // namespace

std::vector<Effect> update(State& state, const Action& action, const Ambient& ambient) {
  state.today = ambient.today;
  state.local_day = ambient.local_day;
  state.bring_into_view = {};
  state.node_in_view.clear();
  if (!is_from_outside(action)) {
    state.said = {};
    // What is chosen in a dialog closes it.
    if (!action.is<OpenDialog, EnterSearch>()) state.dialog = Dialog::none;
    if (!action.is<ToggleNoticeDetail>()) state.notice_detail = false;
  }
  Update handler(state, ambient);
  AllActions::visit(action, handler);
  // What can't be taken back any more needn't be held.
  if (!state.notice || !std::holds_alternative<notices::RecordDiscarded>(*state.notice))
    state.discarded.reset();
  return handler.take_effects();
}

std::optional<Update::Work> Update::shown() {
  LiveRecord* live = state_.find_record(state_.record);
  if (!live || !live->evaluation) return std::nullopt;
  return Work{*live, *assessment_of(*live)->definition};
}

std::optional<Update::Work> Update::work() {
  const std::optional<Work> here = shown();
  if (!here || here->live.read_only()) return std::nullopt;
  return here;
}

const Assessment* Update::assessment_of(const LiveRecord& live) const {
  return state_.find_assessment(live.record.assessment);
}

// What the record is called in the reader's language, or its assessment's id where the definition
// isn't there.
std::string Update::title_of(const LiveRecord& live) const {
  const Assessment* assessment = assessment_of(live);
  if (!assessment) return live.record.assessment;
  const Definition& definition = *assessment->definition;
  const bool exploring = live.evaluation && is_exploration(definition, live.evaluation->outcome());
  const Text& title = exploring ? definition.exploration->title : definition.title;
  return std::string(title.in(definition.language_index(tag(state_.language))));
}

void Update::evaluate(LiveRecord& live) const {
  const Assessment* assessment = assessment_of(live);
  live.evaluation.reset();
  live.version = LiveRecord::Version::same;
  if (!assessment) return;
  live.evaluation.emplace(*assessment->compiled, live.record);
  const int order =
      compare_versions(live.record.assessment_version, assessment->definition->version);
  if (order < 0) live.version = LiveRecord::Version::older;
  if (order > 0) live.version = LiveRecord::Version::newer;
}

void Update::save(const LiveRecord& live) {
  effects_.emplace_back(SaveRecord{live.record.id, write_record(live.record), {}, {}});
}

void Update::refuse(const std::string& file, Problems problems) {
  state_.notice = notices::FileRefused{file, std::move(problems)};
}

// What was told and needs no answer goes when a person goes on.
void Update::forget_news() {
  if (state_.notice && is_news(*state_.notice)) state_.notice.reset();
}

// What belongs to the record that was on the screen.
void Update::forget_input() {
  state_.question = {};
  state_.subject.clear();
  state_.drafts.clear();
  state_.open_parts.clear();
  state_.adding_evidence.clear();
  state_.open_cell = {};
  state_.rows_open = false;
  state_.rows.clear();
}

}  // namespace peil::app
