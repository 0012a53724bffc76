#include "app/facts/benchmark.hpp"

#include "app/facts/score_words.hpp"

#include <algorithm>
#include <cmath>

namespace peil::app {

const Benchmark* latest_benchmark(const Opened& opened, ScoreAt at) {
  const Benchmark* latest = nullptr;
  for (const Benchmark& benchmark : opened.definition.benchmarks) {
    if (is_shown(benchmark, at, opened.definition, opened.outcome) &&
        (!latest || benchmark.published > latest->published))
      latest = &benchmark;
  }
  return latest;
}

const Benchmark* latest_of_sections(const Opened& opened) {
  const Benchmark* latest = nullptr;
  for (const Benchmark& benchmark : opened.definition.benchmarks) {
    if (!benchmark.of_section || benchmark.subject_kind != no_index) continue;
    const ScoreAt at{ScoreAt::Kind::section, benchmark.score, no_index};
    if (is_shown(benchmark, at, opened.definition, opened.outcome) &&
        (!latest || benchmark.published > latest->published))
      latest = &benchmark;
  }
  return latest;
}

std::optional<double> value_in_survey(const Opened& opened, const Benchmark& of, ScoreAt at) {
  for (const Benchmark& benchmark : opened.definition.benchmarks) {
    if (is_shown(benchmark, at, opened.definition, opened.outcome) &&
        benchmark.survey.in(0) == of.survey.in(0) && benchmark.published == of.published &&
        benchmark.surveyed == of.surveyed)
      return benchmark.value;
  }
  return std::nullopt;
}

std::string benchmark_name(const Context& context, const Opened& opened,
                           const Benchmark& benchmark) {
  return benchmark.title.empty() ? context.word("benchmark.name")
                                 : context.of(benchmark.title, opened.definition);
}

std::string benchmark_value(const Context& context, double value, Rule rule) {
  // Rounding a published figure would make another one of it.
  const bool tenths = std::abs(value * 10 - std::round(value * 10)) < 1e-6;
  const ScoreWords words(context, rule);
  return tenths ? words(value) : words.exact(value);
}

std::string survey_text(const Context& context, const Opened& opened, const Benchmark& benchmark) {
  const std::string survey = context.of(benchmark.survey, opened.definition);
  const std::string published = date(benchmark.published, context.language);
  const std::string surveyed = date(benchmark.surveyed, context.language);
  std::string words =
      context.word(surveyed.empty() ? "benchmark.published" : "benchmark.survey",
                   {{"survey", survey}, {"surveyed", surveyed}, {"published", published}});
  if (benchmark.participants)
    words +=
        " · " + context.word("benchmark.of", {{"count", std::to_string(*benchmark.participants)}});
  return words;
}

std::string benchmark_line(const Context& context, const Opened& opened, ScoreAt at) {
  const Benchmark* benchmark = latest_benchmark(opened, at);
  if (!benchmark) return {};
  const Rule rule = at.kind == ScoreAt::Kind::section ? opened.definition.sections[at.index].rule
                                                      : opened.definition.scores[at.index].rule;
  return benchmark_name(context, opened, *benchmark) + ": " +
         benchmark_value(context, benchmark->value, rule) + " · " +
         survey_text(context, opened, *benchmark);
}

}  // namespace peil::app
