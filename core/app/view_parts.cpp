#include "app/view_parts.hpp"

#include "app/answer_input.hpp"

#include <algorithm>
#include <cmath>

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

Coverage whole_progress(const Opened& opened) {
  Coverage sum = opened.outcome.record.coverage;
  for (const auto& kind : opened.outcome.subjects) {
    for (const ScopeOutcome& subject : kind) {
      sum.answered += subject.coverage.answered;
      sum.applicable += subject.coverage.applicable;
      sum.weight_answered += subject.coverage.weight_answered;
      sum.weight_applicable += subject.coverage.weight_applicable;
    }
  }
  return sum;
}

const Answer* answer_of(const Scope& scope, const Question& question) {
  const auto found = scope.answers.find(question.id);
  return found == scope.answers.end() ? nullptr : &found->second;
}

std::string question_id(const QuestionKey& at) {
  return "question/" + at.question + (at.subject.empty() ? "" : "@" + at.subject);
}

std::string fault_of(const Context& context, const Question& question, std::string_view part,
                     const std::string& text) {
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

Node spring(std::string id) {
  Node node = container(std::move(id), Flow::stack, 0, {});
  node.layout.grow = 1;
  return node;
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
    return number(value, value == std::trunc(value) ? 0 : 1, context.language);
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
  node.name = context.word(outcome.coverage.open() == 0 ? "score.final" : "score.so_far");
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

namespace {

Node tab(std::string id, std::string words, bool selected, Action action) {
  Node node = text(std::move(id), Look::tab_item, std::move(words));
  node.role = Role::tab;
  node.selected = selected;
  node.action = std::move(action);
  return node;
}

Node saved_line(const Context& context, const OpenedRecord& record) {
  Node node = text("saved", Look::small_secondary, "");
  node.role = Role::status;
  if (!record.save_failure.empty()) {
    node.name = context.word("save.failed", {{"reason", record.save_failure}});
    node.look = Look::target;
  } else if (record.place.empty()) {
    node.name = context.word("save.not_yet");
  } else if (record.saved_at.empty()) {
    node.name = context.word("save.kept");
  } else {
    node.name = context.word("save.kept_at", {{"time", record.saved_at}});
  }
  if (!record.place.empty()) node.description = place_text(context, record.place);
  return node;
}

Node brand_button(const Context& context) {
  Node brand = button("brand", Look::brand, context.word("brand"), GoHome{});
  brand.description = context.word("brand.home");
  return brand;
}

Node organisation_field(const Context& context) {
  Node node = field("organisation", Role::text_field, context.word("organisation.name"),
                    context.state.organisation, SetOrganisation{});
  node.look = Look::quiet;
  node.placeholder = context.word("organisation.name");
  node.layout.width = context.one_column() ? 190 : 260;
  return node;
}

Node language_button(const Context& context) {
  const Language other = context.language == Language::nl ? Language::en : Language::nl;
  Node node = button("language", Look::outline, context.word("language.name"), SetLanguage{other});
  node.children.push_back(text("language/short", Look::body, context.word("language.short")));
  return node;
}

Node record_tabs(const Context& context) {
  Node tabs = row("tabs", context.one_column() ? 4.0f : 8.0f,
                  {tab("tab/questions", context.word("tab.questions"),
                       context.state.screen == Screen::questions, ShowQuestions{}),
                   tab("tab/result", context.word("tab.result"),
                       context.state.screen == Screen::result, ShowResult{})});
  tabs.role = Role::tab_list;
  tabs.name = context.word("tabs.name");
  tabs.layout.align = Align::stretch;
  return tabs;
}

}  // namespace

std::string place_text(const Context& context, std::string_view place) {
  if (place == "browser") {
    return context.word("save.where", {{"place", context.word("save.place_browser")}});
  }
  return context.word("save.where_file", {{"place", place}});
}

Node bar(const Context& context) {
  const bool in_record =
      context.state.screen != Screen::home && context.state.screen != Screen::migration;
  const std::optional<Opened> open = in_record ? opened(context.state) : std::nullopt;
  const float padding = context.one_column() ? 12.0f : 20.0f;
  std::vector<Node> parts;
  parts.push_back(brand_button(context));
  if (!open) {
    parts.push_back(organisation_field(context));
    parts.push_back(spring("bar/spring"));
    if (!context.one_column()) {
      parts.push_back(button("open_file", Look::outline, context.word("open.file"), ChooseFile{}));
    }
    parts.push_back(language_button(context));
  } else if (context.one_column()) {
    parts.push_back(record_tabs(context));
    parts.push_back(spring("bar/spring"));
    parts.push_back(language_button(context));
  } else {
    if (context.has_side_panel()) {
      if (!context.state.organisation.empty()) {
        parts.push_back(text("bar/organisation", Look::secondary, context.state.organisation));
        parts.push_back(text("bar/slash", Look::secondary, "/"));
      }
      parts.push_back(
          text("bar/title", Look::strong, context.of(open->definition.title, open->definition)));
    }
    parts.push_back(spring("bar/spring"));
    parts.push_back(record_tabs(context));
    parts.push_back(spring("bar/spring_right"));
    parts.push_back(saved_line(context, open->record));
    parts.push_back(language_button(context));
  }
  Node node = row("bar", context.one_column() ? 8.0f : 16.0f, std::move(parts));
  node.role = Role::banner;
  node.look = Look::bar;
  node.layout.height = 52;
  node.layout.padding_x = padding;
  return node;
}

namespace {

constexpr std::size_t problems_shown = 8;

Node problem_node(const Context& context, const Problem& problem, std::size_t index) {
  const std::string id = "notice/" + std::to_string(index);
  std::vector<Node> lines;
  lines.push_back(text(id + "/message", Look::strong, problem_message(problem, context.language)));
  if (problem.place.line > 0) {
    std::string where =
        context.word("notice.where", {{"file", problem.place.file},
                                      {"line", std::to_string(problem.place.line)},
                                      {"column", std::to_string(problem.place.column)}});
    if (!problem.place.pointer.empty()) where += " · " + problem.place.pointer;
    lines.push_back(text(id + "/where", Look::small_secondary, std::move(where)));
  }
  lines.push_back(text(id + "/hint", Look::small, problem_hint(problem, context.language)));
  return stack(id, 2, std::move(lines));
}

}  // namespace

std::optional<Node> notice(const Context& context) {
  if (!context.state.notice) return std::nullopt;
  const Notice& notice = *context.state.notice;
  std::string title;
  std::vector<Node> body;
  switch (notice.kind) {
    case Notice::Kind::file_refused: {
      title = context.word("notice.file_refused", {{"subject", notice.subject}});
      Problems errors;
      std::copy_if(notice.problems.begin(), notice.problems.end(), std::back_inserter(errors),
                   [](const Problem& one) { return one.severity == Severity::error; });
      const std::size_t shown = std::min(errors.size(), problems_shown);
      for (std::size_t index = 0; index < shown; ++index) {
        body.push_back(problem_node(context, errors[index], index));
      }
      if (shown < errors.size()) {
        body.push_back(
            text("notice/more", Look::small,
                 context.word("notice.more", {{"count", std::to_string(errors.size() - shown)}})));
      }
      body.push_back(text("notice/kept", Look::small_secondary, context.word("notice.kept")));
      break;
    }
    case Notice::Kind::save_failed:
      title = context.word("notice.save_failed", {{"subject", notice.subject}});
      body.push_back(text("notice/reason", Look::strong, notice.reason));
      body.push_back(text("notice/hint", Look::small, context.word("notice.save_failed_hint")));
      break;
    case Notice::Kind::no_file_dialog:
      title = context.word("notice.no_file_dialog");
      body.push_back(text("notice/hint", Look::small, context.word("notice.no_file_dialog_hint")));
      break;
    case Notice::Kind::opened:
      title = context.word("notice.file_opened", {{"subject", notice.subject}});
      break;
    case Notice::Kind::migrated:
      title = context.word("notice.migrated");
      body.push_back(text("notice/hint", Look::small,
                          context.word("notice.migrated_hint", {{"version", notice.subject}})));
      break;
    case Notice::Kind::subject_removed:
      title = notice.subject.empty()
                  ? context.word("notice.subject_removed_unnamed")
                  : context.word("notice.subject_removed", {{"subject", notice.subject}});
      break;
  }
  Node head = heading("notice/title", Look::heading, 2, title);
  head.layout.grow = 1;
  Node top = row("notice/top", 16, {std::move(head)});
  const bool removed = notice.kind == Notice::Kind::subject_removed;
  if (removed) {
    top.children.push_back(button("notice/undo", Look::outline, context.word("undo"), Undo{}));
  }
  top.children.push_back(
      button("notice/dismiss", Look::outline, context.word("notice.dismiss"), DismissNotice{}));
  body.insert(body.begin(), std::move(top));
  Node node = stack("notice", 10, std::move(body));
  const bool good =
      removed || notice.kind == Notice::Kind::opened || notice.kind == Notice::Kind::migrated;
  node.role = good ? Role::status : Role::alert;
  node.name = title;
  node.look = Look::notice;
  node.layout.padding_x = 20;
  node.layout.padding_y = 16;
  return node;
}

}  // namespace peil::app::parts
