#include "engine/definition_check.hpp"

#include "engine/canonical.hpp"
#include "engine/limits.hpp"
#include "engine/outcome.hpp"

#include <algorithm>

namespace peil {
namespace {

class DefinitionCheck {
 public:
  DefinitionCheck(const Definition& definition, const SoundParts& sound, Reading& reading)
      : definition_(definition), sound_(sound), reading_(reading) {}

  void run() {
    if (!check_terms()) return;
    check_sections();
    check_scores();
    check_option_values();
    check_targets();
  }

 private:
  bool check_terms() {
    std::size_t terms = 0;
    for (const auto& score : definition_.scores) {
      for (const auto index : score.sections) {
        terms += score.over == Over::sections ? 1 : definition_.sections[index].question_count;
      }
    }
    if (terms <= limits::terms) return true;
    reading_.error(Code::limit_exceeded, Path{} / "scores",
                   {"terms", std::to_string(terms), std::to_string(limits::terms)});
    return false;
  }

  double question_weights(const Section& section) const {
    double sum = 0;
    for (std::uint32_t i = 0; i < section.question_count; ++i) {
      sum += definition_.questions[section.first_question + i].weight;
    }
    return sum;
  }

  void check_sections() {
    const Path root;
    const Path sections = root / "sections";
    for (std::size_t i = 0; i < definition_.sections.size(); ++i) {
      const auto& section = definition_.sections[i];
      if (section.scored && section.question_count > 0 && question_weights(section) == 0) {
        reading_.error(Code::zero_weights, sections / i, {section.id});
      }
    }
  }

  void check_scores() {
    const Path root;
    const Path scores = root / "scores";
    for (std::size_t i = 0; i < definition_.scores.size(); ++i) {
      const auto& score = definition_.scores[i];
      if (!sound_.scores[i]) continue;
      double sum = 0;
      std::size_t terms = 0;
      for (const auto index : score.sections) {
        const auto& section = definition_.sections[index];
        sum += score.over == Over::sections ? section.weight : question_weights(section);
        terms += section.question_count;
      }
      if (sum == 0 && terms > 0) reading_.error(Code::zero_weights, scores / i, {score.id});
    }
  }

  // Every option of a scale must have a value if some question with that scale counts in a score.
  void check_option_values() {
    std::vector<bool> section_counts(definition_.sections.size());
    for (std::size_t i = 0; i < section_counts.size(); ++i)
      section_counts[i] = definition_.sections[i].scored;
    for (const auto& score : definition_.scores) {
      for (const auto index : score.sections)
        section_counts[index] = true;
    }
    std::vector<bool> scale_counts(definition_.scales.size());
    for (const auto& question : definition_.questions) {
      if (question.scale < scale_counts.size() && section_counts[question.section] &&
          question.weight > 0) {
        scale_counts[question.scale] = true;
      }
    }
    const Path root;
    const Path scales = root / "scales";
    for (std::size_t s = 0; s < definition_.scales.size(); ++s) {
      if (!scale_counts[s]) continue;
      const auto& scale = definition_.scales[s];
      const Path path = scales / std::string_view(scale.id);
      const Path options = path / "options";
      for (std::size_t i = 0; i < scale.options.size(); ++i) {
        if (scale.options[i].value) continue;
        reading_.error(Code::option_without_value, options / i, {scale.options[i].id, scale.id});
      }
    }
  }

  // A target outside what the score can be is met by every record or by none.
  void check_targets() {
    if (definition_.targets.empty()) return;
    const Outcome outcome = Program(definition_).evaluate(Record{});
    const auto sections = sound_sections();
    const Path root;
    const Path targets = root / "targets";
    for (std::size_t i = 0; i < definition_.targets.size(); ++i) {
      const auto& target = definition_.targets[i];
      if (!sound_.targets[i] || !sound_score(target.score, sections)) continue;
      const auto& range = outcome.scores[target.score].range;
      if (!range || (target.value >= range->low && target.value <= range->high)) continue;
      const Path path = targets / i;
      reading_.error(
          Code::target_outside_range, path / "value",
          {number_text(target.value), number_text(range->low), number_text(range->high)});
    }
  }

  bool sound_score(std::uint32_t index, const std::vector<bool>& sound_sections) const {
    const auto& sections = definition_.scores[index].sections;
    return sound_.scores[index] &&
           std::all_of(sections.begin(), sections.end(),
                       [&](std::uint32_t each) { return sound_sections[each]; });
  }

  // The sections all of whose questions have all their values: of others no range can be told.
  std::vector<bool> sound_sections() const {
    std::vector<bool> scale_values;
    for (const auto& scale : definition_.scales) {
      scale_values.push_back(
          std::all_of(scale.options.begin(), scale.options.end(),
                      [](const Option& option) { return option.value.has_value(); }));
    }
    std::vector<bool> sound(definition_.sections.size(), true);
    for (std::size_t i = 0; i < definition_.questions.size(); ++i) {
      const auto& question = definition_.questions[i];
      if (!sound_.questions[i] || !scale_values[question.scale]) sound[question.section] = false;
    }
    return sound;
  }

  const Definition& definition_;
  const SoundParts& sound_;
  Reading& reading_;
};

}  // namespace

void check_definition(const Definition& definition, const SoundParts& sound, Reading& reading) {
  DefinitionCheck(definition, sound, reading).run();
}

}  // namespace peil
