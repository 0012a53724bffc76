#include "engine/definition_reader.hpp"
#include "engine/limits.hpp"
#include "engine/syntax.hpp"

#include <algorithm>

namespace peil {

namespace json = boost::json;

void DefinitionReader::read_scores(Members& members) {
  for_each(members, "scores", limits::scores, score_ids_, [&](Members& each) {
    Score score;
    score.id = new_id(each, score_ids_, &section_ids_);
    score.title = texts_.required(each, "title");
    read_rule(each);
    const auto over = choose(each, "over", {"questions", "sections"});
    score.over = over == 1u ? Over::sections : Over::questions;
    bool sound = over.has_value();
    if (const auto* sections = each.required("sections")) {
      sound = read_score_sections(*sections, each.path() / "sections", score) && sound;
    } else {
      sound = false;
    }
    definition_.scores.push_back(std::move(score));
    sound_.scores.push_back(sound);
  });
}

// "*" stands for every section, and in a score over sections for every section that has a score.
bool DefinitionReader::read_score_sections(const json::value& value, const Path& path,
                                           Score& score) {
  const std::size_t errors_before = reading_.error_count();
  if (const auto* all = value.if_string(); all != nullptr && view(*all) == "*") {
    for (std::uint32_t i = 0; i < definition_.sections.size(); ++i) {
      if (score.over == Over::questions || definition_.sections[i].scored)
        score.sections.push_back(i);
    }
  } else if (const auto* list = value.if_array()) {
    IdList used(reading_);
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto* id = (*list)[i].if_string();
      if (id == nullptr) {
        reading_.wrong_type((*list)[i], "string", path / i);
      } else if (const auto index = section_ids_.find(view(*id), "section", path / i)) {
        if (used.add(view(*id), path / i)) score.sections.push_back(*index);
        if (score.over == Over::sections && !definition_.sections[*index].scored) {
          reading_.error(Code::section_without_score, path / i, {std::string(view(*id)), score.id});
        }
      }
    }
    std::sort(score.sections.begin(), score.sections.end());
  } else {
    reading_.wrong_type(value, "array", path);
  }
  if (score.sections.empty() && reading_.error_count() == errors_before) {
    reading_.error(Code::empty_list, path, {"sections"});
  }
  return reading_.error_count() == errors_before;
}

void DefinitionReader::read_targets(Members& members) {
  IdList none(reading_);
  for_each(members, "targets", limits::targets, none, [&](Members& each) {
    Target target;
    const auto* score = each.required_string("score");
    const auto index = score != nullptr
                           ? score_ids_.find(view(*score), "score", each.path() / "score")
                           : std::nullopt;
    target.score = index.value_or(0);
    const auto value =
        each.required("value") != nullptr
            ? value_in(each, "value", -limits::value_magnitude, limits::value_magnitude)
            : std::nullopt;
    target.value = value.value_or(0);
    if (const auto* by = each.required_string("by")) {
      target.by = view(*by);
      if (!is_date(target.by)) reading_.error(Code::bad_date, each.path() / "by", {target.by});
    }
    target.who = choose(each, "who", {"each", "sector_mean"}) == 1u ? TargetGroup::sector_mean
                                                                    : TargetGroup::each;
    target.title = texts_.optional(each, "title");
    target.source = read_reference(each).value_or(Reference{});
    definition_.targets.push_back(std::move(target));
    sound_.targets.push_back(index.has_value() && value.has_value());
  });
}

}  // namespace peil
