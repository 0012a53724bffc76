#include "engine/definition_reader.hpp"
#include "engine/limits.hpp"

#include <algorithm>

namespace peil {

namespace json = boost::json;

namespace {

constexpr auto no_scale = static_cast<std::uint32_t>(-1);

}  // namespace

void DefinitionReader::read_sections(Members& members) {
  for_each_of_required(members, "sections", limits::sections, section_ids_, [&](Members& each) {
    Section section;
    section.id = new_id(each, section_ids_);
    section.title = texts_.required(each, "title");
    section.intro = texts_.optional(each, "intro");
    section.tags = read_tag_list(each);
    section.weight = read_weight(each);
    if (const auto* score = each.find("score")) {
      section.scored = true;
      Members rule(reading_, *score, each.path() / "score");
      if (rule.valid()) {
        read_rule(rule);
        choose(rule, "over", {"questions"});
        rule.warn_unknown();
      }
    }
    section.first_question = static_cast<std::uint32_t>(definition_.questions.size());
    read_questions(each);
    section.question_count =
        static_cast<std::uint32_t>(definition_.questions.size()) - section.first_question;
    definition_.sections.push_back(std::move(section));
  });
  if (questions_found_ > limits::questions) {
    reading_.error(
        Code::limit_exceeded, members.path() / "sections",
        {"questions", std::to_string(questions_found_), std::to_string(limits::questions)});
  }
}

void DefinitionReader::read_questions(Members& section) {
  const auto* list = section.required_array("questions");
  if (list == nullptr) return;
  const Path path = section.path() / "questions";
  if (list->empty()) reading_.error(Code::empty_list, path, {"questions"});
  questions_found_ += list->size();
  if (questions_found_ > limits::questions) return;
  for_each_in(*list, path, [&](Members& each) {
    Question question;
    question.scale = no_scale;
    question.section = static_cast<std::uint32_t>(definition_.sections.size());
    question.id = new_id(each, question_ids_);
    const bool known_type = choose(each, "type", {"scale"}).has_value();
    question.title = texts_.required(each, "title");
    question.help = texts_.optional(each, "help");
    const bool sound = known_type && read_question_scale(each, question);
    question.weight = read_weight(each);
    question.tags = read_tag_list(each);
    question.references = read_references(each);
    definition_.questions.push_back(std::move(question));
    sound_.questions.push_back(sound);
    return known_type;  // the members of other types aren't known here
  });
}

// True where the scale is there and has no mistakes.
bool DefinitionReader::read_question_scale(Members& members, Question& question) {
  const Scale* scale = nullptr;
  bool sound = false;
  if (const auto* id = members.required_string("scale")) {
    if (const auto index = scale_ids_.find(view(*id), "scale", members.path() / "scale")) {
      question.scale = *index;
      scale = &definition_.scales[*index];
      sound = sound_.scales[*index];
    }
  }
  if (const auto* levels = members.find("levels")) {
    question.levels = read_levels(*levels, members.path() / "levels", scale);
  }
  return sound;
}

// Texts by option id, in the order of the scale's options. Without a scale they are only checked as texts.
std::vector<Text> DefinitionReader::read_levels(const json::value& value, const Path& path,
                                                const Scale* scale) {
  const auto* object = value.if_object();
  if (object == nullptr) {
    reading_.wrong_type(value, "object", path);
    return {};
  }
  std::vector<std::string_view> options;
  if (scale != nullptr) {
    for (const auto& option : scale->options)
      options.push_back(option.id);
  }
  std::vector<Text> levels(options.size());
  for (const auto& member : *object) {
    const std::string_view key(member.key().data(), member.key().size());
    const auto option = std::find(options.begin(), options.end(), key);
    if (option != options.end()) {
      levels[static_cast<std::size_t>(option - options.begin())] =
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
