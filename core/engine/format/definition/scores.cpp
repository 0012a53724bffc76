#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/base/words.hpp"
#include "engine/format/definition/reader.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>
#include <cmath>

namespace peil {

namespace json = boost::json;

void DefinitionReader::read_scores(Members& members) {
  Places places;
  for_each(members, "scores", limits::scores, score_ids_, [&](Members& each) {
    Score score;
    score.id = new_id(each, score_ids_, &section_ids_);
    score.title = texts_.required(each, "title");
    const auto rule = read_rule(each);
    score.rule = rule.value_or(Rule::mean);
    const auto over = each.required_word("over", words::runs_over);
    bool sound = rule.has_value() && over.has_value();
    if (rule == Rule::staircase) {
      auto levels = read_steps(each);
      sound = levels.has_value() && sound;
      score.levels = std::move(levels).value_or(std::vector<double>{});
    }
    scores_of_.emplace_back();
    if (over) {
      score.over = static_cast<Over>(*over);
      sound =
          (score.over == Over::subjects ? read_score_of(each) : read_score_sections(each, score)) &&
          sound;
    }
    if (score.over == Over::questions) sound = read_measure(each, score) && sound;
    if (score.over == Over::sections) sound = read_weights(each, score) && sound;
    score.ordinal = places.next(score.subject_kind);
    definition_.scores.push_back(std::move(score));
    sound_.scores.push_back(sound);
    return rule && over;  // what other members mean depends on them
  });
}

// Whom the score is for, and the sections that it runs over: of that scope all of them, or those
// that are listed.
bool DefinitionReader::read_score_sections(Members& members, Score& score) {
  const auto kind = read_for(members);
  score.subject_kind = kind.value_or(no_index);
  bool sound = kind.has_value();
  if (score.over == Over::questions && members.find("tags") != nullptr) {
    score.tags = read_tag_list(members);
    const auto* list = members.find("tags")->if_array();
    if (list != nullptr && list->empty())
      reading_.error(Code::empty_list, members.path() / "tags", {"tags"});
    sound = list != nullptr && !list->empty() && score.tags.size() == list->size() && sound;
  }
  const auto* value = members.required("sections");
  if (value == nullptr) return false;
  const Path path = members.path() / "sections";
  if (const auto* list = value->if_array())
    return read_listed_sections(*list, path, score) && sound;
  if (const auto* all = value->if_string(); all == nullptr || view(*all) != "*") {
    reading_.wrong_type(*value, "array", path);
    return false;
  }
  // "*" stands for every section, and in a score over sections for every section that has a score.
  for (std::uint32_t i = 0; i < definition_.sections.size(); ++i) {
    const auto& section = definition_.sections[i];
    if (section.subject_kind == score.subject_kind &&
        (score.over == Over::questions || section.scored))
      score.sections.push_back(i);
  }
  return sound && !definition_.sections.empty() && sound_.scopes;
}

bool DefinitionReader::read_listed_sections(const json::array& list, const Path& path,
                                            Score& score) {
  const std::size_t errors_before = reading_.error_count();
  if (list.empty()) reading_.error(Code::empty_list, path, {"sections"});
  IdList used(reading_);
  bool sound = sound_.scopes;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto* id = list[i].if_string();
    if (id == nullptr) {
      reading_.wrong_type(list[i], "string", path / i);
      continue;
    }
    const auto index = section_ids_.find(view(*id), "section", path / i);
    sound = sound && index;
    if (!index || !used.add(view(*id), path / i)) continue;
    const auto& section = definition_.sections[*index];
    if (section.subject_kind != score.subject_kind) {
      if (sound_.scopes)
        reading_.error(Code::other_scope, path / i, {std::string(view(*id)), score.id});
    } else if (score.over == Over::sections && !section.scored) {
      reading_.error(Code::section_without_score, path / i, {std::string(view(*id)), score.id});
    } else {
      score.sections.push_back(*index);
    }
  }
  std::sort(score.sections.begin(), score.sections.end());
  return sound && reading_.error_count() == errors_before;
}

// What is counted instead of the options' values.
bool DefinitionReader::read_measure(Members& members, Score& score) {
  const auto* name = members.find_string("measure");
  if (name == nullptr) return members.find("measure") == nullptr;
  const auto& measures = definition_.measures;
  const auto known = std::find(measures.begin(), measures.end(), view(*name));
  if (known == measures.end()) {
    const std::vector<std::string_view> names(measures.begin(), measures.end());
    reading_.error(Code::dangling_id, members.path() / "measure",
                   {std::string(view(*name)), "values",
                    std::string(reading_.suggester().nearest(view(*name), names))});
    return false;
  }
  score.measure = static_cast<std::uint32_t>(known - measures.begin());
  return true;
}

// How much each section weighs in this score, whatever it weighs in others. One that isn't named
// weighs nothing.
bool DefinitionReader::read_weights(Members& members, Score& score) {
  const auto* object = members.find_object("weights");
  if (object == nullptr) return members.find("weights") == nullptr;
  const std::size_t errors_before = reading_.error_count();
  const Path path = members.path() / "weights";
  score.weights.assign(score.sections.size(), 0);
  for (const auto& member : *object) {
    const std::string_view id = key_of(member);
    const auto index = section_ids_.find(id, "section", path / id, Reading::At::key);
    const double weight = weight_of(member.value(), path / id);
    if (!index) continue;
    const auto place = std::find(score.sections.begin(), score.sections.end(), *index);
    if (place != score.sections.end()) {
      score.weights[static_cast<std::size_t>(place - score.sections.begin())] = weight;
    } else if (sound_.scopes) {
      reading_.error(Code::other_scope, path / id, {std::string(id), score.id}, Reading::At::key);
    }
  }
  return reading_.error_count() == errors_before;
}

// The score of each subject may stand further on.
bool DefinitionReader::read_score_of(Members& members) {
  const auto* of = members.required_string("of");
  if (of == nullptr) return false;
  scores_of_.back() = view(*of);
  return true;
}

void DefinitionReader::find_scores_of_subjects() {
  const Path root;
  const Path scores = root / "scores";
  for (std::size_t i = 0; i < definition_.scores.size(); ++i) {
    if (!scores_of_[i]) continue;
    const Path path = scores / i;
    const auto index = score_ids_.find(*scores_of_[i], "score", path / "of");
    const bool of_subjects = index && definition_.scores[*index].subject_kind != no_index;
    if (index && of_subjects) {
      definition_.scores[i].of = *index;
    } else if (index && sound_.scopes) {
      reading_.error(Code::bad_value, path / "of",
                     {"“" + std::string(*scores_of_[i]) + "”", "\"for\": …"});
    }
    if (!of_subjects || !sound_.scores[*index]) sound_.scores[i] = false;
  }
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
      if (!is_date(target.by)) {
        reading_.error(Code::bad_date, each.path() / "by", {target.by});
      } else if (is_date(definition_.checked) && target.by < definition_.checked) {
        reading_.warning(Code::target_passed, each.path() / "by", {target.by, definition_.checked});
      }
    }
    if (const auto who = each.required_word("who", words::target_groups))
      target.who = static_cast<TargetGroup>(*who);
    target.title = texts_.optional(each, "title");
    target.source = read_reference(each).value_or(Reference{});
    definition_.targets.push_back(std::move(target));
  });
}

void DefinitionReader::read_benchmarks(Members& members) {
  IdList ids(reading_);
  Places places;
  for_each(members, "benchmarks", limits::benchmarks, ids, [&](Members& each) {
    Benchmark benchmark;
    benchmark.id = new_id(each, ids);
    find_benchmarked(each, benchmark);
    benchmark.ordinal = places.next(benchmark.subject_kind);
    each.required("value");
    benchmark.value =
        value_in(each, "value", -limits::value_magnitude, limits::value_magnitude).value_or(0);
    benchmark.title = texts_.optional(each, "title");
    read_survey(each, benchmark);
    benchmark.visible = read_expression(each, "visible");
    benchmark.source = read_reference(each).value_or(Reference{});
    definition_.benchmarks.push_back(std::move(benchmark));
  });
}

// Scores and sections share their ids; a section counts where it has a score.
void DefinitionReader::find_benchmarked(Members& members, Benchmark& benchmark) {
  const auto* id = members.required_string("score");
  if (id == nullptr) return;
  if (const auto section = section_ids_.index_of(view(*id))) {
    const auto& found = definition_.sections[*section];
    if (found.scored || !sound_.sections[*section]) {
      benchmark.of_section = true;
      benchmark.score = *section;
      benchmark.subject_kind = found.subject_kind;
      return;
    }
  }
  // Where it isn't there, it may be a section's that couldn't be read.
  if (!section_ids_.complete() && !score_ids_.contains(view(*id))) return;
  const auto score = score_ids_.find(view(*id), "score", members.path() / "score");
  if (!score) return;
  benchmark.score = *score;
  benchmark.subject_kind = definition_.scores[*score].subject_kind;
}

// What the survey is called, when it was held, when it was published, and how many took part.
void DefinitionReader::read_survey(Members& members, Benchmark& benchmark) {
  benchmark.survey = texts_.required_name(members, "survey");
  const auto read_date = [&](std::string_view name, const json::string* given) {
    if (given == nullptr) return std::string();
    std::string day(view(*given));
    if (is_partial_date(day)) return day;
    reading_.error(Code::bad_date, members.path() / name, {day});
    return std::string();
  };
  benchmark.surveyed = read_date("surveyed", members.find_string("surveyed"));
  benchmark.published = read_date("published", members.required_string("published"));
  // Of two dates that aren't equally exact only the part that both have can be compared.
  const std::size_t both = std::min(benchmark.surveyed.size(), benchmark.published.size());
  if (std::string_view(benchmark.published).substr(0, both) <
      std::string_view(benchmark.surveyed).substr(0, both)) {
    reading_.error(Code::published_too_early, members.path() / "published",
                   {benchmark.published, benchmark.surveyed});
  }
  const auto of = value_in(members, "of", 1, limits::participants);
  if (!of) return;
  if (*of != std::floor(*of)) {
    reading_.error(Code::bad_value, members.path() / "of", {number_text(*of), "1, 2, 3, …"});
  } else {
    benchmark.participants = static_cast<std::uint32_t>(*of);
  }
}

}  // namespace peil
