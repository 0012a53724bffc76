// Asks the AI Act assessment's program as a host does, and gives what it says in a form that tests
// can look at.
#pragma once

#include "plugins/ai_act/classify.hpp"

#include <peil/json_reader.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peil::ai_act::test {

// By question: an option's id or a date, several options as "[3a 3b]", or a state without an answer
// (“unknown”, “hidden”, …). What isn't there is open.
using Given = std::map<std::string, std::string>;

// A system in scope that the institution bought and uses, and for which nothing else holds.
Given plain();
Given plain_with(const Given& more);

// The facts of one system, with the institution's; keeps the text that they look at.
class AskedFacts {
 public:
  explicit AskedFacts(const Given& system, const Given& institution = {});
  const Facts& facts() const { return facts_; }

 private:
  std::unique_ptr<plugin::Document> record_;
  std::unique_ptr<plugin::Document> system_;
  Facts facts_;
};

Classification classified(const Given& system, const Given& institution = {});

struct Asked {
  std::vector<Given> systems = {};  // with the ids 1, 2, …
  Given institution = {};
  std::string today = "2026-11-22";
  bool with_calendar = true;
};

struct SaidStep {
  std::string list;
  std::string question;
  std::string option;
  std::string by;
  std::string system;

  friend bool operator==(const SaidStep&, const SaidStep&) = default;
};

// What is said about one system, or about the record. Ids have a blank behind them, in the order in
// which they were said.
struct SaidOf {
  std::string yes;   // labels
  std::string open;  // labels
  std::string findings;
  std::string notes;
  std::map<std::string, std::string> because;  // of labels and findings
  std::map<std::string, std::string> settles;  // of open labels
  // of findings and notes, by name
  std::map<std::string, std::map<std::string, std::string>> arguments;
};

struct Said {
  std::string text;
  std::string error;                   // empty: none
  std::map<std::string, SaidOf> said;  // by system; the record's is the empty one
  std::vector<SaidStep> steps;

  const SaidOf& of(const std::string& system) const { return said.at(system); }
};

// The questions are those of the definition that this file asks for: a duty with each tag, and all
// that decide.
std::string request(const Asked& asked);
Said judged(const Asked& asked);
Said judged_text(const std::string& request);

}  // namespace peil::ai_act::test
