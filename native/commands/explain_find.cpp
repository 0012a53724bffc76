#include "engine/base/suggest.hpp"
#include "engine/base/utf8.hpp"
#include "native/commands/explain.hpp"
#include "native/commands/words.hpp"

#include <algorithm>
#include <optional>

namespace peil::native {
namespace {

// A thing before it is known whose it is.
struct Candidate {
  Explainable thing;
  std::uint32_t subject_kind = no_index;
};

template <class Things>
std::optional<std::uint32_t> index_of(const Things& things, std::string_view id) {
  const auto found =
      std::find_if(things.begin(), things.end(), [&](const auto& each) { return each.id == id; });
  if (found == things.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - things.begin());
}

std::vector<Candidate> candidates(const Definition& definition, std::string_view id) {
  std::vector<Candidate> found;
  if (const auto i = index_of(definition.scores, id))
    found.push_back({ScoreAt{ScoreAt::Kind::score, *i}, definition.scores[*i].subject_kind});
  if (const auto i = index_of(definition.sections, id))
    found.push_back({ScoreAt{ScoreAt::Kind::section, *i}, definition.sections[*i].subject_kind});
  if (const auto i = index_of(definition.questions, id))
    found.push_back({QuestionAt{*i}, definition.subject_kind_of(definition.questions[*i])});
  if (const auto i = index_of(definition.labels, id))
    found.push_back(
        {ConditionAt{ConditionAt::Kind::label, *i}, definition.labels[*i].subject_kind});
  if (const auto i = index_of(definition.findings, id)) {
    found.push_back(
        {ConditionAt{ConditionAt::Kind::finding, *i}, definition.findings[*i].subject_kind});
  }
  return found;
}

std::string in_quotes(std::string_view text) { return "“" + utf8::harmless(text) + "”"; }

std::string suggestion(std::string_view text, const std::vector<std::string_view>& known) {
  const std::string_view near = Suggester().nearest(text, known);
  return near.empty() ? std::string() : " Did you mean " + in_quotes(near) + "?";
}

std::string unknown_id(const Definition& definition, std::string_view id) {
  std::vector<std::string_view> known;
  const auto add = [&](const auto& things) {
    for (const auto& each : things)
      known.push_back(each.id);
  };
  add(definition.scores);
  add(definition.sections);
  add(definition.questions);
  add(definition.labels);
  add(definition.findings);
  add(definition.additions.scores);
  add(definition.additions.labels);
  add(definition.additions.findings);
  add(definition.additions.lists);
  return "no score, section, question, label or finding is called " + in_quotes(id) + "." +
         suggestion(id, known);
}

// The subjects of a kind, as they are named on the command line.
std::string known_subjects(const Definition& definition, const Record& record, std::uint32_t kind) {
  constexpr std::size_t shown_at_most = 10;
  const std::string& kind_id = definition.subject_kinds[kind].id;
  const auto found = record.subjects.find(kind_id);
  if (found == record.subjects.end() || found->second.empty())
    return " The record has none of that kind.";
  std::string words = " There are:";
  for (std::size_t i = 0; i < found->second.size(); ++i) {
    if (i == shown_at_most) return words + ", …";
    words += (i == 0 ? " " : ", ") + kind_id + "/" + found->second[i].id;
  }
  return words + ".";
}

}  // namespace

Found find_explainable(const Definition& definition, const Record& record, std::string_view id,
                       std::string_view subject) {
  const std::vector<Candidate> all = candidates(definition, id);
  if (all.empty()) return {{}, unknown_id(definition, id)};

  std::uint32_t kind = no_index;
  std::uint32_t place = no_index;
  if (!subject.empty()) {
    const auto slash = subject.find('/');
    const std::string_view kind_id = subject.substr(0, slash);
    const auto index = index_of(definition.subject_kinds, kind_id);
    if (slash == std::string_view::npos || !index) {
      std::vector<std::string_view> kinds;
      for (const SubjectKind& each : definition.subject_kinds)
        kinds.push_back(each.id);
      return {{},
              "no kind of subject is called " + in_quotes(kind_id) +
                  "; a subject is named as KIND/ID." + suggestion(kind_id, kinds)};
    }
    kind = *index;
    const auto subjects = record.subjects.find(kind_id);
    const auto in_record = subjects == record.subjects.end()
                               ? std::nullopt
                               : index_of(subjects->second, subject.substr(slash + 1));
    if (!in_record) {
      return {{},
              "the record has no subject " + in_quotes(subject) + "." +
                  known_subjects(definition, record, kind)};
    }
    place = *in_record;
  }

  Found found;
  for (const Candidate& each : all) {
    if (each.subject_kind != kind) continue;
    found.things.push_back(each.thing);
    std::visit([&](auto& at) { at.subject = place; }, found.things.back());
  }
  if (!found.things.empty()) return found;
  const std::uint32_t wanted = all.front().subject_kind;
  if (wanted == no_index) {
    found.mistake = in_quotes(id) + " is about the record as a whole: leave --subject out.";
  } else {
    found.mistake = in_quotes(id) + " is about each " +
                    in_quotes(definition.subject_kinds[wanted].id) +
                    ": say which one with --subject." + known_subjects(definition, record, wanted);
  }
  return found;
}

}  // namespace peil::native
