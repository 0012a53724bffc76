// Runs plugins' programs, away from everything else: a child process with an interpreter on the
// desktop, a Worker in the browser. A call is asked now and reported later; nobody waits. Hosts
// know bytes, time and memory; what requests and replies mean is in exchange.hpp.
#pragma once

#include "engine/plugin/manifest.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

// What can go wrong with a program while it runs. The names (`fault_word`) travel between processes
// and scripts.
enum class PluginFault : std::uint8_t {
  refused,  // the module doesn't validate, or may not be instantiated
  abi,      // it speaks another major version of the contract
  init,     // peil_init gave something else than 0
  // it did what isn't possible: out of bounds, unreachable, endless recursion, division by zero
  trap,
  memory,       // it had no room for the request, or took more than it may
  time,         // it took longer than it may
  call,         // peil_call gave a transport error
  reply_place,  // its reply lies outside its memory
  reply_size,   // its reply is over limits::reply_bytes
  unsteady,     // it gave two replies to one request
  ended         // its process or Worker ended by itself, or couldn't be started
};
std::string_view fault_word(PluginFault fault);
std::optional<PluginFault> fault_named(std::string_view word);

// All requests of a call are put to one fresh instance, in their order: what a program keeps
// between calls is gone, so the same call has the same replies. Before them: `_initialize` where it
// is exported, peil_abi_version, peil_init. The time is for all of it.
struct PluginCall {
  std::uint64_t ticket = 0;
  std::string plugin;  // Plugin::fingerprint: calls of the same one share their compiled module
  std::shared_ptr<const std::string> module;
  PluginLimits limits;
  std::vector<std::string> requests;
};

// What came of a call: as many replies as requests, or a fault. A reply is bytes that nobody has
// looked at yet.
struct PluginReport {
  std::uint64_t ticket = 0;
  std::vector<std::string> replies;
  std::optional<PluginFault> fault;
  std::string detail;  // the interpreter's or browser's own words; may be empty
  std::string log;     // lines that the program logged, for its author; cut at limits::log_bytes
};

// One plugin never keeps another waiting. Not for several threads at once.
class PluginHost {
 public:
  PluginHost() = default;
  PluginHost(const PluginHost&) = delete;
  PluginHost& operator=(const PluginHost&) = delete;
  virtual ~PluginHost() = default;

  // Asks for a call; comes back at once. Every call is reported exactly once.
  virtual void call(PluginCall call) = 0;

  // The reports that have come since the last time.
  virtual std::vector<PluginReport> take_reports() = 0;

  // Ends what runs of this plugin; its open calls are not reported any more.
  virtual void forget(std::string_view plugin) = 0;
};

}  // namespace peil
