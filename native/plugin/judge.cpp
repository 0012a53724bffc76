#include "native/plugin/judge.hpp"

#include "engine/plugin/consultation.hpp"

#include <utility>
#include <variant>

namespace peil::native {
namespace {

// What the plugin's author is told: where it is the reply, what is wrong in it rather than that it
// can't be read.
Problem for_author(const JudgingFailure& failure, const Plugin& plugin) {
  if (!failure.in_reply) return failure.problem;
  Problem problem = *failure.in_reply;
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
  if (const auto failure = check_report(*report, plugin, title))
    return for_author(*failure, plugin);
  std::variant<Judgement, JudgingFailure> read = read_judgement(*report, plugin, title, record);
  if (const auto* failure = std::get_if<JudgingFailure>(&read)) return for_author(*failure, plugin);
  return std::move(std::get<Judgement>(read));
}

void Judge::cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  changed_.notify_all();
}

}  // namespace peil::native
