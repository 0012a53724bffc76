// Whether an answer is one that its question takes. The evaluation, which has no definition at
// hand, counts what doesn't fit as open; checking a record says why; both ask here.
#pragma once

#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

// An option as answers see it.
struct AnswerOption {
  std::string id;
  double value = 0;
  bool has_value = false;
  bool exclusive = false;  // chosen alone or not at all
};

std::vector<AnswerOption> answer_options(const Scale& scale);

// What a question takes as an answer.
struct AnswerRule {
  QuestionType type = QuestionType::scale;
  std::span<const AnswerOption> options;                      // of types with options
  double minimum = -std::numeric_limits<double>::infinity();  // of a number
  double maximum = std::numeric_limits<double>::infinity();
  bool whole = false;
};

AnswerRule answer_rule(const Question& question, std::span<const AnswerOption> options);

// Why an answer's value doesn't fit.
struct Misfit {
  enum class Kind : std::uint8_t {
    none,            // it fits
    wrong_kind,      // a value of another kind than the question takes
    unknown_option,  // `found` is no option
    outside          // of the right kind, but not allowed
  };
  Kind kind = Kind::none;
  std::string found;  // the part that doesn't fit, as text
  // of what is outside: what would fit, in signs that need no translation: “≥ 0”, “Σ = 100”
  std::string allowed;
};

// The first thing that is wrong with the value, or nothing. Cost: linear in the value, times the
// number of options.
//
//   scale, choice      the id of an option
//   choices            ids of options, each at most once; an exclusive one only alone; none at all
//                      is an answer too
//   number             between the bounds, bounds included; a whole one without fraction and at
//                      most 2^53 in magnitude
//   text, long_text    a text with something else than white space in it
//   date               an existing day, 2026-05-28
//   allocation         points by option, none negative, adding up to 100 (to a millionth, so that
//                      thirds can be written)
//   plan               something in `what`; `when` a day or empty
Misfit misfit(const AnswerValue& value, const AnswerRule& rule);

// True if the value fits. The same as asking `misfit`, without making texts.
bool fits(const AnswerValue& value, const AnswerRule& rule);

// The index of the option with that id, or `no_index`.
std::uint32_t find_option(std::span<const AnswerOption> options, std::string_view id);

// A question's type as the format writes it: `long_text`.
std::string_view type_word(QuestionType type);

// A value as short text for people: an option's id, a number, `a, b`, `a 60, b 40`, what is
// planned.
std::string value_text(const AnswerValue& value);

}  // namespace peil
