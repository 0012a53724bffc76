#include "engine/examples/expectations.hpp"

#include "engine/base/limits.hpp"

#include <algorithm>

namespace peil {
namespace {

namespace json = boost::json;

std::string text_of(const ConditionOutcome& outcome) {
  switch (outcome.state) {
    case ConditionOutcome::State::yes:
      return "true";
    case ConditionOutcome::State::no:
      return "false";
    case ConditionOutcome::State::open:
      return "null";
    case ConditionOutcome::State::failed:
      break;
  }
  return std::string(expression::fault_name(outcome.fault));
}

}  // namespace

std::string listed(const std::set<std::string_view>& ids) {
  std::string text;
  for (const auto id : ids)
    text += (text.empty() ? "" : ", ") + std::string(id);
  return "[" + text + "]";
}

ExampleExpectations::ExampleExpectations(const Definition& definition, AnswerCheck& check,
                                         const ExampleNumbers& numbers, Reading& reading)
    : definition_(definition), check_(check), numbers_(numbers), reading_(reading) {
  const auto add = [](Names& names, const auto& list) {
    for (std::uint32_t i = 0; i < list.size(); ++i)
      names.try_emplace(list[i].id, Named{i, list[i].subject_kind, false});
  };
  add(scores_, definition.scores);
  add(labels_, definition.labels);
  add(findings_, definition.findings);
  for (std::uint32_t i = 0; i < definition.sections.size(); ++i) {
    const auto& section = definition.sections[i];
    if (section.scored) scores_.try_emplace(section.id, Named{i, section.subject_kind, true});
  }
}

std::uint32_t ExampleExpectations::find_kind(std::string_view id, const Path& path) {
  std::vector<std::string_view> known;
  for (std::uint32_t i = 0; i < definition_.subject_kinds.size(); ++i) {
    if (definition_.subject_kinds[i].id == id) return i;
    known.push_back(definition_.subject_kinds[i].id);
  }
  reading_.error(Code::dangling_id, path,
                 {std::string(id), "subject", std::string(check_.suggester().nearest(id, known))},
                 Reading::At::key);
  return no_index;
}

const ExampleExpectations::Named* ExampleExpectations::find(const Names& names, std::string_view id,
                                                            std::string_view kind,
                                                            const Scope& scope, const Path& path,
                                                            Reading::At at) {
  const auto found = names.find(id);
  if (found != names.end() && found->second.subject_kind == scope.subject_kind)
    return &found->second;
  std::vector<std::string_view> known;
  // Beyond this nothing is listed, so nothing needs to be found.
  if (reading_.error_count() < limits::problems) {
    for (const auto& [name, named] : names) {
      if (named.subject_kind == scope.subject_kind) known.push_back(name);
    }
  }
  // The table has no order of its own.
  std::sort(known.begin(), known.end());
  reading_.error(
      Code::dangling_id, path,
      {std::string(id), std::string(kind), std::string(check_.suggester().nearest(id, known))}, at);
  return nullptr;
}

void ExampleExpectations::fail(const Path& path, const std::string& what, std::string expected,
                               std::string found) {
  if (sound_)
    reading_.error(Code::example_failed, path, {what, std::move(expected), std::move(found)});
}

bool ExampleExpectations::compare(const json::value& expect, const Path& path,
                                  const Evaluation& evaluation, bool sound) {
  sound_ = sound;
  return compare_scope(expect, path,
                       {evaluation, no_index, no_index, {}, &evaluation.outcome().record});
}

bool ExampleExpectations::compare_scope(const json::value& expect, const Path& path,
                                        const Scope& scope) {
  Members members(reading_, expect, path);
  // What isn't an object is reported; nothing more is to be said of it.
  if (!members.valid()) return true;
  bool any = false;
  if (const auto* scores = members.find_object("scores"))
    any = compare_scores(*scores, path / "scores", scope) || any;
  if (const auto* labels = members.find_object("labels"))
    any = compare_labels(*labels, path / "labels", scope) || any;
  if (const auto* findings = members.find_array("findings")) {
    compare_findings(*findings, path / "findings", scope);
    any = true;
  }
  if (const auto* visible = members.find_object("visible"))
    any = compare_visible(*visible, path / "visible", scope) || any;
  if (scope.subject_kind == no_index) {
    if (const auto* kinds = members.find_object("subjects"))
      any = compare_subjects(*kinds, path / "subjects", scope) || any;
    // That is compared with what a program says.
    any = members.find("program") != nullptr || any;
  }
  members.warn_unknown();
  return any;
}

bool ExampleExpectations::compare_scores(const json::object& scores, const Path& path,
                                         const Scope& scope) {
  for (const auto& member : scores) {
    const auto id = key_of(member);
    const Path at = path / id;
    const auto* named = find(scores_, id, "score", scope, at, Reading::At::key);
    if (named == nullptr) continue;
    const auto& all = named->section ? scope.outcome->sections : scope.outcome->scores;
    const std::uint32_t place = named->section ? definition_.sections[named->index].ordinal
                                               : definition_.scores[named->index].ordinal;
    compare_score(member.value(), at, all[place], scope.prefix + "scores." + std::string(id));
  }
  return !scores.empty();
}

void ExampleExpectations::compare_score(const json::value& expected, const Path& path,
                                        const ScoreOutcome& outcome, const std::string& what) {
  if (!expected.is_object()) return compare_number(expected, path, outcome.value, what);
  Members members(reading_, expected, path);
  const auto part = [&](std::string_view name, std::optional<double> found) {
    if (const auto* value = members.find(name))
      compare_number(*value, path / name, found, what + "." + std::string(name));
  };
  part("value", outcome.value);
  part("low", outcome.range ? std::optional(outcome.range->low) : std::nullopt);
  part("high", outcome.range ? std::optional(outcome.range->high) : std::nullopt);
  part("coverage", outcome.coverage.share());
  members.warn_unknown();
}

void ExampleExpectations::compare_number(const json::value& expected, const Path& path,
                                         std::optional<double> found, const std::string& what) {
  if (auto difference = numbers_.compare(expected, path, found, reading_))
    fail(path, what, std::move(difference->expected), std::move(difference->found));
}

bool ExampleExpectations::compare_labels(const json::object& labels, const Path& path,
                                         const Scope& scope) {
  for (const auto& member : labels) {
    const auto id = key_of(member);
    const Path at = path / id;
    const auto* named = find(labels_, id, "label", scope, at, Reading::At::key);
    if (named == nullptr) continue;
    const auto& value = member.value();
    if (!value.is_bool() && !value.is_null()) {
      reading_.wrong_type(value, "boolean, null", at);
      continue;
    }
    const std::string expected = value.is_null() ? "null" : value.get_bool() ? "true" : "false";
    const std::string found =
        text_of(scope.outcome->labels[definition_.labels[named->index].ordinal]);
    if (found != expected) fail(at, scope.prefix + "labels." + std::string(id), expected, found);
  }
  return !labels.empty();
}

void ExampleExpectations::compare_findings(const json::array& findings, const Path& path,
                                           const Scope& scope) {
  std::set<std::string_view> expected;
  bool read = true;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Path at = path / i;
    const auto* id = findings[i].if_string();
    if (id == nullptr) {
      reading_.wrong_type(findings[i], "string", at);
      read = false;
    } else if (find(findings_, view(*id), "finding", scope, at, Reading::At::value) == nullptr) {
      read = false;
    } else {
      expected.insert(view(*id));
    }
  }
  std::set<std::string_view> found;
  for (const auto& finding : definition_.findings) {
    if (finding.subject_kind == scope.subject_kind &&
        scope.outcome->findings[finding.ordinal].state == ConditionOutcome::State::yes) {
      found.insert(finding.id);
    }
  }
  if (read && found != expected)
    fail(path, scope.prefix + "findings", listed(expected), listed(found));
}

bool ExampleExpectations::compare_visible(const json::object& visible, const Path& path,
                                          const Scope& scope) {
  for (const auto& member : visible) {
    const auto id = key_of(member);
    const Path at = path / id;
    const std::uint32_t question = check_.find(id, scope.subject_kind);
    if (question == no_index) {
      check_.report_unknown(id, scope.subject_kind, reading_, at);
      continue;
    }
    if (!member.value().is_bool()) {
      reading_.wrong_type(member.value(), "boolean", at);
      continue;
    }
    const bool expected = member.value().get_bool();
    const bool found = scope.evaluation.visible({question, scope.subject});
    if (found != expected) {
      fail(at, scope.prefix + "visible." + std::string(id), expected ? "true" : "false",
           found ? "true" : "false");
    }
  }
  return !visible.empty();
}

bool ExampleExpectations::compare_subjects(const json::object& kinds, const Path& path,
                                           const Scope& scope) {
  bool any = false;
  for (const auto& member : kinds) {
    const Path at = path / key_of(member);
    const std::uint32_t kind = find_kind(key_of(member), at);
    if (kind == no_index) continue;
    const auto* list = member.value().if_array();
    if (list == nullptr) {
      reading_.wrong_type(member.value(), "array", at);
      continue;
    }
    const auto& outcomes = scope.evaluation.outcome().subjects[kind];
    const std::string what = "subjects." + std::string(key_of(member));
    if (list->size() > outcomes.size()) {
      fail(at, what, std::to_string(list->size()), std::to_string(outcomes.size()));
    }
    for (std::uint32_t i = 0; i < std::min(list->size(), outcomes.size()); ++i) {
      const Scope subject{scope.evaluation, kind, i, what + "." + std::to_string(i) + ".",
                          &outcomes[i]};
      any = compare_scope((*list)[i], at / i, subject) || any;
    }
    any = any || list->size() > outcomes.size();
  }
  return any;
}

}  // namespace peil
