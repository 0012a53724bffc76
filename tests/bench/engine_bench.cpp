// How long the engine takes, against its budgets: loading a definition, and the complete outcome after one answer. Made
// definitions of 1,000 and 10,000 questions, and the real one of NBA maturity.
#include "engine/definition.hpp"
#include "engine/outcome.hpp"
#include "engine/record.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr int questions_per_section = 25;

std::string text(const std::string& words) {
  return R"({ "nl": ")" + words + R"( in het Nederlands", "en": ")" + words + R"(" })";
}

// A definition of so many questions in sections of 25, all on one scale of five levels, with a mean for every section and one
// over all questions.
std::string made_definition(int questions) {
  std::ostringstream out;
  out << R"({ "peil": 1, "id": "org.example.made", "version": "1.0.0", "title": )" << text("Made")
      << R"(, "languages": ["nl", "en"], "checked": "2026-01-01", "scales": { "level": { "options": [)";
  for (int level = 1; level <= 5; ++level) {
    out << (level > 1 ? ", " : " ") << R"({ "id": ")" << level << R"(", "value": )" << level
        << R"(, "label": )" << text("Level " + std::to_string(level)) << " }";
  }
  out << R"( ] } }, "sections": [)";
  for (int section = 0; section * questions_per_section < questions; ++section) {
    out << (section > 0 ? ", " : " ") << R"({ "id": "S)" << section << R"(", "title": )"
        << text("Section " + std::to_string(section))
        << R"(, "score": { "rule": "mean", "over": "questions" }, "questions": [)";
    for (int question = 0; question < questions_per_section; ++question) {
      const std::string id = "S" + std::to_string(section) + "." + std::to_string(question);
      out << (question > 0 ? ", " : " ") << R"({ "id": ")" << id
          << R"(", "type": "scale", "scale": "level", "weight": )" << 1 + question % 3
          << R"(, "title": )" << text("Question " + id) << " }";
    }
    out << " ] }";
  }
  out << R"( ], "scores": [ { "id": "total", "title": )" << text("Total")
      << R"(, "rule": "mean", "over": "questions", "sections": "*" } ] })";
  return std::move(out).str();
}

std::string nba_definition() {
  std::ifstream file(PEIL_SOURCE_DIR "/assessments/nba-maturity/assessment.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

peil::Definition definition_of(const std::string& text) {
  peil::ReadDefinition read = peil::read_definition(text, "bench.json");
  if (!read.definition) {
    for (const peil::Problem& problem : read.problems)
      std::cerr << peil::message(problem) << '\n';
    std::exit(1);
  }
  return *std::move(read.definition);
}

void load(benchmark::State& state, const std::string& text) {
  for (auto _ : state) {
    const peil::Definition definition = definition_of(text);
    benchmark::DoNotOptimize(peil::Program(definition));
  }
}

void answer(benchmark::State& state, const std::string& text) {
  const peil::Definition definition = definition_of(text);
  const peil::Program program(definition);
  peil::Record record;
  for (const peil::Question& question : definition.questions)
    record.answers[question.id].value = "3";
  std::size_t next = 0;
  for (auto _ : state) {
    std::string& value = record.answers.find(definition.questions[next].id)->second.value;
    value = value == "3" ? "4" : "3";
    next = (next + 1) % definition.questions.size();
    benchmark::DoNotOptimize(program.evaluate(record));
  }
}

struct Row {
  const char* name;
  double budget_us;  // 0: none is set
};

const std::vector<Row> rows = {
    {"load, check, compile 1,000 questions", 10'000},
    {"load, check, compile 10,000 questions", 0},
    {"load, check, compile NBA maturity", 0},
    {"one answer, 1,000 questions", 50},
    {"one answer, 10,000 questions", 0},
    {"one answer, NBA maturity", 0},
};

// Prints a row for each benchmark: what was measured, and what it may be.
class Table : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override {
    std::printf("%-40s %12s %12s\n", "", "median, us", "budget, us");
    return true;
  }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.aggregate_name != "median") continue;
      const std::string& name = run.run_name.function_name;
      std::printf("%-40s %12.1f", name.c_str(), run.GetAdjustedRealTime());
      for (const Row& row : rows) {
        if (name != row.name) continue;
        if (row.budget_us > 0) {
          std::printf(" %12.0f%s", row.budget_us,
                      run.GetAdjustedRealTime() > row.budget_us ? "  OVER" : "");
        }
      }
      std::printf("\n");
    }
  }
};

}  // namespace

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  const std::vector<std::string> texts = {made_definition(1'000), made_definition(10'000),
                                          nba_definition()};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    benchmark::RegisterBenchmark(rows[row].name, row < texts.size() ? load : answer,
                                 texts[row % texts.size()])
        ->Unit(benchmark::kMicrosecond)
        ->MinTime(0.2)
        ->Repetitions(5)
        ->ReportAggregatesOnly();
  }
  Table table;
  benchmark::RunSpecifiedBenchmarks(&table);
}
