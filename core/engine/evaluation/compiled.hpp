// The flat form of a definition: what a CompiledDefinition holds. Everything that can be computed
// is a node; nodes stand in the order in which they are computed, and each knows which others must
// follow it. Private to the engine's evaluation.
#pragma once

#include "engine/evaluation/answer_fit.hpp"
#include "engine/evaluation/bounds.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/evaluation/tag_filter.hpp"
#include "engine/expression/expression.hpp"
#include "engine/model/definition.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace peil {

struct CompiledDefinition::Flat {
  // The record, or a kind of subject: what is asked as often. The record comes first.
  struct Scope {
    std::vector<std::uint32_t> questions;  // by place: index in the definition
    std::vector<std::uint32_t> sections;
    std::uint32_t scores = 0;
    std::uint32_t labels = 0;
    std::uint32_t findings = 0;
    std::uint32_t benchmarks = 0;
    std::uint32_t groups = 0;
    std::uint32_t items = 0;
    std::uint32_t texts = 0;  // questions whose answers are texts
    std::uint32_t nodes = 0;
    std::vector<std::uint32_t> slot_nodes;  // by slot: the node that fills it
    std::vector<std::uint32_t> in_order;    // its nodes, as they are computed
  };

  struct Question {
    std::string id;
    QuestionType type{};
    bool scored = false;
    bool whole = false;
    bool optional = false;
    std::uint32_t scope = 0;
    std::uint32_t ordinal = 0;
    std::uint32_t section = 0;
    std::uint32_t section_ordinal = 0;
    std::uint32_t first_option = 0;
    std::uint32_t option_count = 0;
    std::uint32_t value_slot = no_index;
    std::uint32_t score_slot = no_index;
    std::uint32_t text = no_index;     // among the scope's texts
    std::uint32_t visible = no_index;  // index in `expressions`
    std::uint32_t required = no_index;
    std::uint32_t node = 0;
    double weight = 1;
    double lowest = 0;  // that it can count for
    double highest = 0;
    double minimum = 0;  // of a number; of others no meaning
    double maximum = 0;
  };

  struct Section {
    std::uint32_t scope = 0;
    std::uint32_t ordinal = 0;
    std::uint32_t visible = no_index;
    std::uint32_t node = no_index;  // of its visibility; none if it is always visible
    std::uint32_t item = no_index;  // its score; none if it has none
    double weight = 1;
  };

  // Questions of one section that count together, few enough to be added up anew after each answer.
  struct Group {
    std::uint32_t scope = 0;
    std::uint32_t local = 0;  // among the scope's groups
    std::vector<std::uint32_t> questions;
    std::uint32_t measure = no_index;  // what is counted; no_index: the options' values
    std::vector<Bounds> bounds;        // of what each question can count for; only of a measure
  };

  // A score, of a section or from the definition's list.
  struct Item {
    bool of_section = false;
    Rule rule{};
    Over over{};
    std::uint32_t index = 0;  // in the definition's sections or scores
    std::uint32_t scope = 0;
    std::uint32_t local = 0;    // among the scope's items
    std::uint32_t ordinal = 0;  // among the sections, or scores, of its scope
    std::uint32_t slot = 0;
    std::uint32_t node = 0;
    std::vector<std::uint32_t> groups;  // over questions
    std::vector<std::uint32_t> parts;   // over sections: their items
    std::vector<double> weights;        // of the parts
    std::uint32_t of = no_index;        // over subjects: the item of each
    std::vector<double> levels;
    double lowest = 0;  // that it can be
    double highest = 0;
  };

  // Of a label, a finding, or a benchmark that isn't always shown.
  struct Condition {
    ExpressionOwner::Member member = ExpressionOwner::Member::label_when;
    std::uint32_t index = 0;  // in the definition's list
    std::uint32_t scope = 0;
    std::uint32_t ordinal = 0;  // among its kind in the scope
    std::uint32_t expression = no_index;
    std::uint32_t slot = no_index;  // of a label
    std::uint32_t node = 0;
  };

  struct Node {
    enum class Kind : std::uint8_t { section, question, group, item, condition };
    Kind kind{};
    std::uint32_t index = 0;  // in the list of its kind
    std::uint32_t scope = 0;
    std::uint32_t local = 0;  // among the scope's nodes
    std::uint32_t rank = 0;   // its place in the order
    std::uint32_t first_edge = 0;
    std::uint32_t edge_count = 0;
  };

  struct Edge {
    std::uint32_t node = 0;
    bool all = false;  // for every subject of the node's kind, not only for the one that changed
  };

  struct Formula {
    expression::Expression expression;
    bool monotone = true;  // what has a value keeps it when more is answered
  };

  std::vector<Scope> scopes;
  std::vector<AnswerOption> options;
  std::size_t measure_count = 0;
  std::vector<double> measured;  // by option and measure: what it counts for
  std::vector<Question> questions;
  std::vector<Section> sections;
  std::vector<Group> groups;
  std::vector<Item> items;
  std::vector<std::uint32_t> score_items;  // by score of the definition
  std::vector<Condition> conditions;
  std::vector<std::uint32_t> label_conditions;    // by label
  std::vector<std::uint32_t> finding_conditions;  // by finding
  std::vector<Formula> expressions;
  std::vector<Node> nodes;
  std::vector<Edge> edges;
  std::vector<std::uint32_t> order;  // nodes as they are computed

  std::vector<std::string> kind_ids;
  std::vector<std::uint32_t> kind_limits;
  std::unordered_map<std::string_view, std::uint32_t> by_id;  // questions; views of their ids

  AnswerRule rule_of(const Question& question) const {
    return {question.type,
            {options.data() + question.first_option, question.option_count},
            question.minimum,
            question.maximum,
            question.whole};
  }

  // What the question's option counts for in a measure.
  double measured_of(const Question& question, std::uint32_t option, std::uint32_t measure) const {
    return measured[(question.first_option + option) * measure_count + measure];
  }

  // The question with that id in that scope, or nothing.
  const Question* find(std::string_view id, std::uint32_t scope) const {
    const auto found = by_id.find(id);
    if (found == by_id.end() || questions[found->second].scope != scope) return nullptr;
    return &questions[found->second];
  }
};

// Makes the flat form. With a report, of a definition that may have mistakes, which are added to
// it; without, of one that has none.
class DefinitionCompiler {
 public:
  DefinitionCompiler(const Definition& definition, CompileReport* report, bool complete)
      : definition_(definition), report_(report), complete_(complete), tag_filter_(definition) {}

  CompiledDefinition::Flat run();

 private:
  using Compiled = CompiledDefinition::Flat;

  void make_scopes();
  void make_questions();
  void make_sections();
  void make_items();
  std::vector<std::uint32_t> groups_of(std::uint32_t section, std::uint32_t score);
  void bound_item(Compiled::Item& item) const;
  double part_weight(const Score& score, std::size_t place) const;
  void make_conditions();
  const std::string& text_of(const Compiled::Condition& condition) const;
  void make_symbols();
  std::uint32_t compile(const std::string& source, ExpressionOwner owner, std::uint32_t scope);
  void compile_all();
  void make_nodes();
  void make_edges();
  void edges_of_expression(std::uint32_t expression, std::uint32_t node);
  void edge(std::uint32_t from, std::uint32_t to, bool all);
  void order();

  std::uint32_t scope_of(std::uint32_t subject_kind) const;
  std::uint32_t add_slot(std::uint32_t scope);

  const Definition& definition_;
  CompileReport* report_;
  bool complete_;
  TagFilter tag_filter_;
  Compiled made_;
  expression::Symbols symbols_;
  Suggester suggester_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> known_groups_;
  struct RawEdge {
    std::uint32_t from, to;
    bool all;
  };
  std::vector<RawEdge> raw_edges_;
};

// Finds what depends on itself among the nodes that no order was found for.
class CycleReport {
 public:
  // `left`: by node, above 0 where it has no place in the order.
  CycleReport(const Definition& definition, const CompiledDefinition::Flat& compiled,
              std::vector<std::uint32_t> left);
  void add_to(CompileReport& report);

 private:
  void drop_dead_ends();
  std::uint32_t next_left(std::uint32_t node) const;
  std::uint32_t expression_in_circle(std::uint32_t from) const;
  std::vector<std::uint32_t> shortest_way_back(std::uint32_t start) const;
  std::optional<ExpressionOwner> expression_of(std::uint32_t node) const;
  std::string name_of(std::uint32_t node) const;

  const Definition& definition_;
  const CompiledDefinition::Flat& compiled_;
  std::vector<bool> left_;
};

}  // namespace peil
