// Where an answer is given: one control, or a group of them, for each type of question.
#include "app/answer_input.hpp"
#include "app/view/screens.hpp"
#include "engine/base/limits.hpp"

#include <algorithm>
#include <cmath>

namespace peil::app::screens {

namespace {

// What every control needs to know.
struct Asked {
  const Context& context;
  const Opened& opened;
  const Question& question;
  const Answer* answer;
  QuestionKey at;
  std::string id;
  std::string title;
  bool required;
  bool disabled;

  const Scale& scale() const { return opened.definition.scales[question.scale]; }
  bool given() const { return answer && answer->state == AnswerState::answered; }
  std::string of(const Text& text) const { return context.of(text, opened.definition); }
};

Node option_node(const Asked& asked, Role role, std::size_t index, std::string name,
                 Action action) {
  const Option& option = asked.scale().options[index];
  Node node =
      button(asked.id + "/option/" + option.id, Look::choice, std::move(name), std::move(action));
  node.role = role;
  node.disabled = asked.disabled;
  if (index < 9) node.shortcut = static_cast<char>('1' + index);
  return node;
}

Node group_of(const Asked& asked, Node node, Role role) {
  node.role = role;
  node.name = asked.title;
  node.required = asked.required;
  return node;
}

// A level's number; empty if its option has no value.
std::string level_figure(const Asked& asked, const Option& option) {
  return option.value ? figure(*option.value, 1, asked.context.language) : std::string();
}

Node level_radio(const Asked& asked, std::size_t index, Look look) {
  const Option& option = asked.scale().options[index];
  const std::string label = asked.of(option.label);
  const std::string figure = level_figure(asked, option);
  Node radio = option_node(asked, Role::radio, index, figure.empty() ? label : figure + " " + label,
                           AnswerOption{asked.at, option.id});
  radio.look = look;
  radio.description = asked.of(option_meaning(asked.opened.definition, asked.question, index));
  radio.selected = asked.given() && asked.answer->text() == option.id;
  return radio;
}

// The levels of a scale as large targets beside each other.
Node short_levels(const Asked& asked) {
  const Context& context = asked.context;
  Node group =
      group_of(asked, grid(asked.id + "/options", context.one_column() ? 92.0f : 100.0f, 8, {}),
               Role::radio_group);
  group.layout.fill = true;
  for (std::size_t index = 0; index < asked.scale().options.size(); ++index) {
    const Option& option = asked.scale().options[index];
    Node radio = level_radio(asked, index, Look::answer);
    radio.layout.height = 62;
    radio.layout.gap = 2;
    radio.layout.padding_x = 6;
    radio.layout.padding_y = 10;
    radio.layout.align = Align::center;
    if (const std::string figure = level_figure(asked, option); !figure.empty()) {
      radio.children.push_back(text(radio.id + "/figure", Look::strong, figure));
    }
    radio.children.push_back(text(radio.id + "/label", Look::small, asked.of(option.label)));
    group.children.push_back(std::move(radio));
  }
  return group;
}

// The levels of a scale as a ladder: whoever chooses one has read what each of them means. A level
// is a line of its number, its label and its text; where there is little room, its label stands
// above its text.
Node ladder(const Asked& asked) {
  constexpr float padding = 12, gap = 12, mark_width = 18, label_width = 124;
  constexpr float text_most = 540;  // some 75 signs
  constexpr float digit_width = 10;
  const auto& options = asked.scale().options;
  std::size_t digits = 0;
  for (const Option& option : options)
    digits = std::max(digits, level_figure(asked, option).size());
  const float figure_width = digit_width * static_cast<float>(digits);
  const float width = questions_width(asked.context);
  const bool beside = width >= 640;
  const float room = width - 2 * card_padding(asked.context) - 2 * padding - mark_width - gap -
                     (digits > 0 ? figure_width + gap : 0.0f) - label_width - gap;

  Node group = group_of(asked, stack(asked.id + "/options", 6, {}), Role::radio_group);
  for (std::size_t index = 0; index < options.size(); ++index) {
    Node radio = level_radio(asked, index, Look::level);
    radio.layout.flow = Flow::row;
    radio.layout.align = Align::start;
    radio.layout.gap = gap;
    radio.layout.padding_x = padding;
    radio.layout.padding_y = 9;
    Node mark = stack(radio.id + "/mark", 0, {});
    mark.layout.width = mark_width;
    radio.children.push_back(std::move(mark));
    if (digits > 0) {
      Node figure = text(radio.id + "/figure", Look::strong, level_figure(asked, options[index]));
      figure.layout.width = figure_width;
      radio.children.push_back(std::move(figure));
    }
    Node label = text(radio.id + "/label", Look::strong, asked.of(options[index].label));
    Node words = text(radio.id + "/text", Look::body, radio.description);
    if (beside) {
      label.layout.width = label_width;
      words.layout.width = std::min(room, text_most);
      radio.children.push_back(std::move(label));
      radio.children.push_back(std::move(words));
    } else {
      Node both = stack(radio.id + "/words", 0, {});
      both.children.push_back(std::move(label));
      if (!words.name.empty()) both.children.push_back(std::move(words));
      both.layout.grow = 1;
      radio.children.push_back(std::move(both));
    }
    group.children.push_back(std::move(radio));
  }
  return group;
}

// A line with a mark before it.
void dress(Node& node, std::string label, std::string explanation) {
  node.layout.flow = Flow::row;
  node.layout.align = Align::start;
  node.layout.gap = 10;
  node.layout.padding_x = 12;
  node.layout.padding_y = 8;
  Node mark = stack(node.id + "/mark", 0, {});
  mark.layout.width = 20;
  Node words =
      stack(node.id + "/words", 0, {text(node.id + "/label", Look::body, std::move(label))});
  if (!explanation.empty()) {
    words.children.push_back(text(node.id + "/text", Look::small_secondary, explanation));
    node.description = std::move(explanation);
  }
  words.layout.grow = 1;
  node.children = {};
  node.children.push_back(std::move(mark));
  node.children.push_back(std::move(words));
}

Node choice(const Asked& asked) {
  Node group = group_of(asked, stack(asked.id + "/options", 6, {}), Role::radio_group);
  for (std::size_t index = 0; index < asked.scale().options.size(); ++index) {
    const Option& option = asked.scale().options[index];
    Node radio = option_node(asked, Role::radio, index, asked.of(option.label),
                             AnswerOption{asked.at, option.id});
    radio.selected = asked.given() && asked.answer->text() == option.id;
    dress(radio, radio.name, asked.of(option.text));
    group.children.push_back(std::move(radio));
  }
  return group;
}

Node choices(const Asked& asked) {
  const auto* chosen =
      asked.given() ? std::get_if<std::vector<std::string>>(&asked.answer->value) : nullptr;
  Node group = group_of(asked, stack(asked.id + "/options", 6, {}), Role::group);
  bool has_exclusive = false;
  for (std::size_t index = 0; index < asked.scale().options.size(); ++index) {
    const Option& option = asked.scale().options[index];
    has_exclusive = has_exclusive || option.exclusive;
    Node box = option_node(asked, Role::checkbox, index, asked.of(option.label),
                           ToggleOption{asked.at, option.id});
    box.selected = chosen && std::find(chosen->begin(), chosen->end(), option.id) != chosen->end();
    dress(box, box.name, asked.of(option.text));
    group.children.push_back(std::move(box));
  }
  // Choosing nothing is an answer; where no option says so, this one does.
  if (!has_exclusive) {
    Node none = button(asked.id + "/none", Look::choice, asked.context.word("answer.none"),
                       ChooseNone{asked.at});
    none.role = Role::checkbox;
    none.disabled = asked.disabled;
    none.selected = chosen && chosen->empty();
    dress(none, none.name, {});
    group.children.push_back(std::move(none));
  }
  return group;
}

// A field, and under it what is wrong with what is typed in it.
struct Field {
  Node field;
  std::optional<Node> error;
};

Field field_of(const Asked& asked, Role role, std::string name, const std::string& part) {
  const Context& context = asked.context;
  const std::string id = asked.id + "/field" + (part.empty() ? "" : "/" + part);
  Field result{
      field(id, role, std::move(name), typed(asked.answer, asked.question, part, context.language),
            EnterAnswer{asked.at, part, {}}),
      std::nullopt};
  result.field.disabled = asked.disabled;
  result.field.required = asked.required;
  const auto draft = context.state.drafts.find({asked.at, part});
  if (draft != context.state.drafts.end()) {
    result.field.value = draft->second;
    result.field.invalid = true;
    result.field.description = fault_of(context, asked.question, part, draft->second);
    result.error = text(id + "/error", Look::error, result.field.description);
  }
  if (role == Role::date_field) result.field.placeholder = context.word("input.date");
  return result;
}

Node with_error(Node control, std::optional<Node> error) {
  if (!error) return control;
  Node node = stack(control.id + "/and_error", 4, {});
  node.children.push_back(std::move(control));
  node.children.push_back(std::move(*error));
  return node;
}

std::string bounds_hint(const Asked& asked) {
  const Question& question = asked.question;
  const auto show = [&](double value) { return typed_number(value, asked.context.language); };
  if (question.minimum && question.maximum) {
    return asked.context.word("input.between", {{"lowest", show(*question.minimum)},
                                                {"highest", show(*question.maximum)}});
  }
  if (question.minimum)
    return asked.context.word("input.from", {{"lowest", show(*question.minimum)}});
  if (question.maximum)
    return asked.context.word("input.to", {{"highest", show(*question.maximum)}});
  return {};
}

Node number_field(const Asked& asked) {
  Field made = field_of(asked, Role::number_field, asked.title, {});
  made.field.layout.width = 160;
  Node line = row(asked.id + "/line", 10, {});
  const std::string unit = asked.of(asked.question.unit);
  const std::string hint = bounds_hint(asked);
  if (!made.field.invalid) {
    made.field.description = unit.empty() || hint.empty() ? unit + hint : unit + ", " + hint;
  }
  line.children.push_back(std::move(made.field));
  if (!unit.empty()) line.children.push_back(text(asked.id + "/unit", Look::body, unit));
  if (!hint.empty()) {
    line.children.push_back(text(asked.id + "/bounds", Look::small_secondary, hint));
  }
  return with_error(std::move(line), std::move(made.error));
}

Node text_field(const Asked& asked) {
  Field made = field_of(asked, Role::text_field, asked.title, {});
  if (asked.question.type == QuestionType::long_text) {
    made.field.multiline = true;
    made.field.layout.height = 96;
  }
  return with_error(std::move(made.field), std::move(made.error));
}

Node date_field(const Asked& asked) {
  Field made = field_of(asked, Role::date_field, asked.title, {});
  made.field.layout.width = 180;
  return with_error(row(asked.id + "/line", 10, {std::move(made.field)}), std::move(made.error));
}

Node allocation(const Asked& asked) {
  const Context& context = asked.context;
  Node group = group_of(asked, stack(asked.id + "/options", 6, {}), Role::group);
  double left = limits::allocation_points;
  const auto* points = asked.given() ? std::get_if<Points>(&asked.answer->value) : nullptr;
  for (const Option& option : asked.scale().options) {
    const std::string label = asked.of(option.label);
    Field made = field_of(asked, Role::number_field, label, option.id);
    made.field.layout.width = 84;
    made.field.required = false;
    const std::string id = made.field.id;
    if (points) {
      const auto found = points->find(option.id);
      if (found != points->end()) left -= found->second;
    }
    Node words = stack(id + "/words", 0, {text(id + "/label", Look::body, label)});
    const std::string explanation = asked.of(option.text);
    if (!explanation.empty()) {
      words.children.push_back(text(id + "/text", Look::small_secondary, explanation));
    }
    words.layout.grow = 1;
    Node line = row(id + "/line", 12, {});
    line.children.push_back(std::move(made.field));
    line.children.push_back(std::move(words));
    group.children.push_back(with_error(std::move(line), std::move(made.error)));
  }
  // Sums of tenths aren't exact.
  if (std::abs(left) < 1e-6) left = 0;
  const std::string shown = typed_number(std::round(std::abs(left) * 1e6) / 1e6, context.language);
  Node rest = text(asked.id + "/left", left < 0 ? Look::error : Look::small_secondary,
                   context.word(left == 0  ? "allocation.done"
                                : left > 0 ? "allocation.left"
                                           : "allocation.over",
                                {{"points", shown}}));
  rest.role = Role::status;
  group.children.push_back(std::move(rest));
  return group;
}

// A label over the field.
Node under_label(Field made) {
  const std::string label = made.field.name;
  return labelled(std::move(made.field), label, std::move(made.error));
}

Node plan(const Asked& asked) {
  const auto word = [&](const char* key) { return asked.context.word(key); };
  Node group = group_of(asked, stack(asked.id + "/options", 10, {}), Role::group);
  Field who = field_of(asked, Role::text_field, word("plan.who"), "who");
  Field when = field_of(asked, Role::date_field, word("plan.when"), "when");
  who.field.required = when.field.required = false;
  Node what_node = under_label(field_of(asked, Role::text_field, word("plan.what"), "what"));
  Node who_node = under_label(std::move(who));
  Node when_node = under_label(std::move(when));
  Node rest = asked.context.one_column() ? stack(asked.id + "/plan", 10, {})
                                         : row(asked.id + "/plan", 12, {});
  rest.layout.align = asked.context.one_column() ? Align::stretch : Align::start;
  if (!asked.context.one_column()) {
    who_node.layout.grow = 1;
    when_node.layout.width = 200;
  }
  rest.children.push_back(std::move(who_node));
  rest.children.push_back(std::move(when_node));
  group.children.push_back(std::move(what_node));
  group.children.push_back(std::move(rest));
  return group;
}

}  // namespace

Node answer_control(const Context& context, const Opened& opened, const Scope& scope,
                    const Question& question) {
  const auto index = static_cast<std::uint32_t>(&question - opened.definition.questions.data());
  const QuestionKey at{question.id, scope.subject};
  const Asked asked{context,
                    opened,
                    question,
                    answer_of(scope, question),
                    at,
                    question_id(at),
                    context.of(question.title, opened.definition),
                    opened.evaluation.required({index, scope.index}),
                    opened.record.read_only()};
  switch (question.type) {
    case QuestionType::scale:
      return has_level_texts(opened.definition, question) ? ladder(asked) : short_levels(asked);
    case QuestionType::choice:
      return choice(asked);
    case QuestionType::choices:
      return choices(asked);
    case QuestionType::number:
      return number_field(asked);
    case QuestionType::text:
    case QuestionType::long_text:
      return text_field(asked);
    case QuestionType::date:
      return date_field(asked);
    case QuestionType::allocation:
      return allocation(asked);
    case QuestionType::plan:
      return plan(asked);
  }
  return text_field(asked);
}

}  // namespace peil::app::screens
