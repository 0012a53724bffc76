// An assessment's definition as plain data, read from JSON and checked. Everything the engine, the screens and the
// reports know about an assessment stands here; nothing in it changes after reading.
#pragma once

#include "engine/problem.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

// A text in the definition's languages, in the order of `Definition::languages`. An entry may be empty: not translated.
struct Text {
  std::vector<std::string> by_language;

  // The text in language `index`, else in the source language. Empty only where the definition has no text at all.
  std::string_view in(std::size_t index) const;
  bool empty() const;
};

struct Source {
  std::string id;
  Text title;
  std::string date;  // of publication, ISO 8601 (2026, 2026-05 or 2026-05-28); may be empty
  std::string url;   // may be empty
  Text note;         // what was verified, by whom; may be empty
};

// A place in a source: the source's id and where in it.
struct Reference {
  std::uint32_t source = 0;  // index in Definition::sources
  std::string at;
};

struct Option {
  std::string id;
  std::optional<double> value;  // what choosing it scores
  Text label;
  Text text;  // what it means; may be empty
};

struct Scale {
  std::string id;
  std::vector<Option> options;
  double lowest = 0;  // over the options' values
  double highest = 0;
};

enum class Rule : std::uint8_t { mean };
enum class Over : std::uint8_t { questions, sections };

struct Question {
  std::string id;
  std::uint32_t section = 0;
  std::uint32_t scale = 0;  // index in Definition::scales
  Text title;
  Text help;  // may be empty
  std::vector<Text>
      levels;  // by option of the scale: what it means for this question; empty, or one per option
  double weight = 1;
  std::vector<std::string> tags;
  std::vector<Reference> references;
};

struct Section {
  std::string id;
  Text title;
  Text intro;  // may be empty
  std::vector<std::string> tags;
  bool scored = false;
  Rule rule = Rule::mean;
  double weight = 1;  // in a score over sections
  std::uint32_t first_question =
      0;  // its questions are Definition::questions[first, first + count)
  std::uint32_t question_count = 0;
};

struct Score {
  std::string id;
  Text title;
  Rule rule = Rule::mean;
  Over over = Over::questions;
  std::vector<std::uint32_t> sections;  // in definition order
};

enum class TargetGroup : std::uint8_t { each, sector_mean };

struct Target {
  std::uint32_t score = 0;
  double value = 0;
  std::string by;  // ISO 8601 date
  TargetGroup who = TargetGroup::each;
  Text title;  // may be empty
  Reference source;
};

// What a tag means, for people: `phase_1` → “Fase 1: basis op orde”.
struct Tag {
  std::string id;
  Text title;
};

struct Definition {
  std::string id;
  std::string version;  // semantic version
  Text title;
  Text subtitle;                       // may be empty
  Text description;                    // may be empty
  std::vector<std::string> languages;  // the first is the source language
  std::string checked;                 // ISO 8601 date on which somebody last checked the facts
  std::vector<Source> sources;
  std::vector<Tag> tags;
  std::vector<Scale> scales;
  std::vector<Section> sections;
  std::vector<Question> questions;  // of all sections, in order
  std::vector<Score> scores;
  std::vector<Target> targets;
  std::string fingerprint;  // "sha256:" and the hash of the canonical form

  // Index of a language, or 0 (the source language) where the definition doesn't have it.
  std::size_t language_index(std::string_view language) const;
  // Cost: linear.
  const Question* find_question(std::string_view question_id) const;
  const Score* find_score(std::string_view score_id) const;
};

// A definition with what checking said about it. `definition` is there exactly when no problem is an error.
struct ReadDefinition {
  std::optional<Definition> definition;
  Problems problems;  // in order of their place in the file
};

// Reads and checks a definition, format version 1. Takes the file's bytes and its name for the problems. Refuses nothing
// silently: every mistake found is a problem with pointer, line and column, and checking goes on after each. Cost: linear
// in the text; no state is kept.
ReadDefinition read_definition(std::string_view text, std::string_view file);

}  // namespace peil
