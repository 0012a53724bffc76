// What host and program say to each other, as JSON (schemas/request-1 and reply-1): requests are
// written, replies are read and checked here, for both hosts. A program has no clock, no language
// and no texts: it gets ids, numbers and dates and gives them.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/model/judgement.hpp"
#include "engine/model/record.hpp"
#include "engine/plugin/pack.hpp"

#include <boost/json/object.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace peil {

// {"method":"describe"}
std::string describe_request();

// {"method":"evaluate","params":{…}}: the definition's id and version, `today` (ISO 8601), every
// question with its tags, options, state and answer, the scores and labels so far, targets, and the
// same for each subject. Compact, members in fixed order: the same record gives the same bytes.
// Numbers are integers, or decimal strings with the fewest digits. Notes, evidence and owners are
// not in it. Refuses what is over limits::request_bytes (limit_exceeded). Cost: linear.
Result<std::string> evaluate_request(const Definition& definition, const Record& record,
                                     const Evaluation& evaluation, std::string_view today);

// Nothing if the reply to describe agrees with the manifest: id, version, abi and capabilities;
// else what it says otherwise (plugin_description; or what check_reply_text refuses).
std::optional<Problem> check_description(std::string_view reply, const Manifest& manifest);

// The judgement in a reply to evaluate. Refuses, each with the pointer into the reply: text that
// isn't JSON within the limits of replies; what isn't of the schema's form; ids that the
// definition's additions, the definition or the record don't have; scores outside their bounds;
// capabilities that the manifest doesn't list; texts' places that get no argument; an error that
// the program reports (plugin_error). Unknown members are ignored. Cost: linear in the reply and
// the definition.
Result<Judgement> read_reply(std::string_view reply, const Manifest& manifest,
                             const Definition& definition, const Record& record);

// A judgement as the member "program" of an outcome (schemas/outcome-1): what `peil score --json`
// prints.
boost::json::object judgement_json(const Definition& definition, const Judgement& judgement);

// The text with its {places} filled by `show`, which gives an argument's value as words; a place
// without argument stays empty.
template <class Show>
std::string fill_places(std::string_view text, const Arguments& arguments, Show&& show) {
  std::string filled;
  while (true) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) return filled.append(text);
    filled.append(text.substr(0, open));
    const std::string_view name = text.substr(open + 1, close - open - 1);
    for (const Argument& argument : arguments) {
      if (argument.name == name) filled.append(show(argument.value));
    }
    text.remove_prefix(close + 1);
  }
}

}  // namespace peil
