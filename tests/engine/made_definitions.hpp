// Definitions and records made by chance, small enough that every way to answer can be tried: all
// question types that count, all rules, conditions, labels and one kind of subject.
#pragma once

#include "engine/evaluation/evaluation.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/outcome.hpp"
#include "engine/model/record.hpp"
#include "support.hpp"

#include <vector>

namespace peil::test {

struct Making {
  std::size_t most_questions = 6;
  bool one_scale = false;   // all questions have options from 1 to 5
  bool conditions = false;  // questions and sections that aren't always seen
  bool subjects = false;    // the last section is asked for each subject
};

// A definition that checking the program finds nothing wrong with.
Definition made_definition(Random& random, const Making& making);

// All values that answer the question. Of an allocation the corners and the middle.
std::vector<AnswerValue> possible_values(const Definition& definition, const Question& question);

// An answer that fits, or an odd one.
Answer made_answer(Random& random, const Definition& definition, const Question& question);

Record made_record(Random& random, const Definition& definition);

// The scores of the record and of every subject, in a fixed order.
std::vector<const ScoreOutcome*> all_scores(const Outcome& outcome);

// Every question that is asked, once or for each subject.
std::vector<QuestionAt> all_questions(const Definition& definition, const Record& record);

// Where the answer to a question stands; made where it isn't there.
Answer& answer_at(const Definition& definition, Record& record, QuestionAt at);

const ScopeOutcome& scope_of(const Definition& definition, const Outcome& outcome, QuestionAt at);

}  // namespace peil::test
