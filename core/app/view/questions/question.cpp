// One question on its card: what is asked, the answer, what follows from the answer, and what else
// can be said to it.
#include "app/facts/answer_words.hpp"
#include "app/facts/proposed.hpp"
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

std::string level_name(const Option& option, Language language) {
  return option.value ? figure(*option.value, 1, language) : option.id;
}

// The option that an answer chose, as its place in the list; as many as there are if it chose none.
std::size_t chosen_in(const std::vector<Option>& options, const Answer* answer) {
  const auto chosen = std::find_if(options.begin(), options.end(), [&](const Option& one) {
    return answer && one.id == answer->text();
  });
  return static_cast<std::size_t>(chosen - options.begin());
}

// What must be there before the option can be reached, and isn't yet.
void add_needs(Node& node, const Context& context, const Opened& opened, const Scope& scope,
               const Question& question, std::size_t option) {
  for (const Need& need : question.needs) {
    if (need.to != option) continue;
    const Question& other = opened.definition.questions[need.question];
    const auto& options = opened.definition.scales[other.scale].options;
    const std::size_t chosen = chosen_in(options, answer_of(scope, other));
    const bool met = chosen < options.size() && chosen >= need.at;
    if (met || !is_asked(other, scope)) continue;
    node.children.push_back(
        text(node.id + "/need/" + other.id, Look::small_secondary,
             context.word("question.need",
                          {{"question", question_title(context, opened, need.question)},
                           {"level", level_name(options[need.at], context.language)}})));
  }
}

// What it takes to reach the level after the chosen one, and which evidence the chosen one asks
// for.
void add_meaning(Node& node, const Context& context, const Opened& opened, const Scope& scope,
                 const Question& question, const Answer& answer) {
  const std::string id = node.id;
  if (question.type == QuestionType::scale && !question.reach.empty()) {
    const auto& options = opened.definition.scales[question.scale].options;
    const std::size_t chosen = chosen_in(options, &answer);
    if (chosen == options.size()) return;
    const std::size_t next = chosen + 1;
    const std::string how =
        next < options.size() ? context.of(question.reach[next], opened.definition) : std::string();
    if (!how.empty()) {
      const std::string level = level_name(options[next], context.language);
      node.children.push_back(
          text(id + "/reach", Look::small,
               context.word("question.reach", {{"level", level}, {"text", how}})));
      add_needs(node, context, opened, scope, question, next);
    }
  }
  const std::optional<double>& value = scope.outcome.values[question.ordinal];
  if (question.evidence && value && *value >= question.evidence->from) {
    if (const std::string hint = context.of(question.evidence->hint, opened.definition);
        !hint.empty()) {
      node.children.push_back(text(id + "/evidence", Look::small_secondary,
                                   context.word("question.evidence", {{"hint", hint}})));
    }
  }
}

Node meaning(const Context& context, const Opened& opened, const Scope& scope,
             const Question& question, const Answer& answer, const QuestionKey& at) {
  const std::string id = question_id(at) + "/meaning";
  Node node = stack(id, 4, {});
  node.look = Look::wash;
  node.layout.padding_x = 14;
  node.layout.padding_y = 12;
  if (answer.state == AnswerState::unknown) {
    node.children.push_back(
        text(id + "/unknown", Look::small, context.word("answer.unknown_chosen")));
  } else if (answer.state == AnswerState::not_applicable) {
    node.children.push_back(text(id + "/reason_label", Look::small, context.word("answer.reason")));
    Node reason = field(id + "/reason", Role::text_field, context.word("answer.reason"),
                        answer.reason, EnterReason{at, {}});
    reason.disabled = opened.record.read_only();
    reason.required = true;
    node.children.push_back(std::move(reason));
    if (answer.reason.empty()) {
      node.children.back().description = context.word("answer.reason_missing");
      node.children.push_back(
          text(id + "/reason_missing", Look::error, context.word("answer.reason_missing")));
    }
  } else if (answer.state == AnswerState::answered) {
    add_meaning(node, context, opened, scope, question, answer);
  }
  return node;
}

Node head(const Context& context, const Opened& opened, const Scope& scope,
          const Question& question, const std::string& id, bool weighed) {
  Node title =
      heading(id + "/title", Look::heading, 2, context.of(question.title, opened.definition));
  title.layout.grow = 1;
  Node node = row(id + "/head", 12, {});
  if (const std::string code = code_of(question); !code.empty()) {
    node.children.push_back(text(id + "/code", Look::small_secondary, code));
  }
  node.children.push_back(std::move(title));
  const auto index = static_cast<std::uint32_t>(&question - opened.definition.questions.data());
  if (opened.evaluation.required({index, scope.index})) {
    node.children.push_back(
        text(id + "/required", Look::target, context.word("question.required")));
  }
  if (weighed && !context.one_column() && question.scored) {
    node.children.push_back(
        text(id + "/weight", Look::small_secondary,
             context.word("question.weight",
                          {{"weight", figure(question.weight, 4, context.language)}})));
  }
  return node;
}

// That the answer is a proposal, by what, and the way to confirm it.
Node proposal(const Context& context, const Opened& opened, const Scope& scope,
              const Question& question, const QuestionKey& at) {
  const std::string id = question_id(at) + "/proposed";
  const Question* by = proposed_by(opened, question, scope);
  std::string words = context.word("proposed.plain");
  if (by) {
    const bool once = opened.definition.subject_kind_of(*by) == no_index;
    const Answer* answer = answer_of(once ? record_scope(opened) : scope, *by);
    words =
        context.word("proposed.by",
                     {{"question", context.of(by->title, opened.definition)},
                      {"answer", answer_words(opened.definition, *by, answer, context.language)}});
  }
  Node node = row(id, 10, {text(id + "/text", Look::small_secondary, std::move(words))});
  if (!opened.record.read_only()) {
    Node confirm = button(id + "/confirm", Look::outline, context.word("proposed.confirm"),
                          ConfirmAnswers{{at}});
    confirm.description = question_name(context, opened.definition, question);
    node.children.push_back(std::move(confirm));
  }
  node.layout.wrap = true;
  node.layout.align = Align::center;
  return node;
}

// Which of the options may be chosen no longer than until some day.
std::vector<Node> endings(const Context& context, const Opened& opened, const Question& question,
                          const Answer* answer, const std::string& id) {
  std::vector<Node> nodes;
  for (const Expiry& expiry : question.expiries) {
    const Option& option = opened.definition.scales[question.scale].options[expiry.option];
    const bool ended = expiry.ends <= context.state.today;
    const bool chosen =
        answer && answer->state == AnswerState::answered && answer->text() == option.id;
    const std::string day = date(ended ? expiry.ends : expiry.day, context.language);
    nodes.push_back(text(id + "/until/" + option.id, chosen ? Look::error : Look::small_secondary,
                         context.of(option.label, opened.definition) + ": " +
                             context.word(ended ? "until.ended" : "until.may", {{"date", day}}) +
                             ". " + context.of(expiry.text, opened.definition)));
  }
  return nodes;
}

Node foot(const Context& context, const Opened& opened, const Scope& scope,
          const Question& question, const Answer* answer, const QuestionKey& at) {
  const std::string id = question_id(at);
  Node parts = question_part_buttons(context, opened, scope, question);
  if (opened.record.read_only()) return parts;
  Node states = row(id + "/states", 4, {});
  states.layout.wrap = true;
  if (answer && answer->state != AnswerState::open) {
    states.children.push_back(
        button(id + "/clear", Look::quiet, context.word("answer.clear"), ClearAnswer{at}));
  }
  const auto toggle = [&](const char* part, const char* key, Action action, AnswerState state) {
    Node mark = button(id + part, Look::quiet, context.word(key), std::move(action));
    mark.selected = answer && answer->state == state;
    mark.toggle = true;
    states.children.push_back(std::move(mark));
  };
  toggle("/not_applicable", "answer.not_applicable", MarkNotApplicable{at},
         AnswerState::not_applicable);
  toggle("/unknown", "answer.unknown", MarkUnknown{at}, AnswerState::unknown);
  for (Node& state : states.children) {
    state.layout.padding_x = 4;  // as the buttons that they stand under or beside
    if (context.one_column()) state.layout.height = 36;
  }
  // The same words stand under every question: who hears them one by one is told of which it is.
  const std::string name = question_name(context, opened.definition, question);
  for (Node* buttons : {&parts, &states}) {
    for (Node& one : buttons->children)
      one.description = name;
  }
  // What is said beside the answer is written out and may be long: it stands on a line of its own
  // where it must.
  const bool narrow = questions_width(context) < 700;
  Node node = narrow ? stack(id + "/foot", 2, {}) : row(id + "/foot", 12, {});
  parts.layout.grow = narrow ? 0.0f : 1.0f;
  node.layout.align = narrow ? Align::stretch : Align::start;
  node.children.push_back(std::move(parts));
  node.children.push_back(std::move(states));
  return node;
}

}  // namespace

Node question_card(const Context& context, const Opened& opened, const Scope& scope,
                   const Question& question, bool weighed) {
  const QuestionKey at{question.id, scope.subject};
  const std::string id = question_id(at);
  const Answer* answer = answer_of(scope, question);

  Node node = card(id, 14, {});
  node.layout.padding_x = card_padding(context);
  node.layout.padding_y = 18;
  node.focus_action = FocusQuestion{at};
  node.children.push_back(head(context, opened, scope, question, id, weighed));
  if (!question.help.empty()) {
    node.children.push_back(
        text(id + "/help", Look::small_secondary, context.of(question.help, opened.definition)));
  }
  if (is_proposed(question, scope))
    node.children.push_back(proposal(context, opened, scope, question, at));
  node.children.push_back(answer_control(context, opened, scope, question));
  for (Node& ending : endings(context, opened, question, answer, id))
    node.children.push_back(std::move(ending));
  if (answer) {
    Node means = meaning(context, opened, scope, question, *answer, at);
    if (!means.children.empty()) node.children.push_back(std::move(means));
  }
  node.children.push_back(foot(context, opened, scope, question, answer, at));
  for (Node& part : question_part_fields(context, opened, scope, question))
    node.children.push_back(std::move(part));
  return node;
}

}  // namespace peil::app::screens
