// Search over everything that is here: assessments, sections, questions, what was answered,
// subjects, conclusions, plugins, settings and actions. A pure function of the state.
#pragma once

#include "app/state.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace peil::app {

// Something that was found, in the reader's language.
struct Hit {
  enum class Kind : std::uint8_t {
    action,
    setting,
    plugin,
    assessment,
    section,
    question,
    subject,
    conclusion  // a label or finding that holds
  };
  Kind kind = Kind::action;
  std::string title;
  std::string place;         // where it is: `Cyberweerbaarheid › Risicomanagement`; may be empty
  std::string excerpt;       // the piece of text with the words, where they aren't all in the title
  Action action = GoHome{};  // goes there, or does it
};

// More aren't given: who finds so many types another word.
inline constexpr std::size_t most_hits = 50;

struct Found {
  std::vector<Hit> hits;  // the best first
  std::size_t total = 0;  // of which `hits` are the first
};

// What has all words of the query, in its title or in the rest of its text in the reader's
// language, compared as `fold` writes them. In order: what is called exactly so or has that code;
// titles and codes that begin so; titles with words that begin so; titles with that inside; the
// rest. Within these, actions and settings come first, then assessments, then the record on the
// screen, then others, each in the definition's order. Of questions, only those that are asked.
// Nothing for a query without words. Cost: linear in all texts that are here.
Found find(const State& state, std::string_view query);

// What a person may want who hasn't typed anything: the records worked on last, and what can be
// done here.
std::vector<Hit> suggestions(const State& state);

// The text as it is compared: Latin letters in lower case and without accents (Latin-1 Supplement
// and Latin Extended-A, so `ë` is `e`, `ß` is `ss`, `ĳ` is `ij`), combining accents and soft
// hyphens left out, spaces, quotes and hyphens of every width plain. Other letters stay as they
// are. Cost: linear.
std::string fold(std::string_view text);

}  // namespace peil::app
