#include "native/plugin/interpreter.hpp"

#include <wabt/binary-reader.h>
#include <wabt/interp/binary-reader-interp.h>
#include <wabt/interp/interp.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

namespace peil::native {
namespace {

namespace interp = wabt::interp;
using wabt::Type;

constexpr std::uint64_t page_bytes = 64 * 1024;
constexpr std::uint64_t table_entry_bytes = 8;

struct Function {
  const char* name;
  interp::ValueTypes parameters;
  interp::ValueTypes results;
};

// The contract's functions, in the order of Instance's numbers for them.
enum Entry : std::size_t { abi_version, init, alloc, release, call, reply, reply_size, entries };

const std::array<Function, entries>& contract() {
  static const std::array<Function, entries> functions{{
      {"peil_abi_version", {}, {Type::I32}},
      {"peil_init", {}, {Type::I32}},
      {"peil_alloc", {Type::I32}, {Type::I32}},
      {"peil_free", {Type::I32}, {}},
      {"peil_call", {Type::I32, Type::I32}, {Type::I32}},
      {"peil_reply", {}, {Type::I32}},
      {"peil_reply_size", {}, {Type::I32}},
  }};
  return functions;
}

bool same_type(const interp::FuncType& type, const interp::ValueTypes& parameters,
               const interp::ValueTypes& results) {
  return type.params == parameters && type.results == results;
}

// The index of the export, where there is one of this name and kind.
std::optional<std::size_t> find_export(const interp::ModuleDesc& module, const char* name,
                                       wabt::ExternalKind kind) {
  for (std::size_t index = 0; index < module.exports.size(); ++index) {
    const interp::ExportType& type = module.exports[index].type;
    if (type.name == name && type.type->kind == kind) return index;
  }
  return std::nullopt;
}

bool is_log(const interp::ImportType& import) {
  if (import.module != "peil" || import.name != "log" ||
      import.type->kind != wabt::ExternalKind::Func) {
    return false;
  }
  return same_type(static_cast<const interp::FuncType&>(*import.type), {Type::I32, Type::I32}, {});
}

std::string check_imports(const interp::ModuleDesc& module) {
  for (const interp::ImportDesc& import : module.imports) {
    if (!is_log(import.type)) {
      return "imports " + import.type.module + "." + import.type.name;
    }
  }
  return {};
}

// Nothing is imported but functions, so that all memories and tables are the module's own.
std::string bound_storage(interp::ModuleDesc& module, std::uint64_t memory_bytes) {
  if (module.memories.size() != 1) return "has no memory of its own";
  const wabt::Limits& memory = module.memories[0].type.limits;
  if (!memory.has_max || memory.is_64 || memory.is_shared ||
      memory.max > memory_bytes / page_bytes || memory.initial > memory.max) {
    return "its memory has no maximum, or one that isn't allowed";
  }
  // What a table holds lives outside the program's memory, so that is bounded alike.
  const std::uint64_t table_entries = memory_bytes / table_entry_bytes;
  for (interp::TableDesc& table : module.tables) {
    wabt::Limits& size = table.type.limits;
    if (size.initial > table_entries) return "its tables are too large";
    size.max = size.has_max ? std::min<std::uint64_t>(size.max, table_entries) : table_entries;
    size.has_max = true;
  }
  return {};
}

// The interpreter's name for a call that can't be made.
std::string message_of(const interp::Trap::Ptr& trap) { return trap ? trap->message() : ""; }

}  // namespace

struct Interpreter::Loaded {
  interp::ModuleDesc module;
  std::array<std::size_t, entries> functions{};  // by Entry, indexes of exports
  std::size_t memory = 0;
  std::optional<std::size_t> initialize;
};

namespace {

// One instance and what is done with it. Each step is false if the run has come to its end.
class Steps {
 public:
  Steps(const InterpreterLimits& limits, Run& run) : limits_(limits), run_(run) {}

  bool instantiate(interp::ModuleDesc module) {
    const interp::Module::Ptr made = interp::Module::New(store_, std::move(module));
    interp::RefVec imports;
    for (std::size_t index = 0; index < made->desc().imports.size(); ++index) {
      imports.push_back(log_function().ref());
    }
    interp::Trap::Ptr trap;
    instance_ = interp::Instance::Instantiate(store_, made.ref(), imports, &trap);
    return instance_ || stop(Stop::trap, message_of(trap));
  }

  void use_memory(std::size_t index) {
    memory_ = store_.UnsafeGet<interp::Memory>(instance_->exports()[index]);
  }

  // The function's result; 0 where it has none.
  std::optional<std::uint32_t> enter(std::size_t index, std::vector<std::uint32_t> arguments) {
    const auto function = store_.UnsafeGet<interp::Func>(instance_->exports()[index]);
    interp::Values parameters;
    for (const std::uint32_t argument : arguments) {
      parameters.push_back(interp::Value::Make(argument));
    }
    interp::Values results;
    interp::Trap::Ptr trap;
    if (function->Call(store_, parameters, results, &trap) != wabt::Result::Ok) {
      stop(Stop::trap, message_of(trap));
      return std::nullopt;
    }
    return results.empty() ? 0 : results[0].Get<std::uint32_t>();
  }

  bool stop(Stop why, std::string detail) {
    run_.stop = why;
    run_.detail = std::move(detail);
    return false;
  }

  bool within_memory(std::uint32_t place, std::uint64_t size) const {
    return size <= memory_->ByteSize() && place <= memory_->ByteSize() - size;
  }

  char* memory_at(std::uint32_t place) {
    return reinterpret_cast<char*>(memory_->UnsafeData()) + place;
  }

 private:
  // A program may log while it is being instantiated, when its memory can't be known yet: it is the
  // caller's only one.
  interp::HostFunc::Ptr log_function() {
    return interp::HostFunc::New(
        store_, interp::FuncType({Type::I32, Type::I32}, {}),
        [this](interp::Thread& thread, const interp::Values& parameters, interp::Values&,
               interp::Trap::Ptr* trap) {
          interp::Instance* caller = thread.GetCallerInstance();
          const auto place = parameters[0].Get<std::uint32_t>();
          const auto size = parameters[1].Get<std::uint32_t>();
          if (caller != nullptr && !caller->memories().empty()) {
            const auto memory = store_.UnsafeGet<interp::Memory>(caller->memories()[0]);
            if (size <= memory->ByteSize() && place <= memory->ByteSize() - size) {
              log({reinterpret_cast<const char*>(memory->UnsafeData()) + place, size});
              return wabt::Result::Ok;
            }
          }
          *trap = interp::Trap::New(store_, "peil.log: out of bounds memory access");
          return wabt::Result::Error;
        });
  }

  void log(std::string_view line) {
    if (run_.log.size() >= limits_.log_bytes) return;
    run_.log.append(line.substr(0, limits_.log_bytes - run_.log.size()));
    if (run_.log.size() < limits_.log_bytes) run_.log.push_back('\n');
  }

  const InterpreterLimits& limits_;
  Run& run_;
  interp::Store store_;
  interp::Instance::Ptr instance_;
  interp::Memory::Ptr memory_;
};

std::string as_signed(std::uint32_t number) {
  return std::to_string(static_cast<std::int32_t>(number));
}

}  // namespace

Interpreter::Interpreter(const InterpreterLimits& limits) : limits_(limits) {}
Interpreter::~Interpreter() = default;

std::string Interpreter::load(std::string_view module) {
  loaded_.reset();
  auto loaded = std::make_unique<Loaded>();
  wabt::Errors errors;
  wabt::ReadBinaryOptions options;
  // A damaged section of names, say, changes nothing of what the program does; browsers ignore it
  // too.
  options.fail_on_custom_section_error = false;
  if (interp::ReadBinaryInterp("", module.data(), module.size(), options, &errors,
                               &loaded->module) != wabt::Result::Ok) {
    return errors.empty() ? "not a valid module" : errors.front().message;
  }
  if (std::string problem = check_imports(loaded->module); !problem.empty()) return problem;
  if (std::string problem = bound_storage(loaded->module, limits_.memory_bytes); !problem.empty()) {
    return problem;
  }
  const auto memory = find_export(loaded->module, "memory", wabt::ExternalKind::Memory);
  if (!memory) return "exports no memory";
  loaded->memory = *memory;
  for (std::size_t entry = 0; entry < entries; ++entry) {
    const Function& function = contract()[entry];
    const auto found = find_export(loaded->module, function.name, wabt::ExternalKind::Func);
    if (!found ||
        !same_type(static_cast<const interp::FuncType&>(*loaded->module.exports[*found].type.type),
                   function.parameters, function.results)) {
      return std::string("exports no ") + function.name + " of the contract's type";
    }
    loaded->functions[entry] = *found;
  }
  loaded->initialize = find_export(loaded->module, "_initialize", wabt::ExternalKind::Func);
  if (loaded->initialize && !same_type(static_cast<const interp::FuncType&>(
                                           *loaded->module.exports[*loaded->initialize].type.type),
                                       {}, {})) {
    return "exports an _initialize of another type";
  }
  loaded_ = std::move(loaded);
  return {};
}

Run Interpreter::run(const std::vector<std::string>& requests) const {
  Run run;
  // A store of its own for each run: what a program leaves behind goes with it.
  Steps steps(limits_, run);
  const auto& functions = loaded_->functions;
  if (!steps.instantiate(loaded_->module)) return run;
  steps.use_memory(loaded_->memory);
  if (loaded_->initialize && !steps.enter(*loaded_->initialize, {})) return run;

  const auto version = steps.enter(functions[abi_version], {});
  if (!version) return run;
  if (*version >> 16 != limits_.abi_major) {
    steps.stop(Stop::abi, std::to_string(*version >> 16) + "." + std::to_string(*version & 0xffff));
    return run;
  }
  const auto begun = steps.enter(functions[init], {});
  if (!begun) return run;
  if (*begun != 0) {
    steps.stop(Stop::init, as_signed(*begun));
    return run;
  }

  for (const std::string& request : requests) {
    const auto size = static_cast<std::uint32_t>(request.size());
    const auto room = steps.enter(functions[alloc], {size});
    if (!room) return run;
    if (*room == 0 || !steps.within_memory(*room, size)) {
      steps.stop(Stop::memory, *room == 0 ? "peil_alloc gave no room"
                                          : "peil_alloc gave room outside the memory");
      return run;
    }
    std::memcpy(steps.memory_at(*room), request.data(), request.size());
    const auto error = steps.enter(functions[call], {*room, size});
    if (!error) return run;
    if (*error != 0) {
      steps.stop(Stop::call, as_signed(*error));
      return run;
    }
    const auto place = steps.enter(functions[reply], {});
    if (!place) return run;
    const auto length = steps.enter(functions[reply_size], {});
    if (!length) return run;
    if (!steps.within_memory(*place, *length)) {
      steps.stop(Stop::reply_place, std::to_string(*place) + " + " + std::to_string(*length));
      return run;
    }
    if (*length > limits_.reply_bytes) {
      steps.stop(Stop::reply_size, std::to_string(*length));
      return run;
    }
    run.replies.emplace_back(steps.memory_at(*place), *length);
    if (!steps.enter(functions[release], {*room})) return run;
  }
  return run;
}

}  // namespace peil::native
