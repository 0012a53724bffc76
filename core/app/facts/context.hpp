// What facts and views read: the state, and the words in the reader's language.
#pragma once

#include "app/state.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace peil::app {

using WordArguments = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// What a view reads: the state, and the words in its language.
struct Context {
  const State& state;
  Language language;
  const Catalogue& words;

  explicit Context(const State& s)
      : state(s), language(s.language), words(Catalogue::of(s.language)) {}

  std::string word(std::string_view key, WordArguments arguments = {}) const {
    return words.text(key, arguments);
  }
  // A definition's text in the reader's language.
  std::string of(const Text& text, const Definition& definition) const;
  bool one_column() const { return state.layout_width() < State::one_column_below; }
  bool has_side_panel() const { return state.layout_width() >= State::side_panel_from; }
};

}  // namespace peil::app
