#include "native/plugin/runner.hpp"

#include "engine/base/limits.hpp"
#include "native/plugin/confinement.hpp"
#include "native/plugin/interpreter.hpp"
#include "native/plugin/wire.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace peil::native {
namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;
constexpr std::uint32_t most_memory_mib = 64;  // that a module may ask, whoever allows it
constexpr std::uint32_t load_milliseconds = 10'000;

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// Waits for the next frame; nothing at the end of the input and where no frame can be read.
std::optional<std::string> read_frame(wire::Frames& frames) {
  while (true) {
    if (std::optional<std::string> frame = frames.take()) return frame;
    static char block[64 * 1024];
    const ssize_t count = ::read(STDIN_FILENO, block, sizeof block);
    if (count == 0 || (count < 0 && errno != EINTR)) return std::nullopt;
    if (count > 0 && !frames.add({block, static_cast<std::size_t>(count)})) return std::nullopt;
  }
}

// What has to be said when no memory is left, when nothing can be made any more.
std::string& out_of_memory() {
  static std::string frame =
      wire::write_fault(PluginFault::memory, "the interpreter has no memory left", {});
  return frame;
}

// The interpreter isn't made for failing allocations, so this is the end.
[[noreturn]] void on_no_memory() {
  write_all(out_of_memory());
  ::_exit(0);
}

// What the program's memory and a table may take, each three times: growing one takes a new piece
// of up to twice the size while the old one is there. A compiler's module takes some twenty times
// its own bytes with the copy that an instance is made of (one of nothing but empty functions takes
// two hundred, and is refused where it is large). The rest is for requests, replies and stacks.
std::uint64_t memory_for(const PluginLimits& limits, std::size_t module_bytes) {
  return 6 * limits.memory_mib * mebibyte + 64 * module_bytes + 96 * mebibyte;
}

PluginFault fault_of(Stop stop) {
  switch (stop) {
    case Stop::none:
      break;
    case Stop::refused:
      return PluginFault::refused;
    case Stop::abi:
      return PluginFault::abi;
    case Stop::init:
      return PluginFault::init;
    case Stop::trap:
      return PluginFault::trap;
    case Stop::memory:
      return PluginFault::memory;
    case Stop::call:
      return PluginFault::call;
    case Stop::reply_place:
      return PluginFault::reply_place;
    case Stop::reply_size:
      return PluginFault::reply_size;
  }
  return PluginFault::ended;
}

int answer_calls(const Interpreter& interpreter, std::uint32_t milliseconds, wire::Frames& frames) {
  while (const std::optional<std::string> frame = read_frame(frames)) {
    const std::optional<wire::ToChild> read = wire::read_to_child(*frame);
    const auto* call = read ? std::get_if<wire::CallFrame>(&*read) : nullptr;
    if (call == nullptr) return 2;
    confine_time(milliseconds);
    const Run run = interpreter.run(call->requests);
    if (run.stop != Stop::none) {
      write_all(wire::write_fault(fault_of(run.stop), run.detail, run.log));
      return 0;
    }
    if (!write_all(wire::write_replies(run.replies, run.log))) return 2;
  }
  return frames.empty() ? 0 : 2;
}

}  // namespace

int run_plugin() {
  if (!confine()) return 1;
  confine_time(load_milliseconds);
  out_of_memory();
  std::set_new_handler(on_no_memory);

  wire::Frames frames;
  const std::optional<std::string> frame = read_frame(frames);
  if (!frame) return frames.empty() ? 0 : 2;
  const std::optional<wire::ToChild> read = wire::read_to_child(*frame);
  const auto* first = read ? std::get_if<wire::ModuleFrame>(&*read) : nullptr;
  if (first == nullptr) return 2;
  PluginLimits allowed = first->limits;
  allowed.memory_mib = std::min(allowed.memory_mib, most_memory_mib);
  if (!confine_memory(memory_for(allowed, first->module.size()))) return 1;
  confine_calls();

  Interpreter interpreter({.memory_bytes = allowed.memory_mib * mebibyte,
                           .reply_bytes = limits::reply_bytes,
                           .log_bytes = limits::log_bytes,
                           .abi_major = plugin_abi.major});
  if (const std::string problem = interpreter.load(first->module); !problem.empty()) {
    write_all(wire::write_fault(PluginFault::refused, problem, {}));
    return 0;
  }
  if (!write_all(wire::write_ready())) return 2;
  return answer_calls(interpreter, allowed.milliseconds, frames);
}

}  // namespace peil::native
