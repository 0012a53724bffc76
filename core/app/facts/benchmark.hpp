// What others scored, beside one's own scores: which benchmark is shown, and its survey in words.
#pragma once

#include "app/facts/opened.hpp"

#include <optional>
#include <string>

namespace peil::app {

// The benchmark of a score that was published last, of those that are shown now; null if there
// is none.
const Benchmark* latest_benchmark(const Opened& opened, ScoreAt at);

// The same over all sections that are asked once.
const Benchmark* latest_of_sections(const Opened& opened);

// What the survey of `of` found for that score; none if it says nothing of it, or nothing that
// is shown now.
std::optional<double> value_in_survey(const Opened& opened, const Benchmark& of, ScoreAt at);

// `Gemiddelde van de sector`, else `Benchmark`.
std::string benchmark_name(const Context& context, const Opened& opened,
                           const Benchmark& benchmark);

// 2,3 or 2,35: as it was published, with one or two decimals.
std::string benchmark_value(const Context& context, double value, Rule rule);

// `Benchmark IBP 2024 · gemeten 2024, gepubliceerd maart 2024 · instellingen: 51`
std::string survey_text(const Context& context, const Opened& opened, const Benchmark& benchmark);

// All of it on one line, of the score's latest benchmark; empty if there is none.
std::string benchmark_line(const Context& context, const Opened& opened, ScoreAt at);

}  // namespace peil::app
