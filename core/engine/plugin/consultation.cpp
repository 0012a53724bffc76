#include "engine/plugin/consultation.hpp"

#include "engine/base/limits.hpp"
#include "engine/plugin/exchange.hpp"

#include <utility>

namespace peil {

namespace {

// The places of the replies in a report.
constexpr std::size_t description_reply = 0;
constexpr std::size_t evaluate_reply = 1;
constexpr std::size_t second_reply = 2;

Problem fault_problem(PluginFault fault, const Plugin& plugin, std::string title,
                      const std::string& detail) {
  const auto problem = [&](Code code, std::string more = {}) {
    return Problem{code, Severity::error, {std::move(title), std::move(more)}, {}};
  };
  switch (fault) {
    case PluginFault::refused:
      return problem(Code::plugin_fault_refused, detail);
    case PluginFault::abi:
      return problem(Code::plugin_fault_abi);
    case PluginFault::init:
    case PluginFault::trap:
    case PluginFault::call:
      return problem(Code::plugin_fault_trap, detail);
    case PluginFault::memory:
      return problem(Code::plugin_fault_memory);
    case PluginFault::time:
      return problem(Code::plugin_fault_time, std::to_string(plugin.manifest.limits.milliseconds));
    case PluginFault::reply_place:
      return problem(Code::plugin_fault_reply);
    case PluginFault::reply_size:
      return problem(Code::plugin_fault_reply_size, std::to_string(limits::reply_bytes));
    case PluginFault::unsteady:
      return problem(Code::plugin_fault_unsteady);
    case PluginFault::ended:
      break;
  }
  return problem(Code::plugin_fault_ended, detail);
}

JudgingFailure unreadable(std::string_view title, const Problem& why) {
  std::string detail = message(why);
  if (!why.place.pointer.empty()) detail += " (" + why.place.pointer + ")";
  return {Problem{Code::plugin_fault_reply, Severity::error, {std::string(title)}, {}}, why,
          std::move(detail)};
}

}  // namespace

Result<PluginCall> judging_call(const Plugin& plugin, const Record& record,
                                const Evaluation& evaluation, std::string_view today, bool twice,
                                std::uint64_t ticket) {
  Result<std::string> request = evaluate_request(*plugin.definition, record, evaluation, today);
  if (!request) return request.error();
  PluginCall call;
  call.ticket = ticket;
  call.plugin = plugin.fingerprint;
  call.module = plugin.program;
  call.limits = plugin.manifest.limits;
  call.requests = {describe_request(), std::move(*request)};
  if (twice) call.requests.push_back(call.requests[evaluate_reply]);
  return call;
}

std::optional<JudgingFailure> check_report(const PluginReport& report, const Plugin& plugin,
                                           std::string_view title) {
  if (report.fault) {
    return JudgingFailure{
        fault_problem(*report.fault, plugin, std::string(title), report.detail), {}, report.detail};
  }
  if (report.replies.size() <= evaluate_reply) {
    return JudgingFailure{
        fault_problem(PluginFault::ended, plugin, std::string(title), {}), {}, {}};
  }
  if (const auto other = check_description(report.replies[description_reply], plugin.manifest))
    return unreadable(title, *other);
  if (report.replies.size() > second_reply &&
      report.replies[evaluate_reply] != report.replies[second_reply]) {
    return JudgingFailure{
        fault_problem(PluginFault::unsteady, plugin, std::string(title), {}), {}, {}};
  }
  return std::nullopt;
}

std::variant<Judgement, JudgingFailure> read_judgement(const PluginReport& report,
                                                       const Plugin& plugin, std::string_view title,
                                                       const Record& record) {
  Result<Judgement> judgement =
      read_reply(report.replies[evaluate_reply], plugin.manifest, *plugin.definition, record);
  if (judgement) return std::move(*judgement);
  return unreadable(title, judgement.error());
}

}  // namespace peil
