#include "engine/examples/judgements.hpp"

#include "engine/base/words.hpp"
#include "engine/examples/expectations.hpp"

#include <algorithm>

namespace peil {
namespace {

namespace json = boost::json;

// Of what the program doesn't say anything about.
constexpr std::string_view nothing = "–";

// What the judgement says about an addition in a scope.
template <class Judged>
const Judged* judged(const std::vector<Judged>& all, std::size_t index, const ScopeRef& scope) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Judged& each) {
    return each.index == index && each.scope == scope;
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

ProgramExpectations::ProgramExpectations(const Definition& definition,
                                         const ExampleNumbers& numbers, Reading& reading)
    : definition_(definition), numbers_(numbers), reading_(reading) {
  scores_.add_all(definition.additions.scores);
  labels_.add_all(definition.additions.labels);
  findings_.add_all(definition.additions.findings);
  lists_.add_all(definition.additions.lists);
  kinds_.add_all(definition.subject_kinds);
}

void ProgramExpectations::compare(const json::value& expect, const Path& path, const Record& record,
                                  const Judgement* judgement) {
  compare_scope(expect, path, {record, judgement, {}, "program."});
}

void ProgramExpectations::compare_scope(const json::value& expect, const Path& path,
                                        const Part& part) {
  Members members(reading_, expect, path);
  if (!members.valid()) return;
  if (const auto* scores = members.find_object("scores"))
    compare_scores(*scores, path / "scores", part);
  if (const auto* labels = members.find_object("labels"))
    compare_labels(*labels, path / "labels", part);
  if (const auto* findings = members.find_array("findings"))
    compare_findings(*findings, path / "findings", part);
  if (const auto* lists = members.find_object("lists")) compare_lists(*lists, path / "lists", part);
  if (part.scope.subject_kind == no_index) {
    if (const auto* kinds = members.find_object("subjects"))
      compare_subjects(*kinds, path / "subjects", part);
  }
  members.warn_unknown();
}

template <class Added>
const Added* ProgramExpectations::find(const std::vector<Added>& all, IdList& ids,
                                       std::string_view id, std::string_view kind, const Part& part,
                                       const Path& path, Reading::At at) {
  const auto index = ids.find(id, kind, path, at);
  if (!index) return nullptr;
  const std::uint32_t of = all[*index].subject_kind;
  if (of == part.scope.subject_kind) return &all[*index];
  const std::uint32_t other = of == no_index ? part.scope.subject_kind : of;
  reading_.error(Code::other_scope, path, {std::string(id), definition_.subject_kinds[other].id},
                 at);
  return nullptr;
}

void ProgramExpectations::fail(const Path& path, const Part& part, const std::string& what,
                               std::string expected, std::string found) {
  reading_.error(Code::example_failed, path,
                 {part.prefix + what, std::move(expected), std::move(found)});
}

void ProgramExpectations::compare_scores(const json::object& scores, const Path& path,
                                         const Part& part) {
  const auto& all = definition_.additions.scores;
  for (const auto& member : scores) {
    const auto id = key_of(member);
    const Path at = path / id;
    const auto* known = find(all, scores_, id, "score", part, at, Reading::At::key);
    if (known == nullptr) continue;
    const PluginScore* found = nullptr;
    if (part.judgement != nullptr)
      found =
          judged(part.judgement->scores, static_cast<std::size_t>(known - all.data()), part.scope);
    const auto difference = numbers_.compare(
        member.value(), at, found != nullptr ? found->value : std::nullopt, reading_);
    if (difference && part.judgement != nullptr)
      fail(at, part, "scores." + std::string(id), difference->expected, difference->found);
  }
}

void ProgramExpectations::compare_labels(const json::object& labels, const Path& path,
                                         const Part& part) {
  const auto& all = definition_.additions.labels;
  for (const auto& member : labels) {
    const auto id = key_of(member);
    const Path at = path / id;
    const auto* known = find(all, labels_, id, "label", part, at, Reading::At::key);
    if (known == nullptr) continue;
    const auto* expected = member.value().if_string();
    if (expected == nullptr) {
      reading_.wrong_type(member.value(), "string", at);
      continue;
    }
    const auto& states = words::label_states;
    if (std::find(states.begin(), states.end(), view(*expected)) == states.end()) {
      reading_.error(Code::bad_value, at, {shown(member.value()), "“no”, “yes”, “open”"});
      continue;
    }
    if (part.judgement == nullptr) continue;
    const auto* found =
        judged(part.judgement->labels, static_cast<std::size_t>(known - all.data()), part.scope);
    const std::string_view said = found != nullptr ? words::pick(states, found->state) : nothing;
    if (said != view(*expected))
      fail(at, part, "labels." + std::string(id), std::string(view(*expected)), std::string(said));
  }
}

void ProgramExpectations::compare_findings(const json::array& findings, const Path& path,
                                           const Part& part) {
  const auto& all = definition_.additions.findings;
  std::set<std::string_view> expected;
  bool read = true;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto* id = findings[i].if_string();
    if (id == nullptr) reading_.wrong_type(findings[i], "string", path / i);
    const auto* known = id == nullptr ? nullptr
                                      : find(all, findings_, view(*id), "finding", part, path / i,
                                             Reading::At::value);
    read = read && known != nullptr;
    if (known != nullptr) expected.insert(known->id);
  }
  if (!read || part.judgement == nullptr) return;
  std::set<std::string_view> found;
  for (const auto& each : part.judgement->findings) {
    if (each.scope == part.scope) found.insert(all[each.index].id);
  }
  if (found != expected) fail(path, part, "findings", listed(expected), listed(found));
}

// How many steps a list has.
void ProgramExpectations::compare_lists(const json::object& lists, const Path& path,
                                        const Part& part) {
  const auto& all = definition_.additions.lists;
  for (const auto& member : lists) {
    const auto id = key_of(member);
    const Path at = path / id;
    const auto* known = find(all, lists_, id, "list", part, at, Reading::At::key);
    if (known == nullptr) continue;
    const auto* count = member.value().if_int64();
    if (count == nullptr || *count < 0) {
      reading_.error(Code::bad_value, at, {shown(member.value()), "0, 1, 2, …"});
      continue;
    }
    if (part.judgement == nullptr) continue;
    const auto& steps = part.judgement->steps;
    const auto found = std::count_if(steps.begin(), steps.end(), [&](const PluginStep& step) {
      return &all[step.index] == known && step.scope == part.scope;
    });
    if (found != *count)
      fail(at, part, "lists." + std::string(id), std::to_string(*count), std::to_string(found));
  }
}

void ProgramExpectations::compare_subjects(const json::object& kinds, const Path& path,
                                           const Part& part) {
  for (const auto& member : kinds) {
    const auto id = key_of(member);
    const Path at = path / id;
    const auto kind = kinds_.find(id, "subject", at, Reading::At::key);
    if (!kind) continue;
    if (const auto* subjects = member.value().if_object()) {
      compare_kind(*subjects, at, part, *kind);
    } else {
      reading_.wrong_type(member.value(), "object", at);
    }
  }
}

// What is expected of the subjects of a kind, by their ids in the example.
void ProgramExpectations::compare_kind(const json::object& subjects, const Path& path,
                                       const Part& part, std::uint32_t kind) {
  const std::string& name = definition_.subject_kinds[kind].id;
  IdList ids(reading_);
  if (const auto found = part.record.subjects.find(name); found != part.record.subjects.end()) {
    for (const auto& subject : found->second) {
      if (!ids.contains(subject.id)) ids.add(subject.id, Path{});
    }
  }
  for (const auto& member : subjects) {
    const auto id = key_of(member);
    const Path at = path / id;
    if (!ids.find(id, name, at, Reading::At::key)) continue;
    compare_scope(member.value(), at,
                  {part.record,
                   part.judgement,
                   {kind, std::string(id)},
                   part.prefix + "subjects." + name + "." + std::string(id) + "."});
  }
}

}  // namespace peil
