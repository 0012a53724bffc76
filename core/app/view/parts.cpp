#include "app/view/parts.hpp"

#include "app/answer_input.hpp"

#include <algorithm>
#include <numeric>

namespace peil::app::parts {

std::string Context::of(const Text& text, const Definition& definition) const {
  return std::string(text.in(definition.language_index(tag(language))));
}

std::optional<Opened> opened(const State& state, const OpenedRecord& record) {
  if (!record.evaluation) return std::nullopt;
  const Assessment* assessment = state.find_assessment(record.record.assessment);
  if (!assessment) return std::nullopt;
  return Opened{record, *assessment, *assessment->definition, *record.evaluation,
                record.evaluation->outcome()};
}

std::optional<Opened> opened(const State& state) {
  const OpenedRecord* record = state.current_record();
  return record ? opened(state, *record) : std::nullopt;
}

Scope record_scope(const Opened& opened) {
  return {no_index, no_index, {}, opened.record.record.answers, opened.outcome.record};
}

std::vector<Scope> subjects_of(const Opened& opened, std::uint32_t kind) {
  std::vector<Scope> scopes;
  const auto& subjects = opened.record.record.subjects;
  const auto found = subjects.find(opened.definition.subject_kinds[kind].id);
  if (found == subjects.end()) return scopes;
  const std::vector<ScopeOutcome>& outcomes = opened.outcome.subjects[kind];
  const std::size_t count = std::min(found->second.size(), outcomes.size());
  for (std::size_t index = 0; index < count; ++index) {
    const Subject& subject = found->second[index];
    scopes.push_back(
        {kind, static_cast<std::uint32_t>(index), subject.id, subject.answers, outcomes[index]});
  }
  return scopes;
}

std::string subject_name(const Context& context, const Opened& opened, const Scope& subject) {
  const SubjectKind& kind = opened.definition.subject_kinds[subject.kind];
  if (kind.name_question != no_index) {
    const auto answer = subject.answers.find(opened.definition.questions[kind.name_question].id);
    if (answer != subject.answers.end() && !answer->second.text().empty()) {
      return std::string(answer->second.text());
    }
  }
  return context.of(kind.one.empty() ? kind.title : kind.one, opened.definition) + ' ' +
         std::to_string(subject.index + 1);
}

bool is_asked(const Definition& definition, const Section& section, const Scope& scope) {
  for (std::uint32_t offset = 0; offset < section.question_count; ++offset) {
    if (is_asked(definition.questions[section.first_question + offset], scope)) return true;
  }
  return false;
}

std::size_t questions_of(const Definition& definition) {
  return static_cast<std::size_t>(
      std::count_if(definition.questions.begin(), definition.questions.end(),
                    [](const Question& question) { return !question.optional; }));
}

Coverage whole_progress(const Opened& opened) {
  Coverage sum = opened.outcome.record.coverage;
  for (const auto& kind : opened.outcome.subjects) {
    for (const ScopeOutcome& subject : kind)
      sum += subject.coverage;
  }
  return sum;
}

const Answer* answer_of(const Scope& scope, const Question& question) {
  const auto found = scope.answers.find(question.id);
  return found == scope.answers.end() ? nullptr : &found->second;
}

std::string code_of(const Question& question) {
  const bool numbered = std::any_of(question.id.begin(), question.id.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
  return numbered && is_code(question.id) ? question.id : std::string();
}

bool is_code(std::string_view id) {
  return std::none_of(id.begin(), id.end(),
                      [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

ConclusionSource conclusion_source(const Context& context, const Opened& opened) {
  const std::optional<Judgement>& judgement = opened.record.judging.judgement;
  return {opened.definition, opened.record.record, opened.evaluation,
          judgement ? &*judgement : nullptr, tag(context.language)};
}

std::string subject_suffix(const Context& context, const Opened& opened, const JudgedScope& scope) {
  if (scope.subject_kind == no_index) return {};
  for (const Scope& subject : subjects_of(opened, scope.subject_kind)) {
    if (subject.subject == scope.subject)
      return " (" + subject_name(context, opened, subject) + ")";
  }
  return {};
}

std::string question_title(const Context& context, const Opened& opened, std::uint32_t index) {
  const Question& question = opened.definition.questions[index];
  const std::string code = code_of(question);
  const std::string title = context.of(question.title, opened.definition);
  return code.empty() ? title : code + " " + title;
}

const Section* first_asked(const Definition& definition, const Scope& subject) {
  const Section* first = nullptr;
  for (const Section& section : definition.sections) {
    if (section.subject_kind != subject.kind) continue;
    if (is_asked(definition, section, subject)) return &section;
    if (!first) first = &section;
  }
  return first;
}

std::string question_id(const QuestionKey& at) {
  return "question/" + at.question + (at.subject.empty() ? "" : "@" + at.subject);
}

std::string fault_of(const Context& context, const Question& question, std::string_view part,
                     const std::string& text) {
  // Beside the answer only dates are read.
  const bool beside = part.find('/') != part.npos;
  if (beside) return read_day(text).empty() ? context.word("input.not_a_date") : std::string();
  Answer nothing;
  const auto fault = enter(nothing, question, part, text, context.language);
  if (!fault) return {};
  return context.word(fault->key, {{"lowest", fault->lowest}, {"highest", fault->highest}});
}

Node text(std::string id, Look look, std::string words) {
  Node node;
  node.id = std::move(id);
  node.role = Role::text;
  node.look = look;
  node.name = std::move(words);
  return node;
}

Node heading(std::string id, Look look, std::uint8_t level, std::string words) {
  Node node = text(std::move(id), look, std::move(words));
  node.role = Role::heading;
  node.level = level;
  return node;
}

Node button(std::string id, Look look, std::string words, Action action) {
  Node node = text(std::move(id), look, std::move(words));
  node.role = Role::button;
  node.action = std::move(action);
  return node;
}

Node link(std::string id, std::string words, Action action) {
  Node node = button(std::move(id), Look::link, std::move(words), std::move(action));
  node.role = Role::link;
  return node;
}

Node field(std::string id, Role role, std::string name, std::string value, Action action) {
  Node node = button(std::move(id), Look::outline, std::move(name), std::move(action));
  node.role = role;
  node.value = std::move(value);
  return node;
}

Node labelled(Node field, std::string label, std::optional<Node> error) {
  Node node = stack(field.id + "/labelled", 4, {});
  node.children.push_back(text(field.id + "/label", Look::small_secondary, std::move(label)));
  node.children.push_back(std::move(field));
  if (error) node.children.push_back(std::move(*error));
  return node;
}

namespace {

Node container(std::string id, Flow flow, float gap, std::vector<Node> children) {
  Node node;
  node.id = std::move(id);
  node.layout.flow = flow;
  node.layout.gap = gap;
  node.children = std::move(children);
  return node;
}

}  // namespace

Node stack(std::string id, float gap, std::vector<Node> children) {
  return container(std::move(id), Flow::stack, gap, std::move(children));
}

Node row(std::string id, float gap, std::vector<Node> children) {
  Node node = container(std::move(id), Flow::row, gap, std::move(children));
  node.layout.align = Align::center;
  return node;
}

Node grid(std::string id, float min_column, float gap, std::vector<Node> children) {
  Node node = container(std::move(id), Flow::grid, gap, std::move(children));
  node.layout.min_column = min_column;
  return node;
}

Node card(std::string id, float gap, std::vector<Node> children) {
  Node node = container(std::move(id), Flow::stack, gap, std::move(children));
  node.look = Look::card;
  node.layout.padding_x = 20;
  node.layout.padding_y = 20;
  return node;
}

Node page(const Context& context, std::string id, Node column) {
  Node node = stack(std::move(id), 0, {std::move(column)});
  node.role = Role::main;
  node.look = Look::page;
  node.layout.padding_x = context.one_column() ? 16.0f : 40.0f;
  node.layout.padding_y = context.one_column() ? 20.0f : 38.0f;
  node.layout.grow = 1;
  node.layout.scroll = true;
  return node;
}

Node list_of(const std::string& id, std::string name, std::vector<Node> items) {
  Node list = stack(id + "/list", 0, std::move(items));
  list.role = Role::list;
  list.name = name;
  list.layout.divided = true;
  Node node = card(id, 6, {heading(id + "/title", Look::heading, 2, std::move(name))});
  node.children.push_back(std::move(list));
  return node;
}

Node table_cell(std::string id, Role role, Look look, std::string words, float width) {
  Node node = text(std::move(id), look, std::move(words));
  node.role = role;
  if (width > 0) {
    node.layout.width = width;
  } else {
    node.layout.grow = 1;
  }
  return node;
}

Node spring(std::string id) {
  Node node = container(std::move(id), Flow::stack, 0, {});
  node.layout.grow = 1;
  return node;
}

std::vector<std::size_t> in_order(std::size_t count,
                                  const std::function<bool(std::size_t, std::size_t)>& before) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), before);
  return order;
}

const Score* main_score(const Definition& definition) {
  for (const Score& score : definition.scores) {
    if (score.subject_kind == no_index) return &score;
  }
  return nullptr;
}

ScoreAt main_score_at(const Definition& definition) {
  const auto index = static_cast<std::uint32_t>(main_score(definition) - definition.scores.data());
  return {ScoreAt::Kind::score, index, no_index};
}

const ScoreOutcome& main_outcome(const Opened& opened) {
  return opened.outcome.record.scores.front();
}

const Target* first_target(const Definition& definition, const Score& score) {
  const auto index = static_cast<std::uint32_t>(&score - definition.scores.data());
  const Target* first = nullptr;
  for (const Target& target : definition.targets) {
    if (target.score == index && (!first || target.by < first->by)) first = &target;
  }
  return first;
}

std::pair<double, double> bounds(const Opened& opened, const Score& score) {
  const std::optional<Range>& widest = opened.assessment.blank.record.scores[score.place].range;
  const std::optional<Range>& now = opened.outcome.record.scores[score.place].range;
  const Range range = widest.value_or(now.value_or(Range{}));
  // Answers can't lead outside the bounds, but for rules over subjects that weren't there.
  return {now ? std::min(range.low, now->low) : range.low,
          now ? std::max(range.high, now->high) : range.high};
}

std::string score_text(double value, const Context& context, Rule rule) {
  if (rule == Rule::share) return percentage(value / 100, context.language);
  return number(value, 1, context.language);
}

Node range_bar(std::string id, const Context& context, const Opened& opened) {
  const Score& score = *main_score(opened.definition);
  const ScoreOutcome& outcome = main_outcome(opened);
  const auto [lowest, highest] = bounds(opened, score);
  const Target* target = first_target(opened.definition, score);
  const auto show = [&](double value) { return score_text(value, context, score.rule); };
  const auto bound = [&](double value) {
    if (score.rule == Rule::share) return show(value);
    return figure(value, 1, context.language);
  };

  RangeBar bar;
  bar.lowest = lowest;
  bar.highest = highest;
  bar.lowest_label = bound(lowest);
  bar.highest_label = bound(highest);
  bar.value = outcome.value;
  const Range range = outcome.range.value_or(Range{lowest, highest});
  bar.low = range.low;
  bar.high = range.high;
  if (target) {
    bar.target = target->value;
    bar.target_label = context.word("score.target", {{"target", show(target->value)}});
  }

  Node node;
  node.id = std::move(id);
  node.role = Role::meter;
  node.look = Look::picture;
  node.name =
      context.word(outcome.value && outcome.coverage.open() == 0 ? "score.final" : "score.so_far");
  const std::string key =
      std::string("score.bar") + (outcome.value ? "" : "_none") + (target ? "" : "_plain");
  node.value = context.word(key, {{"value", outcome.value ? show(*outcome.value) : ""},
                                  {"lowest", bar.lowest_label},
                                  {"highest", bar.highest_label},
                                  {"low", show(range.low)},
                                  {"high", show(range.high)},
                                  {"target", target ? show(target->value) : ""}});
  node.layout.height = 56;
  node.chart = std::move(bar);
  return node;
}

}  // namespace peil::app::parts
