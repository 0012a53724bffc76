// Several answers made into one, so that nothing that anybody wrote is lost.
#pragma once

#include "engine/model/record.hpp"

#include <cstddef>
#include <vector>

namespace peil {

struct MergedAnswer {
  Answer answer;
  AnswerValue original;  // of `answer`, on its own scale: that is how it would be set aside
  // After merging: true if `answer` holds what the whole doesn't.
  bool is_left = false;
};

// The answer at `taken`, with the notes of all, one under another, and the evidence of all, each
// once; owner, desired level and unknown members from the first that has them. What of another part
// isn't in the whole is left in that part: its value or state where it differs, and notes and
// evidence that are over the limits of one answer. Cost: linear in the parts.
Answer merge_answers(std::vector<MergedAnswer>& parts, std::size_t taken);

}  // namespace peil
