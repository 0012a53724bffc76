// What commands print about definitions and records, in the words of the command line: English,
// with the assessment's custom texts in the language that is asked for, and nothing in it that a
// terminal would act on.
#pragma once

#include "engine/model/definition.hpp"
#include "engine/model/outcome.hpp"
#include "engine/model/record.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::native {

// “1 file”, “2 files”.
std::string counted(std::size_t count, std::string_view noun);

// Each line of the text, with `margin` before it and a line end after it.
std::string indented(std::string_view lines, std::string_view margin);

// A number with two decimals, rounded half away from zero; but a value below a target is cut off
// where it would read as the target.
class Figures {
 public:
  explicit Figures(std::vector<double> targets) : targets_(std::move(targets)) {}
  std::string operator()(double value) const;
  std::string operator()(const std::optional<double>& value) const;  // – for none
  std::string operator()(const std::optional<Range>& range) const;   // 1.00 to 5.00

 private:
  std::vector<double> targets_;
};

// Of what has no target.
std::string figure(double value);
std::string figure(const std::optional<double>& value);  // – for none
std::string figure(const std::optional<Range>& range);   // 1.00 to 5.00

// A text of the definition on one line.
std::string shown(const Text& text, std::size_t language);

// The first line of it, cut after about 60 characters.
std::string in_short(const Text& text, std::size_t language);

// An answer: the option's label, the number with its unit, … ; empty if nothing is answered.
std::string in_words(const Answer& answer, const Definition& definition, const Question& question,
                     std::size_t language);

// How a question stands: the answer that counts, or “open”, “don't know”, “not applicable” with its
// reason, “hidden” with the answer that is kept.
std::string in_words(QuestionState state, const Answer* answer, const Definition& definition,
                     const Question& question, std::size_t language);

// Whether a label or finding holds: yes, no, can't be said yet, can't be computed.
std::string in_words(const ConditionOutcome& outcome);

std::string in_words(const Target& target);

// The source's title and the place in it: “Data Act, Art. 25(2)”.
std::string in_words(const Reference& reference, const Definition& definition,
                     std::size_t language);

// The value, and what its survey was.
std::string in_words(const Benchmark& benchmark, std::size_t language);

// The answers of the record, or of the subject in that place; null if there is no such subject.
const Answers* answers_of(const Definition& definition, const Record& record,
                          std::uint32_t subject_kind, std::uint32_t subject);

// The subject's name, by its kind's name question, and its id; only the id where it has no name.
std::string subject_name(const Definition& definition, const Record& record,
                         std::uint32_t subject_kind, std::uint32_t subject);

}  // namespace peil::native
