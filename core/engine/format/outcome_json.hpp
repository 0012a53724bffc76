// The outcome as JSON (schemas/outcome-1.schema.json): what `peil score --json` prints, what test
// vectors hold, and what other programs read. The same record and definition give the same bytes
// everywhere, and no text is in it: texts stand in the definition, by the ids that are named here.
#pragma once

#include "engine/evaluation/evaluation.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/outcome.hpp"
#include "engine/model/record.hpp"

#include <boost/json/object.hpp>

#include <optional>
#include <string_view>

namespace peil {

// Everything that follows from `record`, of which `evaluation` was made by a program of
// `definition`. Print it with pretty_json. Cost: linear in the definition, the record and all
// terms, times what settles a label.
boost::json::object outcome_json(const Definition& definition, const Record& record,
                                 const Evaluation& evaluation);

// Its parts, for who wants one of them: a score or section, with terms; a label; a finding.
boost::json::object score_json(const Definition& definition, const Record& record,
                               const Evaluation& evaluation, ScoreAt at);
boost::json::object condition_json(const Definition& definition, const Record& record,
                                   const Evaluation& evaluation, ConditionAt at);
boost::json::object question_json(const Definition& definition, const Evaluation& evaluation,
                                  QuestionAt at);

// How a score stands to a target. `met` and `not_met` hold whatever answers the open questions get.
enum class TargetState : std::uint8_t { met, not_met, open, not_applicable };
TargetState target_state(const Target& target, const ScoreOutcome& outcome);

// The words of the schema.
std::string_view word(QuestionState state);
std::string_view word(Term::State state);
std::string_view word(TargetState state);
std::string_view word(TargetGroup group);
std::string_view word(FindingSeverity severity);
std::string_view word(Rule rule);
std::string_view word(Over over);

// The subject's id in the record; empty if the record has none in that place.
std::string_view subject_id(const Definition& definition, const Record& record,
                            std::uint32_t subject_kind, std::uint32_t subject);

}  // namespace peil
