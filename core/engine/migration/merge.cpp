#include "engine/migration/merge.hpp"

#include "engine/base/limits.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace peil {
namespace {

namespace json = boost::json;

bool same(const Evidence& a, const Evidence& b) {
  return a.title == b.title && a.link == b.link && a.file == b.file && a.date == b.date &&
         a.sha256 == b.sha256 && a.unknown_members == b.unknown_members;
}

bool same(const std::optional<Desired>& a, const std::optional<Desired>& b) {
  if (!a || !b) return !a && !b;
  return a->level == b->level && a->by == b->by && a->unknown_members == b->unknown_members;
}

// Takes each note away that gets into the whole one.
std::string joined_notes(std::vector<MergedAnswer>& parts) {
  constexpr std::string_view between = "\n\n";
  std::string whole;
  std::unordered_set<std::string> known;
  for (auto& part : parts) {
    std::string& note = part.answer.note;
    if (note.empty() || known.contains(note)) {
      note.clear();
      continue;
    }
    const std::size_t more = note.size() + (whole.empty() ? 0 : between.size());
    if (whole.size() + more > limits::note_bytes) continue;
    if (!whole.empty()) whole += between;
    whole += note;
    known.insert(std::move(note));
    note.clear();
  }
  return whole;
}

std::vector<Evidence> joined_evidence(std::vector<MergedAnswer>& parts) {
  std::vector<Evidence> whole;
  for (auto& part : parts) {
    std::vector<Evidence> left;
    for (auto& each : part.answer.evidence) {
      const bool known = std::any_of(whole.begin(), whole.end(),
                                     [&](const Evidence& other) { return same(each, other); });
      if (known) continue;
      (whole.size() < limits::evidence ? whole : left).push_back(std::move(each));
    }
    part.answer.evidence = std::move(left);
  }
  return whole;
}

void clear_said(Answer& answer) {
  answer.state = AnswerState::open;
  answer.value = {};
  answer.reason.clear();
}

// Takes away what the whole has too.
void leave_rest(MergedAnswer& part, const Answer& whole) {
  Answer& answer = part.answer;
  const bool said_too = answer.state == AnswerState::open ||
                        (answer.state == whole.state && answer.reason == whole.reason &&
                         (answer.state != AnswerState::answered || answer.value == whole.value));
  if (said_too) {
    clear_said(answer);
  } else {
    answer.value = std::move(part.original);
  }
  if (answer.owner == whole.owner) answer.owner.clear();
  if (same(answer.desired, whole.desired)) answer.desired.reset();
  json::object unknown;
  for (const auto& member : answer.unknown_members) {
    const auto* other = whole.unknown_members.if_contains(member.key());
    if (other == nullptr || *other != member.value()) unknown.emplace(member.key(), member.value());
  }
  answer.unknown_members = std::move(unknown);
  part.is_left = answer.state != AnswerState::open || !answer.note.empty() ||
                 !answer.evidence.empty() || !answer.owner.empty() || answer.desired ||
                 !answer.unknown_members.empty();
}

}  // namespace

Answer merge_answers(std::vector<MergedAnswer>& parts, std::size_t taken) {
  Answer whole;
  whole.note = joined_notes(parts);
  whole.evidence = joined_evidence(parts);
  const Answer& chosen = parts[taken].answer;
  whole.state = chosen.state;
  whole.value = chosen.value;
  whole.reason = chosen.reason;
  whole.owner = chosen.owner;
  whole.desired = chosen.desired;
  whole.changed = chosen.changed;
  whole.unknown_members = chosen.unknown_members;
  for (const auto& part : parts) {
    if (whole.owner.empty()) whole.owner = part.answer.owner;
    if (!whole.desired) whole.desired = part.answer.desired;
    for (const auto& member : part.answer.unknown_members)
      whole.unknown_members.emplace(member.key(), member.value());
  }
  for (auto& part : parts)
    leave_rest(part, whole);
  return whole;
}

}  // namespace peil
