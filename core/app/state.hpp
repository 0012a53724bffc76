// Everything the program knows while it runs, and the one function that changes it.
#pragma once

#include "app/action.hpp"
#include "engine/program.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace peil::app {

// An assessment that can be answered: shipped with the program, or opened from a file.
struct Assessment {
  std::shared_ptr<const Definition> definition;
  std::shared_ptr<const Program> program;
  Problems warnings;
};

// A record that is kept, with what follows from it.
struct OpenedRecord {
  Record record;
  std::optional<Evaluation> evaluation;  // none while its definition isn't there
  std::string place;                     // where it is kept, for people; empty: nowhere yet
  std::string saved_at;                  // local time; empty: not since the program started
  std::string save_failure;              // why the last save failed; empty: it didn't
  std::string last_section;
};

enum class Screen : std::uint8_t { home, questions, result };

// Something a person must be told: what went wrong with a file, or with saving.
struct Notice {
  enum class Kind : std::uint8_t { file_refused, save_failed, no_file_dialog, opened };
  Kind kind = Kind::file_refused;
  std::string subject;  // the file's or assessment's name
  std::string reason;   // the system's own words; may be empty
  Problems problems;
};

struct State {
  bool ready = false;  // everything that was kept has arrived
  Language language = Language::nl;
  std::string organisation;
  std::string today;  // ISO 8601, of the last action
  float width = 1440;
  Screen screen = Screen::home;
  std::string record;    // the one on the screen; empty on Home
  std::string section;   // the one on the screen
  std::string question;  // the one in focus; may be empty
  bool as_table = false;
  bool outline_open = false;
  std::vector<Assessment> assessments;
  std::vector<OpenedRecord> records;
  std::optional<Notice> notice;
  std::string bring_into_view;  // question id, until the next action

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
};
struct SavePreferences {
  std::string text;
};
struct AskForFile {};
using Effect = std::variant<SaveRecord, SavePreferences, AskForFile>;

// Carries out an action. Total: an action that doesn't fit the state changes nothing. Gives what the outside must do,
// in order. Cost: one evaluation of the current record for an answer; else small.
std::vector<Effect> update(State& state, const Action& action, const Ambient& ambient);

}  // namespace peil::app
