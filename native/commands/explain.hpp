// Where one thing in an outcome comes from, down to each question's answer: for `peil score
// --explain`.
#pragma once

#include "engine/evaluation/evaluation.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <boost/json/value.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace peil::native {

// Something that has an id and a trace.
using Explainable = std::variant<ScoreAt, QuestionAt, ConditionAt>;

// What the ids of an explanation lead to, or why they don't.
struct Found {
  std::vector<Explainable> things;  // a label may have the name of a question: then both
  std::string mistake;              // in English; empty if something was found
};

// Looks for a score, section, question, label or finding. Takes its id, and as `subject` KIND/ID
// where it is asked for, or follows for, each subject of a kind.
Found find_explainable(const Definition& definition, const Record& record, std::string_view id,
                       std::string_view subject);

struct Explained {
  const Definition& definition;
  const Record& record;
  const Evaluation& evaluation;
  std::size_t language = 0;
};

// For people: the value and how it is computed, then a line for each answer that it comes from or
// that is still open.
void explain(const Explainable& thing, const Explained& what, std::ostream& out);

// The same as JSON: the object of the outcome's schema with `kind` (score, section, question,
// label, finding), in whose terms stands further down what they come from: an `answer`, or the
// `terms` of a section's or subject's own score.
boost::json::value explanation_json(const Explainable& thing, const Explained& what);

}  // namespace peil::native
