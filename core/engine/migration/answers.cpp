#include "engine/migration/answers.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/utf8.hpp"
#include "engine/evaluation/answer_fit.hpp"

#include <algorithm>
#include <tuple>

namespace peil {
namespace {

using Kind = MigrationStep::Kind;
using Move = ChangeIndex::Move;

constexpr std::size_t shown_bytes = 120;

std::string answer_text(AnswerState state, const AnswerValue& value) {
  return state == AnswerState::answered ? utf8::clip(value_text(value), shown_bytes)
                                        : std::string();
}

std::string answer_text(const Answer& answer) { return answer_text(answer.state, answer.value); }

// About what an answer takes in a file.
std::size_t size_of(const Answer& answer) {
  std::size_t size = 64 + value_text(answer.value).size() + answer.reason.size() +
                     answer.note.size() + answer.owner.size();
  for (const auto& each : answer.evidence) {
    size += 64 + each.title.size() + each.link.size() + each.file.size() + each.date.size() +
            each.sha256.size();
  }
  return size;
}

}  // namespace

MigrationStep& AnswerMigration::say(Kind kind, std::uint32_t rank, const AnswerScope& scope) {
  auto& step = steps_.emplace_back();
  step.rank = rank;
  step.step.kind = kind;
  step.step.version = chain_[index_].from();
  step.step.subject_kind = scope.subject_kind;
  step.step.subject = scope.subject;
  step.step.round = scope.round;
  return step.step;
}

void AnswerMigration::set_aside(const std::string& question, Answer answer,
                                const AnswerScope& scope) {
  SetAside aside;
  aside.question = question;
  aside.subject_kind = scope.subject_kind;
  aside.subject = scope.subject;
  aside.version = scope.version;
  aside.answer = std::move(answer);
  scope.set_aside->push_back(std::move(aside));
}

bool AnswerMigration::carry(Answers& answers, const AnswerScope& scope) {
  const auto& change = chain_[index_];
  std::vector<Arrival> arrivals;
  for (auto place = answers.begin(); place != answers.end();) {
    const auto here = place++;
    if (const auto* moves = change.moves(here->first)) {
      auto node = answers.extract(here);
      if (!send(node.key(), std::move(node.mapped()), *moves, scope, arrivals)) return false;
    } else if (const auto* removal = change.removal(here->first)) {
      auto node = answers.extract(here);
      auto& step = say(Kind::removed, removal->rank, scope);
      step.from = {node.key()};
      step.before = answer_text(node.mapped());
      step.reason = removal->removed->reason;
      set_aside(node.key(), std::move(node.mapped()), scope);
    } else if (change.rescales() && !change.arrives(here->first)) {
      rescale(here->second, here->first, here->first, scope);
    }
  }
  settle(arrivals, answers, scope);
  return true;
}

bool AnswerMigration::send(const std::string& from, Answer answer, const std::vector<Move>& moves,
                           const AnswerScope& scope, std::vector<Arrival>& arrivals) {
  const std::size_t copies = moves.size() - 1;
  if (copies > 0) {
    answer_count_ += copies;
    if (answer_count_ > limits::answers) return false;
    copied_bytes_ += copies * size_of(answer);
    if (copied_bytes_ > limits::file_bytes) return false;
  }
  const Change::Split* said = nullptr;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const Move& move = moves[i];
    auto& arrival = arrivals.emplace_back();
    arrival.move = &move;
    arrival.from = from;
    arrival.answer = i < copies ? answer : std::move(answer);
    arrival.original = arrival.answer.value;
    if (move.split != nullptr && move.split != said) {
      said = move.split;
      auto& step = say(Kind::split, move.rank, scope);
      step.from = {from};
      step.to = move.split->to;
      step.before = step.after = answer_text(arrival.answer);
    }
    rescale(arrival.answer, from, move.to, scope);
  }
  return true;
}

void AnswerMigration::rescale(Answer& answer, const std::string& from, std::string_view to,
                              const AnswerScope& scope) {
  if (!chain_[index_].rescales()) return;
  const auto* rescaling = chain_.rescaling(index_, to);
  if (rescaling == nullptr) return;
  const auto unknown = [&](std::string_view part) {
    auto& step = say(Kind::unknown_option, rescaling->rank(), scope);
    step.from = {from};
    step.to = {std::string(to)};
    step.before = step.after = utf8::clip(part, shown_bytes);
  };
  if (answer.state == AnswerState::answered) {
    const AnswerValue before = answer.value;
    rescaling->apply(answer.value, unknown);
    if (answer.value != before) {
      auto& step = say(Kind::rescaled, rescaling->rank(), scope);
      step.from = {from};
      step.to = {std::string(to)};
      step.before = answer_text(AnswerState::answered, before);
      step.after = answer_text(answer);
    }
  }
  if (answer.desired) rescaling->apply_to_level(answer.desired->level, unknown);
}

// Puts what arrived in its place, question by question.
void AnswerMigration::settle(std::vector<Arrival>& arrivals, Answers& answers,
                             const AnswerScope& scope) {
  std::stable_sort(arrivals.begin(), arrivals.end(), [](const Arrival& a, const Arrival& b) {
    return std::tie(a.move->to, a.move->rank, a.move->order) <
           std::tie(b.move->to, b.move->rank, b.move->order);
  });
  for (auto begin = arrivals.begin(); begin != arrivals.end();) {
    const std::string_view to = begin->move->to;
    const auto end = std::find_if(begin, arrivals.end(),
                                  [&](const Arrival& each) { return each.move->to != to; });
    std::vector<Arrival> group(std::make_move_iterator(begin), std::make_move_iterator(end));
    begin = end;
    if (const auto there = answers.find(to); there != answers.end()) {
      auto& last = group.emplace_back();
      last.from = there->first;
      last.answer = std::move(there->second);
      last.original = last.answer.value;
      answers.erase(there);
    }
    const Move& first = *group.front().move;
    if (group.size() > 1 || first.kind == Move::Kind::merged) {
      merge(group, to, answers, scope);
      continue;
    }
    if (first.kind == Move::Kind::renamed) {
      auto& step = say(Kind::renamed, first.rank, scope);
      step.from = {group.front().from};
      step.to = {std::string(to)};
      step.before = answer_text(group.front().answer.state, group.front().original);
      step.after = answer_text(group.front().answer);
    }
    answers.emplace(std::string(to), std::move(group.front().answer));
  }
}

void AnswerMigration::merge(std::vector<Arrival>& group, std::string_view to, Answers& answers,
                            const AnswerScope& scope) {
  auto& step = say(Kind::merged, group.front().move->rank, scope);
  std::string before;
  for (const auto& each : group) {
    step.from.push_back(each.from);
    const std::string value = answer_text(each.answer.state, each.original);
    before += (step.from.size() > 1 ? ", " : "") + (value.empty() ? std::string("–") : value);
  }
  step.before = utf8::clip(before, shown_bytes);
  step.to = {std::string(to)};

  std::vector<MergedAnswer> parts;
  parts.reserve(group.size());
  for (auto& each : group)
    parts.push_back({std::move(each.answer), std::move(each.original)});
  const std::size_t index = taken(group, parts, to);
  Answer whole = merge_answers(parts, index);
  step.after = answer_text(whole);
  answer_count_ -= group.size() - 1;
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (!parts[i].is_left) continue;
    ++answer_count_;
    set_aside(group[i].from, std::move(parts[i].answer), scope);
  }
  answers.emplace(std::string(to), std::move(whole));
}

// Which of the answers is the merged one: by what they are worth, where the definition asks for
// that and it is known.
std::size_t AnswerMigration::taken(const std::vector<Arrival>& group,
                                   const std::vector<MergedAnswer>& parts, std::string_view to) {
  const auto first_with = [&](auto&& test) {
    return static_cast<std::size_t>(std::find_if(parts.begin(), parts.end(), test) - parts.begin());
  };
  const auto is_answered = [](const MergedAnswer& each) {
    return each.answer.state == AnswerState::answered;
  };
  std::size_t first = first_with(is_answered);
  if (first == parts.size()) {
    first =
        first_with([](const MergedAnswer& each) { return each.answer.state != AnswerState::open; });
    return first == parts.size() ? 0 : first;
  }
  const auto* merged = group.front().move->merged;
  if (merged == nullptr || merged->take == Change::Take::first) return first;
  std::size_t best = first;
  std::optional<double> best_worth;
  for (std::size_t i = first; i < parts.size(); ++i) {
    if (!is_answered(parts[i])) continue;
    const auto worth = chain_.worth(index_, to, parts[i].answer.value);
    if (!worth) continue;
    const bool better =
        !best_worth ||
        (merged->take == Change::Take::lowest ? *worth < *best_worth : *worth > *best_worth);
    if (!better) continue;
    best = i;
    best_worth = worth;
  }
  return best;
}

void AnswerMigration::carry(PlannedAction& planned, const AnswerScope& scope) {
  if (planned.question.empty()) return;
  const auto& change = chain_[index_];
  const std::string from = planned.question;
  if (const auto* moves = change.moves(from)) planned.question = moves->front().to;
  if (change.removal(from) != nullptr || planned.level.empty() || !change.rescales()) return;
  const auto* rescaling = chain_.rescaling(index_, planned.question);
  if (rescaling == nullptr) return;
  rescaling->apply_to_level(planned.level, [&](std::string_view part) {
    auto& step = say(Kind::unknown_option, rescaling->rank(), scope);
    step.from = {from};
    step.to = {planned.question};
    step.subject = planned.subject;
    step.before = step.after = utf8::clip(part, shown_bytes);
  });
}

}  // namespace peil
