// What can happen: a person's clicks and typing, files that arrive, and what the outside reports
// back. An action is data; `update` (update.hpp) is the only place that carries one out.
#pragma once

#include "app/kept_file.hpp"
#include "app/local_day.hpp"
#include "app/locale.hpp"
#include "app/save_failure.hpp"
#include "engine/plugin/host.hpp"
#include "engine/plugin/pack.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace peil::app {

// What only the outside knows at the moment of an action. Shells fill it in; the app has no clock
// and no randomness. Moments are stored in UTC; every day that a person sees, or that a rule or a
// program is told, is the person's own.
struct Ambient {
  std::string utc;               // RFC 3339, to the second: 2026-11-22T13:32:05Z
  std::string today;             // ISO 8601: the person's day, which for some hours isn't UTC's
  std::string fresh_id;          // a random UUID, for a record that is begun
  LocalDay local_day = nullptr;  // null: the person's clock is UTC
};

// A question: of the record, or of one of its subjects.
struct QuestionKey {
  std::string question;
  std::string subject;  // its id; empty if the question is asked once

  friend bool operator==(const QuestionKey&, const QuestionKey&) = default;
  // Not every library compares texts in three ways: the type of the result is needed.
  friend std::strong_ordering operator<=>(const QuestionKey&, const QuestionKey&) = default;
};

// --- how it looks --------------------------------------------------------------------------------

enum class ThemeChoice : std::uint8_t { system, light, dark, contrast };

// What the system asks programs for.
struct Appearance {
  bool dark = false;
  bool contrast = false;  // more of it
};

// The colours that everything is painted in.
enum class Palette : std::uint8_t { light, dark, contrast };

// The text sizes that can be chosen, in percent: everything grows with the text.
inline constexpr std::array text_sizes = {80, 90, 100, 110, 125, 150, 175, 200};

// A file that was opened before, outside the browser.
struct RecentFile {
  std::string path;    // what the outside knows it by
  std::string name;    // its last part
  std::string folder;  // for people
};

// What lies over the screen until it is closed.
enum class Dialog : std::uint8_t { none, search, shortcuts, menu };

// What can be said to a question besides its answer, each folded away until it is asked for.
enum class QuestionPart : std::uint8_t {
  note,
  evidence,
  plan,    // the level that is wanted, by when, and who sees to it
  sources  // why it is asked and where that stands; only to read
};

// The fields of a piece of evidence. `place` is a link, or the name of a file.
enum class EvidencePart : std::uint8_t { title, place, date };

// --- a person did something ----------------------------------------------------------------------

struct GoHome {};
// To where an address leads (address.hpp): Back, a reload, a bookmark. Home if that isn't there.
struct Visit {
  std::string address;
};
struct BeginRecord {
  std::string assessment;
};
struct OpenRecord {
  std::string record;
};
// Empty: the section shown last. A section that is asked for each subject of a kind, without one:
// the list of them.
struct ShowQuestions {
  std::string section;
  std::string subject;
};
struct ShowResult {};
struct ShowAbout {
  std::string source;  // what is brought into view, by its id; empty: the top
};
struct OpenAddress {
  std::string source;  // by its id: where it stands on the web
};
struct ShowAsTable {
  bool table = false;
};                        // charts, or the same as tables
struct ToggleOutline {};  // in one-column layouts
struct TogglePanel {};  // the score and the sources, where they have no place beside the questions
struct ToggleHelp {};   // what the score panel's words mean
struct AnswerOption {
  QuestionKey at;
  std::string option;
};
struct ToggleOption {
  QuestionKey at;
  std::string option;
};  // of a question that takes several
struct ChooseNone {
  QuestionKey at;
};  // none of the options
struct EnterAnswer {
  QuestionKey at;
  std::string part;  // the option of an allocation; `what`, `who` or `when` of a plan; else empty
  std::string text;  // as typed
};
struct MarkUnknown {
  QuestionKey at;
};  // and not any more, where it is marked so
struct MarkNotApplicable {
  QuestionKey at;
};  // likewise
struct EnterReason {
  QuestionKey at;
  std::string text;
};
struct TogglePart {
  QuestionKey at;
  QuestionPart part = QuestionPart::note;
};  // shows its fields, or hides them
struct EnterNote {
  QuestionKey at;
  std::string text;
};
struct EnterOwner {
  QuestionKey at;
  std::string text;
};
// Who sees to a section: the owner of each of its questions that has none, or that had the owner of
// all of them before; with `overwrite` of every one.
struct EnterSectionOwner {
  std::string section;
  std::string subject;  // its id; empty if the section is asked once
  std::string text;
  bool overwrite = false;
};
struct SetDesired {
  QuestionKey at;
  std::string option;  // empty: no level is wanted
};
struct EnterDesiredBy {
  QuestionKey at;
  std::string text;  // a date, as typed
};
struct AddEvidence {
  QuestionKey at;
};  // shows the fields of one more; it is there when something is typed in them
struct RemoveEvidence {
  QuestionKey at;
  std::size_t index = 0;
};
struct EnterEvidence {
  QuestionKey at;
  std::size_t index = 0;  // one after the last: the one that is added
  EvidencePart part = EvidencePart::title;
  std::string text;  // as typed
};
struct ClearAnswer {
  QuestionKey at;
};
struct ShowQuestion {
  QuestionKey at;
};  // open its section and bring it into view
struct FocusQuestion {
  QuestionKey at;
};  // it has the focus: its sources are shown
struct AddSubject {
  std::string kind;
};
struct RemoveSubject {
  std::string kind;
  std::string subject;
};
struct CopySubject {
  std::string kind;
  std::string subject;
};  // with all its answers
// What was proposed as the answers is right: they are a person's from now on.
struct ConfirmAnswers {
  std::vector<QuestionKey> at;
};
// In the table of subjects: shows the question of this cell under its row, or hides it. Without a
// question: what the subject is, and why.
struct ToggleCell {
  QuestionKey at;
};
struct ToggleRows {};  // shows where rows from elsewhere are put in
struct EnterRows {
  std::string text;  // a table, as copied from a spreadsheet
};
struct AddRows {
  std::string kind;
};
struct Undo {};
struct Redo {};
struct Migrate {};  // the record whose changes are shown
struct SetOrganisation {
  std::string text;
};
struct SetLanguage {
  Language language = Language::nl;
};
struct ShowSettings {
  std::string node;  // what is brought into view, by its id; empty: the top
};
struct SetTheme {
  ThemeChoice theme = ThemeChoice::system;
};
struct SetTextSize {
  int percent = 100;  // one of `text_sizes`
};
struct SetSingleKeys {
  bool on = true;
};  // whether one sign alone can be a shortcut; who dictates text wants it off
struct OpenDialog {
  Dialog dialog = Dialog::none;
};
struct CloseDialog {};
struct EnterSearch {
  std::string text;
};
// To what search found, bringing it into view.
struct GoTo {
  std::string record;   // empty: Home
  std::string section;  // of the record's questions; empty, and no question: its result
  QuestionKey at;       // the question, or without one: the subject that the section is asked for
  std::string node;     // what is brought into view where it isn't a question, by its id
};
struct ChooseFile {};  // ask the outside for a file to open
struct ExportRecord {
  std::string record;
};  // offer its file to be kept elsewhere
struct DiscardRecord {
  std::string record;
};  // with all its answers; undone by Undo while that is told
struct SaveRegister {
  std::string kind;  // of subject
};                   // offer the register of the record's subjects, as CSV
struct OpenRecent {
  std::string path;  // of a file that was opened before
};
struct DismissNotice {};
struct ToggleNoticeDetail {};  // the system's own words
struct ShowPlugins {};
struct RemovePlugin {
  std::string fingerprint;  // of a plugin that didn't come with the program
};
struct RemoveBrokenFile {
  KeptFile kept;
};
struct RemoveTexts {
  std::string assessment;
};  // an institution's own: the assessment's take their place again
struct ToggleList {
  std::string list;
};                       // all steps of a program's list, or the first ones
struct RetryProgram {};  // ask the program again that failed for the record on the screen

// --- the outside did something -------------------------------------------------------------------

struct FileArrived {
  std::string file;
  std::string text;
  bool again = false;  // from the list of recent files
};                     // opened or dropped: a definition, a record, a pack or custom texts
struct FileRefused {
  Problem problem;
};  // it couldn't be read, or is too large to read
// The plugins that come with the program, before they themselves are there: a list of objects with
// `folder`, `assessment` (its id), `title` and `subtitle` (texts by language).
struct PluginsListed {
  std::string text;
};
struct PluginShipped {
  std::string folder;
  PluginFiles files;  // an assessment.json alone will do
};                    // came with the program
// A part that comes with the program didn't arrive; the others do.
struct PartMissing {
  std::string part;    // its name
  std::string detail;  // the system's own words
};
// A file that was kept is there again. What it holds is what counts, not its kind: somebody may
// have put it there by hand.
struct KeptFileLoaded {
  KeptFile kept;
  std::string file;  // its name, for people
  std::string text;
};
struct PluginWatched {
  std::string file;
  std::string text;
};  // a pack whose author is working on it: takes the place of every other one
struct PluginUnwatched {
  std::string plugin;  // its id
};
struct KeptFileSaveFailed {
  KeptFile kept;
  SaveFailure failure;
};
struct PluginReported {
  PluginReport report;
};
struct RecordLoaded {
  std::string kept_in;
  std::string local_time;
  std::string file;
  std::string text;
};
// Another window changed the record: this is what is kept now.
struct RecordReplaced {
  std::string record;
  std::string kept_in;
  std::string local_time;
  std::string file;
  std::string text;
  // where the last answers of this window are, for people; empty: there were none
  std::string copy;
};
struct RecordSaved {
  std::string record;
  std::string kept_in;
  std::string local_time;
};
// The outside has the text still, and tries again by itself.
struct SaveFailed {
  std::string record;
  SaveFailure failure;
};
// A person wants to close the program while a record isn't saved: that is told once more.
struct StillUnsaved {};
// Nothing can be kept from here on.
struct NothingIsKept {
  SaveFailure failure;
};
struct FileSaved {
  std::string file;
};  // what was offered is kept there; not told where the outside itself shows it, as a browser does
struct FileSaveFailed {
  std::string file;
  SaveFailure failure;
};
struct RecentFilesLoaded {
  std::vector<RecentFile> files;  // the last one first
};
struct NoFileDialog {};  // asked for a file, this computer has no dialog for choosing one
struct AddressNotOpened {
  std::string address;
};  // there is nothing on this computer to show it with
struct PreferencesLoaded {
  std::string text;
};
struct ViewportChanged {
  float width = 0;  // in CSS pixels, whatever the text size
};
struct PaperChanged {
  bool on = false;
};  // what is shown goes to paper: all of it, and nothing to press
struct AppearanceChanged {
  Appearance appearance;
};                          // what the system asks for
struct StartupFinished {};  // everything kept has been handed over

template <class... Kinds>
struct ActionKinds {
  // Its place among them; how many there are, of what isn't one of them.
  template <class Kind>
  static constexpr std::size_t index_of() {
    std::size_t index = 0;
    static_cast<void>(((std::is_same_v<Kind, Kinds> || (++index, false)) || ...));
    return index;
  }
  template <class Kind>
  static constexpr bool has = index_of<Kind>() < sizeof...(Kinds);

  // Calls `visit` with the kind as which `action` turns out to be.
  template <class Action, class Visit>
  static void visit(const Action& action, Visit&& visit) {
    const auto one = [&](const auto* what) { return what && (visit(*what), true); };
    static_cast<void>((one(action.template as<Kinds>()) || ...));
  }
};

using AllActions = ActionKinds<
    GoHome, Visit, BeginRecord, OpenRecord, ShowQuestions, ShowResult, ShowAbout, OpenAddress,
    ShowAsTable, ToggleOutline, TogglePanel, ToggleHelp, AnswerOption, ToggleOption, ChooseNone,
    EnterAnswer, MarkUnknown, MarkNotApplicable, EnterReason, TogglePart, EnterNote, EnterOwner,
    EnterSectionOwner, SetDesired, EnterDesiredBy, AddEvidence, RemoveEvidence, EnterEvidence,
    ClearAnswer, ShowQuestion, FocusQuestion, AddSubject, RemoveSubject, CopySubject, Undo, Redo,
    Migrate, ExportRecord, PartMissing, DiscardRecord, SetOrganisation, SetLanguage, ShowSettings,
    SetTheme, SetTextSize, OpenDialog, CloseDialog, EnterSearch, ChooseFile, DismissNotice,
    ToggleNoticeDetail, NothingIsKept, StillUnsaved, FileArrived, FileRefused, ShowPlugins,
    RemovePlugin, RemoveBrokenFile, RemoveTexts, ToggleList, RetryProgram, PluginShipped,
    KeptFileLoaded, PluginWatched, PluginUnwatched, KeptFileSaveFailed, PluginReported,
    RecordLoaded, RecordSaved, SaveFailed, FileSaved, FileSaveFailed, NoFileDialog,
    AddressNotOpened, SetSingleKeys, GoTo, PreferencesLoaded, ViewportChanged, PaperChanged,
    AppearanceChanged, StartupFinished, OpenRecent, RecordReplaced, RecentFilesLoaded, SaveRegister,
    ConfirmAnswers, ToggleCell, ToggleRows, EnterRows, AddRows, PluginsListed>;

template <class Kind>
concept IsAction = AllActions::has<Kind>;

// One of the kinds above. It never changes, so copies share it: every node of a view carries one or
// two. (A variant of so many kinds would be taken apart by the compiler anew in every file that
// moves or drops a node; here, only where one is visited.)
class Action {
 public:
  template <IsAction Kind>
  Action(Kind what)
      : index_(AllActions::index_of<Kind>()),
        what_(std::make_shared<const Kind>(std::move(what))) {}

  // Null if it is of another kind.
  template <IsAction Kind>
  const Kind* as() const {
    return index_ == AllActions::index_of<Kind>() ? static_cast<const Kind*>(what_.get()) : nullptr;
  }

  template <IsAction... Kinds>
  bool is() const {
    return ((index_ == AllActions::index_of<Kinds>()) || ...);
  }

  // The same with another text, of a kind that takes what is typed; none of other kinds.
  std::optional<Action> with_text(std::string_view text) const;

 private:
  std::size_t index_;
  std::shared_ptr<const void> what_;
};

}  // namespace peil::app
