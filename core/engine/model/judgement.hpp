// What a plugin's program says about a record: plain data that was checked against the definition
// and the record, so that everything in it exists there. It stands beside the engine's own outcome
// and never changes it.
#pragma once

#include "engine/model/definition.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace peil {

// Whom something is about: the record, or one of its subjects.
struct ScopeRef {
  std::uint32_t subject_kind = no_index;
  std::string subject;  // its id in the record; empty for the record

  friend bool operator==(const ScopeRef&, const ScopeRef&) = default;
};

// What fills a {place} in a text: shown by the reader's language, never a sentence of the program's
// own.
struct ArgumentNumber {
  double value = 0;
  std::uint8_t decimals = 0;  // as the program wrote it

  friend bool operator==(const ArgumentNumber&, const ArgumentNumber&) = default;
};
struct ArgumentDate {
  std::string day;  // ISO 8601

  friend bool operator==(const ArgumentDate&, const ArgumentDate&) = default;
};
struct ArgumentQuestion {
  std::uint32_t question = 0;  // its title is shown

  friend bool operator==(const ArgumentQuestion&, const ArgumentQuestion&) = default;
};
using ArgumentValue = std::variant<std::string, ArgumentNumber, ArgumentDate, ArgumentQuestion>;

struct Argument {
  std::string name;
  ArgumentValue value;

  friend bool operator==(const Argument&, const Argument&) = default;
};
using Arguments = std::vector<Argument>;  // by name, ascending

// All of these name an entry of Definition::additions by `index`. `because` are the questions whose
// answers decided.
struct PluginScore {
  std::uint32_t index = 0;
  ScopeRef scope;
  std::optional<double> value;
  std::optional<double> low;  // bounds of the end result; both or none
  std::optional<double> high;
  std::vector<std::uint32_t> because;

  friend bool operator==(const PluginScore&, const PluginScore&) = default;
};
struct PluginLabel {
  enum class State : std::uint8_t { no, yes, open };
  std::uint32_t index = 0;
  ScopeRef scope;
  State state = State::open;
  std::vector<std::uint32_t> because;
  std::vector<std::uint32_t> settles;  // where open: the questions that settle it

  friend bool operator==(const PluginLabel&, const PluginLabel&) = default;
};
struct PluginFinding {
  std::uint32_t index = 0;
  ScopeRef scope;
  Arguments arguments;
  std::vector<std::uint32_t> because;

  friend bool operator==(const PluginFinding&, const PluginFinding&) = default;
};
// One step of a list: raise a question to an option, or carry out one of the definition's actions.
struct PluginStep {
  std::uint32_t index = 0;  // of the list
  ScopeRef scope;
  std::uint32_t question = no_index;
  std::string option;               // of the question, that the step leads to; may be empty
  std::uint32_t action = no_index;  // of Definition::actions; question or action is there
  std::string by;                   // ISO 8601; may be empty
  std::optional<double> effort;     // in the list's own unit
  std::optional<double> value;      // of what the list is about, after this step

  friend bool operator==(const PluginStep&, const PluginStep&) = default;
};
// For the trace: how the program came to it.
struct PluginNote {
  std::uint32_t index = 0;  // of the message
  ScopeRef scope;
  std::string about;  // the id of the score, label, finding or list that it explains; may be empty
  Arguments arguments;

  friend bool operator==(const PluginNote&, const PluginNote&) = default;
};

struct Judgement {
  std::vector<PluginScore> scores;
  std::vector<PluginLabel> labels;
  std::vector<PluginFinding> findings;
  std::vector<PluginStep> steps;
  std::vector<PluginNote> notes;

  friend bool operator==(const Judgement&, const Judgement&) = default;
};

}  // namespace peil
