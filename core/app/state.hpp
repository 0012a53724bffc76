// Everything the program knows while it runs. `update` (update.hpp) is what changes it.
#pragma once

#include "app/action.hpp"
#include "app/history.hpp"
#include "app/kept_file.hpp"
#include "app/notice.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/migration/migration.hpp"
#include "engine/model/judgement.hpp"
#include "engine/plugin/consultation.hpp"
#include "engine/plugin/pack.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace peil::app {

// A plugin that is here. Of those that bring the same assessment one is in use: what its author is
// working on before what a person added, and that before what came with the program, unless that is
// newer.
struct AvailablePlugin {
  enum class Origin : std::uint8_t { shipped, added, watched };

  std::shared_ptr<const Plugin> plugin;
  Origin origin = Origin::shipped;
  std::optional<SaveFailure> save_failure;  // why it couldn't be kept; none: it could
};

// A file that is kept and can't be read any more: shown, so that a person can remove it.
struct BrokenFile {
  KeptFile kept;
  std::string file;
  Problem problem;
};

// A file of an institution's custom texts that is kept (custom_texts.hpp), whether its assessment
// is here or not.
struct KeptTexts {
  std::string assessment;  // its id
  std::string file;
  std::string text;
  std::optional<SaveFailure> save_failure;  // why it couldn't be kept; none: it could
};

// The texts that an assessment is shown with in the place of its own.
struct TextsInUse {
  Text title;
  std::string holder;  // may be empty
};

// An assessment that can be answered, brought by a plugin.
struct Assessment {
  std::shared_ptr<const Plugin> plugin;
  bool program_is_steady = false;  // its program has given the same reply twice
  // with the institution's custom texts, where it has them
  std::shared_ptr<const Definition> definition;
  std::optional<TextsInUse> custom_texts;
  std::shared_ptr<const CompiledDefinition> compiled;
  Problems warnings;
  Outcome blank;           // of a record without answers: between which bounds each score lies
  Outcome blank_subjects;  // of one with a subject of each kind: what is asked of it at first
};

// A plugin that comes with the program and isn't there yet: what its card says until then.
struct ListedPlugin {
  std::string folder;
  std::string assessment;                       // its id
  std::map<std::string, std::string> title;     // by language
  std::map<std::string, std::string> subtitle;  // likewise; may be empty
};

// What the plugin's program says about a record, and how far it is with that.
struct Judging {
  enum class State : std::uint8_t {
    none,     // the assessment has no program, or the record hasn't been opened
    pending,  // asked; `judgement` is what it said before, about other answers
    ready,
    failed  // `failure` says why; the program is asked again when a person says so
  };
  std::optional<Judgement> judgement;
  std::optional<JudgingFailure> failure;
  std::uint64_t ticket = 0;  // of the call that is open; 0: none
  bool behind = false;       // the answers changed since that call
  std::string day;           // ISO 8601: what the program was told in the last call

  State state() const {
    if (failure) return State::failed;
    if (ticket != 0) return State::pending;
    return judgement ? State::ready : State::none;
  }
};

// Where the browser's program keeps everything: what has a path elsewhere has only this name there.
inline constexpr std::string_view in_browser = "browser";

// A record that is kept, with what follows from it.
struct LiveRecord {
  // What its version is, beside that of the definition that is here.
  enum class Version : std::uint8_t { same, older, newer };

  Record record;
  std::optional<Evaluation> evaluation;  // none while its definition isn't there
  Version version = Version::same;
  Judging judging;
  History history;
  std::string kept_in;                      // where it is kept, for people; empty: nowhere yet
  std::string saved_at;                     // local time; empty: not since the program started
  std::optional<SaveFailure> save_failure;  // why the last save failed; none: it didn't

  // ISO 8601: as of which day what follows from it is, where today is `today`.
  const std::string& as_of(const std::string& today) const {
    return judging.state() == Judging::State::ready ? judging.day : today;
  }

  // A record of another version is shown, but not changed.
  bool read_only() const { return version != Version::same; }
};

enum class Screen : std::uint8_t { home, questions, result, about, migration, plugins, settings };

// Whether the screen shows the record that is open, under its tabs.
inline bool is_of_record(Screen screen) {
  return screen == Screen::questions || screen == Screen::result || screen == Screen::about;
}

// What a person did that is seen at once, to be said to who can't see it.
struct Said {
  enum class Kind : std::uint8_t { nothing, language, theme, undone, redone };
  Kind kind = Kind::nothing;
  QuestionKey at;  // whose answer was undone or redone; empty: it was a subject
};

// Where a person was in a record's questions.
struct Whereabouts {
  std::string section;
  std::string subject;  // its id; may be empty

  friend bool operator==(const Whereabouts&, const Whereabouts&) = default;
};

// A field of a question: the question, and which of its fields.
using FieldKey = std::pair<QuestionKey, std::string>;

// The list of what can't be said yet, among open_lists; no program's list is called so.
inline constexpr std::string_view open_conclusions = "/open";

struct State {
  bool ready = false;  // everything that was kept has arrived
  Language language = Language::nl;
  std::string organisation;
  std::string today;             // ISO 8601: the person's day, of the last action
  LocalDay local_day = nullptr;  // as in Ambient
  float width = 1440;            // of the window, in CSS pixels
  ThemeChoice theme = ThemeChoice::system;
  int text_size = 100;  // percent
  Appearance appearance;
  bool on_paper = false;    // what is shown is being printed
  bool single_keys = true;  // one sign alone can be a shortcut
  Dialog dialog = Dialog::none;
  std::string search;  // what is looked for
  Screen screen = Screen::home;
  std::string record;    // the one on the screen; empty on Home
  std::string section;   // the one on the screen
  std::string subject;   // likewise, by its id; empty: none, or the list of them
  QuestionKey question;  // the one in focus; may be empty
  std::set<std::pair<QuestionKey, QuestionPart>> open_parts;  // those that show their fields
  std::set<QuestionKey> adding_evidence;  // the fields of one more piece are shown
  QuestionKey open_cell;   // of the table of subjects (ToggleCell); without subject: none
  bool rows_open = false;  // where rows from elsewhere are put in
  std::string rows;        // what was put in
  // lists of a program, by id, that are shown whole; open_conclusions
  std::set<std::string> open_lists;
  std::map<FieldKey, std::string> drafts;  // what was typed and can't be read, until it can
  std::optional<Migration> migration;      // what is shown before it is done
  bool as_table = false;
  bool outline_open = false;
  bool panel_open = false;
  bool help_open = false;
  std::vector<ListedPlugin> listed;  // that come with the program, there or not
  std::string awaited;  // the id of the assessment that a person began before it was there
  std::vector<AvailablePlugin> plugins;
  std::vector<BrokenFile> broken_files;
  std::vector<KeptTexts> custom_texts;  // at most one file for an assessment
  std::vector<Assessment> assessments;  // of the plugins that are in use
  std::vector<LiveRecord> records;
  std::optional<LiveRecord> discarded;             // the last one, while its notice is there
  std::map<std::string, Whereabouts> last_places;  // by the record's id
  std::vector<RecentFile> recent_files;            // the last one first
  std::uint64_t tickets = 0;                       // given out for calls of programs
  std::optional<Notice> notice;
  bool notice_detail = false;   // the system's own words in it are shown
  QuestionKey bring_into_view;  // until the next action
  std::string node_in_view;     // likewise: a node that isn't a question, by its id
  Said said;                    // until a person does something else

  // Narrower than this, everything stands in one column.
  static constexpr float one_column_below = 720;
  // Narrower than this, the side panel with the score stands under the questions.
  static constexpr float side_panel_from = 1080;

  // The colours that follow from the choice and the system.
  Palette palette() const;
  // How much larger everything is than at text size 100 %.
  float scale() const { return static_cast<float>(text_size) / 100; }
  // The window's width in units of the layout: a larger text leaves fewer.
  float layout_width() const { return width / scale(); }

  // The person's day on which a moment that is stored in UTC fell, ISO 8601.
  std::string day_of(const std::string& moment) const { return app::day_of(local_day, moment); }

  const Assessment* find_assessment(std::string_view id) const;
  Assessment* find_assessment(std::string_view id);
  const LiveRecord* find_record(std::string_view id) const;
  LiveRecord* find_record(std::string_view id);
  const LiveRecord* current_record() const { return find_record(record); }
};

}  // namespace peil::app
