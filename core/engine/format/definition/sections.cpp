#include "engine/base/limits.hpp"
#include "engine/base/words.hpp"
#include "engine/format/definition/reader.hpp"

#include <array>

namespace peil {

namespace json = boost::json;

void DefinitionReader::read_sections(Members& members) {
  Places places;
  for_each_of_required(members, "sections", limits::sections, section_ids_, [&](Members& each) {
    Section section;
    section.id = new_id(each, section_ids_);
    const auto kind = read_for(each);
    section.subject_kind = kind.value_or(no_index);
    section.ordinal = places.next(section.subject_kind);
    section.title = texts_.required(each, "title");
    section.intro = texts_.optional(each, "intro");
    section.tags = read_tag_list(each);
    section.visible = read_expression(each, "visible");
    section.weight = read_weight(each);
    const bool sound_score = read_section_score(each, section);
    section.first_question = static_cast<std::uint32_t>(definition_.questions.size());
    definition_.sections.push_back(std::move(section));
    const bool sound_questions = read_questions(each);
    auto& made = definition_.sections.back();
    made.question_count =
        static_cast<std::uint32_t>(definition_.questions.size()) - made.first_question;
    if (made.subject_kind != no_index) subject_questions_ += made.question_count;
    sound_.sections.push_back(kind && sound_score && sound_questions);
  });
  if (definition_.sections.empty()) question_ids_.mark_incomplete();
  const auto limit = [&](std::string_view name, std::size_t count, std::size_t most) {
    if (count <= most) return;
    reading_.error(Code::limit_exceeded, members.path() / "sections",
                   {std::string(name), std::to_string(count), std::to_string(most)});
  };
  limit("questions", questions_found_, limits::questions);
  limit("subject_questions", subject_questions_, limits::subject_questions);
}

// False if there is a score with a mistake.
bool DefinitionReader::read_section_score(Members& members, Section& section) {
  const auto* score = members.find("score");
  if (score == nullptr) return true;
  section.scored = true;
  Members each(reading_, *score, members.path() / "score");
  if (!each.valid()) return false;
  const auto rule = read_rule(each);
  section.rule = rule.value_or(Rule::mean);
  bool sound = rule.has_value();
  constexpr std::array only = {words::pick(words::runs_over, Over::questions)};
  sound = each.required_word("over", only).has_value() && sound;
  if (rule == Rule::staircase) {
    auto levels = read_steps(each);
    sound = levels.has_value() && sound;
    section.levels = std::move(levels).value_or(std::vector<double>{});
  }
  if (rule) each.warn_unknown();
  return sound;
}

// Those of the section that was read last. True if the list is there.
bool DefinitionReader::read_questions(Members& section) {
  const auto* list = section.required_array("questions");
  if (list == nullptr) {
    question_ids_.mark_incomplete();
    return false;
  }
  const Path path = section.path() / "questions";
  if (list->empty()) reading_.error(Code::empty_list, path, {"questions"});
  questions_found_ += list->size();
  if (questions_found_ > limits::questions) {
    question_ids_.mark_incomplete();
    return false;
  }
  for_each_in(*list, path, [&](Members& each) { return read_question(each); });
  return !list->empty();
}

}  // namespace peil
