// What expressions cost: compiling the conditions of a large definition, and evaluating conditions
// of the usual kinds.
#include "engine/expression/expression.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace peil::expression;

constexpr std::uint32_t question_count = 1'000;
constexpr std::uint32_t system_count = 500;

struct World {
  World() {
    const std::uint32_t level = symbols.add_options("level", {"1", "2", "3", "4", "5"});
    const std::uint32_t risk = symbols.add_options("risk", {"none", "low", "high"});
    const std::uint32_t system = symbols.add_subjects("ai_system");
    names.reserve(question_count);
    for (std::uint32_t i = 0; i < question_count; ++i) {
      names.push_back("S" + std::to_string(i / 10) + "." + std::to_string(i % 10));
      symbols.add(Symbols::Space::name, names.back(),
                  {{Type::Kind::choice, level}, record_scope, i});
      record.push_back(Value::choice(i % 5));
    }
    const auto add = [&](Symbols::Space space, std::string_view name, Type type, Value value) {
      symbols.add(space, name, {type, record_scope, static_cast<std::uint32_t>(record.size())});
      record.push_back(value);
    };
    add(Symbols::Space::name, "profile.size", {Type::Kind::choice, risk}, Value::choice(1));
    add(Symbols::Space::name, "students", {Type::Kind::integer}, Value::integer(12'000));
    add(Symbols::Space::name, "public_body", {Type::Kind::boolean}, Value::boolean(true));
    add(Symbols::Space::score, "S1", {Type::Kind::decimal}, Value::decimal(3.5));
    add(Symbols::Space::score, "S2", {Type::Kind::decimal}, Value::decimal(2.5));
    symbols.add(Symbols::Space::name, "risk", {{Type::Kind::choice, risk}, system, 0});
    symbols.add(Symbols::Space::name, "users", {{Type::Kind::integer}, system, 1});
    for (std::uint32_t i = 0; i < system_count; ++i) {
      systems.push_back(Value::choice(i % 3));
      systems.push_back(Value::integer(i));
    }
    rows.push_back({systems.data(), system_count, 2});
    inputs.record = record;
    inputs.subjects = rows;
  }

  Symbols symbols;
  std::vector<std::string> names;
  std::vector<Value> record;
  std::vector<Value> systems;
  std::vector<Rows> rows;
  Inputs inputs;
};

const World& world() {
  static const World made;
  return made;
}

// The kinds of condition that definitions have, over ever other questions.
std::vector<std::string> conditions(std::uint32_t count) {
  std::vector<std::string> made;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string& name = world().names[i * 5 % question_count];
    const std::string& other = world().names[(i * 7 + 3) % question_count];
    switch (i % 4) {
      case 0:
        made.push_back("profile.size != 'none'");
        break;
      case 1:
        made.push_back(name + " == '3' || " + other + " in ['4', '5']");
        break;
      case 2:
        made.push_back("score('S1') >= 3 && !(" + name + " == '1')");
        break;
      default:
        made.push_back("public_body && students > 5000 && " + name + " != '1' && answered(" +
                       other + ")");
        break;
    }
  }
  return made;
}

void compile_conditions(benchmark::State& state) {
  const auto sources = conditions(160);
  for (auto _ : state) {
    peil::Suggester suggester;
    for (const auto& source : sources) {
      benchmark::DoNotOptimize(compile(source, world().symbols, {}, suggester));
    }
  }
}

void evaluate_conditions(benchmark::State& state) {
  peil::Suggester suggester;
  std::vector<Expression> expressions;
  for (const auto& source : conditions(160)) {
    expressions.push_back(*compile(source, world().symbols, {}, suggester).expression);
  }
  for (auto _ : state) {
    for (const auto& each : expressions)
      benchmark::DoNotOptimize(each.evaluate(world().inputs));
  }
}

void evaluate(benchmark::State& state, const char* source) {
  peil::Suggester suggester;
  const Expression expression = *compile(source, world().symbols, {}, suggester).expression;
  for (auto _ : state)
    benchmark::DoNotOptimize(expression.evaluate(world().inputs));
}

void unsettled(benchmark::State& state, const char* source) {
  peil::Suggester suggester;
  const Expression expression = *compile(source, world().symbols, {}, suggester).expression;
  for (auto _ : state)
    benchmark::DoNotOptimize(expression.unsettled({}));
}

// Prints the median CPU time of each benchmark.
class Table : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override {
    std::printf("%-72s %12s\n", "", "CPU, ns");
    return true;
  }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.aggregate_name == "median") {
        std::printf("%-72s %12.1f\n", run.run_name.function_name.c_str(), run.GetAdjustedCPUTime());
      }
    }
  }
};

template <class Function, class... Arguments>
void add(const char* name, Function function, Arguments... arguments) {
  benchmark::RegisterBenchmark(name, function, arguments...)
      ->Unit(benchmark::kNanosecond)
      ->MinTime(0.05)
      ->Repetitions(5)
      ->ReportAggregatesOnly();
}

}  // namespace

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  add("compile 160 conditions", compile_conditions);
  add("evaluate 160 conditions", evaluate_conditions);
  for (const char* source :
       {"profile.size != 'none'", "S1.1 == '3' || S1.2 in ['4', '5']",
        "score('S1') >= 3 && !(S1.1 == '1')",
        "public_body && students > 5000 && S1.3 != '1' && answered(S1.4)",
        "score('S1') * 0.5 + score('S2') * 0.5 >= 3", "mean(score('S1'), score('S2')) >= 3",
        "any(ai_system, risk == 'high' && users > 499)",
        "count(ai_system, risk == 'high') / count(ai_system) > 0.5"}) {
    add(source, evaluate, source);
  }
  add("what would settle S1.1 == '3' && S1.2 == '4'", unsettled, "S1.1 == '3' && S1.2 == '4'");
  Table table;
  benchmark::RunSpecifiedBenchmarks(&table);
}
