#include "engine/base/limits.hpp"
#include "engine/base/words.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/id_list.hpp"
#include "engine/plugin/exchange.hpp"
#include "engine/plugin/reply_reading.hpp"
#include "engine/plugin/reply_values.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_set>

namespace peil {
namespace {

namespace json = boost::json;

// Scores, labels and findings are in a reply once for each scope at most.
constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

class ReplyReader {
 public:
  ReplyReader(const Manifest& manifest, const Definition& definition, const Record& record,
              Reading& reading)
      : capabilities_(manifest.capabilities),
        definition_(definition),
        record_(record),
        reading_(reading),
        finding_places_(definition.additions.findings.size()),
        message_places_(definition.additions.messages.size()) {
    const Additions& additions = definition.additions;
    questions_.add_all(definition.questions);
    actions_.add_all(definition.actions);
    kinds_.add_all(definition.subject_kinds);
    scores_.add_all(additions.scores);
    labels_.add_all(additions.labels);
    findings_.add_all(additions.findings);
    lists_.add_all(additions.lists);
    messages_.add_all(additions.messages);
  }

  Judgement read(Members& members) {
    read_list(members, "scores", capabilities_.scores, no_limit,
              [&](Members& each) { read_score(each); });
    read_list(members, "labels", capabilities_.labels, no_limit,
              [&](Members& each) { read_label(each); });
    read_list(members, "findings", capabilities_.findings, no_limit,
              [&](Members& each) { read_finding(each); });
    read_list(members, "actions", capabilities_.actions, limits::steps,
              [&](Members& each) { read_step(each); });
    read_list(members, "notes", capabilities_.notes, limits::notes,
              [&](Members& each) { read_note(each); });
    return std::move(judgement_);
  }

 private:
  void read_list(Members& members, std::string_view name, bool may, std::size_t limit,
                 auto&& read_entry) {
    const auto* list = members.find_array(name);
    if (list == nullptr || list->empty()) return;
    const Path path = members.path() / name;
    if (!may) return reading_.error(Code::reply_capability, path, {std::string(name)});
    if (list->size() > limit) {
      return reading_.error(
          Code::limit_exceeded, path,
          {std::string(name), std::to_string(list->size()), std::to_string(limit)});
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
      Members each(reading_, (*list)[i], path / i);
      if (each.valid()) read_entry(each);
    }
  }

  void read_score(Members& members) {
    PluginScore score;
    const auto index = named(members, "id", scores_, "score");
    if (!index || !read_scope(members, definition_.additions.scores[*index], score.scope)) return;
    const AddedScore& known = definition_.additions.scores[*index];
    score.index = *index;
    const auto* value = members.required("value");
    if (value != nullptr && !value->is_null()) score.value = within(members, "value", known);
    score.low = within(members, "low", known);
    score.high = within(members, "high", known);
    const bool has_low = members.find("low") != nullptr;
    if (has_low != (members.find("high") != nullptr))
      reading_.error(Code::missing_member, members.path(), {has_low ? "high" : "low"});
    if (score.low && score.high && *score.low > *score.high) {
      reading_.error(Code::bad_value, members.path() / "high",
                     {number_text(*score.high), "≥ " + number_text(*score.low)});
    }
    score.because = questions(members, "because");
    if (is_new(scores_seen_, score.index, score.scope, members))
      judgement_.scores.push_back(std::move(score));
  }

  void read_label(Members& members) {
    PluginLabel label;
    const auto index = named(members, "id", labels_, "label");
    if (!index || !read_scope(members, definition_.additions.labels[*index], label.scope)) return;
    label.index = *index;
    if (const auto state = members.required_word("state", words::label_states))
      label.state = static_cast<PluginLabel::State>(*state);
    label.because = questions(members, "because");
    label.settles = questions(members, "settles");
    if (is_new(labels_seen_, label.index, label.scope, members))
      judgement_.labels.push_back(std::move(label));
  }

  void read_finding(Members& members) {
    PluginFinding finding;
    const auto index = named(members, "id", findings_, "finding");
    if (!index || !read_scope(members, definition_.additions.findings[*index], finding.scope))
      return;
    const AddedFinding& known = definition_.additions.findings[*index];
    finding.index = *index;
    finding.arguments = values_.arguments(members);
    auto& places = finding_places_[*index];
    if (!places) places = all_places({&known.title, &known.text});
    values_.require_places(*places, known.id, members);
    finding.because = questions(members, "because");
    if (is_new(findings_seen_, finding.index, finding.scope, members))
      judgement_.findings.push_back(std::move(finding));
  }

  void read_step(Members& members) {
    PluginStep step;
    const auto index = named(members, "list", lists_, "list");
    if (!index || !read_scope(members, definition_.additions.lists[*index], step.scope)) return;
    step.index = *index;
    const bool has_question = members.find("question") != nullptr;
    const bool has_action = members.find("action") != nullptr;
    if (!has_question && !has_action)
      reading_.error(Code::missing_member, members.path(), {"question"});
    if (has_question) read_question(members, step);
    if (has_action) step.action = named(members, "action", actions_, "action").value_or(no_index);
    if (members.find("option") != nullptr && !has_question)
      reading_.error(Code::missing_member, members.path(), {"question"});
    step.by = values_.date(members, "by");
    step.effort = values_.number(members, "effort");
    if (step.effort && *step.effort < 0) {
      reading_.error(Code::bad_value, members.path() / "effort",
                     {number_text(*step.effort), "≥ 0"});
    }
    step.value = values_.number(members, "value");
    judgement_.steps.push_back(std::move(step));
  }

  // The question that a step raises, asked of whom the step is about or once, and the option.
  void read_question(Members& members, PluginStep& step) {
    const auto index = named(members, "question", questions_, "question");
    if (!index) return;
    step.question = *index;
    const Question& question = definition_.questions[*index];
    const std::uint32_t kind = definition_.subject_kind_of(question);
    if (kind != no_index && kind != step.scope.subject_kind) {
      reading_.error(Code::other_scope, members.path() / "question",
                     {question.id, definition_.additions.lists[step.index].id});
    }
    const auto* option = members.find_string("option");
    if (option == nullptr) return;
    step.option = view(*option);
    std::vector<std::string_view> known;
    if (question.scale != no_index) {
      for (const auto& each : definition_.scales[question.scale].options)
        known.push_back(each.id);
    }
    if (std::find(known.begin(), known.end(), step.option) != known.end()) return;
    reading_.error(
        Code::unknown_option, members.path() / "option",
        {step.option, question.id, std::string(reading_.suggester().nearest(step.option, known))});
  }

  void read_note(Members& members) {
    PluginNote note;
    const auto index = named(members, "message", messages_, "message");
    if (!index || !read_subject(members, note.scope)) return;
    const AddedMessage& known = definition_.additions.messages[*index];
    note.index = *index;
    if (const auto* about = members.find_string("about")) {
      note.about = view(*about);
      if (!is_conclusion(note.about)) {
        reading_.error(Code::dangling_id, members.path() / "about",
                       {note.about, "score, label, finding, list", ""});
      }
    }
    note.arguments = values_.arguments(members);
    auto& places = message_places_[*index];
    if (!places) places = all_places({&known.text});
    values_.require_places(*places, known.id, members);
    judgement_.notes.push_back(std::move(note));
  }

  // True for the id of something that a note can explain.
  bool is_conclusion(std::string_view id) {
    if (conclusions_.empty()) {
      const auto add = [&](const auto& list) {
        for (const auto& each : list)
          conclusions_.insert(each.id);
      };
      const Additions& additions = definition_.additions;
      add(definition_.scores), add(definition_.sections), add(definition_.labels);
      add(definition_.findings), add(additions.scores), add(additions.labels);
      add(additions.findings), add(additions.lists);
    }
    return conclusions_.contains(id);
  }

  // The index of the id in a member that must be there; nothing, and reported, where it isn't
  // known.
  std::optional<std::uint32_t> named(Members& members, std::string_view name, IdList& ids,
                                     std::string_view kind) {
    const auto* id = members.required_string(name);
    if (id == nullptr) return std::nullopt;
    return ids.find(view(*id), kind, members.path() / name);
  }

  // The subject of something that is for each of a kind, or for the record.
  bool read_scope(Members& members, const auto& added, ScopeRef& scope) {
    if (!read_subject(members, scope)) return false;
    if (scope.subject_kind == added.subject_kind) return true;
    if (scope.subject_kind == no_index) {
      reading_.error(Code::missing_member, members.path(), {"subject"});
    } else {
      reading_.error(Code::other_scope, members.path() / "subject",
                     {added.id, definition_.subject_kinds[scope.subject_kind].id});
    }
    return false;
  }

  bool read_subject(Members& members, ScopeRef& scope) {
    const auto* found = members.find("subject");
    if (found == nullptr) return true;
    Members subject(reading_, *found, members.path() / "subject");
    const auto kind = named(subject, "kind", kinds_, "subject");
    const auto* id = subject.required_string("id");
    if (!kind || id == nullptr) return false;
    scope.subject_kind = *kind;
    scope.subject = view(*id);
    const std::string& name = definition_.subject_kinds[*kind].id;
    return subjects_of(*kind).find(view(*id), name, subject.path() / "id").has_value();
  }

  IdList& subjects_of(std::uint32_t kind) {
    const auto [entry, is_first] = subjects_.try_emplace(kind, reading_);
    const auto found = record_.subjects.find(definition_.subject_kinds[kind].id);
    if (is_first && found != record_.subjects.end()) {
      for (const auto& subject : found->second) {
        if (!entry->second.contains(subject.id)) entry->second.add(subject.id, Path{});
      }
    }
    return entry->second;
  }

  using Seen = std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::string>;

  // False, and reported, where the scope has that addition already.
  bool is_new(Seen& seen, std::uint32_t index, const ScopeRef& scope, Members& members) {
    const Path path = members.path() / "id";
    const auto [first, added] =
        seen.try_emplace({index, scope.subject_kind, scope.subject}, std::string());
    if (added) {
      first->second = path.pointer();
    } else {
      const auto* id = members.find_string("id");
      reading_.error(Code::duplicate_id, path, {std::string(view(*id)), first->second});
    }
    return added;
  }

  std::vector<std::uint32_t> questions(Members& members, std::string_view name) {
    std::vector<std::uint32_t> result;
    const auto* list = members.find_array(name);
    if (list == nullptr) return result;
    const Path path = members.path() / name;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto* id = (*list)[i].if_string();
      if (id == nullptr) {
        reading_.wrong_type((*list)[i], "string", path / i);
      } else if (const auto index = questions_.find(view(*id), "question", path / i)) {
        result.push_back(*index);
      }
    }
    return result;
  }

  // A number between the score's bounds.
  std::optional<double> within(Members& members, std::string_view name, const AddedScore& score) {
    const auto value = values_.number(members, name);
    if (value && (*value < score.low || *value > score.high)) {
      reading_.error(Code::value_outside_scale, members.path() / name,
                     {number_text(*value), number_text(score.low), number_text(score.high)});
    }
    return value;
  }

  const Capabilities& capabilities_;
  const Definition& definition_;
  const Record& record_;
  Reading& reading_;
  Judgement judgement_;
  std::vector<std::optional<PlaceNames>> finding_places_;
  std::vector<std::optional<PlaceNames>> message_places_;
  std::map<std::uint32_t, IdList> subjects_;  // by kind
  std::unordered_set<std::string_view> conclusions_;
  Seen scores_seen_;
  Seen labels_seen_;
  Seen findings_seen_;
  IdList questions_{reading_};
  ReplyValues values_{reading_, questions_};
  IdList actions_{reading_};
  IdList kinds_{reading_};
  IdList scores_{reading_};
  IdList labels_{reading_};
  IdList findings_{reading_};
  IdList lists_{reading_};
  IdList messages_{reading_};
};

}  // namespace

Result<Judgement> read_reply(std::string_view reply, const Manifest& manifest,
                             const Definition& definition, const Record& record) {
  Judgement judgement;
  auto problem = read_reply_members(reply, [&](Members& members, Reading& reading) {
    judgement = ReplyReader(manifest, definition, record, reading).read(members);
  });
  if (problem) return *std::move(problem);
  return judgement;
}

}  // namespace peil
