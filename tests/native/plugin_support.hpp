// What the tests of the plugin host share: the hostile plugins, calls of them, and looks at what a
// host leaves behind.
#pragma once

#include "engine/plugin/host.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace peil::native::test {

// The executable with the child process alone.
std::filesystem::path plugin_runner();

// Long enough for any program that ends, on any machine.
inline constexpr PluginLimits patient{.memory_mib = 4, .milliseconds = 10'000};
inline constexpr PluginLimits hasty{.memory_mib = 4, .milliseconds = 200};

inline const std::string describe = R"({"method":"describe"})";
inline const std::string evaluate = R"({"method":"evaluate","params":{}})";

std::shared_ptr<const std::string> hostile_module(const std::string& name);

// A call of one of the plugins in tests/plugins/hostile, named by its folder: describe, evaluate,
// evaluate.
PluginCall hostile_call(const std::string& name, std::uint64_t ticket,
                        PluginLimits limits = patient);

// What must come of a plugin there: the fault that its program ends with, and what its user is
// told, each where there is to be something.
struct Expected {
  std::string name;  // of its folder
  std::string fault;
  std::string told;  // a problem's name
};
std::vector<Expected> expected_faults();
std::ostream& operator<<(std::ostream& out, const Expected& expected);

std::string fault_of(const PluginReport& report);

std::size_t open_descriptors();
// Living ones and zombies.
bool has_children();

}  // namespace peil::native::test
