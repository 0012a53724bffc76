#include "engine/base/limits.hpp"
#include "engine/base/words.hpp"
#include "engine/evaluation/bounds.hpp"
#include "engine/format/definition/reader.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>
#include <cmath>

namespace peil {

namespace json = boost::json;

namespace {

std::size_t values_of(const Scale& scale) {
  return static_cast<std::size_t>(
      std::count_if(scale.options.begin(), scale.options.end(),
                    [](const Option& option) { return option.value.has_value(); }));
}

}  // namespace

// False if its type isn't known: then it isn't known either what its members mean.
bool DefinitionReader::read_question(Members& members) {
  Question question;
  question.section = static_cast<std::uint32_t>(definition_.sections.size()) - 1;
  question.ordinal = question_places_.next(definition_.sections.back().subject_kind);
  question.id = new_id(members, question_ids_, &kind_ids_);
  const auto type = members.required_word("type", words::question_types);
  question.title = texts_.required(members, "title");
  question.help = texts_.optional(members, "help");
  question.why = texts_.optional(members, "why");
  question.visible = read_expression(members, "visible");
  question.required = read_requirement(members);
  question.weight = read_weight(members);
  bool sound = false;
  sound_.half_scored.push_back(false);
  if (type) {
    question.type = static_cast<QuestionType>(*type);
    sound = read_question_type(members, question);
    check_is_choice(members, question);
    sound = read_scored(members, question) && sound;
    read_evidence(members, question, sound);
  }
  if (const auto* required = members.find("required"); required != nullptr && required->is_bool())
    question.optional = !required->get_bool();
  if (question.optional && question.scored) {
    reading_.error(Code::bad_value, members.path() / "required", {"false", "true, “… == …”"});
  }
  read_expiries(members, question);
  if (const auto* list = members.find_array("proposed")) {
    named_proposals_.push_back({static_cast<std::uint32_t>(definition_.questions.size()), list});
    if (question.scored)
      reading_.error(Code::proposed_score, members.path() / "proposed", {question.id},
                     Reading::At::key);
  }
  question.tags = read_tag_list(members);
  question.references = read_references(members);
  definition_.questions.push_back(std::move(question));
  sound_.questions.push_back(sound);
  return type.has_value();
}

// What belongs to its type. True if that is there and has no mistakes.
bool DefinitionReader::read_question_type(Members& members, Question& question) {
  switch (question.type) {
    case QuestionType::scale:
      return read_question_scale(members, question);
    case QuestionType::choice:
    case QuestionType::choices:
    case QuestionType::allocation:
      return read_question_options(members, question);
    case QuestionType::number:
      return read_number(members, question);
    case QuestionType::text:
    case QuestionType::long_text:
    case QuestionType::date:
    case QuestionType::plan:
      break;
  }
  return true;
}

// Where one answer is chosen there must be something to choose.
void DefinitionReader::check_is_choice(Members& members, const Question& question) {
  const bool is_one_of =
      question.type == QuestionType::scale || question.type == QuestionType::choice;
  if (!is_one_of || question.scale == no_index) return;
  if (definition_.scales[question.scale].options.size() == 1) {
    reading_.warning(Code::single_option,
                     members.path() / (members.find("options") != nullptr ? "options" : "scale"),
                     {question.id});
  }
}

// A scale by name.
bool DefinitionReader::read_question_scale(Members& members, Question& question) {
  bool sound = false;
  needs_scales_ = true;
  if (const auto* id = members.required_string("scale")) {
    if (const auto index = scale_ids_.find(view(*id), "scale", members.path() / "scale")) {
      question.scale = *index;
      sound = sound_.scales[*index];
    }
  }
  if (question.type != QuestionType::scale) return sound;
  const Scale* scale = sound ? &definition_.scales[question.scale] : nullptr;
  question.levels = read_levels(members, "levels", scale, 0);
  question.reach = read_levels(members, "reach", scale, 1);
  read_needs(members, scale);
  return sound;
}

// A scale by name, or options of its own: one of the two.
bool DefinitionReader::read_question_options(Members& members, Question& question) {
  const bool named = members.find("scale") != nullptr;
  if (named && members.find("options") != nullptr) {
    reading_.error(Code::not_together, members.path() / "options", {"scale", "options"},
                   Reading::At::key);
    return false;
  }
  if (named) return read_question_scale(members, question);
  Scale own;
  own.id = question.id;
  const bool sound = read_options(members, own, question.type == QuestionType::choices);
  question.scale = static_cast<std::uint32_t>(definition_.scales.size());
  definition_.scales.push_back(std::move(own));
  sound_.scales.push_back(sound);
  return sound;
}

bool DefinitionReader::read_number(Members& members, Question& question) {
  question.unit = texts_.optional(members, "unit");
  question.whole = members.find_bool("whole").value_or(false);
  bool sound = true;
  const auto bound = [&](std::string_view name) {
    auto value = value_in(members, name, -limits::value_magnitude, limits::value_magnitude);
    if (value && question.whole && *value != std::floor(*value)) {
      reading_.error(Code::bad_value, members.path() / name,
                     {number_text(*value), number_text(std::floor(*value)) + ", " +
                                               number_text(std::floor(*value) + 1)});
      value.reset();
    }
    sound = sound && (value || members.find(name) == nullptr);
    return value;
  };
  question.minimum = bound("min");
  question.maximum = bound("max");
  if (question.minimum && question.maximum && *question.minimum > *question.maximum) {
    reading_.error(Code::bad_value, members.path() / "max",
                   {number_text(*question.maximum), "≥ " + number_text(*question.minimum)});
    question.maximum.reset();
    sound = false;
  }
  return sound;
}

// Whether its answers count in scores. A scale's do; what has options where all of them have
// values; a number where the author says so and gives its bounds. False if it doesn't.
bool DefinitionReader::read_scored(Members& members, Question& question) {
  const auto said = members.find_bool("scored");
  const auto type = std::string(words::pick(words::question_types, question.type));
  switch (question.type) {
    case QuestionType::scale:
      question.scored = said.value_or(true);
      break;
    case QuestionType::choice:
    case QuestionType::choices:
    case QuestionType::allocation: {
      const std::size_t all =
          question.scale != no_index ? definition_.scales[question.scale].options.size() : 0;
      const std::size_t valued = all > 0 ? values_of(definition_.scales[question.scale]) : 0;
      question.scored = said.value_or(all > 0 && valued == all);
      sound_.half_scored.back() = !said && valued > 0 && valued < all;
      break;
    }
    case QuestionType::number:
      question.scored = said.value_or(false);
      if (question.scored && (members.find("min") == nullptr || members.find("max") == nullptr)) {
        reading_.error(Code::missing_bounds, members.path() / "scored", {question.id});
        return false;
      }
      break;
    case QuestionType::text:
    case QuestionType::long_text:
    case QuestionType::date:
    case QuestionType::plan:
      if (said.value_or(false)) {
        reading_.error(Code::not_scorable, members.path() / "scored", {type});
      } else if (members.find("weight") != nullptr) {
        reading_.error(Code::not_scorable, members.path() / "weight", {type});
      }
      break;
  }
  return true;
}

// The member "from" only where answers have a number to compare it with; without it every answer
// asks for evidence.
void DefinitionReader::read_evidence(Members& members, Question& question, bool sound) {
  const auto* value = members.find("evidence");
  if (value == nullptr) return;
  Members each(reading_, *value, members.path() / "evidence");
  if (!each.valid()) return;
  EvidenceWish wish;
  const auto bounds = value_bounds(question, definition_);
  wish.from = bounds ? bounds->low : -limits::value_magnitude;
  if (bounds || !sound) {
    const auto from = value_in(each, "from", -limits::value_magnitude, limits::value_magnitude);
    if (from && sound && (*from < bounds->low || *from > bounds->high)) {
      reading_.error(Code::value_outside_scale, each.path() / "from",
                     {number_text(*from), number_text(bounds->low), number_text(bounds->high)});
    } else if (from) {
      wish.from = *from;
    }
  }
  wish.hint = texts_.optional(each, "hint");
  each.warn_unknown();
  question.evidence = std::move(wish);
}

// Texts by option id, in the order of the scale's options, of which those before `first` have none.
// Without a scale they are only checked as texts.
std::vector<Text> DefinitionReader::read_levels(Members& members, std::string_view name,
                                                const Scale* scale, std::size_t first) {
  const auto* value = members.find(name);
  if (value == nullptr) return {};
  const Path path = members.path() / name;
  const auto* object = value->if_object();
  if (object == nullptr) {
    reading_.wrong_type(*value, "object", path);
    return {};
  }
  std::vector<std::string_view> options;
  if (scale != nullptr) {
    for (std::size_t i = first; i < scale->options.size(); ++i)
      options.push_back(scale->options[i].id);
  }
  std::vector<Text> levels(scale == nullptr ? 0 : scale->options.size());
  for (const auto& member : *object) {
    const std::string_view key = key_of(member);
    const auto option = std::find(options.begin(), options.end(), key);
    if (option != options.end()) {
      levels[first + static_cast<std::size_t>(option - options.begin())] =
          texts_.read(member.value(), path / key);
    } else if (scale != nullptr) {
      reading_.error(
          Code::dangling_id, path / key,
          {std::string(key), "option", std::string(reading_.suggester().nearest(key, options))},
          Reading::At::key);
    } else if (key.size() <= limits::id_bytes) {
      texts_.read(member.value(), path / key);
    }
  }
  for (const auto id : options) {
    if (!object->contains(json::string_view(id.data(), id.size()))) {
      reading_.warning(Code::missing_member, path, {std::string(id)});
    }
  }
  return levels;
}

}  // namespace peil
