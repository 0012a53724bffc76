#include "engine/base/limits.hpp"
#include "engine/format/definition/reader.hpp"
#include "engine/json/canonical.hpp"

#include <cmath>

namespace peil {

namespace json = boost::json;

void DefinitionReader::read_subjects(Members& members) {
  const auto* object = members.find_object("subjects");
  if (object == nullptr ||
      !within_limit(object->size(), limits::subject_kinds, "subjects", members)) {
    if (members.find("subjects") != nullptr) kind_ids_.mark_incomplete();
    return;
  }
  const Path path = members.path() / "subjects";
  for (const auto& member : *object) {
    const std::string_view id = key_of(member);
    if (!new_key(id, path / id, kind_ids_)) continue;
    Members each(reading_, member.value(), path / id);
    read_subject_kind(each, id);
    each.warn_unknown();
  }
}

void DefinitionReader::read_subject_kind(Members& members, std::string_view id) {
  SubjectKind kind;
  kind.id = id;
  kind.title = texts_.required(members, "title");
  kind.one = texts_.optional(members, "one");
  const auto* question = members.required_string("name_question");
  name_questions_.push_back(question != nullptr ? std::optional(view(*question)) : std::nullopt);
  if (const auto most = members.find_number("max")) {
    if (*most > static_cast<double>(limits::subjects)) {
      reading_.error(Code::limit_exceeded, members.path() / "max",
                     {"subjects", number_text(*most), std::to_string(limits::subjects)});
    } else if (!(*most >= 1) || *most != std::floor(*most)) {
      reading_.error(Code::bad_value, members.path() / "max",
                     {number_text(*most), "1, 2, … " + std::to_string(limits::subjects)});
    } else {
      kind.most = static_cast<std::uint32_t>(*most);
    }
  }
  definition_.subject_kinds.push_back(std::move(kind));
}

// Once all questions are there: the name of a subject is a text that is asked for it.
void DefinitionReader::find_name_questions() {
  const Path root;
  const Path subjects = root / "subjects";
  for (std::uint32_t i = 0; i < definition_.subject_kinds.size(); ++i) {
    auto& kind = definition_.subject_kinds[i];
    if (!name_questions_[i]) continue;
    const std::string id(*name_questions_[i]);
    const Path each = subjects / std::string_view(kind.id);
    const Path path = each / "name_question";
    const auto index = question_ids_.find(id, "question", path);
    if (!index || *index >= definition_.questions.size()) continue;
    const auto& question = definition_.questions[*index];
    if (!sound_.questions[*index]) continue;
    if (question.type != QuestionType::text) {
      reading_.error(Code::bad_value, path, {"“" + id + "”", "\"type\": \"text\""});
    } else if (definition_.subject_kind_of(question) != i) {
      if (sound_.scopes) reading_.error(Code::other_scope, path, {id, kind.id});
    } else {
      kind.name_question = *index;
    }
  }
}

}  // namespace peil
