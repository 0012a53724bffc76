#include "wasm/worker_host.hpp"

#include "engine/json/text.hpp"

#include <boost/json/object.hpp>

#include <charconv>
#include <utility>

namespace peil::web {

namespace json = boost::json;

void WorkerHost::call(PluginCall call) {
  json::array requests;
  for (const std::string& request : call.requests)
    requests.emplace_back(request);
  messages_.push_back(json::object{{"do", "call_program"},
                                   {"ticket", std::to_string(call.ticket)},
                                   {"plugin", call.plugin},
                                   {"memory_mib", call.limits.memory_mib},
                                   {"milliseconds", call.limits.milliseconds},
                                   {"requests", std::move(requests)}});
  modules_[call.plugin] = std::move(call.module);
}

std::vector<PluginReport> WorkerHost::take_reports() { return std::exchange(reports_, {}); }

void WorkerHost::forget(std::string_view plugin) {
  messages_.push_back(json::object{{"do", "forget_program"}, {"plugin", plugin}});
  if (const auto known = modules_.find(plugin); known != modules_.end()) modules_.erase(known);
}

json::array WorkerHost::take_messages() { return std::exchange(messages_, {}); }

std::string_view WorkerHost::module(std::string_view plugin) const {
  const auto known = modules_.find(plugin);
  return known == modules_.end() ? std::string_view() : std::string_view(*known->second);
}

void WorkerHost::report(std::string_view ticket, std::string_view fault, std::string detail,
                        std::string_view replies) {
  PluginReport report;
  std::from_chars(ticket.data(), ticket.data() + ticket.size(), report.ticket);
  report.detail = std::move(detail);
  const Result<json::value> value = read_json(replies, {});
  if (!fault.empty()) {
    report.fault = fault_named(fault).value_or(PluginFault::ended);
  } else if (value && value->is_array()) {
    for (const json::value& one : value->get_array()) {
      const json::string* text = one.if_string();
      report.replies.emplace_back(text ? std::string_view(*text) : std::string_view());
    }
  } else {
    report.fault = PluginFault::ended;
  }
  reports_.push_back(std::move(report));
}

}  // namespace peil::web
