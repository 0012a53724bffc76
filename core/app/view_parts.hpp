// What the screens have in common: short ways to make nodes, the bar at the top, and the words for scores. Private to
// core/app's views.
#pragma once

#include "app/state.hpp"
#include "app/view_tree.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::app::parts {

using Arguments = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// What a view reads: the state, and the words in its language.
struct Context {
  const State& state;
  Language language;
  const Catalogue& words;

  explicit Context(const State& s)
      : state(s), language(s.language), words(Catalogue::of(s.language)) {}

  std::string word(std::string_view key, Arguments arguments = {}) const {
    return words.text(key, arguments);
  }
  // A definition's text in the reader's language.
  std::string of(const Text& text, const Definition& definition) const;
  bool one_column() const { return state.width < State::one_column_below; }
  bool has_side_panel() const { return state.width >= State::side_panel_from; }
};

// The record on the screen with its assessment, all there.
struct Opened {
  const OpenedRecord& record;
  const Definition& definition;
  const Evaluation& evaluation;
  const Outcome& outcome;
};
// None where no record is open, or its definition isn't there.
std::optional<Opened> opened(const State& state);

// Where a section stands in its definition.
inline std::size_t index_of(const Definition& definition, const Section& section) {
  return static_cast<std::size_t>(&section - definition.sections.data());
}

Node text(std::string id, Look look, std::string words);
Node heading(std::string id, Look look, std::uint8_t level, std::string words);
Node button(std::string id, Look look, std::string words, Action action);
Node stack(std::string id, float gap, std::vector<Node> children);
Node row(std::string id, float gap, std::vector<Node> children);
Node grid(std::string id, float min_column, float gap, std::vector<Node> children);
Node card(std::string id, float gap, std::vector<Node> children);
// Room that pushes what follows in a row to its end.
Node spring(std::string id);

// The main score of an assessment: the first that isn't one of a kind of subject; null where it has none.
const Score* main_score(const Definition& definition);
ScoreAt main_score_at(const Definition& definition);
const ScoreOutcome& main_outcome(const Opened& opened);
// The earliest target of a score; null where it has none.
const Target* first_target(const Definition& definition, const Score& score);
// The lowest and highest value that a score can have.
std::pair<double, double> bounds(const Definition& definition, const Score& score);

// 2,6 or 2.6: a score's value with one decimal.
std::string score_text(double value, const Context& context);

// The range bar of the main score, with all of it in words.
Node range_bar(std::string id, const Context& context, const Opened& opened);

// `Bewaard in …`: where a record is kept, as the outside named it.
std::string place_text(const Context& context, std::string_view place);

// The bar at the top.
Node bar(const Context& context);

// The message after something went wrong or arrived; none where there is nothing to say.
std::optional<Node> notice(const Context& context);

}  // namespace peil::app::parts

namespace peil::app::screens {

// The main part of each screen, under the bar.
Node home(const parts::Context& context);
Node questions(const parts::Context& context, const parts::Opened& opened);
Node result(const parts::Context& context, const parts::Opened& opened);

// The panel beside the questions.
Node score_panel(const parts::Context& context, const parts::Opened& opened);

}  // namespace peil::app::screens
