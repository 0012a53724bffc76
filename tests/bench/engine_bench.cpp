// How long the engine takes: loading a definition, and the complete outcome after one answer. The
// same program runs natively and in WebAssembly; it prints JSON, in microseconds of the processor's
// time, for tests/bench/table.mjs.
//
//   peil_bench FOLDER SIZE…    FOLDER/<size>/assessment.json and record.json, as
//                              tests/bench/peer/make.mjs writes them
#include "engine/evaluation/evaluation.hpp"
#include "engine/format/definition.hpp"
#include "engine/format/record.hpp"
#include "engine/json/canonical.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <boost/json/object.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#ifdef __EMSCRIPTEN__
#include <emscripten/emscripten.h>

// There clock() tells the time that passed, which a busy machine makes longer.
EM_JS(double, now_us, (), {
  const used = process.cpuUsage();
  return used.user + used.system;
});
#endif

namespace {

constexpr int batches = 21;
constexpr double batch_us = 20'000;

#ifndef __EMSCRIPTEN__
double now_us() {
  return static_cast<double>(std::clock()) * (1e6 / static_cast<double>(CLOCKS_PER_SEC));
}
#endif

// The median over batches, each long enough for the clock, of what one call takes.
template <class Body>
double median_us(Body&& body) {
  std::vector<double> took;
  for (int i = 0; i < batches; ++i) {
    int calls = 0;
    const double started = now_us();
    double passed = 0;
    do {
      body();
      ++calls;
      passed = now_us() - started;
    } while (passed < batch_us);
    took.push_back(passed / calls);
  }
  std::nth_element(took.begin(), took.begin() + batches / 2, took.end());
  return took[batches / 2];
}

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <class Read>
auto good(Read&& read, const std::string& path) {
  if (!read) {
    std::fprintf(stderr, "%s can't be read\n", path.c_str());
    std::exit(1);
  }
  return *std::forward<Read>(read);
}

boost::json::object measure(const std::string& folder) {
  const std::string path = folder + "/assessment.json";
  const std::string text = contents(path);
  const peil::Definition definition = good(peil::read_definition(text, path).definition, path);
  const peil::CompiledDefinition compiled(definition);
  peil::Record record = good(peil::read_record(contents(folder + "/record.json"), folder), folder);

  std::size_t kept = 0;  // so that no compiler leaves the work out
  const double load = median_us([&] {
    const peil::ReadDefinition read = peil::read_definition(text, path);
    const peil::CompiledDefinition loaded(*read.definition);
    kept += read.definition->questions.size();
  });

  // Every answered question in turn gets the next higher level, or the lowest again.
  std::vector<std::pair<peil::QuestionAt, peil::Answer*>> answered;
  for (std::uint32_t i = 0; i < definition.questions.size(); ++i) {
    const auto found = record.answers.find(definition.questions[i].id);
    if (found != record.answers.end()) answered.push_back({{i}, &found->second});
  }
  const std::vector<peil::Option>& levels = definition.scales.front().options;
  peil::Evaluation evaluation(compiled, record);
  std::size_t next = 0, level = 0;
  const double answer = median_us([&] {
    const auto& [at, entry] = answered[next];
    entry->value = levels[level].id;
    evaluation.answer_changed(record, at);
    kept += evaluation.outcome().record.coverage.answered;
    if (++next == answered.size()) next = 0;
    level = (level + 1) % levels.size();
  });
  const double whole = median_us([&] {
    evaluation.record_changed(record);
    kept += evaluation.outcome().record.coverage.answered;
  });
  if (kept == 0) std::abort();
  return {{"load_us", load}, {"answer_us", answer}, {"record_us", whole}};
}

}  // namespace

int main(int count, char** arguments) {
  boost::json::object measured;
  const std::string folder = count > 1 ? arguments[1] : ".";
  for (int i = 2; i < count; ++i)
    measured[arguments[i]] = measure(folder + "/" + arguments[i]);
  std::fputs(peil::pretty_json(measured).c_str(), stdout);
}
