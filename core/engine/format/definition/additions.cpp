// What a plugin's program may add: ids, texts and bounds that its replies refer to.
#include "engine/base/limits.hpp"
#include "engine/base/placeholders.hpp"
#include "engine/base/words.hpp"
#include "engine/format/definition/reader.hpp"
#include "engine/json/canonical.hpp"

namespace peil {
namespace {

std::string listed(const std::vector<std::string_view>& names) {
  std::string list;
  for (const auto name : names)
    list += (list.empty() ? "{" : ", {") + std::string(name) + "}";
  return list.empty() ? "–" : list;
}

}  // namespace

void DefinitionReader::read_program(Members& definition) {
  const auto* found = definition.find("program");
  if (found == nullptr) return;
  Members members(reading_, *found, definition.path() / "program");
  read_added_scores(members);
  read_added_labels(members);
  read_added_findings(members);
  read_added_lists(members);
  IdList ids(reading_);
  for_each(members, "messages", limits::messages, ids, [&](Members& each) {
    AddedMessage message;
    message.id = new_id(each, ids);
    message.text = read_text_with_places(each, "text", true);
    definition_.additions.messages.push_back(std::move(message));
  });
  members.warn_unknown();
}

// People and programs meet them beside the definition's own, so their ids differ from those too.
void DefinitionReader::read_added_scores(Members& members) {
  IdList ids(reading_);
  for_each(members, "scores", limits::scores, ids, [&](Members& each) {
    AddedScore score;
    score.id = new_id(each, ids, &score_ids_);
    if (!score.id.empty()) section_ids_.report_if_used(score.id, each.path() / "id");
    score.subject_kind = read_for(each).value_or(no_index);
    score.title = texts_.required(each, "title");
    each.required("low");
    each.required("high");
    const auto low = value_in(each, "low", -limits::value_magnitude, limits::value_magnitude);
    const auto high = value_in(each, "high", -limits::value_magnitude, limits::value_magnitude);
    if (low && high && !(*high > *low)) {
      reading_.error(Code::bad_value, each.path() / "high",
                     {number_text(*high), "> " + number_text(*low)});
    }
    score.low = low.value_or(0);
    score.high = high.value_or(0);
    definition_.additions.scores.push_back(std::move(score));
  });
}

void DefinitionReader::read_added_labels(Members& members) {
  IdList ids(reading_);
  for_each(members, "labels", limits::labels, ids, [&](Members& each) {
    AddedLabel label;
    label.id = new_id(each, ids, &label_ids_);
    label.subject_kind = read_for(each).value_or(no_index);
    label.title = texts_.required(each, "title");
    label.text = texts_.optional(each, "text");
    definition_.additions.labels.push_back(std::move(label));
  });
}

void DefinitionReader::read_added_findings(Members& members) {
  IdList ids(reading_);
  for_each(members, "findings", limits::findings, ids, [&](Members& each) {
    AddedFinding finding;
    finding.id = new_id(each, ids, &finding_ids_);
    finding.subject_kind = read_for(each).value_or(no_index);
    const auto severity = each.required_word("severity", words::severities);
    finding.severity = severity ? static_cast<FindingSeverity>(*severity) : FindingSeverity::note;
    finding.title = read_text_with_places(each, "title", false);
    finding.text = read_text_with_places(each, "text", true);
    read_finding_source(each, finding.source, finding.applies_from);
    finding.actions = read_suggestions(each);
    definition_.additions.findings.push_back(std::move(finding));
  });
}

void DefinitionReader::read_added_lists(Members& members) {
  IdList ids(reading_);
  for_each(members, "lists", limits::lists, ids, [&](Members& each) {
    AddedList list;
    list.id = new_id(each, ids);
    list.subject_kind = read_for(each).value_or(no_index);
    list.title = texts_.required(each, "title");
    list.text = texts_.optional(each, "text");
    list.effort = texts_.optional(each, "effort");
    if (const auto* score = each.find_string("score")) {
      list.score = score_ids_.find(view(*score), "score", each.path() / "score").value_or(no_index);
    }
    definition_.additions.lists.push_back(std::move(list));
  });
}

// A text with {places} that replies fill. Translations that lack one, or have one more, would say
// something else.
Text DefinitionReader::read_text_with_places(Members& members, std::string_view name,
                                             bool required) {
  Text text = required ? texts_.required(members, name) : texts_.optional(members, name);
  const Path path = members.path() / name;
  std::vector<std::string_view> of_source;
  for (std::size_t i = 0; i < text.by_language.size(); ++i) {
    const auto& each = text.by_language[i];
    if (each.empty()) continue;
    const Path at = path / definition_.languages[i];
    auto places = places_of(each);
    if (places.fault != std::string_view::npos) {
      reading_.error_inside(Code::bad_value, at,
                            {"“" + std::string(places.faulty) + "”", "“{a–z, 0–9, _}”"},
                            places.fault);
    } else if (places.names.size() > limits::arguments) {
      reading_.error(
          Code::limit_exceeded, at,
          {"{…}", std::to_string(places.names.size()), std::to_string(limits::arguments)});
    } else if (i > 0 && !text.by_language.front().empty() && places.names != of_source) {
      reading_.warning(Code::other_places, at,
                       {definition_.languages[i], listed(places.names), listed(of_source)});
    }
    if (i == 0) of_source = std::move(places.names);
  }
  return text;
}

}  // namespace peil
