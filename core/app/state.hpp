// Everything the program knows while it runs, and the one function that changes it.
#pragma once

#include "app/action.hpp"
#include "app/history.hpp"
#include "engine/migration.hpp"
#include "engine/program.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace peil::app {

// An assessment that can be answered: shipped with the program, or opened from a file.
struct Assessment {
  std::shared_ptr<const Definition> definition;
  std::shared_ptr<const Program> program;
  Problems warnings;
  Outcome blank;  // of a record without answers: between which bounds each score lies
};

// A record that is kept, with what follows from it.
struct OpenedRecord {
  // What its version is, beside that of the definition that is here.
  enum class Version : std::uint8_t { same, older, newer };

  Record record;
  std::optional<Evaluation> evaluation;  // none while its definition isn't there
  Version version = Version::same;
  History history;
  std::string place;         // where it is kept, for people; empty: nowhere yet
  std::string saved_at;      // local time; empty: not since the program started
  std::string save_failure;  // why the last save failed; empty: it didn't
  std::string last_section;
  std::string last_subject;

  // A record of another version is shown, but not changed.
  bool read_only() const { return version != Version::same; }
};

enum class Screen : std::uint8_t { home, questions, result, migration };

// Something a person must be told: what went wrong with a file, or with saving.
struct Notice {
  enum class Kind : std::uint8_t {
    file_refused,
    save_failed,
    no_file_dialog,
    opened,
    migrated,
    subject_removed
  };
  Kind kind = Kind::file_refused;
  std::string subject;  // the file's, assessment's or subject's name
  std::string reason;   // the system's own words; may be empty
  Problems problems;
};

// A field of a question: the question, and which of its fields.
using FieldKey = std::pair<QuestionKey, std::string>;

struct State {
  bool ready = false;  // everything that was kept has arrived
  Language language = Language::nl;
  std::string organisation;
  std::string today;  // ISO 8601, of the last action
  float width = 1440;
  Screen screen = Screen::home;
  std::string record;    // the one on the screen; empty on Home
  std::string section;   // the one on the screen
  std::string subject;   // likewise, by its id; empty: none, or the list of them
  QuestionKey question;  // the one in focus; may be empty
  std::set<QuestionKey> open_notes;
  std::map<FieldKey, std::string> drafts;  // what was typed and can't be read, until it can
  std::optional<Migration> migration;      // what is shown before it is done
  bool as_table = false;
  bool outline_open = false;
  std::vector<Assessment> assessments;
  std::vector<OpenedRecord> records;
  std::optional<Notice> notice;
  QuestionKey bring_into_view;  // until the next action

  // Narrower than this, everything stands in one column.
  static constexpr float one_column_below = 720;
  // Narrower than this, the side panel with the score stands under the questions.
  static constexpr float side_panel_from = 1080;

  const Assessment* find_assessment(std::string_view id) const;
  const OpenedRecord* find_record(std::string_view id) const;
  OpenedRecord* find_record(std::string_view id);
  const OpenedRecord* current_record() const { return find_record(record); }
};

// What the outside is asked to do. Every save is answered with RecordSaved or SaveFailed.
struct SaveRecord {
  std::string record;
  std::string text;
  // The file as it was before it followed its assessment to another version, which is kept beside the new one; both empty
  // where that didn't happen.
  std::string former_text;
  std::string former_version;
};
struct SavePreferences {
  std::string text;
};
struct AskForFile {};
using Effect = std::variant<SaveRecord, SavePreferences, AskForFile>;

// Carries out an action. Total: an action that doesn't fit the state changes nothing. Gives what the outside must do,
// in order. Cost: for an answer, what depends on it; else small.
std::vector<Effect> update(State& state, const Action& action, const Ambient& ambient);

}  // namespace peil::app
