// What the tests of plugins share: a definition that a program may add to, its manifest, and a
// module made byte by byte.
#pragma once

#include "engine/plugin/pack.hpp"
#include "tests/engine/support.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace peil::test {

// The whole definition with additions: two of each kind, for the record and for a system.
std::string added_definition();

// A manifest for it, with every capability and without files.
std::string added_manifest();

// A WebAssembly module, section by section.
class ModuleBytes {
 public:
  ModuleBytes() : bytes_("\0asm\1\0\0\0", 8) {}

  ModuleBytes& section(std::uint8_t id, const std::string& content);
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

// Parts of modules.
std::string leb(std::uint32_t number);
std::string vec(const std::vector<std::string>& items);
std::string wasm_name(std::string_view text);
std::string function_type(const std::string& takes, const std::string& gives);
std::string exported(std::string_view name, std::uint8_t kind, std::uint32_t index);

// A module's sections; each may be replaced before they are put together.
struct GoodModule {
  // The types are () → i32, (i32) → i32, (i32) → (), (i32, i32) → i32, (i32, i32) → (), () → ().
  std::string types;
  std::string imports;  // peil.log
  std::string functions;
  std::string tables;
  std::string memory;  // at most 1 MiB
  std::string exports;
  std::string code;

  GoodModule();
  std::string bytes() const;
};

// A folder with all of it.
PluginFiles added_folder();

}  // namespace peil::test
