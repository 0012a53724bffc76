// How the program speaks: its languages, the catalogues with every string for people, and numbers
// and dates as each language writes them.
#pragma once

#include "engine/base/problem.hpp"

#include <array>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::app {

enum class Language : std::uint8_t { nl, en };

inline constexpr std::array<Language, 2> all_languages{Language::nl, Language::en};

// BCP 47 tag: `nl`, `en`.
std::string_view tag(Language language);

// The language of a BCP 47 tag (`nl-BE` is Dutch); anything else gives `fallback`.
Language language_of(std::string_view tag, Language fallback);

// The strings of one language, from core/app/catalogue/*.json.
class Catalogue {
 public:
  // Cost: reads the embedded catalogue the first time it is asked for.
  static const Catalogue& of(Language language);

  // The string of `key`, with `{name}` replaced by the named arguments. An unknown key is a
  // programmer's mistake; it gives the key itself, and a test fails on it.
  std::string text(
      std::string_view key,
      std::initializer_list<std::pair<std::string_view, std::string_view>> arguments = {}) const;

  const std::map<std::string, std::string, std::less<>>& entries() const { return entries_; }

 private:
  explicit Catalogue(std::string_view json);
  std::map<std::string, std::string, std::less<>> entries_;
};

// Rounds half away from zero to `decimals` and writes with the language's decimal mark: 2,6 and
// 2.6.
std::string number(double value, int decimals, Language language);

// The same with no more decimals than it has: 3, 2,5 and 0,25, of at most `most_decimals`.
std::string figure(double value, int most_decimals, Language language);

// A whole percentage of a share between 0 and 1: `54 %` (nl) and `54%` (en). Shows 100 only when it
// is complete, and 0 only when it is nothing.
std::string percentage(double share, Language language);

// `2027-12-02` → `2 dec 2027` or `2 Dec 2027`; a month, `2027-12` → `december 2027` or `December
// 2027`. What is neither is given back as it is.
std::string date(std::string_view iso, Language language);

// A date by which something must be reached: the last day of a year reads `eind 2029` or `end of
// 2029`, else as `date`.
std::string deadline(std::string_view iso, Language language);

// The message and hint of a problem in the language; the English ones are the engine's.
std::string problem_message(const Problem& problem, Language language);
std::string problem_hint(const Problem& problem, Language language);

}  // namespace peil::app
