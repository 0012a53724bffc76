// Reading what a person typed as an answer, and writing an answer as a person would type it.
// Numbers and dates are read as the reader's language writes them, and in the one form that can't
// be mistaken.
#pragma once

#include "app/locale.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/record.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace peil::app {

// Why a text isn't an answer: a key of the catalogues, and what fills its places.
struct InputFault {
  std::string key;
  std::string lowest;
  std::string highest;
};

// `1.250,5` (nl), `1,250.5` (en): digits, one decimal mark, thousands parted in threes by the
// language's sign or a space of any kind, a sign. The other language's decimal mark is one too if
// it can't part thousands: `1250.5`, `1.25` and `0.500` in Dutch, `0,5` in English. `1.500` in
// Dutch is fifteen hundred, as Dutch writes it. None if the text is something else.
std::optional<double> read_number(std::string_view text, Language language);

// `2-12-2027`, `2/12/27`, `2 dec 2027`, `Dec 2, 2027` or `2027-12-02`, as `2027-12-02`: the day
// comes before the month, unless only the other order is a day of the calendar. Of two digits, a
// year is the one between 1970 and 2069. Empty if it isn't a day of the calendar.
std::string read_day(std::string_view text);

// The shortest digits that are this number, with the language's decimal mark.
std::string typed_number(double value, Language language);

// Puts what was typed into an answer's value; `part` as in EnterAnswer. Nothing typed takes the
// value away. Where the text can't be read, says why and leaves the answer as it is.
std::optional<InputFault> enter(Answer& answer, const Question& question, std::string_view part,
                                const std::string& text, Language language);

// What stands beside an answer is typed too; its fields are named so in State::drafts, which no
// option's id is.
inline constexpr std::string_view desired_by_field = "desired/by";
inline constexpr std::string_view evidence_fields = "evidence/";
std::string evidence_date_field(std::size_t index);

// Whether what was typed is an address on the web, and not a file's name.
bool is_link(std::string_view text);

// What the field of an answer holds, as it would be typed.
std::string typed(const Answer* answer, const Question& question, std::string_view part,
                  Language language);

}  // namespace peil::app
