// What a call of the shipped plan's program costs on the desktop, from asking to the report: for a
// new child process, and for one that runs already. The requests are those of the vectors, so that
// the replies are known to be right.
#include "native/plugin/child_host.hpp"

#include <benchmark/benchmark.h>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace peil;

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return (std::ostringstream() << file.rdbuf()).str();
}

// The call of the vector with this name.
PluginCall call_of(const std::string& name) {
  PluginCall call;
  call.plugin = "bench";
  call.module = std::make_shared<const std::string>(contents(PEIL_BENCH_PROGRAM));
  const boost::json::value vectors =
      boost::json::parse(contents(PEIL_SOURCE_DIR "/tests/conformance/plugin_calls.json"));
  for (const boost::json::value& one : vectors.as_array()) {
    if (one.at("name").as_string() != name) continue;
    for (const boost::json::value& request : one.at("requests").as_array())
      call.requests.emplace_back(request.as_string());
  }
  return call;
}

void ask(native::ChildHost& host, const PluginCall& call, benchmark::State& state) {
  const PluginReport report = native::call_and_wait(host, call);
  if (report.fault || report.replies.size() != call.requests.size())
    state.SkipWithError("the program failed");
}

void plan(benchmark::State& state, const std::string& name) {
  const PluginCall call = call_of(name);
  native::ChildHost host({}, PEIL_BENCH_RUNNER);
  ask(host, call, state);
  for (auto _ : state)
    ask(host, call, state);
}

void plan_in_a_new_child(benchmark::State& state, const std::string& name) {
  const PluginCall call = call_of(name);
  for (auto _ : state) {
    native::ChildHost host({}, PEIL_BENCH_RUNNER);
    ask(host, call, state);
  }
}

BENCHMARK_CAPTURE(plan, nothing_answered, "maturity, nothing answered")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(plan, most_answered, "maturity, most of it answered")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(plan_in_a_new_child, most_answered, "maturity, most of it answered")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
