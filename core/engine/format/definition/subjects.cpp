#include "engine/base/limits.hpp"
#include "engine/format/definition/reader.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>
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
  named_tables_.push_back(members.find_array("table"));
  named_classes_.push_back(members.find_array("classes"));
  named_registers_.push_back(members.find_array("register"));
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

// Once all sections and questions are there: what is answered in a subject's row, and what is a
// column of the register, is asked for it.
void DefinitionReader::find_tables() {
  const Path root;
  const Path subjects = root / "subjects";
  for (std::uint32_t i = 0; i < definition_.subject_kinds.size(); ++i) {
    auto& kind = definition_.subject_kinds[i];
    const Path each = subjects / std::string_view(kind.id);
    for_named(named_tables_[i], each, "table", [&](std::string_view id, const Path& path) {
      const auto index = question_ids_.find(id, "question", path);
      if (!index || *index >= definition_.questions.size()) return;
      const Question& question = definition_.questions[*index];
      const bool fits = question.type != QuestionType::plan &&
                        question.type != QuestionType::allocation &&
                        question.type != QuestionType::long_text && *index != kind.name_question;
      if (definition_.subject_kind_of(question) != i) {
        if (sound_.scopes) reading_.error(Code::other_scope, path, {question.id, kind.id});
      } else if (!fits) {
        reading_.error(Code::bad_value, path,
                       {"“" + question.id + "”",
                        "scale, choice, choices, number, text, date; ≠ \"name_question\""});
      } else {
        kind.table.push_back(*index);
      }
    });
    for_named(named_registers_[i], each, "register", [&](std::string_view id, const Path& path) {
      const auto index = section_ids_.find(id, "section", path);
      if (!index || *index >= definition_.sections.size()) return;
      if (definition_.sections[*index].subject_kind == i) {
        kind.register_sections.push_back(*index);
      } else if (sound_.scopes) {
        reading_.error(Code::other_scope, path, {std::string(id), kind.id});
      }
    });
  }
}

// Once all labels are there, the program's too.
void DefinitionReader::find_classes() {
  const Path root;
  const Path subjects = root / "subjects";
  const auto& added = definition_.additions.labels;
  for (std::uint32_t i = 0; i < definition_.subject_kinds.size(); ++i) {
    auto& kind = definition_.subject_kinds[i];
    const Path each = subjects / std::string_view(kind.id);
    for_named(named_classes_[i], each, "classes", [&](std::string_view id, const Path& path) {
      const auto other_scope = [&] {
        if (sound_.scopes) reading_.error(Code::other_scope, path, {std::string(id), kind.id});
      };
      const auto of_program = std::find_if(added.begin(), added.end(),
                                           [&](const AddedLabel& label) { return label.id == id; });
      if (of_program != added.end()) {
        if (of_program->subject_kind != i) return other_scope();
        kind.classes.push_back({true, static_cast<std::uint32_t>(of_program - added.begin())});
        return;
      }
      const auto index = label_ids_.find(id, "label", path);
      if (!index || *index >= definition_.labels.size()) return;
      const Label& label = definition_.labels[*index];
      if (label.subject_kind != i) {
        other_scope();
      } else if (label.title.empty()) {
        reading_.error(Code::missing_member, path, {"title"});
      } else {
        kind.classes.push_back({false, *index});
      }
    });
  }
}

}  // namespace peil
