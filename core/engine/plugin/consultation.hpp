// Asking a plugin's program about a record, for whoever has a host: which requests make a call, and
// what its report means in words that its user understands. Between exchange.hpp (the JSON) and
// host.hpp (the bytes).
#pragma once

#include "engine/base/problem.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/model/judgement.hpp"
#include "engine/model/record.hpp"
#include "engine/plugin/host.hpp"
#include "engine/plugin/pack.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace peil {

// The call that asks the plugin's program, which there must be, for a judgement of the record.
// `twice` has the same put to it twice, which shows whether it keeps to one reply. Refuses what
// evaluate_request refuses. Cost: that of the request.
Result<PluginCall> judging_call(const Plugin& plugin, const Record& record,
                                const Evaluation& evaluation, std::string_view today, bool twice,
                                std::uint64_t ticket);

// Why there is no judgement: `problem` for the user; for the plugin's author `in_reply`, what is
// wrong in the reply and where, if it is that, and `detail` (may be empty), the same or the host's
// own words.
struct JudgingFailure {
  Problem problem;
  std::optional<Problem> in_reply;
  std::string detail;
};

// What is wrong with the report of such a call, before its reply is read: a fault, a description
// other than the manifest, two replies to one request. `title`: of the plugin, in the reader's
// language.
std::optional<JudgingFailure> check_report(const PluginReport& report, const Plugin& plugin,
                                           std::string_view title);

// The judgement in a report without such faults, compared with the record as it was asked about, or
// why it isn't one. Cost: that of read_reply.
std::variant<Judgement, JudgingFailure> read_judgement(const PluginReport& report,
                                                       const Plugin& plugin, std::string_view title,
                                                       const Record& record);

}  // namespace peil
