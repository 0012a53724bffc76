#include "made_definitions.hpp"

#include <algorithm>

namespace peil::test {
namespace {

// `lowest`: of the values that aren't on the one scale.
Scale made_scale(Random& random, std::string id, bool one_scale, std::size_t most_options,
                 double lowest) {
  Scale scale;
  scale.id = std::move(id);
  const std::size_t options = 2 + random.below(most_options - 1);
  for (std::size_t o = 0; o < options; ++o) {
    double value = static_cast<double>(random.below(11)) / 2 + lowest;
    if (one_scale) value = o == 0 ? 1 : o == 1 ? 5 : 1 + static_cast<double>(random.below(40)) / 10;
    Option option;
    option.id = "o" + std::to_string(o);
    option.value = value;
    scale.options.push_back(option);
    scale.lowest = o == 0 ? value : std::min(scale.lowest, value);
    scale.highest = o == 0 ? value : std::max(scale.highest, value);
  }
  return scale;
}

Question made_question(Random& random, Definition& definition, const Making& making,
                       double lowest) {
  Question question;
  question.id = std::string(1, static_cast<char>('a' + random.below(26))) +
                std::to_string(definition.questions.size());
  question.scored = true;
  question.weight = random.chance(2)   ? 1
                    : random.chance(5) ? 0
                                       : static_cast<double>(1 + random.below(1000)) / 100;
  question.scale = static_cast<std::uint32_t>(random.below(3));
  if (making.one_scale || random.chance(2)) return question;
  switch (random.below(5)) {
    case 0:
      question.type = QuestionType::choice;
      break;
    case 1: {
      question.type = QuestionType::choices;
      Scale own = made_scale(random, question.id, false, 2, lowest);
      if (random.chance(2)) own.options.back().exclusive = true;
      question.scale = static_cast<std::uint32_t>(definition.scales.size());
      definition.scales.push_back(own);
      break;
    }
    case 2:
      question.type = QuestionType::number;
      question.whole = true;
      question.scale = no_index;
      question.minimum = static_cast<double>(random.below(3)) + (lowest < 0 ? -1 : 0);
      question.maximum = *question.minimum + 2;
      break;
    case 3:
      question.type = QuestionType::allocation;
      break;
    default:
      question.type = QuestionType::text;
      question.scored = false;
      question.scale = no_index;
  }
  return question;
}

// A share of the maximum needs values from 0.
Rule made_rule(Random& random, bool shares) {
  while (true) {
    const auto rule = static_cast<Rule>(random.below(6));
    if (shares || rule != Rule::share) return rule;
  }
}

// A condition about what stands before question or section `before`, or, for a label, about
// anything.
std::string made_condition(Random& random, const Definition& definition,
                           std::size_t before_question, std::size_t before_section,
                           bool in_subject) {
  const auto& question = definition.questions[random.below(before_question)];
  const auto& section = definition.sections[question.section];
  const bool each = section.subject_kind != no_index && !in_subject;
  const auto over = [&](const std::string& condition) {
    if (!each) return condition;
    return std::string(random.chance(2) ? "any" : "all") + "(thing, " + condition + ")";
  };
  switch (random.below(7)) {
    case 0:
      return over("answered(" + question.id + ")");
    case 1:
      if (before_section > 0) {
        const auto& other = definition.sections[random.below(before_section)];
        if (other.scored && other.subject_kind == no_index) {
          return "score('" + other.id + "') >= " + std::to_string(random.below(4));
        }
      }
      [[fallthrough]];
    default:
      break;
  }
  switch (question.type) {
    case QuestionType::scale:
    case QuestionType::choice:
      if (random.chance(3)) {
        return over(question.id + " == 'o0' || score('" + question.id + "') > 1");
      }
      return over(question.id + (random.chance(2) ? " == 'o1'" : " != 'o0'"));
    case QuestionType::choices:
      return over("contains(" + question.id + ", 'o0')");
    case QuestionType::number:
      return over(question.id + " > 0");
    case QuestionType::text:
      return over("!contains(" + question.id + ", 'x')");
    default:
      return over("!answered(score('" + question.id + "'))");
  }
}

void add_scores(Random& random, Definition& definition, bool shares) {
  for (const Over over : {Over::questions, Over::sections}) {
    for (int i = 0; i < 3; ++i) {
      Score score;
      score.id = (over == Over::questions ? "flat" : "parts") + std::to_string(i);
      score.over = over;
      score.rule = i == 0 ? Rule::mean : made_rule(random, shares);
      for (std::uint32_t s = 0; s < definition.sections.size(); ++s) {
        const auto& section = definition.sections[s];
        if (section.subject_kind == no_index && (over == Over::questions || section.scored))
          score.sections.push_back(s);
      }
      definition.scores.push_back(score);
    }
  }
  if (definition.subject_kinds.empty()) return;
  for (int i = 0; i < 2; ++i) {
    Score score;
    score.id = "each" + std::to_string(i);
    score.subject_kind = 0;
    score.rule = made_rule(random, shares);
    score.sections = {static_cast<std::uint32_t>(definition.sections.size() - 1)};
    definition.scores.push_back(score);
    Score all;
    all.id = "all" + std::to_string(i);
    all.over = Over::subjects;
    all.rule = made_rule(random, shares);
    all.of = static_cast<std::uint32_t>(definition.scores.size() - 1);
    definition.scores.push_back(all);
  }
}

Definition try_to_make(Random& random, const Making& making) {
  Definition definition;
  definition.id = "org.example.made";
  definition.version = "1.0.0";
  definition.languages = {"en"};
  const double lowest = random.chance(2) ? 0 : -2;
  const bool shares = making.one_scale || lowest == 0;
  for (std::size_t s = 0; s < 3; ++s) {
    definition.scales.push_back(
        made_scale(random, "scale" + std::to_string(s), making.one_scale, 3, lowest));
  }
  definition.named_scales = 3;
  if (making.subjects) {
    SubjectKind kind;
    kind.id = "thing";
    definition.subject_kinds.push_back(kind);
  }
  const std::size_t sections = (making.subjects ? 2 : 1) + random.below(3);
  std::size_t left = making.most_questions;
  for (std::uint32_t s = 0; s < sections; ++s) {
    Section section;
    section.id = "S" + std::to_string(s);
    if (making.subjects && s + 1 == sections) section.subject_kind = 0;
    section.scored = !random.chance(4);
    section.rule = random.chance(2) ? Rule::mean : made_rule(random, shares);
    section.weight = random.chance(2) ? 1 : static_cast<double>(1 + random.below(30)) / 10;
    section.first_question = static_cast<std::uint32_t>(definition.questions.size());
    section.question_count = static_cast<std::uint32_t>(
        std::min(left, 1 + random.below(section.subject_kind == no_index ? 4 : 2)));
    left -= section.question_count;
    const bool in_subject = section.subject_kind != no_index;
    if (making.conditions && s > 0 && !definition.questions.empty() && random.chance(3)) {
      section.visible =
          made_condition(random, definition, definition.questions.size(), s, in_subject);
    }
    definition.sections.push_back(section);
    for (std::uint32_t q = 0; q < section.question_count; ++q) {
      Question question = made_question(random, definition, making, lowest);
      question.section = s;
      if (making.conditions && !definition.questions.empty() && random.chance(2)) {
        question.visible =
            made_condition(random, definition, definition.questions.size(), s, in_subject);
      }
      definition.questions.push_back(question);
    }
  }
  add_scores(random, definition, shares);
  if (making.conditions) {
    for (int i = 0; i < 3; ++i) {
      Label label;
      label.id = "label" + std::to_string(i);
      label.when = made_condition(random, definition, definition.questions.size(), sections, false);
      if (i == 2) label.when = "label0 || !label1 && " + label.when;
      definition.labels.push_back(label);
    }
  }
  std::vector<std::uint32_t> places(definition.subject_kinds.size() + 1);
  const auto scope = [&](std::uint32_t kind) { return kind == no_index ? 0 : kind + 1; };
  for (auto& question : definition.questions)
    question.ordinal = places[scope(definition.sections[question.section].subject_kind)]++;
  return definition;
}

}  // namespace

Definition made_definition(Random& random, const Making& making) {
  while (true) {
    Definition definition = try_to_make(random, making);
    const CompileReport report = CompiledDefinition::check(definition, true);
    if (report.mistakes.empty() && report.cycles.empty()) return definition;
  }
}

std::vector<AnswerValue> possible_values(const Definition& definition, const Question& question) {
  std::vector<AnswerValue> values;
  switch (question.type) {
    case QuestionType::scale:
    case QuestionType::choice:
      for (const auto& option : definition.scales[question.scale].options)
        values.emplace_back(option.id);
      break;
    case QuestionType::choices: {
      const auto& options = definition.scales[question.scale].options;
      for (std::size_t chosen = 0; chosen < (std::size_t{1} << options.size()); ++chosen) {
        std::vector<std::string> ids;
        bool alone = false;
        for (std::size_t o = 0; o < options.size(); ++o) {
          if ((chosen >> o & 1) == 0) continue;
          ids.push_back(options[o].id);
          alone = alone || options[o].exclusive;
        }
        if (!alone || ids.size() == 1) values.emplace_back(ids);
      }
      break;
    }
    case QuestionType::number:
      for (double number = *question.minimum; number <= *question.maximum; ++number)
        values.emplace_back(number);
      break;
    case QuestionType::allocation: {
      const auto& options = definition.scales[question.scale].options;
      for (const auto& option : options)
        values.emplace_back(Points{{option.id, 100.0}});
      values.emplace_back(Points{{options[0].id, 50.0}, {options[1].id, 50.0}});
      break;
    }
    default:
      values.emplace_back(std::string("x"));
      values.emplace_back(std::string("y"));
  }
  return values;
}

Answer made_answer(Random& random, const Definition& definition, const Question& question) {
  Answer answer;
  switch (random.below(9)) {
    case 0:
      answer.state = AnswerState::unknown;
      break;
    case 1:
      answer.state = AnswerState::not_applicable;
      answer.reason = "no";
      break;
    case 2:
      answer.state = AnswerState::not_applicable;
      break;
    case 3:
      answer.value = std::string("nothing");
      break;
    case 4:
      answer.state = AnswerState::open;
      break;
    default: {
      const auto values = possible_values(definition, question);
      answer.value = values[random.below(values.size())];
    }
  }
  return answer;
}

Record made_record(Random& random, const Definition& definition) {
  Record record;
  if (!definition.subject_kinds.empty()) {
    auto& subjects = record.subjects["thing"];
    const std::size_t count = random.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      Subject subject;
      subject.id = "t" + std::to_string(i);
      subjects.push_back(subject);
    }
  }
  for (const auto at : all_questions(definition, record)) {
    if (!random.chance(3)) {
      answer_at(definition, record, at) =
          made_answer(random, definition, definition.questions[at.question]);
    }
  }
  while (random.chance(3)) {
    record.answers[std::string(1, static_cast<char>('a' + random.below(26)))].value =
        std::string("o1");
  }
  return record;
}

std::vector<const ScoreOutcome*> all_scores(const Outcome& outcome) {
  std::vector<const ScoreOutcome*> all;
  const auto add = [&](const ScopeOutcome& scope) {
    for (const auto* list : {&scope.sections, &scope.scores}) {
      for (const auto& each : *list)
        all.push_back(&each);
    }
  };
  add(outcome.record);
  for (const auto& kind : outcome.subjects) {
    for (const auto& subject : kind)
      add(subject);
  }
  return all;
}

std::vector<QuestionAt> all_questions(const Definition& definition, const Record& record) {
  std::vector<QuestionAt> all;
  for (std::uint32_t q = 0; q < definition.questions.size(); ++q) {
    const std::uint32_t kind = definition.subject_kind_of(definition.questions[q]);
    if (kind == no_index) {
      all.push_back({q, no_index});
      continue;
    }
    const auto subjects = record.subjects.find(definition.subject_kinds[kind].id);
    if (subjects == record.subjects.end()) continue;
    for (std::uint32_t i = 0; i < subjects->second.size(); ++i)
      all.push_back({q, i});
  }
  return all;
}

Answer& answer_at(const Definition& definition, Record& record, QuestionAt at) {
  const auto& question = definition.questions[at.question];
  if (at.subject == no_index) return record.answers[question.id];
  const auto& kind = definition.subject_kinds[definition.subject_kind_of(question)];
  return record.subjects[kind.id][at.subject].answers[question.id];
}

const ScopeOutcome& scope_of(const Definition& definition, const Outcome& outcome, QuestionAt at) {
  return outcome.of(definition.subject_kind_of(definition.questions[at.question]), at.subject);
}

}  // namespace peil::test
