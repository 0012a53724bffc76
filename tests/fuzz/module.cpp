// Any bytes as a program's module: they are refused with one problem, or may be instantiated;
// nothing outside them is read.
#include "engine/plugin/module.hpp"
#include "engine/base/utf8.hpp"
#include "require.hpp"

#include <cstddef>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace peil;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto problem = check_module(bytes, {});
  const auto generous = check_module(bytes, {64, 2000});
  if (!problem) {
    require(!generous, "what may run in little memory may run in more");
    return 0;
  }
  require(problem->severity == Severity::error, "a refusal is an error");
  require(code_name(problem->code).substr(0, 7) == "module_", "it is about the module");
  require(utf8::first_invalid(describe(*problem, {})) == std::string_view::npos,
          "what is printed is UTF-8");
  return 0;
}
