// Of the result: what the plugin's program says about the record, beside what follows from the
// answers alone.
#include "app/facts/judged_text.hpp"
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

std::string filled(const Context& context, const Definition& definition, const Text& text,
                   const peil::Arguments& arguments) {
  return app::filled(definition, text, arguments, definition.language_index(tag(context.language)),
                     context.language);
}

// Links to the questions, after a word that says what they are; nothing if there are none.
void add_question_links(Node& line, const Context& context, const Opened& opened,
                        const std::string& id, const char* key,
                        const std::vector<std::uint32_t>& questions, const ScopeRef& scope) {
  constexpr std::size_t most = 4;
  if (questions.empty()) return;
  line.children.push_back(text(id + "/word", Look::small_secondary, context.word(key)));
  for (std::size_t at = 0; at < std::min(questions.size(), most); ++at) {
    const Question& question = opened.definition.questions[questions[at]];
    const bool of_subject = opened.definition.subject_kind_of(question) != no_index;
    line.children.push_back(
        link(id + "/" + question.id, question_title(context, opened, questions[at]),
             ShowQuestion{{question.id, of_subject ? scope.subject : std::string()}}));
  }
  if (questions.size() > most) {
    line.children.push_back(
        text(id + "/more", Look::small_secondary,
             context.word("more", {{"count", std::to_string(questions.size() - most)}})));
  }
}

// The same in a line of their own.
void add_questions(Node& node, const Context& context, const Opened& opened, const std::string& id,
                   const char* key, const std::vector<std::uint32_t>& questions,
                   const ScopeRef& scope) {
  if (questions.empty()) return;
  Node line = row(id, 10, {});
  line.layout.wrap = true;
  add_question_links(line, context, opened, id, key, questions, scope);
  node.children.push_back(std::move(line));
}

Node list_item(const std::string& id) {
  Node node = stack(id, 2, {});
  node.role = Role::list_item;
  node.layout.padding_y = 12;
  return node;
}

std::string scoped_id(const std::string& base, const ScopeRef& scope) {
  return scope.subject.empty() ? base : base + "/" + scope.subject;
}

constexpr std::size_t subjects_said = 12;

// Whom it is about, with the questions it follows from or that would settle it: one line for each
// subject.
void add_scopes(Node& node, const Context& context, const Opened& opened,
                const SameConclusion& said) {
  for (std::size_t at = 0; at < std::min(said.all.size(), subjects_said); ++at) {
    const Conclusion& one = said.all[at];
    const bool open = one.state == Conclusion::State::open;
    const char* key = open ? "judged.settles" : "judged.because";
    std::vector<std::uint32_t> questions = one.because;
    if (open) {
      questions.clear();
      for (const QuestionAt& asked : one.settles)
        questions.push_back(asked.question);
    }
    const std::string id = scoped_id(node.id + "/because", one.scope);
    std::optional<Node> subject = subject_link(context, opened, id + "/subject", one);
    if (!subject) {
      add_questions(node, context, opened, id, key, questions, one.scope);
      continue;
    }
    Node line =
        row(id + "/for", 10,
            {text(id + "/for/word", Look::small_secondary, context.word("result.holds_for")),
             std::move(*subject)});
    line.layout.wrap = true;
    add_question_links(line, context, opened, id, key, questions, one.scope);
    node.children.push_back(std::move(line));
  }
  if (said.all.size() > subjects_said) {
    node.children.push_back(
        text(node.id + "/more", Look::small_secondary,
             context.word("more", {{"count", std::to_string(said.all.size() - subjects_said)}})));
  }
}

std::vector<Node> findings(const Context& context, const Opened& opened,
                           const std::vector<SameConclusion>& all) {
  std::vector<Node> items;
  for (const SameConclusion& said : all) {
    if (!is_of(said, Conclusion::Origin::program, Conclusion::Kind::finding) ||
        is_stop(said.first()))
      continue;
    Node node = list_item(node_id(said.first()));
    add_finding_words(node, context, opened, said.first());
    add_scopes(node, context, opened, said);
    items.push_back(std::move(node));
  }
  return items;
}

std::vector<Node> labels(const Context& context, const Opened& opened,
                         const std::vector<SameConclusion>& all) {
  std::vector<Node> items;
  for (const SameConclusion& said : all) {
    if (!is_of(said, Conclusion::Origin::program, Conclusion::Kind::label)) continue;
    const Conclusion& first = said.first();
    const bool open = first.state == Conclusion::State::open;
    const std::string words = open ? context.word("judged.label_open") : first.text;
    Node node = list_item(node_id(first));
    node.children.push_back(text(node.id + "/title", Look::strong, first.title));
    if (!words.empty()) {
      node.children.push_back(
          text(node.id + "/text", open ? Look::small_secondary : Look::body, words));
    }
    add_scopes(node, context, opened, said);
    items.push_back(std::move(node));
  }
  return items;
}

std::vector<Node> scores(const Context& context, const Opened& opened, const Judgement& judgement) {
  std::vector<Node> items;
  const ScoreWords words(context, Rule::mean);
  for (const PluginScore& judged : judgement.scores) {
    const AddedScore& score = opened.definition.additions.scores[judged.index];
    const std::string id = scoped_id("judged/score/" + score.id, judged.scope);
    Node title = text(
        id + "/title", Look::body,
        context.of(score.title, opened.definition) + subject_suffix(context, opened, judged.scope));
    title.layout.grow = 1;
    Node line = row(id + "/line", 12,
                    {std::move(title),
                     text(id + "/value", Look::strong, judged.value ? words(*judged.value) : "–")});
    Node node = list_item(id);
    node.children.push_back(std::move(line));
    if (judged.low && judged.high) {
      node.children.push_back(
          text(id + "/range", Look::small_secondary,
               context.word("result.value_note",
                            {{"low", words(*judged.low)}, {"high", words(*judged.high)}})));
    }
    add_questions(node, context, opened, id + "/because", "judged.because", judged.because,
                  judged.scope);
    items.push_back(std::move(node));
  }
  return items;
}

// How the program came to it.
std::vector<Node> notes(const Context& context, const Opened& opened, const Judgement& judgement) {
  std::vector<Node> items;
  const std::vector<PluginNote>& all = judgement.notes;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const AddedMessage& message = opened.definition.additions.messages[all[at].index];
    Node node = text("judged/note/" + std::to_string(at), Look::small,
                     filled(context, opened.definition, message.text, all[at].arguments) +
                         subject_suffix(context, opened, all[at].scope));
    Node item = stack(node.id + "/item", 0, {});
    item.children.push_back(std::move(node));
    item.role = Role::list_item;
    item.layout.padding_y = 4;
    items.push_back(std::move(item));
  }
  return items;
}

std::string plugin_title(const Context& context, const Opened& opened) {
  return std::string(opened.assessment.plugin->manifest.title.in(tag(context.language)));
}

Node pending_card(const Context& context, const Opened& opened) {
  Node words = text("judged/pending/text", Look::body,
                    context.word("judged.pending", {{"title", plugin_title(context, opened)}}));
  words.role = Role::status;
  return card("judged/pending", 0, {std::move(words)});
}

Node failed_card(const Context& context, const Opened& opened) {
  const JudgingFailure& failure = *opened.record.judging.failure;
  Node retry =
      row("judged/failed/row", 0,
          {button("judged/retry", Look::outline, context.word("judged.retry"), RetryProgram{})});
  Node node = card(
      "judged/failed", 8,
      {heading("judged/failed/title", Look::heading, 2, plugin_title(context, opened)),
       text("judged/failed/message", Look::strong,
            problem_message(failure.problem, context.language)),
       text("judged/failed/hint", Look::body, problem_hint(failure.problem, context.language))});
  if (!failure.detail.empty()) {
    node.children.push_back(text("judged/failed/detail", Look::small_secondary,
                                 context.word("judged.detail", {{"detail", failure.detail}})));
  }
  node.children.push_back(std::move(retry));
  return node;
}

}  // namespace

std::vector<Node> judgement(const Context& context, const Opened& opened,
                            const std::vector<SameConclusion>& said) {
  std::vector<Node> cards;
  const Judging& judging = opened.record.judging;
  if (judging.state() == Judging::State::failed) cards.push_back(failed_card(context, opened));
  if (judging.state() == Judging::State::pending) cards.push_back(pending_card(context, opened));
  const Judgement* result = program_result(opened);
  if (!result) return cards;
  const std::string title = plugin_title(context, opened);
  const auto add = [&](const char* id, std::string name, std::vector<Node> items) {
    if (!items.empty()) cards.push_back(list_of(id, std::move(name), std::move(items)));
  };
  add("judged/findings", title, findings(context, opened, said));
  add("judged/labels", context.word("judged.labels", {{"title", title}}),
      labels(context, opened, said));
  add("judged/scores", context.word("judged.scores", {{"title", title}}),
      scores(context, opened, *result));
  for (std::uint32_t index = 0; index < opened.definition.additions.lists.size(); ++index) {
    if (std::optional<Node> one = plugin_list(context, opened, *result, index))
      cards.push_back(std::move(*one));
  }
  add("judged/notes", context.word("judged.notes", {{"title", title}}),
      notes(context, opened, *result));
  return cards;
}

}  // namespace peil::app::screens
