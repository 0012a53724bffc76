#include "engine/plugin/module.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/utf8.hpp"
#include "engine/json/canonical.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace peil {
namespace {

// What the contract knows of function types; every other one is `other`.
enum class Shape : std::uint8_t {
  other,
  nothing,     // () → ()
  gives_int,   // () → i32
  takes_int,   // (i32) → ()
  int_to_int,  // (i32) → i32
  takes_two,   // (i32, i32) → ()
  two_to_int   // (i32, i32) → i32
};

struct ContractFunction {
  std::string_view name;
  Shape shape;
  bool optional = false;
};

constexpr std::string_view memory_name = "memory";
constexpr std::array<ContractFunction, 8> contract{{{"peil_abi_version", Shape::gives_int},
                                                    {"peil_init", Shape::gives_int},
                                                    {"peil_alloc", Shape::int_to_int},
                                                    {"peil_free", Shape::takes_int},
                                                    {"peil_call", Shape::two_to_int},
                                                    {"peil_reply", Shape::gives_int},
                                                    {"peil_reply_size", Shape::gives_int},
                                                    {"_initialize", Shape::nothing, true}}};

// WebAssembly Core Specification 2.0, 5.5: in this order, each at most once; custom ones anywhere.
enum class ModuleSection : std::uint8_t {
  custom,
  type,
  import,
  function,
  table,
  memory,
  global,
  exports,
  start,
  element,
  code,
  data,
  data_count
};

// The place of a section in that order; 0 for one that isn't known.
int rank(std::uint8_t id) {
  constexpr std::array<int, 13> ranks{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 10};
  return id < ranks.size() ? ranks[id] : 0;
}

constexpr std::uint8_t function_form = 0x60;
constexpr std::uint8_t i32 = 0x7F;
constexpr std::uint8_t external_function = 0;
constexpr std::uint8_t external_memory = 2;
constexpr std::uint32_t most_pages = 65536;
constexpr double pages_per_mib = 16;
constexpr double table_entry_bytes = 8;
constexpr double mib = 1024.0 * 1024.0;

// Reads forward through bytes. After the first thing that isn't there `ok` is false, and everything
// reads as nothing.
class Bytes {
 public:
  explicit Bytes(std::string_view rest) : rest_(rest) {}

  bool ok() const { return ok_; }
  bool done() const { return ok_ && rest_.empty(); }
  bool empty() const { return rest_.empty(); }

  std::uint8_t byte() {
    if (rest_.empty()) {
      fail();
      return 0;
    }
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  // LEB128 of at most five bytes and 32 bits.
  std::uint32_t u32() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      const std::uint8_t next = byte();
      if (shift == 28 && next > 0x0F) fail();
      value |= static_cast<std::uint32_t>(next & 0x7Fu) << shift;
      if ((next & 0x80u) == 0) break;
    }
    return ok_ ? value : 0;
  }

  // How many entries follow, each of at least one byte.
  std::uint32_t count() {
    const std::uint32_t number = u32();
    if (number > rest_.size()) fail();
    return ok_ ? number : 0;
  }

  std::string_view take(std::size_t size) {
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view name() {
    const auto text = take(u32());
    if (utf8::first_invalid(text) != std::string_view::npos) fail();
    return ok_ ? text : std::string_view();
  }

  void fail() {
    ok_ = false;
    rest_ = {};
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

// Minimum and maximum of a memory or table.
struct Limits {
  std::uint32_t least = 0;
  std::optional<std::uint32_t> most;
};

Limits read_limits(Bytes& bytes) {
  Limits limits;
  // Other flags are of memories that threads share or with 64-bit addresses.
  const std::uint8_t flags = bytes.byte();
  if (flags > 1) bytes.fail();
  limits.least = bytes.u32();
  if (flags == 1) limits.most = bytes.u32();
  if (limits.most && *limits.most < limits.least) bytes.fail();
  return limits;
}

bool is_reference(std::uint8_t type) { return type == 0x70 || type == 0x6F; }
bool is_value_type(std::uint8_t type) {
  return (type >= 0x7B && type <= 0x7F) || is_reference(type);
}

class ModuleCheck {
 public:
  ModuleCheck(std::string_view bytes, const PluginLimits& limits)
      : bytes_(bytes), limits_(limits) {}

  std::optional<Problem> run() {
    using namespace std::string_view_literals;
    if (bytes_.take(8) != "\0asm\1\0\0\0"sv) return unreadable();
    int last = 0;
    while (bytes_.ok() && !bytes_.empty()) {
      const std::uint8_t id = bytes_.byte();
      Bytes content(bytes_.take(bytes_.u32()));
      if (!bytes_.ok()) break;
      if (id == static_cast<std::uint8_t>(ModuleSection::custom)) continue;
      if (rank(id) <= last) return unreadable();
      last = rank(id);
      if (auto problem = read_section(static_cast<ModuleSection>(id), content)) return problem;
    }
    if (!bytes_.ok() || code_count_ != own_functions_) return unreadable();
    return check_contract();
  }

 private:
  static Problem refusal(Code code, std::vector<std::string> arguments = {}) {
    return {code, Severity::error, std::move(arguments), {}};
  }
  static Problem unreadable() { return refusal(Code::module_unreadable); }

  std::optional<Problem> read_section(ModuleSection section, Bytes& content) {
    std::optional<Problem> problem;
    switch (section) {
      case ModuleSection::type:
        read_types(content);
        break;
      case ModuleSection::import:
        problem = read_imports(content);
        break;
      case ModuleSection::function:
        read_functions(content);
        break;
      case ModuleSection::table:
        problem = read_tables(content);
        break;
      case ModuleSection::memory:
        read_memory(content);
        break;
      case ModuleSection::exports:
        read_exports(content);
        break;
      case ModuleSection::code:
        code_count_ = content.count();
        return content.ok() ? std::nullopt : std::optional(unreadable());
      default:
        return std::nullopt;
    }
    if (problem) return problem;
    return content.done() ? std::nullopt : std::optional(unreadable());
  }

  void read_types(Bytes& content) {
    for (std::uint32_t left = content.count(); left > 0 && content.ok(); --left) {
      if (content.byte() != function_form) content.fail();
      const auto takes = read_value_types(content);
      const auto gives = read_value_types(content);
      types_.push_back(shape_of(takes, gives));
    }
  }

  // How many there are; nothing if one of them isn't an i32.
  static std::optional<std::uint32_t> read_value_types(Bytes& content) {
    const std::uint32_t count = content.count();
    bool all_ints = true;
    for (std::uint32_t i = 0; i < count && content.ok(); ++i) {
      const std::uint8_t type = content.byte();
      if (!is_value_type(type)) content.fail();
      all_ints = all_ints && type == i32;
    }
    return all_ints ? std::optional(count) : std::nullopt;
  }

  static Shape shape_of(std::optional<std::uint32_t> takes, std::optional<std::uint32_t> gives) {
    constexpr std::array<std::array<Shape, 2>, 3> shapes{{{Shape::nothing, Shape::gives_int},
                                                          {Shape::takes_int, Shape::int_to_int},
                                                          {Shape::takes_two, Shape::two_to_int}}};
    if (!takes || !gives || *takes >= shapes.size() || *gives >= 2) return Shape::other;
    return shapes.at(*takes).at(*gives);
  }

  std::optional<Problem> read_imports(Bytes& content) {
    for (std::uint32_t left = content.count(); left > 0 && content.ok(); --left) {
      const auto module = content.name();
      const auto name = content.name();
      const std::uint8_t kind = content.byte();
      if (!content.ok()) break;
      const bool named = module == "peil" && name == "log" && kind == external_function;
      const std::uint32_t type = named ? content.u32() : 0;
      if (!content.ok() || (named && type >= types_.size())) return unreadable();
      if (!named || types_[type] != Shape::takes_two) {
        return refusal(Code::module_import,
                       {utf8::clip(module, limits::id_bytes), utf8::clip(name, limits::id_bytes)});
      }
      functions_.push_back(Shape::takes_two);
    }
    return std::nullopt;
  }

  void read_functions(Bytes& content) {
    own_functions_ = content.count();
    for (std::uint32_t left = own_functions_; left > 0 && content.ok(); --left) {
      const std::uint32_t type = content.u32();
      if (type >= types_.size()) return content.fail();
      functions_.push_back(types_[type]);
    }
  }

  // A table takes memory of the host's, that no declared maximum covers.
  std::optional<Problem> read_tables(Bytes& content) {
    for (std::uint32_t left = content.count(); left > 0 && content.ok(); --left) {
      if (!is_reference(content.byte())) content.fail();
      const Limits table = read_limits(content);
      if (!content.ok()) break;
      const double size = table.least * table_entry_bytes / mib;
      if (size > limits_.memory_mib) return too_much(size);
    }
    return std::nullopt;
  }

  void read_memory(Bytes& content) {
    const std::uint32_t count = content.count();
    if (count > 1) content.fail();
    if (count == 0) return;
    memory_ = read_limits(content);
    if (memory_->least > most_pages || memory_->most.value_or(0) > most_pages) content.fail();
  }

  void read_exports(Bytes& content) {
    for (std::uint32_t left = content.count(); left > 0 && content.ok(); --left) {
      const auto name = content.name();
      const std::uint8_t kind = content.byte();
      const std::uint32_t index = content.u32();
      if (!content.ok()) return;
      if (name == memory_name) {
        if (exports_memory_) return content.fail();
        exports_memory_ = kind == external_memory && index == 0;
      }
      for (std::size_t i = 0; i < contract.size(); ++i) {
        if (name != contract.at(i).name) continue;
        if (exports_.at(i)) return content.fail();
        const bool known = kind == external_function && index < functions_.size();
        exports_.at(i) = known ? functions_[index] : Shape::other;
      }
    }
  }

  std::optional<Problem> check_contract() const {
    if (!exports_memory_ || !memory_)
      return refusal(Code::module_export, {std::string(memory_name)});
    for (std::size_t i = 0; i < contract.size(); ++i) {
      const auto& function = contract.at(i);
      const auto& found = exports_.at(i);
      if (found ? *found != function.shape : !function.optional)
        return refusal(Code::module_export, {std::string(function.name)});
    }
    if (!memory_->most)
      return refusal(Code::module_memory, {"", std::to_string(limits_.memory_mib)});
    const double declared = *memory_->most / pages_per_mib;
    if (declared > limits_.memory_mib) return too_much(declared);
    return std::nullopt;
  }

  Problem too_much(double declared) const {
    return refusal(Code::module_memory,
                   {number_text(declared), std::to_string(limits_.memory_mib)});
  }

  Bytes bytes_;
  const PluginLimits& limits_;
  std::vector<Shape> types_;
  std::vector<Shape> functions_;  // those that are imported first
  std::uint32_t own_functions_ = 0;
  std::uint32_t code_count_ = 0;
  std::optional<Limits> memory_;
  bool exports_memory_ = false;
  std::array<std::optional<Shape>, contract.size()> exports_;
};

}  // namespace

std::optional<Problem> check_module(std::string_view bytes, const PluginLimits& limits) {
  return ModuleCheck(bytes, limits).run();
}

}  // namespace peil
