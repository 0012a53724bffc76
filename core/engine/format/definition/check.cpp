#include "engine/format/definition/check.hpp"

#include "engine/base/limits.hpp"
#include "engine/evaluation/bounds.hpp"
#include "engine/evaluation/evaluation.hpp"
#include "engine/evaluation/tag_filter.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>
#include <string_view>

namespace peil {
namespace {

// Calls `see` for every question of the section, by index.
void for_questions(const Section& section, auto&& see) {
  for (std::uint32_t i = 0; i < section.question_count; ++i)
    see(section.first_question + i);
}

class DefinitionCheck {
 public:
  DefinitionCheck(const Definition& definition, const SoundParts& sound, Reading& reading)
      : definition_(definition), sound_(sound), reading_(reading), filter_(definition) {}

  void run() {
    for (const auto& scale : definition_.scales) {
      complete_scales_.push_back(
          std::all_of(scale.options.begin(), scale.options.end(),
                      [](const Option& option) { return option.value.has_value(); }));
    }
    check_sections();
    scores_.resize(definition_.scores.size());
    check_scores(false);
    check_scores(true);
    check_option_values();
  }

 private:
  // What is known of a score, or of a section's.
  struct Made {
    bool judged = false;  // nothing is wrong with it, as far as is told here
    std::optional<Bounds> value;
    std::optional<Bounds> steps;
  };

  // The terms of one score while they are looked at.
  struct Terms {
    bool judged = true;  // all of them could be
    std::size_t count = 0;
    double weights = 0;
    ScoreBounds bounds;

    void add(const std::optional<Bounds>& value, const std::optional<Bounds>& steps, double weight,
             double times = 1) {
      ++count;
      weights += weight;
      judged = judged && value.has_value();
      if (!value || !(weight > 0)) return;
      bounds.add(*value, weight, times);
      bounds.add_steps(steps);
    }
  };

  // Adds a question where it counts.
  void add_question(std::uint32_t index, std::uint32_t measure, Terms& terms) const {
    const auto& question = definition_.questions[index];
    if (measure != no_index && sound_.questions[index] &&
        !is_measured(question, definition_, measure))
      return;
    if (question.scored && question.weight == 0 && sound_.questions[index]) {
      ++terms.count;
      return;
    }
    const bool has_options = question.scale != no_index;
    // Where values are missing, that is said of the options.
    if (!sound_.questions[index] || sound_.half_scored[index] ||
        (question.scored && has_options && !complete_scales_[question.scale])) {
      terms.judged = false;
    } else if (question.scored) {
      std::optional<Bounds> steps;
      if (has_options) {
        const auto& scale = definition_.scales[question.scale];
        steps = measure == no_index ? Bounds{scale.lowest, scale.highest}
                                    : value_bounds(question, definition_, measure);
      }
      terms.add(value_bounds(question, definition_, measure), steps, question.weight);
    }
  }

  void check_sections() {
    const Path root;
    const Path sections = root / "sections";
    sections_.resize(definition_.sections.size());
    for (std::size_t i = 0; i < definition_.sections.size(); ++i) {
      const auto& section = definition_.sections[i];
      if (!section.scored || !sound_.sections[i]) continue;
      Terms terms;
      for_questions(section, [&](std::uint32_t each) { add_question(each, no_index, terms); });
      const Path path = sections / i;
      sections_[i] = judge(terms, section.id, section.rule, section.levels, path, path / "score");
    }
  }

  // Those over subjects are made of others, which are looked at first.
  void check_scores(bool over_subjects) {
    const Path root;
    const Path scores = root / "scores";
    for (std::size_t i = 0; i < definition_.scores.size(); ++i) {
      const auto& score = definition_.scores[i];
      if ((score.over == Over::subjects) != over_subjects || !sound_.scores[i]) continue;
      Terms terms;
      for (const auto index : score.sections)
        add_section(index, i, terms);
      if (over_subjects) {
        const auto& of = scores_[score.of];
        const auto kind = definition_.scores[score.of].subject_kind;
        terms.judged = of.judged;
        if (of.judged) terms.add(of.value, of.steps, 1, definition_.subject_kinds[kind].most);
      }
      const Path path = scores / i;
      scores_[i] = judge(terms, score.id, score.rule, score.levels, path, path);
    }
  }

  void add_section(std::uint32_t index, std::size_t score, Terms& terms) const {
    const auto& section = definition_.sections[index];
    const auto& made = sections_[index];
    // What is wrong with a section has been said there.
    if (!sound_.sections[index] || (section.scored && !made.judged)) {
      terms.judged = false;
    } else if (definition_.scores[score].over == Over::sections) {
      const auto& of = definition_.scores[score];
      const auto place = std::find(of.sections.begin(), of.sections.end(), index);
      terms.add(made.value, made.steps,
                of.weights.empty()
                    ? section.weight
                    : of.weights[static_cast<std::size_t>(place - of.sections.begin())]);
    } else {
      for_questions(section, [&](std::uint32_t each) {
        if (filter_.lets_through(each, score))
          add_question(each, definition_.scores[score].measure, terms);
      });
    }
  }

  // What every rule asks of the terms. `path` is that of the score or section, `rule_path` that of
  // where its rule stands.
  Made judge(const Terms& terms, const std::string& id, Rule rule,
             const std::vector<double>& levels, const Path& path, const Path& rule_path) {
    if (!terms.judged) return {};
    if (terms.count == 0) {
      reading_.error(Code::nothing_scored, path, {id});
      return {};
    }
    if (terms.weights == 0) {
      reading_.error(Code::zero_weights, path, {id});
      return {};
    }
    const Bounds of = *terms.bounds.terms();
    if (rule == Rule::share && (of.low < 0 || of.high <= 0)) {
      reading_.error(Code::share_of_nothing, rule_path / "rule",
                     {id, number_text(of.low), number_text(of.high)});
      return {};
    }
    const auto value = terms.bounds.value(rule, levels);
    if (rule == Rule::staircase && !value) {
      reading_.error(Code::missing_member, rule_path, {"levels"});
      return {};
    }
    if (rule == Rule::staircase && value->low > of.low) {
      const Path given = rule_path / "levels";
      reading_.error(Code::staircase_levels, levels.empty() ? rule_path : given / std::size_t{0},
                     {id, number_text(value->low), number_text(of.low)});
      return {};
    }
    const bool own_steps = rule == Rule::staircase && !levels.empty();
    return {true, value, own_steps ? value : terms.bounds.steps()};
  }

  // Every option must have a value where some question with it counts in a score.
  void check_option_values() {
    std::vector<bool> counts(definition_.questions.size());
    const auto all_of = [&](const Section& section) {
      for_questions(section, [&](std::uint32_t each) { counts[each] = true; });
    };
    for (const auto& section : definition_.sections) {
      if (section.scored) all_of(section);
    }
    for (std::size_t i = 0; i < definition_.scores.size(); ++i) {
      if (definition_.scores[i].over != Over::questions) continue;
      for (const auto index : definition_.scores[i].sections) {
        for_questions(definition_.sections[index], [&](std::uint32_t each) {
          if (filter_.lets_through(each, i)) counts[each] = true;
        });
      }
    }
    std::vector<bool> done(definition_.scales.size());
    for (std::uint32_t i = 0; i < definition_.questions.size(); ++i) {
      const auto& question = definition_.questions[i];
      if (!counts[i] || !(question.scored || sound_.half_scored[i]) || !(question.weight > 0))
        continue;
      if (question.scale == no_index || complete_scales_[question.scale] || done[question.scale])
        continue;
      done[question.scale] = true;
      report_options(i);
    }
  }

  void report_options(std::uint32_t index) {
    const Path root;
    const auto& question = definition_.questions[index];
    const auto& scale = definition_.scales[question.scale];
    const auto report = [&](const Path& options) {
      for (std::size_t i = 0; i < scale.options.size(); ++i) {
        if (!scale.options[i].value)
          reading_.error(Code::option_without_value, options / i, {scale.options[i].id, scale.id});
      }
    };
    if (question.scale < definition_.named_scales) {
      const Path scales = root / "scales";
      const Path path = scales / std::string_view(scale.id);
      return report(path / "options");
    }
    const auto& section = definition_.sections[question.section];
    const Path sections = root / "sections";
    const Path path = sections / std::size_t{question.section};
    const Path questions = path / "questions";
    const Path own = questions / std::size_t{index - section.first_question};
    report(own / "options");
  }

  const Definition& definition_;
  const SoundParts& sound_;
  Reading& reading_;
  TagFilter filter_;
  std::vector<bool> complete_scales_;  // all of whose options have values
  std::vector<Made> sections_;
  std::vector<Made> scores_;
};

}  // namespace

void check_definition(const Definition& definition, const SoundParts& sound, Reading& reading) {
  DefinitionCheck(definition, sound, reading).run();
}

bool check_terms(const Definition& definition, Reading& reading) {
  const TagFilter filter(definition);
  std::size_t terms = 0;
  std::vector<std::size_t> seen(
      definition.scales.size());  // by scale: in which score, counted from 1
  for (std::size_t i = 0; i < definition.scores.size(); ++i) {
    const auto& score = definition.scores[i];
    const bool own_steps = score.rule == Rule::staircase && score.levels.empty();
    terms += score.levels.size() + (score.over == Over::subjects ? 1 : 0);
    for (const auto index : score.sections) {
      terms += score.over == Over::sections ? 1 : 0;
      if (score.over == Over::sections && !own_steps) continue;
      for_questions(definition.sections[index], [&](std::uint32_t each) {
        const auto& question = definition.questions[each];
        if (!filter.lets_through(each, i)) return;
        if (score.over == Over::questions) ++terms;
        if (!own_steps || question.scale == no_index || seen[question.scale] == i + 1) return;
        seen[question.scale] = i + 1;
        terms += definition.scales[question.scale].options.size();
      });
    }
  }
  if (terms <= limits::terms) return true;
  reading.error(Code::limit_exceeded, Path{} / "scores",
                {"terms", std::to_string(terms), std::to_string(limits::terms)});
  return false;
}

void check_reach(const Definition& definition, Reading& reading) {
  if (definition.targets.empty() && definition.benchmarks.empty()) return;
  // One subject of each kind, for the scores that each of them has.
  Record record;
  for (const auto& kind : definition.subject_kinds)
    record.subjects[kind.id].push_back(Subject{.id = "s", .answers = {}, .unknown_members = {}});
  const Outcome outcome = CompiledDefinition(definition).evaluate(record);
  const Path root;
  const auto check = [&](Code code, std::string_view list, std::size_t index, double value,
                         const std::optional<Range>& range) {
    if (!range || (value >= range->low && value <= range->high)) return;
    const Path things = root / list;
    const Path path = things / index;
    reading.error(code, path / "value",
                  {number_text(value), number_text(range->low), number_text(range->high)});
  };
  const auto check_score = [&](Code code, std::string_view list, std::size_t index, double value,
                               const Score& score) {
    // More subjects have a larger sum.
    if (score.over == Over::subjects && score.rule == Rule::sum) return;
    check(code, list, index, value, outcome.of(score.subject_kind, 0).scores[score.ordinal].range);
  };
  for (std::size_t i = 0; i < definition.targets.size(); ++i) {
    const auto& target = definition.targets[i];
    check_score(Code::target_outside_range, "targets", i, target.value,
                definition.scores[target.score]);
  }
  for (std::size_t i = 0; i < definition.benchmarks.size(); ++i) {
    const auto& benchmark = definition.benchmarks[i];
    constexpr auto code = Code::benchmark_off_scale;
    if (benchmark.of_section) {
      const auto& section = definition.sections[benchmark.score];
      check(code, "benchmarks", i, benchmark.value,
            outcome.of(section.subject_kind, 0).sections[section.ordinal].range);
    } else {
      check_score(code, "benchmarks", i, benchmark.value, definition.scores[benchmark.score]);
    }
  }
}

}  // namespace peil
