// How search compares: texts without case and accents, and how well an entry fits a query. Private
// to search.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::app {

// As `fold` (search.hpp), into a text that keeps its room. `places` gets for every byte of `out`
// the offset in `text` that it came from; null: not wanted.
void fold_into(std::string& out, std::string_view text,
               std::vector<std::uint32_t>* places = nullptr);

// A piece of what belongs to an entry, beside its title.
struct Piece {
  std::string_view text;
  const char* key = nullptr;    // in the catalogues, of what it is: `Toelichting: {text}`
  std::string_view label = {};  // or its name, as of a level
};

// How well an entry fits; less is better.
enum class Fit : std::uint8_t { exact, beginning, word_beginnings, in_title, elsewhere };
inline constexpr std::size_t fits = 5;

struct Match {
  Fit fit = Fit::elsewhere;
  const Piece* piece = nullptr;  // the first one with words that the title lacks
};

// A query, and what is compared with it.
class Matcher {
 public:
  // Of a query of more than 16 words the rest doesn't count.
  explicit Matcher(std::string_view query);

  bool empty() const { return words_.empty(); }

  // None if a word is neither in the title, nor the beginning of the code, nor in a piece. Cost:
  // linear; the pieces are looked at only for words that the title lacks.
  std::optional<Match> match(std::string_view code, std::string_view title,
                             const std::vector<Piece>& pieces);

  // The part of the text around the first of the words that is in it, cut between words.
  std::string excerpt(std::string_view text);

 private:
  std::vector<std::string> words_;
  std::string whole_;
  std::vector<const std::string*> missing_;
  std::string code_;
  std::string title_;
  std::string piece_;
};

}  // namespace peil::app
