#include "engine/migration/change.hpp"

#include "engine/json/canonical.hpp"
#include "engine/json/reading.hpp"
#include "engine/json/text.hpp"

#include <algorithm>
#include <cmath>

namespace peil {

Rescaling::Rescaling(const Change::Rescaled& rescaled, std::uint32_t rank)
    : of_options_(!rescaled.options.empty()),
      factor_(rescaled.factor),
      plus_(rescaled.plus),
      rank_(rank) {
  options_.reserve(rescaled.options.size());
  for (const auto& [from, to] : rescaled.options)
    options_.try_emplace(from, &to);
}

const std::string* Rescaling::option(const std::string& id) const {
  const auto found = options_.find(id);
  return found == options_.end() ? nullptr : found->second;
}

std::optional<double> Rescaling::number(double value) const {
  const double result = value * factor_ + plus_;
  return std::isfinite(result) ? std::optional(result) : std::nullopt;
}

void Rescaling::apply(AnswerValue& value, const Unknown& unknown) const {
  if (auto* given = std::get_if<double>(&value)) {
    if (of_options_) return;
    if (const auto result = number(*given)) {
      *given = *result;
    } else {
      unknown(number_text(*given));
    }
    return;
  }
  if (!of_options_) return;
  if (auto* id = std::get_if<std::string>(&value)) {
    if (const auto* to = option(*id)) {
      *id = *to;
    } else {
      unknown(*id);
    }
  } else if (const auto* chosen = std::get_if<std::vector<std::string>>(&value)) {
    std::vector<std::string> result;
    std::unordered_set<std::string_view> seen;
    for (const auto& each : *chosen) {
      const auto* to = option(each);
      if (to == nullptr) unknown(each);
      const std::string& now = to != nullptr ? *to : each;
      if (seen.insert(now).second) result.push_back(now);
    }
    value = std::move(result);
  } else if (const auto* points = std::get_if<Points>(&value)) {
    Points result;
    for (const auto& [each, given] : *points) {
      const auto* to = option(each);
      if (to == nullptr) unknown(each);
      result[to != nullptr ? *to : each] += given;
    }
    value = std::move(result);
  }
}

void Rescaling::apply_to_level(std::string& level, const Unknown& unknown) const {
  if (level.empty()) return;
  if (of_options_) {
    if (const auto* to = option(level)) {
      level = *to;
    } else {
      unknown(level);
    }
    return;
  }
  const auto read = read_json(level, {});
  const auto given = read.has_value() ? number_of(*read) : std::nullopt;
  const auto result = given ? number(*given) : std::nullopt;
  if (result) {
    level = number_text(*result);
  } else {
    unknown(level);
  }
}

ChangeIndex::ChangeIndex(const Change& change, std::string_view until)
    : change_(&change), until_(until) {
  std::uint32_t rank = 0;
  for (const auto& renamed : change.renamed)
    add_move(renamed.from, {Move::Kind::renamed, renamed.to, rank++});
  for (const auto& split : change.split) {
    for (const auto& to : split.to)
      add_move(split.from, {Move::Kind::split, to, rank, 0, &split});
    ++rank;
  }
  for (const auto& merged : change.merged) {
    std::uint32_t order = 0;
    for (const auto& from : merged.from)
      add_move(from, {Move::Kind::merged, merged.to, rank, order++, nullptr, &merged});
    ++rank;
  }
  for (const auto& rescaled : change.rescaled) {
    auto& index = rescaled.question.empty() ? by_scale_ : by_question_;
    index.try_emplace(rescaled.question.empty() ? rescaled.scale : rescaled.question,
                      rescalings_.size());
    rescalings_.emplace_back(rescaled, rank++);
  }
  for (const auto& removed : change.removed) {
    if (!moves_.contains(removed.question))
      removals_.try_emplace(removed.question, Removal{&removed, rank});
    ++rank;
  }
}

void ChangeIndex::add_move(std::string_view from, Move move) {
  if (move.kind == Move::Kind::renamed && move.to == from) return;
  arrivals_.insert(move.to);
  moves_[from].push_back(move);
}

const std::vector<ChangeIndex::Move>* ChangeIndex::moves(std::string_view question) const {
  const auto found = moves_.find(question);
  return found == moves_.end() ? nullptr : &found->second;
}

const ChangeIndex::Removal* ChangeIndex::removal(std::string_view question) const {
  const auto found = removals_.find(question);
  return found == removals_.end() ? nullptr : &found->second;
}

bool ChangeIndex::concerns(std::string_view question) const {
  return moves_.contains(question) || removals_.contains(question);
}

const Rescaling* ChangeIndex::by_question(std::string_view question) const {
  const auto found = by_question_.find(question);
  return found == by_question_.end() ? nullptr : &rescalings_[found->second];
}

const Rescaling* ChangeIndex::by_scale(std::string_view scale) const {
  const auto found = by_scale_.find(scale);
  return found == by_scale_.end() ? nullptr : &rescalings_[found->second];
}

ChangeChain::ChangeChain(const Definition& definition) : definition_(definition) {
  const auto& changes = definition.changes;
  changes_.reserve(changes.size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const bool last = i + 1 == changes.size();
    changes_.emplace_back(changes[i], last ? definition.version : changes[i + 1].from);
    changes_.back().each_left([&](std::string_view id) { mentions_[id].push_back(i); });
  }
  questions_.reserve(definition.questions.size());
  for (std::uint32_t i = 0; i < definition.questions.size(); ++i)
    questions_.try_emplace(definition.questions[i].id, i);
}

std::size_t ChangeChain::next_move(std::size_t index, std::string_view question) const {
  const auto found = mentions_.find(question);
  if (found == mentions_.end()) return changes_.size();
  const auto next = std::upper_bound(found->second.begin(), found->second.end(), index);
  return next == found->second.end() ? changes_.size() : *next;
}

std::uint32_t ChangeChain::final_question(std::size_t index, std::string_view question) const {
  while (true) {
    index = next_move(index, question);
    if (index == changes_.size()) break;
    const auto* moves = changes_[index].moves(question);
    if (moves == nullptr) return no_index;
    question = moves->front().to;
  }
  const auto found = questions_.find(question);
  return found == questions_.end() ? no_index : found->second;
}

const Rescaling* ChangeChain::rescaling(std::size_t index, std::string_view question) {
  const auto& change = changes_[index];
  if (const auto* found = change.by_question(question)) return found;
  if (!change.rescales_scales()) return nullptr;
  if (known_of_ != index) {
    known_.clear();
    known_of_ = index;
  }
  const auto [place, is_new] = known_.try_emplace(std::string(question), nullptr);
  if (!is_new) return place->second;
  const std::uint32_t final = final_question(index, question);
  if (final == no_index) return nullptr;
  const std::uint32_t scale = definition_.questions[final].scale;
  if (scale < definition_.named_scales) {
    place->second = change.by_scale(definition_.scales[scale].id);
  }
  return place->second;
}

std::optional<double> ChangeChain::worth(std::size_t index, std::string_view question,
                                         AnswerValue value) {
  const std::uint32_t final = final_question(index, question);
  if (final == no_index) return std::nullopt;
  const std::uint32_t scale = definition_.questions[final].scale;
  const auto ignore = [](std::string_view) {};
  for (std::size_t i = index + 1; i < changes_.size(); ++i) {
    const auto& change = changes_[i];
    if (const auto* moves = change.moves(question)) question = moves->front().to;
    if (!change.rescales()) continue;
    const auto* later = change.by_question(question);
    if (later == nullptr && scale < definition_.named_scales) {
      later = change.by_scale(definition_.scales[scale].id);
    }
    if (later != nullptr) later->apply(value, ignore);
  }
  if (const auto* number = std::get_if<double>(&value)) return *number;
  const auto* option = std::get_if<std::string>(&value);
  if (option == nullptr || scale >= definition_.scales.size()) return std::nullopt;
  for (const auto& each : definition_.scales[scale].options) {
    if (each.id == *option) return each.value;
  }
  return std::nullopt;
}

}  // namespace peil
