// Runs a program's module in wabt's interpreter, in this very process: only for a process that has
// confined itself (runner.hpp). C++17 with nothing of ours included, since wabt's headers don't
// compile as C++20 everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peil::native {

// How a run ended: as the faults of engine/plugin/host.hpp that an interpreter can tell apart.
enum class Stop : std::uint8_t {
  none,
  refused,
  abi,
  init,
  trap,
  memory,
  call,
  reply_place,
  reply_size
};

struct InterpreterLimits {
  std::uint64_t memory_bytes = 0;  // what the module may declare as its memory's maximum
  std::size_t reply_bytes = 0;     // of one reply
  std::size_t log_bytes = 0;       // of all lines together; what comes after is dropped
  std::uint16_t abi_major = 0;     // what peil_abi_version must say
};

struct Run {
  Stop stop = Stop::none;
  std::string detail;                // the interpreter's words, or the number that the program gave
  std::vector<std::string> replies;  // as many as requests where `stop` is none, else of no meaning
  std::string log;                   // a line each, ended by a newline
};

class Interpreter {
 public:
  explicit Interpreter(const InterpreterLimits& limits);
  ~Interpreter();
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  // Reads and validates the module, and looks whether it is what the contract asks: at most
  // peil.log imported, the seven functions and a bounded memory exported. Gives why it can't be
  // run; nothing if it can. Cost: linear in the module.
  std::string load(std::string_view module);

  // Puts the requests to a fresh instance, in the contract's order. Only after a load that gave
  // nothing. Doesn't end where the program doesn't; where memory runs out the process's new_handler
  // is called and must not come back.
  Run run(const std::vector<std::string>& requests) const;

 private:
  struct Loaded;
  InterpreterLimits limits_;
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace peil::native
