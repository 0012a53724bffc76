#include "plugin_support.hpp"

#include "support.hpp"
#include "tests/places.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <sys/wait.h>

#include <iterator>

namespace peil::native::test {

std::filesystem::path plugin_runner() { return peil::test::plugin_runner; }

std::shared_ptr<const std::string> hostile_module(const std::string& name) {
  const std::filesystem::path folder = peil::test::hostile_plugins;
  return std::make_shared<const std::string>(contents(folder / name / "logic.wasm"));
}

PluginCall hostile_call(const std::string& name, std::uint64_t ticket, PluginLimits limits) {
  return {.ticket = ticket,
          .plugin = name,
          .module = hostile_module(name),
          .limits = limits,
          .requests = {describe, evaluate, evaluate}};
}

std::vector<Expected> expected_faults() {
  std::vector<Expected> all;
  const boost::json::value read =
      boost::json::parse(contents(peil::test::source("tests/plugins/hostile/expected.json")));
  for (const boost::json::value& entry : read.as_array()) {
    const boost::json::object& one = entry.as_object();
    Expected& expected = all.emplace_back();
    expected.name = one.at("name").as_string();
    if (const boost::json::value* fault = one.if_contains("fault")) {
      expected.fault = fault->as_string();
    }
    if (const boost::json::value* told = one.if_contains("told")) {
      expected.told = told->as_string();
    }
  }
  return all;
}

std::ostream& operator<<(std::ostream& out, const Expected& expected) {
  return out << expected.name;
}

std::string fault_of(const PluginReport& report) {
  return report.fault ? std::string(fault_word(*report.fault)) : "";
}

std::size_t open_descriptors() {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}));
}

bool has_children() {
  siginfo_t found{};
  return ::waitid(P_ALL, 0, &found, WEXITED | WNOHANG | WNOWAIT) == 0;
}

}  // namespace peil::native::test
