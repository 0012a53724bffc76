// The plugin host of the desktop and the command line: one child process for each plugin, in which
// wabt's interpreter runs its program. A child is started at the plugin's first call, kept while
// its calls go well, and ended on any fault; the next call starts a new one. Nothing here looks
// into requests and replies.
#pragma once

#include "engine/plugin/host.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peil::native {

class ChildHost final : public PluginHost {
 public:
  // How long a new child may take until its module can be run. A call's own time begins after that.
  static constexpr std::chrono::milliseconds start_time{10'000};

  // `wake` is called after each report, from another thread: it must come back soon and may not
  // call this host. `program` is the executable to start, with the argument `plugin-runner`.
  explicit ChildHost(std::function<void()> wake = {},
                     std::filesystem::path program = "/proc/self/exe");
  // Ends every child and waits for that; calls still open are not reported.
  ~ChildHost() override;

  // Calls of one plugin are carried out in their order; those of another never wait for them. A
  // call with more than wire::most_requests requests, or one over limits::request_bytes, or a
  // module over limits::file_bytes is refused.
  void call(PluginCall call) override;
  std::vector<PluginReport> take_reports() override;
  void forget(std::string_view plugin) override;

  // For the command line: waits until there are reports to take, or no call is open.
  void wait();

 private:
  struct Reports;
  class Lane;

  std::filesystem::path program_;
  std::shared_ptr<Reports> reports_;
  std::map<std::string, std::unique_ptr<Lane>, std::less<>> lanes_;
};

// Asks for the call and waits for its report. Only for a host that has no open call.
PluginReport call_and_wait(ChildHost& host, PluginCall call);

}  // namespace peil::native
