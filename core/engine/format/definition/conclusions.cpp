#include "engine/base/limits.hpp"
#include "engine/base/placeholders.hpp"
#include "engine/base/syntax.hpp"
#include "engine/base/words.hpp"
#include "engine/format/definition/reader.hpp"

namespace peil {

void DefinitionReader::read_labels(Members& members) {
  Places places;
  for_each(members, "labels", limits::labels, label_ids_, [&](Members& each) {
    Label label;
    label.id = new_id(each, label_ids_);
    label.subject_kind = read_for(each).value_or(no_index);
    label.ordinal = places.next(label.subject_kind);
    label.title = texts_.optional(each, "title");
    label.text = texts_.optional(each, "text");
    warn_places(label.title, each.path() / "title");
    warn_places(label.text, each.path() / "text");
    // Without a title it is for expressions only, and its text is shown nowhere.
    if (each.find("text") != nullptr && each.find("title") == nullptr)
      reading_.warning(Code::missing_member, each.path(), {"title"});
    label.when = read_expression(each, "when", true);
    definition_.labels.push_back(std::move(label));
  });
}

// While this label of the record holds, the record is a first look within the assessment.
void DefinitionReader::read_exploration(Members& members) {
  const auto* value = members.find("exploration");
  if (value == nullptr) return;
  Members each(reading_, *value, members.path() / "exploration");
  if (!each.valid()) return;
  Exploration exploration;
  exploration.title = texts_.required(each, "title");
  if (const auto* label = each.required_string("label")) {
    const Path path = each.path() / "label";
    const auto index = label_ids_.find(view(*label), "label", path);
    if (index && *index < definition_.labels.size()) {
      if (definition_.labels[*index].subject_kind != no_index) {
        if (sound_.scopes)
          reading_.error(Code::other_scope, path, {"exploration", definition_.labels[*index].id});
      } else {
        exploration.label = *index;
        definition_.exploration = std::move(exploration);
      }
    }
  }
  each.warn_unknown();
}

void DefinitionReader::read_findings(Members& members) {
  Places places;
  for_each(members, "findings", limits::findings, finding_ids_, [&](Members& each) {
    Finding finding;
    finding.id = new_id(each, finding_ids_);
    finding.subject_kind = read_for(each).value_or(no_index);
    finding.ordinal = places.next(finding.subject_kind);
    const auto severity = each.required_word("severity", words::severities);
    finding.severity = severity ? static_cast<FindingSeverity>(*severity) : FindingSeverity::note;
    finding.title = texts_.optional(each, "title");
    finding.text = texts_.required(each, "text");
    warn_places(finding.title, each.path() / "title");
    warn_places(finding.text, each.path() / "text");
    finding.when = read_expression(each, "when", true);
    read_finding_source(each, finding.source, finding.applies_from);
    finding.actions = read_suggestions(each);
    definition_.findings.push_back(std::move(finding));
  });
}

// Of what data concludes: only a program's reply fills places.
void DefinitionReader::warn_places(const Text& text, const Path& path) {
  for (std::size_t i = 0; i < text.by_language.size(); ++i) {
    for (const std::string_view name : places_of(text.by_language[i]).names) {
      reading_.warning(Code::place_not_filled, path / definition_.languages[i],
                       {'{' + std::string(name) + '}'});
    }
  }
}

// Dates of laws must be checkable.
void DefinitionReader::read_finding_source(Members& members, std::optional<Reference>& source,
                                           std::string& applies_from) {
  const bool sourced = members.find("source") != nullptr || members.find("at") != nullptr;
  if (sourced) source = read_reference(members);
  const auto* from = members.find_string("applies_from");
  if (from == nullptr) return;
  const Path path = members.path() / "applies_from";
  applies_from = view(*from);
  if (!is_date(applies_from)) {
    reading_.error(Code::bad_date, path, {applies_from});
  } else if (!sourced) {
    reading_.warning(Code::date_without_source, path, {applies_from});
  }
}

// The actions that a finding suggests.
std::vector<std::uint32_t> DefinitionReader::read_suggestions(Members& members) {
  std::vector<std::uint32_t> actions;
  const auto* list = members.find_array("actions");
  if (list == nullptr || !within_limit(list->size(), limits::suggestions, "actions", members))
    return actions;
  const Path path = members.path() / "actions";
  IdList used(reading_);
  for (std::size_t i = 0; i < list->size(); ++i) {
    const auto* id = (*list)[i].if_string();
    if (id == nullptr) {
      reading_.wrong_type((*list)[i], "string", path / i);
    } else if (const auto index = action_ids_.find(view(*id), "action", path / i)) {
      if (used.add(view(*id), path / i)) actions.push_back(*index);
    }
  }
  return actions;
}

void DefinitionReader::read_actions(Members& members) {
  for_each(members, "actions", limits::actions, action_ids_, [&](Members& each) {
    SuggestedAction action;
    action.id = new_id(each, action_ids_);
    action.title = texts_.required(each, "title");
    action.text = texts_.optional(each, "text");
    if (const auto effort = each.find_word("effort", words::efforts))
      action.effort = static_cast<Effort>(*effort);
    definition_.actions.push_back(std::move(action));
  });
}

}  // namespace peil
