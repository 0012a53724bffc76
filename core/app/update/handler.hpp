// The one function that changes the state, and what carries out one action for it. Private to
// core/app. The handlers are in the sources of this folder: screens, answers, question_parts (what
// stands beside an answer), subjects, preferences, plugins (with their programs), texts, files
// (that arrive and are kept) and export (that are offered); what they share is in app/update.cpp.
#pragma once

#include "app/action.hpp"
#include "app/effect.hpp"
#include "app/state.hpp"
#include "engine/format/definition/custom_texts.hpp"
#include "engine/plugin/consultation.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace peil::app {

class Update {
 public:
  Update(State& state, const Ambient& ambient) : state_(state), ambient_(ambient) {}

  std::vector<Effect> take_effects() { return std::move(effects_); }

  // --- screens ---
  void operator()(const GoHome&);
  void operator()(const Visit& action);
  void operator()(const BeginRecord& action);
  void operator()(const OpenRecord& action);
  void operator()(const ShowQuestions& action);
  void operator()(const ShowResult&);
  void operator()(const ShowAbout& action);
  void operator()(const OpenAddress& action);
  void operator()(const ShowAsTable& action) { state_.as_table = action.table; }
  void operator()(const ToggleOutline&) { state_.outline_open = !state_.outline_open; }
  void operator()(const TogglePanel&) { state_.panel_open = !state_.panel_open; }
  void operator()(const ToggleHelp&) { state_.help_open = !state_.help_open; }
  void operator()(const ShowQuestion& action);
  void operator()(const FocusQuestion& action);
  void operator()(const Migrate&);
  void operator()(const ShowSettings&);
  void operator()(const OpenDialog& action);
  void operator()(const CloseDialog&) { state_.dialog = Dialog::none; }
  void operator()(const EnterSearch& action) { state_.search = action.text; }
  void operator()(const GoTo& action);
  void operator()(const ChooseFile&) { effects_.emplace_back(AskForFile{}); }
  void operator()(const OpenRecent& action);
  void operator()(const DismissNotice&) { state_.notice.reset(); }
  void operator()(const ToggleNoticeDetail&) { state_.notice_detail = !state_.notice_detail; }
  void operator()(const ExportRecord& action);
  void operator()(const DiscardRecord& action);
  void operator()(const SaveRegister& action);

  // --- preferences ---
  void operator()(const SetOrganisation& action);
  void operator()(const SetLanguage& action);
  void operator()(const SetTheme& action);
  void operator()(const SetTextSize& action);
  void operator()(const SetSingleKeys& action);
  void operator()(const PreferencesLoaded& action);

  // --- answers ---
  void operator()(const AnswerOption& action);
  void operator()(const ToggleOption& action);
  void operator()(const ChooseNone& action);
  void operator()(const EnterAnswer& action);
  void operator()(const MarkUnknown& action);
  void operator()(const MarkNotApplicable& action);
  void operator()(const EnterReason& action);
  void operator()(const TogglePart& action);
  void operator()(const EnterNote& action);
  void operator()(const EnterOwner& action);
  void operator()(const EnterSectionOwner& action);
  void operator()(const ConfirmAnswers& action);
  void operator()(const ToggleCell& action);
  void operator()(const ToggleRows& action);
  void operator()(const EnterRows& action);
  void operator()(const AddRows& action);
  void operator()(const SetDesired& action);
  void operator()(const EnterDesiredBy& action);
  void operator()(const AddEvidence& action);
  void operator()(const RemoveEvidence& action);
  void operator()(const EnterEvidence& action);
  void operator()(const ClearAnswer& action);
  void operator()(const AddSubject& action);
  void operator()(const RemoveSubject& action);
  void operator()(const CopySubject& action);
  void operator()(const Undo&);
  void operator()(const Redo&);

  // --- plugins ---
  void operator()(const ShowPlugins&);
  void operator()(const RemovePlugin& action);
  void operator()(const RemoveBrokenFile& action);
  void operator()(const RemoveTexts& action);
  void operator()(const ToggleList& action);
  void operator()(const RetryProgram&);
  void operator()(const PluginsListed& action);
  void operator()(const PluginShipped& action);
  void operator()(const PartMissing& action);
  void operator()(const KeptFileLoaded& action);
  void operator()(const PluginWatched& action);
  void operator()(const PluginUnwatched& action);
  void operator()(const KeptFileSaveFailed& action);
  void operator()(const PluginReported& action);

  // --- the outside ---
  void operator()(const FileArrived& action);
  void operator()(const FileRefused& action);
  void operator()(const RecordLoaded& action);
  void operator()(const RecordReplaced& action);
  void operator()(const RecordSaved& action);
  void operator()(const SaveFailed& action);
  void operator()(const StillUnsaved&);
  void operator()(const NothingIsKept& action);
  void operator()(const FileSaved& action);
  void operator()(const FileSaveFailed& action);
  void operator()(const RecentFilesLoaded& action) { state_.recent_files = action.files; }
  void operator()(const NoFileDialog&);
  void operator()(const AddressNotOpened& action);
  void operator()(const ViewportChanged& action) { state_.width = action.width; }
  void operator()(const PaperChanged& action) { state_.on_paper = action.on; }
  void operator()(const AppearanceChanged& action) { state_.appearance = action.appearance; }
  void operator()(const StartupFinished&);

 private:
  // The record on the screen with its assessment; null if there is none, or it is only to be
  // looked at.
  struct Work {
    LiveRecord& live;
    const Definition& definition;
  };
  std::optional<Work> work();
  std::optional<Work> shown();

  const Assessment* assessment_of(const LiveRecord& live) const;
  std::string title_of(const LiveRecord& live) const;
  void evaluate(LiveRecord& live) const;
  void open(LiveRecord& live);
  void keep_place(const LiveRecord& live);
  void forget_input();
  void await(const std::string& assessment);
  bool takes_rows();
  void open_cell(const QuestionKey& at);
  void open_next_cell();
  void forget_news();
  void save(const LiveRecord& live);
  void save_preferences();
  void refuse(const std::string& file, Problems problems);
  void arrived_plugin(const FileArrived& action, ReadPlugin read);
  void arrived_record(const FileArrived& action);

  // Changes one answer by `change`, computes and saves what follows; `field` as for History::did.
  // Nothing happens where the question or its subject isn't there.
  void change_answer(const QuestionKey& at, const std::function<void(Answer&)>& change,
                     const std::string& field = {});
  // The same without what follows. What was there before; none if nothing changed.
  std::optional<AnswerBefore> put_answer(const Work& here, const QuestionKey& at,
                                         const std::function<void(Answer&)>& change);
  const Scale* options_of(const QuestionKey& at, const std::string& option);
  const Answer* answer_at(const QuestionKey& at);
  // What was typed in the question's fields whose names begin so, and can't be read.
  void forget_drafts(const QuestionKey& at, std::string_view prefix);
  // The day that was typed, empty if nothing was; none if it can't be read, which is kept as
  // a draft, or where nothing changed.
  std::optional<std::string> typed_day(const FieldKey& field, const std::string& before,
                                       const std::string& text);
  // The first section that is asked of each subject of the kind; null if there is none.
  static const Section* first_section(const Definition& definition, const SubjectKind& kind);
  void mark(const QuestionKey& at, AnswerState state);
  void take_back(const HistoryStep* step, Said::Kind said);
  void after_change(LiveRecord& live);

  void arrived_texts(const FileArrived& action);
  void kept_texts(const KeptFileLoaded& action);
  // Lays the texts that are kept over the assessment, or takes them away. Gives what is wrong with
  // them.
  ReadCustomTexts dress(Assessment& assessment);
  void texts_not_saved(const KeptFileSaveFailed& action);

  std::string title_of(const Plugin& plugin) const;
  std::optional<Problem> objection(const Plugin& plugin) const;
  void take_up(Plugin plugin, AvailablePlugin::Origin origin);
  void choose_assessments();
  void rebind(LiveRecord& live);
  // Asks the program about the record, where there is one and it hasn't failed.
  void judge(LiveRecord& live);
  void call_program(LiveRecord& live, Assessment& assessment);
  void forget_failure();
  void failed(LiveRecord& live, JudgingFailure failure);
  void judged(LiveRecord& live, Assessment& assessment, const PluginReport& report);

  State& state_;
  const Ambient& ambient_;
  std::vector<Effect> effects_;
};

}  // namespace peil::app
