#include "native/plugin/child_host.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/utf8.hpp"
#include "native/plugin/child_process.hpp"
#include "native/plugin/wire.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>

namespace peil::native {
namespace {

PluginReport fault_of(const PluginCall& call, PluginFault fault, std::string detail) {
  return {.ticket = call.ticket, .fault = fault, .detail = std::move(detail)};
}

// Lines from a program, fit to be shown: nothing that a terminal would act on.
std::string shown_log(std::string_view log) {
  std::string shown;
  while (!log.empty()) {
    const std::size_t end = std::min(log.find('\n'), log.size());
    shown += utf8::harmless(log.substr(0, end));
    if (end == log.size()) break;
    shown.push_back('\n');
    log.remove_prefix(end + 1);
  }
  return utf8::clip(shown, limits::log_bytes);
}

bool within_limits(const PluginCall& call) {
  return call.module != nullptr && call.module->size() <= limits::file_bytes &&
         call.requests.size() <= wire::most_requests &&
         std::all_of(call.requests.begin(), call.requests.end(), [](const std::string& request) {
           return request.size() <= limits::request_bytes;
         });
}

// Can be made readable from another thread, to end a wait.
class Bell {
 public:
  Bell() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  }
  ~Bell() { ::close(descriptor_); }
  Bell(const Bell&) = delete;
  Bell& operator=(const Bell&) = delete;

  void ring() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(descriptor_, &one, sizeof one);
  }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace

struct ChildHost::Reports {
  explicit Reports(std::function<void()> wake_) : wake(std::move(wake_)) {}

  void add(const std::string& plugin, PluginReport report) {
    {
      const std::lock_guard lock(mutex);
      waiting.emplace_back(plugin, std::move(report));
      const auto count = open.find(plugin);
      if (--count->second == 0) open.erase(count);
    }
    changed.notify_all();
    if (wake) wake();
  }

  const std::function<void()> wake;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::pair<std::string, PluginReport>> waiting;
  std::map<std::string, std::size_t> open;  // calls without a report, of plugins that have some
};

// The calls of one plugin, its child, and the thread that brings them together.
class ChildHost::Lane {
 public:
  Lane(std::string plugin, std::filesystem::path program, std::shared_ptr<Reports> reports)
      : plugin_(std::move(plugin)), program_(std::move(program)), reports_(std::move(reports)) {
    // Signals are for the program's own threads.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &before);
    thread_ = std::thread([this] { carry_out(); });
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
  ~Lane() {
    stop();
    thread_.join();
  }
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  void add(PluginCall call) {
    {
      const std::lock_guard lock(mutex_);
      calls_.push_back(std::move(call));
    }
    changed_.notify_one();
  }

  // No report comes from now on but of a call that is just being reported.
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    changed_.notify_one();
    bell_.ring();
  }

 private:
  // The thread: the child dies with it at the latest.
  void carry_out() {
    while (std::optional<PluginCall> call = next()) {
      if (std::optional<PluginReport> report = perform(*call)) {
        reports_->add(plugin_, std::move(*report));
      }
    }
    child_.reset();
  }

  std::optional<PluginCall> next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopping_ || !calls_.empty(); });
    if (stopping_) return std::nullopt;
    PluginCall call = std::move(calls_.front());
    calls_.pop_front();
    return call;
  }

  // Nothing if it was interrupted.
  std::optional<PluginReport> perform(const PluginCall& call) {
    if (!within_limits(call)) {
      return fault_of(call, PluginFault::refused, "the module or a request is too large");
    }
    if (child_ == nullptr || !child_->waits()) {
      child_.reset();
      std::string problem;
      child_ = ChildProcess::start(program_, problem);
      if (child_ == nullptr) return fault_of(call, PluginFault::ended, problem);
      std::optional<PluginReport> report =
          ask(call, wire::write_module(call.limits, *call.module), start_time, true);
      if (!report || report->fault) return report;
    }
    return ask(call, wire::write_call(call.requests),
               std::chrono::milliseconds(call.limits.milliseconds), false);
  }

  // Sends the frame and makes of the answer a report, without replies where it was about the
  // module.
  std::optional<PluginReport> ask(const PluginCall& call, std::string_view frame,
                                  std::chrono::milliseconds time, bool module) {
    const Exchange exchange = child_->exchange(frame, time, bell_.descriptor());
    if (exchange.end == Exchange::End::answered) {
      std::optional<wire::FromChild> read = wire::read_from_child(exchange.answer);
      if (read) {
        if (module && std::holds_alternative<wire::ReadyFrame>(*read)) return PluginReport{};
        auto* replies = std::get_if<wire::RepliesFrame>(&*read);
        if (!module && replies != nullptr && replies->replies.size() == call.requests.size()) {
          return PluginReport{.ticket = call.ticket,
                              .replies = std::move(replies->replies),
                              .log = shown_log(replies->log)};
        }
        if (const auto* fault = std::get_if<wire::FaultFrame>(&*read)) {
          child_.reset();
          PluginReport report = fault_of(call, fault->fault, utf8::harmless(fault->detail));
          report.log = shown_log(fault->log);
          return report;
        }
      }
    }
    std::string how = child_->end();
    child_.reset();
    switch (exchange.end) {
      case Exchange::End::interrupted:
        return std::nullopt;
      case Exchange::End::late:
        return fault_of(call, PluginFault::time, {});
      case Exchange::End::answered:
        how = "it said something else than was asked";
        break;
      case Exchange::End::broken:
        break;
    }
    return fault_of(call, PluginFault::ended, std::move(how));
  }

  const std::string plugin_;
  const std::filesystem::path program_;
  const std::shared_ptr<Reports> reports_;
  Bell bell_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<PluginCall> calls_;
  bool stopping_ = false;
  std::unique_ptr<ChildProcess> child_;  // the thread's alone
  std::thread thread_;
};

ChildHost::ChildHost(std::function<void()> wake, std::filesystem::path program)
    : program_(std::move(program)), reports_(std::make_shared<Reports>(std::move(wake))) {}

ChildHost::~ChildHost() {
  for (const auto& entry : lanes_)
    entry.second->stop();
  lanes_.clear();
}

void ChildHost::call(PluginCall call) {
  {
    const std::lock_guard lock(reports_->mutex);
    ++reports_->open[call.plugin];
  }
  std::unique_ptr<Lane>& lane = lanes_[call.plugin];
  try {
    if (lane == nullptr) lane = std::make_unique<Lane>(call.plugin, program_, reports_);
  } catch (const std::system_error& problem) {
    // No thread or descriptor is to be had.
    reports_->add(call.plugin, fault_of(call, PluginFault::ended, problem.what()));
    return;
  }
  lane->add(std::move(call));
}

std::vector<PluginReport> ChildHost::take_reports() {
  const std::lock_guard lock(reports_->mutex);
  std::vector<PluginReport> taken;
  for (auto& entry : reports_->waiting)
    taken.push_back(std::move(entry.second));
  reports_->waiting.clear();
  return taken;
}

void ChildHost::forget(std::string_view plugin) {
  const auto lane = lanes_.find(plugin);
  if (lane == lanes_.end()) return;
  lanes_.erase(lane);
  const std::lock_guard lock(reports_->mutex);
  std::erase_if(reports_->waiting, [&](const auto& entry) { return entry.first == plugin; });
  reports_->open.erase(std::string(plugin));
}

void ChildHost::wait() {
  std::unique_lock lock(reports_->mutex);
  reports_->changed.wait(lock,
                         [&] { return !reports_->waiting.empty() || reports_->open.empty(); });
}

PluginReport call_and_wait(ChildHost& host, PluginCall call) {
  host.call(std::move(call));
  host.wait();
  return std::move(host.take_reports().front());
}

}  // namespace peil::native
