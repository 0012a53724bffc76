#include "engine/evaluation/bounds.hpp"
#include "engine/evaluation/compiled.hpp"

#include <cmath>
#include <set>

namespace peil {

namespace {

// So many questions are added up anew after one of them was answered.
constexpr std::size_t group_size = 64;

bool has_options(QuestionType type) {
  return type == QuestionType::scale || type == QuestionType::choice ||
         type == QuestionType::choices || type == QuestionType::allocation;
}

bool is_text(QuestionType type) {
  return type == QuestionType::text || type == QuestionType::long_text;
}

// Allocations and plans have no name in expressions.
bool has_name(QuestionType type) {
  return type != QuestionType::allocation && type != QuestionType::plan;
}

}  // namespace

std::uint32_t DefinitionCompiler::scope_of(std::uint32_t subject_kind) const {
  return subject_kind < definition_.subject_kinds.size() ? subject_kind + 1 : 0;
}

std::uint32_t DefinitionCompiler::add_slot(std::uint32_t scope) {
  auto& slots = made_.scopes[scope].slot_nodes;
  slots.push_back(no_index);
  return static_cast<std::uint32_t>(slots.size() - 1);
}

void DefinitionCompiler::make_scopes() {
  made_.scopes.resize(definition_.subject_kinds.size() + 1);
  for (const auto& kind : definition_.subject_kinds) {
    made_.kind_ids.push_back(kind.id);
    made_.kind_limits.push_back(kind.most);
  }
}

void DefinitionCompiler::make_questions() {
  std::vector<std::uint32_t> first_option;
  made_.measure_count = definition_.measures.size();
  for (const auto& scale : definition_.scales) {
    first_option.push_back(static_cast<std::uint32_t>(made_.options.size()));
    const auto options = answer_options(scale);
    made_.options.insert(made_.options.end(), options.begin(), options.end());
    for (const auto& option : scale.options) {
      for (std::uint32_t measure = 0; measure < made_.measure_count; ++measure)
        made_.measured.push_back(option.counts_for(measure).value_or(0));
    }
  }
  made_.questions.reserve(definition_.questions.size());
  for (const auto& question : definition_.questions) {
    Compiled::Question flat;
    const Scale* scale = has_options(question.type) && question.scale < definition_.scales.size()
                             ? &definition_.scales[question.scale]
                             : nullptr;
    const auto& section = definition_.sections[question.section];
    flat.id = question.id;
    flat.type = question.type;
    flat.scored = question.scored;
    flat.whole = question.whole;
    flat.optional = question.optional;
    flat.scope = scope_of(section.subject_kind);
    flat.section = question.section;
    flat.weight = question.weight;
    if (scale != nullptr) {
      flat.first_option = first_option[question.scale];
      flat.option_count = static_cast<std::uint32_t>(scale->options.size());
    }
    const Bounds bounds = value_bounds(question, definition_).value_or(Bounds{});
    flat.lowest = bounds.low;
    flat.highest = bounds.high;
    flat.minimum = question.minimum.value_or(-HUGE_VAL);
    flat.maximum = question.maximum.value_or(HUGE_VAL);
    auto& scope = made_.scopes[flat.scope];
    flat.ordinal = static_cast<std::uint32_t>(scope.questions.size());
    scope.questions.push_back(static_cast<std::uint32_t>(made_.questions.size()));
    if (has_name(flat.type)) flat.value_slot = add_slot(flat.scope);
    if (flat.scored) flat.score_slot = add_slot(flat.scope);
    if (is_text(flat.type)) flat.text = scope.texts++;
    made_.questions.push_back(std::move(flat));
  }
  for (std::uint32_t i = 0; i < made_.questions.size(); ++i)
    made_.by_id.try_emplace(made_.questions[i].id, i);
}

void DefinitionCompiler::make_sections() {
  for (std::uint32_t i = 0; i < definition_.sections.size(); ++i) {
    Compiled::Section flat;
    flat.scope = scope_of(definition_.sections[i].subject_kind);
    flat.weight = definition_.sections[i].weight;
    auto& scope = made_.scopes[flat.scope];
    flat.ordinal = static_cast<std::uint32_t>(scope.sections.size());
    scope.sections.push_back(i);
    made_.sections.push_back(flat);
    const auto& section = definition_.sections[i];
    for (std::uint32_t q = 0; q < section.question_count; ++q)
      made_.questions[section.first_question + q].section_ordinal = flat.ordinal;
  }
}

// The section's questions that count, in groups: all of them, or those that the score's tags let
// through.
std::vector<std::uint32_t> DefinitionCompiler::groups_of(std::uint32_t section,
                                                         std::uint32_t score) {
  std::string key = std::to_string(section);
  if (score != no_index) {
    const auto& tags = definition_.scores[score].tags;
    for (const auto& tag : std::set<std::string>(tags.begin(), tags.end()))
      key += ' ' + tag;
  }
  const std::uint32_t measure = score != no_index ? definition_.scores[score].measure : no_index;
  if (measure != no_index) key += " in " + std::to_string(measure);
  const auto [place, is_new] = known_groups_.try_emplace(key);
  if (!is_new) return place->second;
  const auto known = place;  // a lambda can't capture a part of a pair everywhere
  const auto& from = definition_.sections[section];
  auto& scope = made_.scopes[made_.sections[section].scope];
  Compiled::Group group;
  const auto finish = [&] {
    if (group.questions.empty()) return;
    group.scope = made_.sections[section].scope;
    group.local = scope.groups++;
    group.measure = measure;
    known->second.push_back(static_cast<std::uint32_t>(made_.groups.size()));
    made_.groups.push_back(std::exchange(group, {}));
  };
  for (std::uint32_t q = from.first_question; q < from.first_question + from.question_count; ++q) {
    const auto& question = definition_.questions[q];
    if (!is_measured(question, definition_, measure)) continue;
    if (score != no_index && !tag_filter_.lets_through(q, score)) continue;
    group.questions.push_back(q);
    if (measure != no_index) group.bounds.push_back(*value_bounds(question, definition_, measure));
    if (group.questions.size() == group_size) finish();
  }
  finish();
  return known->second;
}

// Between what a score can lie, and the steps of a staircase that gives none.
void DefinitionCompiler::bound_item(Compiled::Item& item) const {
  ScoreBounds bounds;
  std::set<double> steps;
  std::set<std::uint32_t> seen;  // lists of options, by their first
  std::uint32_t last_seen = no_index;
  for (const auto index : item.groups) {
    const auto& group = made_.groups[index];
    for (std::size_t place = 0; place < group.questions.size(); ++place) {
      const auto& question = made_.questions[group.questions[place]];
      if (!(question.weight > 0)) continue;
      const bool by_measure = group.measure != no_index;
      bounds.add(by_measure ? group.bounds[place] : Bounds{question.lowest, question.highest},
                 question.weight);
      if (question.option_count == 0 || question.first_option == last_seen) continue;
      last_seen = question.first_option;
      if (!seen.insert(question.first_option).second) continue;
      for (std::uint32_t o = 0; o < question.option_count; ++o)
        steps.insert(by_measure ? made_.measured_of(question, o, group.measure)
                                : made_.options[question.first_option + o].value);
    }
  }
  const auto part = [&](const Compiled::Item& below, double weight, double times) {
    if (weight > 0) bounds.add({below.lowest, below.highest}, weight, times);
    steps.insert(below.levels.begin(), below.levels.end());
  };
  for (std::size_t place = 0; place < item.parts.size(); ++place)
    part(made_.items[item.parts[place]], item.weights[place], 1);
  if (item.of != no_index) {
    const auto& of = made_.items[item.of];
    part(of, 1, made_.kind_limits[of.scope - 1]);
  }
  if (item.levels.empty()) item.levels.assign(steps.begin(), steps.end());
  auto between = bounds.value(item.rule, item.levels);
  // Conditions take it that a sum can be 0, whatever its terms are.
  if (item.rule == Rule::sum) between = joined(between, Bounds{});
  item.lowest = between.value_or(Bounds{}).low;
  item.highest = between.value_or(Bounds{}).high;
}

double DefinitionCompiler::part_weight(const Score& score, std::size_t place) const {
  if (!score.weights.empty()) return score.weights[place];
  return definition_.sections[score.sections[place]].weight;
}

void DefinitionCompiler::make_items() {
  const auto add = [&](Compiled::Item item) {
    auto& scope = made_.scopes[item.scope];
    item.local = scope.items++;
    item.slot = add_slot(item.scope);
    bound_item(item);
    made_.items.push_back(std::move(item));
    return static_cast<std::uint32_t>(made_.items.size() - 1);
  };
  for (std::uint32_t i = 0; i < definition_.sections.size(); ++i) {
    const auto& section = definition_.sections[i];
    if (!section.scored) continue;
    Compiled::Item item;
    item.of_section = true;
    item.rule = section.rule;
    item.over = Over::questions;
    item.index = i;
    item.scope = made_.sections[i].scope;
    item.ordinal = made_.sections[i].ordinal;
    item.levels = section.levels;
    item.groups = groups_of(i, no_index);
    made_.sections[i].item = add(std::move(item));
  }
  made_.score_items.assign(definition_.scores.size(), no_index);
  // Those of subjects first: those over subjects are made of them.
  for (const bool over_subjects : {false, true}) {
    for (std::uint32_t i = 0; i < definition_.scores.size(); ++i) {
      const auto& score = definition_.scores[i];
      if ((score.over == Over::subjects) != over_subjects) continue;
      Compiled::Item item;
      item.rule = score.rule;
      item.over = score.over;
      item.index = i;
      item.scope = over_subjects ? 0 : scope_of(score.subject_kind);
      item.levels = score.levels;
      if (over_subjects) {
        item.of = score.of < made_.score_items.size() ? made_.score_items[score.of] : no_index;
        if (item.of != no_index && made_.items[item.of].scope == 0) item.of = no_index;
      }
      for (std::size_t place = 0; place < score.sections.size(); ++place) {
        const std::uint32_t section = score.sections[place];
        if (made_.sections[section].scope != item.scope) continue;
        if (score.over == Over::questions) {
          const auto groups = groups_of(section, i);
          item.groups.insert(item.groups.end(), groups.begin(), groups.end());
        } else if (made_.sections[section].item != no_index) {
          item.parts.push_back(made_.sections[section].item);
          item.weights.push_back(part_weight(score, place));
        }
      }
      made_.score_items[i] = add(std::move(item));
    }
  }
  for (std::uint32_t i = 0; i < definition_.scores.size(); ++i) {
    auto& item = made_.items[made_.score_items[i]];
    item.ordinal = made_.scopes[item.scope].scores++;
  }
}

void DefinitionCompiler::make_conditions() {
  using Member = ExpressionOwner::Member;
  const auto add = [&](Member member, std::uint32_t index, std::uint32_t subject_kind) {
    Compiled::Condition condition;
    condition.member = member;
    condition.index = index;
    condition.scope = scope_of(subject_kind);
    auto& scope = made_.scopes[condition.scope];
    condition.ordinal = member == Member::label_when     ? scope.labels++
                        : member == Member::finding_when ? scope.findings++
                                                         : definition_.benchmarks[index].ordinal;
    if (member == Member::label_when) condition.slot = add_slot(condition.scope);
    made_.conditions.push_back(condition);
    return static_cast<std::uint32_t>(made_.conditions.size() - 1);
  };
  for (std::uint32_t i = 0; i < definition_.labels.size(); ++i)
    made_.label_conditions.push_back(
        add(Member::label_when, i, definition_.labels[i].subject_kind));
  for (std::uint32_t i = 0; i < definition_.findings.size(); ++i)
    made_.finding_conditions.push_back(
        add(Member::finding_when, i, definition_.findings[i].subject_kind));
  for (std::uint32_t i = 0; i < definition_.benchmarks.size(); ++i) {
    const auto& benchmark = definition_.benchmarks[i];
    ++made_.scopes[scope_of(benchmark.subject_kind)].benchmarks;
    if (!benchmark.visible.empty()) add(Member::benchmark_visible, i, benchmark.subject_kind);
  }
}

CompiledDefinition::Flat DefinitionCompiler::run() {
  make_scopes();
  make_questions();
  make_sections();
  make_items();
  make_conditions();
  make_symbols();
  compile_all();
  make_nodes();
  make_edges();
  order();
  return std::move(made_);
}

}  // namespace peil
