// What must be there before a question can reach an option: the member "needs" of questions.
#include "engine/base/limits.hpp"
#include "engine/format/definition/reader.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace peil {

namespace {

// A question at one of its options.
using Stand = std::pair<std::uint32_t, std::uint32_t>;

// What waits for what: every stand that some need names, with those that must be there before.
class Waits {
 public:
  explicit Waits(const Definition& definition) {
    for (std::uint32_t i = 0; i < definition.questions.size(); ++i) {
      for (const Need& need : definition.questions[i].needs) {
        waits_[{i, need.to}].emplace_back(need.question, need.at);
        waits_[{need.question, need.at}];
      }
    }
    // A question's options are reached one after the other.
    const Stand* before = nullptr;
    for (auto& [stand, earlier] : waits_) {
      if (before != nullptr && before->first == stand.first) earlier.push_back(*before);
      before = &stand;
    }
  }

  // Stands of which each waits for the next and the last for the first; empty if there are none.
  // Cost: n log n in the needs.
  std::vector<Stand> circle() {
    take_what_can_be_reached();
    if (waits_.empty()) return {};
    std::vector<Stand> way{waits_.begin()->first};
    while (true) {
      const auto& earlier = waits_.at(way.back());
      const auto next = std::find_if(earlier.begin(), earlier.end(),
                                     [&](const Stand& stand) { return waits_.contains(stand); });
      const auto seen = std::find(way.begin(), way.end(), *next);
      if (seen != way.end()) return {seen, way.end()};
      way.push_back(*next);
    }
  }

 private:
  void take_what_can_be_reached() {
    std::map<Stand, std::vector<Stand>> later;
    std::map<Stand, std::size_t> missing;
    std::vector<Stand> reached;
    for (const auto& [stand, earlier] : waits_) {
      missing[stand] = earlier.size();
      if (earlier.empty()) reached.push_back(stand);
      for (const Stand& one : earlier)
        later[one].push_back(stand);
    }
    while (!reached.empty()) {
      const Stand stand = reached.back();
      reached.pop_back();
      waits_.erase(stand);
      for (const Stand& one : later[stand]) {
        if (--missing[one] == 0) reached.push_back(one);
      }
    }
  }

  std::map<Stand, std::vector<Stand>> waits_;
};

}  // namespace

// The member "needs" of the question that is being read: by option, a list of questions and their
// levels. Those may stand further on: `find_needs` looks them up.
void DefinitionReader::read_needs(Members& members, const Scale* scale) {
  const auto* object = members.find_object("needs");
  if (object == nullptr) return;
  const Path path = members.path() / "needs";
  for (const auto& member : *object) {
    const std::string_view key = key_of(member);
    std::optional<std::uint32_t> to;
    if (scale != nullptr) {
      std::vector<std::string_view> options;
      for (std::size_t i = 1; i < scale->options.size(); ++i)
        options.push_back(scale->options[i].id);
      const auto option = option_named(key, options, path / key, Reading::At::key);
      if (!option) continue;
      to = *option + 1;
    }
    const auto* list = member.value().if_array();
    if (list == nullptr) {
      reading_.wrong_type(member.value(), "array", path / key);
      continue;
    }
    if (list->size() > limits::needs) {
      reading_.error(Code::limit_exceeded, path / key,
                     {"needs", std::to_string(list->size()), std::to_string(limits::needs)});
      continue;
    }
    std::size_t place = 0;
    for_each_in(*list, path / key, [&](Members& each) {
      const auto* question = each.required_string("question");
      const auto* level = each.required_string("level");
      if (question != nullptr && level != nullptr && to) {
        named_needs_.push_back({static_cast<std::uint32_t>(definition_.questions.size()), key,
                                place, *to, view(*question), view(*level)});
      }
      ++place;
    });
  }
}

// Once all questions are there.
void DefinitionReader::find_needs() {
  const std::size_t errors_before = reading_.error_count();
  const Path root;
  const Path sections = root / "sections";
  for (const NamedNeed& named : named_needs_) {
    if (named.of >= definition_.questions.size()) continue;
    auto& question = definition_.questions[named.of];
    const auto& section = definition_.sections[question.section];
    const Path in_section = sections / std::size_t{question.section};
    const Path questions = in_section / "questions";
    const Path own = questions / std::size_t{named.of - section.first_question};
    const Path needs = own / "needs";
    const Path list = needs / named.to;
    const Path each = list / named.place;
    const auto index = question_ids_.find(named.question, "question", each / "question");
    if (!index || *index >= definition_.questions.size() || !sound_.questions[*index]) continue;
    const Question& other = definition_.questions[*index];
    if (other.type != QuestionType::scale) {
      reading_.error(Code::bad_value, each / "question",
                     {"“" + other.id + "”", "\"type\": \"scale\""});
      continue;
    }
    if (definition_.subject_kind_of(other) != section.subject_kind) {
      if (sound_.scopes)
        reading_.error(Code::other_scope, each / "question", {question.id, other.id});
      continue;
    }
    std::vector<std::string_view> options;
    const auto& all = definition_.scales[other.scale].options;
    for (std::size_t i = 1; i < all.size(); ++i)
      options.push_back(all[i].id);
    const auto level = option_named(named.level, options, each / "level");
    if (level) question.needs.push_back({named.to_option, *index, *level + 1});
  }
  for (Question& question : definition_.questions) {
    std::stable_sort(question.needs.begin(), question.needs.end(),
                     [](const Need& a, const Need& b) { return a.to < b.to; });
  }
  if (reading_.error_count() == errors_before) check_needs();
}

// Nothing may wait for itself.
void DefinitionReader::check_needs() {
  const std::vector<Stand> circle = Waits(definition_).circle();
  if (circle.empty()) return;
  std::string names;
  for (std::size_t i = 0; i <= circle.size(); ++i) {
    const auto& [index, option] = circle[i % circle.size()];
    const Question& question = definition_.questions[index];
    names += (names.empty() ? "" : " → ") + question.id + ' ' +
             definition_.scales[question.scale].options[option].id;
  }
  // Of a circle within one question no need would be the cause.
  const auto with_need = std::find_if(circle.begin(), circle.end(), [&](const Stand& stand) {
    const auto& needs = definition_.questions[stand.first].needs;
    return std::any_of(needs.begin(), needs.end(),
                       [&](const Need& need) { return need.to == stand.second; });
  });
  const Question& question = definition_.questions[with_need->first];
  const Path root;
  const Path sections = root / "sections";
  const Path section = sections / std::size_t{question.section};
  const Path questions = section / "questions";
  const std::size_t place =
      with_need->first - definition_.sections[question.section].first_question;
  const Path own = questions / place;
  reading_.error(Code::needs_cycle, own / "needs", {names}, Reading::At::key);
}

}  // namespace peil
