// What ChildHost and its child processes (`peil plugin-runner`) say to each other over a socket.
// Neither side trusts the other: a size is checked before anything is kept for it, and a frame that
// isn't whole and exact is no frame.
//
//   frame    size (of kind and body), kind (1 byte), body
//   module   memory in MiB, milliseconds, the module's bytes          host to child, once, first
//   call     number of requests, requests                             host to child
//   ready    nothing                                                  child to host: the module can
//            be run
//   replies  number of replies, replies, log                          child to host: what came of a
//            call
//   fault    fault (1 byte), detail, log                              child to host: of the module
//            or a call; it ends then
//
// Numbers are 32 bits, little-endian. A text is its size and its bytes; the module's bytes are all
// that is left.
#pragma once

#include "engine/base/limits.hpp"
#include "engine/plugin/host.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace peil::native::wire {

inline constexpr std::size_t most_requests = 16;  // of one call
inline constexpr std::size_t detail_bytes = 1'000;
// Room for the largest module, and for the largest replies to as many requests as a call may have.
inline constexpr std::size_t frame_bytes = limits::file_bytes + 1024 * 1024;
static_assert(most_requests * (limits::reply_bytes + 4) + limits::log_bytes + 64 <= frame_bytes);
static_assert(most_requests * (limits::request_bytes + 4) + 64 <= frame_bytes);

struct ModuleFrame {
  PluginLimits limits;
  std::string_view module;  // within the frame that was read
};
struct CallFrame {
  std::vector<std::string> requests;
};
struct ReadyFrame {};
struct RepliesFrame {
  std::vector<std::string> replies;
  std::string log;
};
struct FaultFrame {
  PluginFault fault = PluginFault::ended;
  std::string detail;
  std::string log;
};
using ToChild = std::variant<ModuleFrame, CallFrame>;
using FromChild = std::variant<ReadyFrame, RepliesFrame, FaultFrame>;

// Whole frames, with their size. What is over its limit has to be refused before (requests, module)
// or is cut (detail, log).
std::string write_module(const PluginLimits& limits, std::string_view module);
std::string write_call(std::span<const std::string> requests);
std::string write_ready();
std::string write_replies(std::span<const std::string> replies, std::string_view log);
std::string write_fault(PluginFault fault, std::string_view detail, std::string_view log);

// The frame, given without its size; nothing if it isn't exactly one that may go this way. Cost:
// linear.
std::optional<ToChild> read_to_child(std::string_view frame);
std::optional<FromChild> read_from_child(std::string_view frame);

// Puts frames together from bytes as they come. Holds no more than one frame's limit and what came
// last.
class Frames {
 public:
  // False if the bytes announce an empty frame or one over frame_bytes: nothing that follows can
  // be read then.
  bool add(std::string_view bytes);

  // The next whole frame without its size, in the order of coming.
  std::optional<std::string> take();

  // No bytes wait.
  bool empty() const { return bytes_.empty(); }

 private:
  std::string bytes_;
};

}  // namespace peil::native::wire
