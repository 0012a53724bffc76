#include "native/judge.hpp"

#include "engine/plugin/consultation.hpp"
#include "engine/plugin/exchange.hpp"

#include <utility>

namespace peil::native {
namespace {

// Where the replies to a judging call are.
constexpr std::size_t description = 0;
constexpr std::size_t reply = 1;

// What is wrong in a reply, so that its author finds it.
Problem in_reply(Problem problem, const Plugin& plugin) {
  problem.place.file = plugin.manifest.program + " (its reply)";
  return problem;
}

}  // namespace

Judge::Judge()
    : host_([this] {
        const std::lock_guard lock(mutex_);
        reported_ = true;
        changed_.notify_all();
      }) {}

std::optional<PluginReport> Judge::report_of(PluginCall call) {
  const std::string plugin = call.plugin;
  {
    const std::lock_guard lock(mutex_);
    if (cancelled_) return std::nullopt;
    reported_ = false;
  }
  host_.call(std::move(call));
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return reported_ || cancelled_; });
  const bool is_there = reported_;
  lock.unlock();
  if (!is_there) {
    host_.forget(plugin);
    return std::nullopt;
  }
  return std::move(host_.take_reports().front());
}

Result<Judgement> Judge::ask(const Plugin& plugin, const Record& record,
                             const Evaluation& evaluation, std::string_view today,
                             std::string& log) {
  log.clear();
  const std::string title(plugin.manifest.title.in("en"));
  // One that was asked before is done, or was replaced by this one.
  if (asked_ != plugin.fingerprint) host_.forget(std::exchange(asked_, plugin.fingerprint));
  Result<PluginCall> call = judging_call(plugin, record, evaluation, today, true, 0);
  if (!call) return call.error();
  const std::optional<PluginReport> report = report_of(std::move(*call));
  if (!report)
    return Problem{Code::plugin_fault_ended, Severity::error, {title, "interrupted"}, {}};
  log = report->log;
  if (const std::optional<JudgingFailure> fault = check_report(*report, plugin, title)) {
    // To a user a reply is one that can't be read; its author is told what is wrong in it.
    if (!report->fault && report->replies.size() > reply) {
      if (const auto other = check_description(report->replies[description], plugin.manifest))
        return in_reply(*other, plugin);
    }
    return fault->problem;
  }
  Result<Judgement> judgement =
      read_reply(report->replies[reply], plugin.manifest, *plugin.definition, record);
  if (!judgement) return in_reply(judgement.error(), plugin);
  return judgement;
}

void Judge::cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  changed_.notify_all();
}

}  // namespace peil::native
