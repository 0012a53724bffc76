// Beside the questions: the score so far, why it is what it is, and the sources of the question in
// focus.
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

Node score_so_far(const Context& context, const Opened& opened) {
  const ScoreOutcome& outcome = main_outcome(opened);
  const ScoreWords words(context, opened.definition, *main_score(opened.definition));
  const Coverage& coverage = outcome.coverage;
  const std::string answered = std::to_string(coverage.answered);
  const std::string total = std::to_string(coverage.applicable);
  Node node = stack("score", 4, {});
  node.children.push_back(
      text("score/label", Look::small_secondary,
           context.word(outcome.value && coverage.open() == 0 ? "score.final" : "score.so_far")));
  if (outcome.value) {
    node.children.push_back(text("score/value", Look::figure, words(*outcome.value)));
    node.children.push_back(
        text("score/explained", Look::small_secondary,
             coverage.open() == 0
                 ? context.word("score.complete", {{"total", total}})
                 : context.word("score.explained", {{"answered", answered},
                                                    {"total", total},
                                                    {"low", words(outcome.range->low)},
                                                    {"high", words(outcome.range->high)}})));
  } else {
    node.children.push_back(text("score/value", Look::headline, context.word("score.none")));
    node.children.push_back(text(
        "score/explained", Look::small_secondary,
        context.word(is_begun(whole_progress(opened)) ? "score.none_begun" : "score.none_note")));
  }
  Node bar = range_bar("score/bar", context, opened);
  Node all = stack("score/all", 12, {std::move(node), std::move(bar)});
  std::string line = benchmark_line(context, opened, main_score_at(opened.definition));
  if (!line.empty())
    all.children.push_back(text("score/benchmark", Look::small_secondary, std::move(line)));
  return all;
}

Node why(const Context& context, const Opened& opened) {
  Node list = stack("why/list", 0, {});
  list.role = Role::list;
  list.name = context.word("score.why");
  list.layout.divided = true;
  for (const Section& section : opened.definition.sections) {
    if (!section.scored || section.subject_kind != no_index) continue;
    const ScoreOutcome& outcome = opened.outcome.record.sections[section.ordinal];
    if (!outcome.value) continue;
    const std::string id = "why/" + section.id;
    const std::string value = ScoreWords(context, opened.definition, section)(*outcome.value);
    Node label = text(id + "/title", Look::body, context.of(section.title, opened.definition));
    label.layout.grow = 1;
    Node line =
        row(id, 8,
            {std::move(label),
             text(id + "/value", Look::strong,
                  outcome.coverage.open() == 0
                      ? value
                      : context.word("score.why_partly",
                                     {{"value", value},
                                      {"answered", std::to_string(outcome.coverage.answered)},
                                      {"total", std::to_string(outcome.coverage.applicable)}}))});
    line.role = Role::list_item;
    line.layout.height = 36;
    list.children.push_back(std::move(line));
  }
  return stack(
      "why", 8,
      {heading("why/heading", Look::heading, 2, context.word("score.why")), std::move(list)});
}

// The scores of the subject on the screen.
std::optional<Node> subject_scores(const Context& context, const Opened& opened) {
  const std::optional<Scope> subject = subject_on_screen(context, opened);
  if (!subject) return std::nullopt;
  Node node = stack("subject_scores", 4, {});
  for (const Score& score : opened.definition.scores) {
    if (score.subject_kind != subject->kind) continue;
    const ScoreOutcome& outcome = subject->outcome.scores[score.ordinal];
    const ScoreWords words(context, opened.definition, score);
    const std::string id = "subject_scores/" + score.id;
    node.children.push_back(
        text(id + "/label", Look::small_secondary, context.of(score.title, opened.definition)));
    if (!outcome.value) {
      node.children.push_back(text(id + "/value", Look::body, context.word("score.none")));
      continue;
    }
    node.children.push_back(text(id + "/value", Look::headline, words(*outcome.value)));
    if (outcome.range && outcome.coverage.open() > 0) {
      node.children.push_back(
          text(id + "/range", Look::small_secondary,
               context.word("result.value_note", {{"low", words(outcome.range->low)},
                                                  {"high", words(outcome.range->high)}})));
    }
  }
  if (node.children.empty()) return std::nullopt;
  node.children.insert(node.children.begin(), heading("subject_scores/name", Look::heading, 2,
                                                      subject_name(context, opened, *subject)));
  return node;
}

// What the words of the panel mean, folded away until it is asked for.
Node help(const Context& context, const Opened& opened) {
  const bool open = context.state.help_open;
  Node toggle = button("help/toggle", Look::quiet, context.word("help.ask"), ToggleHelp{});
  toggle.expands = true;
  toggle.expanded = open;
  toggle.layout.padding_x = 4;
  Node node = stack("help", 6, {std::move(toggle)});
  if (!open) return node;
  const auto add = [&](const char* id, const char* term, const char* meaning) {
    const std::string name = std::string("help/") + id;
    node.children.push_back(
        stack(name, 0,
              {text(name + "/term", Look::small_strong, context.word(term)),
               text(name + "/meaning", Look::small_secondary, context.word(meaning))}));
  };
  add("value", "score.so_far", "help.value");
  add("coverage", "result.coverage", "help.coverage");
  add("range", "result.column_range", "help.range");
  if (first_target(opened, *main_score(opened.definition)))
    add("target", "help.target_term", "help.target");
  if (latest_benchmark(opened, main_score_at(opened.definition)))
    add("benchmark", "benchmark.name", "help.benchmark");
  return node;
}

}  // namespace

Node question_sources(const Context& context, const Opened& opened, const Question& question,
                      const std::string& id, std::uint8_t level) {
  const Look look = level > 2 ? Look::small_strong : Look::heading;
  Node node = stack(id + "all", 4, {});
  if (!question.why.empty()) {
    node.children.push_back(heading(id + "why", look, level, context.word("question.why")));
    node.children.push_back(
        text(id + "why/text", Look::small, context.of(question.why, opened.definition)));
  }
  if (!question.tags.empty())
    node.children.push_back(heading(id + "tags", look, level, context.word("question.tags")));
  for (const std::string& tag : question.tags) {
    const auto& tags = opened.definition.tags;
    const auto of =
        std::find_if(tags.begin(), tags.end(), [&](const Tag& one) { return one.id == tag; });
    if (of == tags.end()) continue;
    node.children.push_back(
        text(id + "tags/" + tag, Look::small, context.of(of->title, opened.definition)));
  }
  if (question.references.empty()) return node;
  node.children.push_back(
      heading(id + "heading", look, level,
              context.word("sources.heading",
                           {{"question", question_name(context, opened.definition, question)}})));
  for (std::size_t index = 0; index < question.references.size(); ++index) {
    const Reference& reference = question.references[index];
    const Source& source = opened.definition.sources[reference.source];
    const std::string source_title = context.of(source.title, opened.definition);
    node.children.push_back(
        text(id + std::to_string(index), Look::small,
             reference.at.empty()
                 ? source_title
                 : context.word("sources.at", {{"source", source_title}, {"at", reference.at}})));
  }
  node.children.push_back(
      text(id + "checked", Look::small_secondary,
           context.word("sources.checked",
                        {{"date", date(opened.definition.checked, context.language)}})));
  return node;
}

Node score_panel(const Context& context, const Opened& opened) {
  Node node = stack("panel", 26, {});
  node.role = Role::complementary;
  node.name = context.word("panel.name");
  node.look = Look::side_panel;
  node.layout.padding_x = 22;
  node.layout.padding_y = 24;
  if (std::optional<Node> follows = live_conclusions(context, opened)) {
    node.children.push_back(std::move(*follows));
  }
  if (std::optional<Node> shown = subject_scores(context, opened)) {
    node.children.push_back(std::move(*shown));
  }
  if (main_score(opened.definition)) {
    Node score = score_so_far(context, opened);
    score.children.push_back(help(context, opened));
    node.children.push_back(std::move(score));
    if (main_outcome(opened).value) node.children.push_back(why(context, opened));
  }
  const Question* question = opened.definition.find_question(context.state.question.question);
  // Where there is no place for the panel beside them, or a person asked, they are on its card.
  const bool on_card =
      !context.has_side_panel() ||
      context.state.open_parts.contains({context.state.question, QuestionPart::sources});
  if (!on_card && question && (!question->references.empty() || !question->why.empty())) {
    node.children.push_back(question_sources(context, opened, *question, "sources/", 2));
  }
  return node;
}

}  // namespace peil::app::screens
