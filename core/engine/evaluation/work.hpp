// What an Evaluation holds: the values of every scope, the sums of every group, and the outcome
// made of them. Private to the engine's evaluation.
#pragma once

#include "engine/evaluation/compiled.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/evaluation/tally.hpp"
#include "engine/expression/machine.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace peil {

class Evaluation::Work {
 public:
  using Compiled = CompiledDefinition::Flat;

  Work(std::shared_ptr<const Compiled> compiled, const Record& record);
  Work(const Work& other);
  Work& operator=(const Work&) = delete;

  void read(const Record& record);
  void answer_changed(const Record& record, QuestionAt at);

  std::vector<Term> terms(ScoreAt score) const;
  std::vector<QuestionAt> would_settle(ConditionAt condition) const;
  bool required(QuestionAt at) const;
  bool visible(QuestionAt at) const;

  Outcome outcome;

 private:
  // An answer as the scores and expressions take it, whether the question is seen or not.
  struct Given {
    QuestionState state = QuestionState::open;  // never hidden
    expression::Value value;
    double number = 0;  // where counted
    bool proposed = false;
  };
  // Whether an open answer can still change a thing. What may be left open keeps a conclusion from
  // being final, for it could be answered; it doesn't keep the others waiting for what they are
  // asked.
  enum class Settled : std::uint8_t { no, but_for_optional, yes };
  struct Shown {
    bool now = true;
    Settled settled = Settled::yes;
  };
  // What is known of a value: what it is now, and what it will surely be.
  struct Known {
    expression::Value now;
    expression::Value sure;
    Settled settled = Settled::no;
  };
  // The values of a scope, for each subject one after another.
  struct Frame {
    std::uint32_t count = 1;  // of subjects
    std::vector<expression::Value> now;
    std::vector<expression::Value> sure;  // missing where an open answer can still change it
    std::vector<Settled> settled;
    std::vector<Given> given;         // by place
    std::vector<Shown> sections;      // by place
    std::vector<Tally> tallies;       // by group
    std::vector<RuleResult> results;  // by item
    std::vector<std::shared_ptr<const std::string>> texts;
    std::vector<std::uint8_t> queued;  // by node
  };
  struct Task {
    std::uint32_t rank;
    std::uint32_t subject;
  };

  void point_rows();
  void resize(const Record& record);
  void read_answers(const Answers& answers, std::uint32_t scope, std::uint32_t subject);
  Given given(const Compiled::Question& question, const Answer* answer, std::uint32_t subject);
  bool take(Given& into, const Compiled::Question& question, const Answer& answer,
            std::uint32_t subject);

  // Each computes a node for one subject, and says whether anything that others read became
  // different.
  bool run(const Compiled::Node& node, std::uint32_t subject);
  bool run_section(const Compiled::Section& section, std::uint32_t subject);
  bool run_question(const Compiled::Question& question, std::uint32_t subject);
  bool run_group(const Compiled::Group& group, std::uint32_t subject);
  bool run_item(const Compiled::Item& item, std::uint32_t subject);
  bool run_condition(const Compiled::Condition& condition, std::uint32_t subject);

  void run_all();
  static bool later(const Task& a, const Task& b);
  void push(std::uint32_t node, std::uint32_t subject);
  void push_dependants(const Compiled::Node& node, std::uint32_t subject);

  Known know(std::uint32_t expression, std::uint32_t scope, std::uint32_t subject) const;
  Settled all_settled(const expression::Expression& expression, std::uint32_t scope,
                      std::uint32_t subject) const;
  Shown shown(std::uint32_t expression, std::uint32_t scope, std::uint32_t subject) const;
  Shown shown(const Compiled::Question& question, std::uint32_t subject) const;
  bool set_slot(std::uint32_t scope, std::uint32_t slot, std::uint32_t subject, const Known& known);
  void count(ScopeOutcome& scope, const Compiled::Question& question, QuestionState state,
             bool proposed, int by);

  expression::Inputs inputs(std::uint32_t subject, bool sure) const;
  ScopeOutcome& scope(std::uint32_t scope, std::uint32_t subject);
  const ScopeOutcome& scope(std::uint32_t scope, std::uint32_t subject) const;
  const RuleResult& result_of(const Compiled::Item& item, std::uint32_t subject) const;
  const ScoreOutcome& outcome_of(const Compiled::Item& item, std::uint32_t subject) const;
  void add_terms(const Compiled::Item& item, std::uint32_t subject, std::vector<Term>& terms) const;
  Term question_term(const Compiled::Group& group, std::size_t place, std::uint32_t subject) const;
  Bounds bounds_in(const Compiled::Group& group, std::size_t place) const;
  double number_in(const Compiled::Group& group, const Compiled::Question& question,
                   const Given& given) const;
  Term result_term(const Compiled::Item& item, std::uint32_t subject) const;
  struct Search;
  void settle_expression(std::uint32_t expression, std::uint32_t scope, std::uint32_t subject,
                         Search& search) const;
  void settle_node(std::uint32_t node, std::uint32_t subject, Search& search) const;

  std::shared_ptr<const Compiled> compiled_;
  std::vector<Frame> frames_;  // by scope
  std::vector<expression::Rows> rows_now_;
  std::vector<expression::Rows> rows_sure_;
  std::vector<std::shared_ptr<const std::string>> retired_;  // texts that something may still view
  std::vector<Task> queue_;                                  // a heap, the lowest rank first
};

}  // namespace peil
