// What the screens have in common: short ways to make nodes, the bar at the top, and the words for scores. Private to
// core/app's views.
#pragma once

#include "app/facts/conclusions.hpp"
#include "app/state.hpp"
#include "app/view/tree.hpp"

#include <algorithm>
#include <functional>
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
  bool one_column() const { return state.layout_width() < State::one_column_below; }
  bool has_side_panel() const { return state.layout_width() >= State::side_panel_from; }
};

// The record on the screen with its assessment, all there.
struct Opened {
  const OpenedRecord& record;
  const Assessment& assessment;
  const Definition& definition;
  const Evaluation& evaluation;
  const Outcome& outcome;
};
// None where no record is open, or its definition isn't there.
std::optional<Opened> opened(const State& state);

std::optional<Opened> opened(const State& state, const OpenedRecord& record);

// What belongs together: the record as a whole, or one of its subjects.
struct Scope {
  std::uint32_t kind = no_index;
  std::uint32_t index = no_index;  // of the subject in the record's list
  std::string subject;             // its id; empty for the record
  const Answers& answers;
  const ScopeOutcome& outcome;
};
Scope record_scope(const Opened& opened);
// The subjects of a kind that are computed, in the record's order.
std::vector<Scope> subjects_of(const Opened& opened, std::uint32_t kind);

// What a subject is called: the answer to its kind's name question, else its number.
std::string subject_name(const Context& context, const Opened& opened, const Scope& subject);

// Whether the question is asked now.
inline bool is_asked(const Question& question, const Scope& scope) {
  return scope.outcome.states[question.place] != QuestionState::hidden;
}
// Whether any of the section's questions is.
bool is_asked(const Definition& definition, const Section& section, const Scope& scope);
// How many questions there are to answer, without those that may be left open.
std::size_t questions_of(const Definition& definition);
// What is answered, of the record and all its subjects.
Coverage whole_progress(const Opened& opened);
const Answer* answer_of(const Scope& scope, const Question& question);

// The question's id where people know it as a number (`RM.01`); empty where it is only a name for the file (`uses_ai`).
std::string code_of(const Question& question);

// Whether people may know something by this id (`RM`, `RM.01`): it isn't only a name for the file.
bool is_code(std::string_view id);

// Its code, where it has one, before its title.
std::string question_title(const Context& context, const Opened& opened, std::uint32_t index);

// What follows from the record, the data's and the program's, in the reader's language.
ConclusionSource conclusion_source(const Context& context, const Opened& opened);

// The subject that something is about, in brackets behind a space; nothing for the record.
std::string subject_suffix(const Context& context, const Opened& opened, const JudgedScope& scope);

// The first section in which the subject is asked something; else the first of its kind. Null where the kind has none.
const Section* first_asked(const Definition& definition, const Scope& subject);

// The id of the question's card.
std::string question_id(const QuestionKey& at);

// Why what was typed into a question's field (of its answer, or beside it) can't be read; empty where it can.
std::string fault_of(const Context& context, const Question& question, std::string_view part,
                     const std::string& text);

Node text(std::string id, Look look, std::string words);
Node heading(std::string id, Look look, std::uint8_t level, std::string words);
Node button(std::string id, Look look, std::string words, Action action);
Node link(std::string id, std::string words, Action action);
// A bordered field.
Node field(std::string id, Role role, std::string name, std::string value, Action action);
// A field under its label, with why what is typed in it can't be read under that.
Node labelled(Node field, std::string label, std::optional<Node> error = std::nullopt);
Node stack(std::string id, float gap, std::vector<Node> children);
Node row(std::string id, float gap, std::vector<Node> children);
Node grid(std::string id, float min_column, float gap, std::vector<Node> children);
Node card(std::string id, float gap, std::vector<Node> children);
// A card with a heading and a list with lines between its items.
Node list_of(const std::string& id, std::string name, std::vector<Node> items);
// A cell of a table; where `width` is 0, it takes what room there is.
Node table_cell(std::string id, Role role, Look look, std::string words, float width);
// The main part of a screen with one column of text, which scrolls.
Node page(const Context& context, std::string id, Node column);
// Room that pushes what follows in a row to its end.
Node spring(std::string id);

// The numbers 0 to count - 1 in an order; equals keep theirs. One function for all views, since each kind of sorting takes
// room in the program.
std::vector<std::size_t> in_order(std::size_t count,
                                  const std::function<bool(std::size_t, std::size_t)>& before);

// The main score of an assessment: the first that isn't one of a kind of subject; null where it has none.
const Score* main_score(const Definition& definition);
ScoreAt main_score_at(const Definition& definition);
const ScoreOutcome& main_outcome(const Opened& opened);
// The earliest target of a score; null where it has none.
const Target* first_target(const Definition& definition, const Score& score);
// The benchmark of a score that was published last, of those that are shown now; null where there is none.
const Benchmark* latest_benchmark(const Opened& opened, ScoreAt at);
// The same over all sections that are asked once.
const Benchmark* latest_of_sections(const Opened& opened);
// What the survey of `of` found for that score; none where it says nothing of it, or nothing that is shown now.
std::optional<double> value_in_survey(const Opened& opened, const Benchmark& of, ScoreAt at);
// `Gemiddelde van de sector`, else `Benchmark`.
std::string benchmark_name(const Context& context, const Opened& opened,
                           const Benchmark& benchmark);
// 2,3 or 2,35: as it was published, with one or two decimals.
std::string benchmark_value(const Context& context, double value, Rule rule);
// `Benchmark IBP 2024 · gemeten 2024, gepubliceerd maart 2024 · instellingen: 51`
std::string survey_text(const Context& context, const Opened& opened, const Benchmark& benchmark);
// All of it on one line, of the score's latest benchmark; empty where there is none.
std::string benchmark_line(const Context& context, const Opened& opened, ScoreAt at);
// The lowest and highest value that a score can have.
std::pair<double, double> bounds(const Opened& opened, const Score& score);

// 2,6 or 2.6: a score's value with one decimal; 68 % where the rule gives percents.
std::string score_text(double value, const Context& context, Rule rule);

// The range bar of the main score, with all of it in words.
Node range_bar(std::string id, const Context& context, const Opened& opened);

// `Bewaard in …`: where a record is kept, as the outside named it.
std::string place_text(const Context& context, std::string_view place);

// The bar at the top.
Node bar(const Context& context);

// A dialog's frame: its heading, a button that closes it, and a body that scrolls where it is too tall. The dialog's first
// control gets the focus: `first`, or where that is none the button.
Node dialog(const Context& context, std::string id, std::string name, float width,
            std::optional<Node> first, Node body);

// `2026`: of which year the record is; empty where it doesn't say.
std::string year_of(const OpenedRecord& record);

// `Teksten: SURFaudit 2021 (SURF)`: whose texts an assessment is shown with, where they aren't its own; else empty.
std::string own_texts_line(const Context& context, const Assessment& assessment);

// The message after something went wrong or arrived; none where there is nothing to say.
std::optional<Node> notice(const Context& context);

}  // namespace peil::app::parts

namespace peil::app::screens {

// The main part of each screen, under the bar; of `subjects`, what stands in its middle, in so much room.
Node home(const parts::Context& context);
// Of Home: the files that were opened before; none where there are none.
std::optional<Node> recent_files(const parts::Context& context);
// Of Home: the dates that come next; none where there are none.
std::optional<Node> dates(const parts::Context& context);
Node questions(const parts::Context& context, const parts::Opened& opened);
Node subjects(const parts::Context& context, const parts::Opened& opened, const Section& section,
              float width);
Node result(const parts::Context& context, const parts::Opened& opened);
// What the assessment is, who wrote its texts, and where its facts come from.
Node about(const parts::Context& context, const parts::Opened& opened);
Node migration(const parts::Context& context, const parts::Opened& opened);
Node plugins(const parts::Context& context);
Node settings(const parts::Context& context);

// The dialogs that lie over every screen.
Node search_dialog(const parts::Context& context);
Node shortcuts_dialog(const parts::Context& context);

// How wide the column of questions is.
float questions_width(const parts::Context& context);

// One question, with everything that can be said to it.
Node question_card(const parts::Context& context, const parts::Opened& opened,
                   const parts::Scope& scope, const Question& question);
// The part of it where the answer is given.
Node answer_control(const parts::Context& context, const parts::Opened& opened,
                    const parts::Scope& scope, const Question& question);

// At its foot: the buttons that show what stands beside the answer; and what they show now.
Node question_part_buttons(const parts::Context& context, const parts::Opened& opened,
                           const parts::Scope& scope, const Question& question);
std::vector<Node> question_part_fields(const parts::Context& context, const parts::Opened& opened,
                                       const parts::Scope& scope, const Question& question);
// Why it is asked and where that stands, of a question that says so. Ids begin with `id`.
Node question_sources(const parts::Context& context, const parts::Opened& opened,
                      const Question& question, const std::string& id, std::uint8_t level);

// The round that was kept last, as its answers count today.
struct Earlier {
  std::string name;  // its title or date
  Outcome outcome;
};
// None where there is none of this version. Cost: that of evaluating its answers.
std::optional<Earlier> earlier_of(const parts::Context& context, const parts::Opened& opened);

// Of the result: the sections' scores as a radar or a table; none where sections have none.
std::optional<Node> radar_card(const parts::Context& context, const parts::Opened& opened,
                               const Target* target, const Earlier* earlier);
// A column of figures in a table of the result.
inline constexpr float figure_width = 96;

// How wide the radar's card is in a window of that width, beside everything else; none where it stands above it.
inline std::optional<float> result_side_width(float width) {
  if (width < 1000) return std::nullopt;
  return std::clamp(width * 0.38f, 400.0f, 560.0f);
}
// The way from a chart with this title to the same as a table, and back.
Node as_table_button(std::string id, const parts::Context& context, const std::string& title,
                     bool as_table);

// Of the result: every question that counts, as a cell (without children where none does); and which questions would raise the main score most.
Node cells_card(const parts::Context& context, const parts::Opened& opened);
Node gains_card(const parts::Context& context, const parts::Opened& opened, const Target& target);

// A radar's node with bars in its place, for where there is no room for a radar.
Node as_bars(Node picture, const parts::Context& context, const parts::Opened& opened);

// Of the result: labels, findings, what can't be said yet, and the subjects with their values. Those that have something
// to say.
std::vector<Node> conclusions(const parts::Context& context, const parts::Opened& opened,
                              const std::vector<SameConclusion>& said);

// A finding in words, whoever found it: how grave it is, what it says, since when, and where it stands.
void add_finding_words(Node& node, const parts::Context& context, const parts::Opened& opened,
                       const Conclusion& finding);
// The gravest findings first; what is equally grave keeps its order, and labels come last.
std::vector<SameConclusion> gravest_first(std::vector<SameConclusion> said);
// Whether it is of that origin and kind.
bool is_of(const SameConclusion& said, Conclusion::Origin origin, Conclusion::Kind kind);
// The subject it is about, as a link to where it is asked something; none for the record.
std::optional<Node> subject_link(const parts::Context& context, const parts::Opened& opened,
                                 std::string id, const Conclusion& one);

// Of the result: what the plugin's program says, that it is being asked, or why it says nothing.
std::vector<Node> judgement(const parts::Context& context, const parts::Opened& opened,
                            const std::vector<SameConclusion>& said);

// The steps of one of its lists, those of a day together; none where there are none.
std::optional<Node> judged_list(const parts::Context& context, const parts::Opened& opened,
                                const Judgement& judgement, std::uint32_t index);

// The panel beside the questions; without children where there is nothing to say.
Node score_panel(const parts::Context& context, const parts::Opened& opened);

}  // namespace peil::app::screens
