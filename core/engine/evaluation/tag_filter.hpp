// Which questions have one of the tags that a score asks for: both checking a definition and making
// its flat form ask it of every question of every score.
#pragma once

#include "engine/base/limits.hpp"
#include "engine/model/definition.hpp"

#include <bitset>
#include <cstddef>
#include <vector>

namespace peil {

class TagFilter {
 public:
  // Tags that the definition hasn't are as if they weren't there. Cost: linear in the tags of
  // questions and scores; nothing if no score asks for any.
  explicit TagFilter(const Definition& definition);

  // By index in the definition. A score without tags takes every question.
  bool lets_through(std::size_t question, std::size_t score) const {
    return questions_.empty() || scores_[score].none() ||
           (questions_[question] & scores_[score]).any();
  }

 private:
  using Tags = std::bitset<limits::tags>;
  std::vector<Tags> questions_;
  std::vector<Tags> scores_;
};

}  // namespace peil
