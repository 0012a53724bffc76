// The screens, and the parts that make them up. Private to core/app's views.
#pragma once

#include "app/facts/benchmark.hpp"
#include "app/facts/conclusions.hpp"
#include "app/facts/context.hpp"
#include "app/facts/opened.hpp"
#include "app/facts/rounds.hpp"
#include "app/facts/score_words.hpp"
#include "app/in_order.hpp"
#include "app/view/frame.hpp"
#include "app/view/nodes.hpp"
#include "app/view/range_bar.hpp"
#include "app/view/tree.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace peil::app::screens {

// The main part of each screen, under the bar; of `subjects`, what stands in its middle, in so much
// room.
Node home(const Context& context);
// Of Home: the files that were opened before; none if there are none.
std::optional<Node> recent_files(const Context& context);
// Of Home: the dates that come next; none if there are none.
std::optional<Node> dates(const Context& context);
Node questions(const Context& context, const Opened& opened);
Node subjects(const Context& context, const Opened& opened, const Section& section, float width);
Node result(const Context& context, const Opened& opened);
// What the assessment is, who wrote its texts, and where its facts come from.
Node about(const Context& context, const Opened& opened);
Node migration(const Context& context, const Opened& opened);
Node plugins(const Context& context);
Node settings(const Context& context);

// The dialogs that lie over every screen.
Node search_dialog(const Context& context);
Node menu_dialog(const Context& context);
Node shortcuts_dialog(const Context& context);

// How wide the column of questions is.
float questions_width(const Context& context);
// The room at either side inside a question's card.
inline float card_padding(const Context& context) { return context.one_column() ? 16.0f : 22.0f; }

// One question, with everything that can be said to it; `weighed`: how much it counts, too.
Node question_card(const Context& context, const Opened& opened, const Scope& scope,
                   const Question& question, bool weighed);
// The part of it where the answer is given.
Node answer_control(const Context& context, const Opened& opened, const Scope& scope,
                    const Question& question);

// At its foot: the buttons that show what stands beside the answer; and what they show now.
Node question_part_buttons(const Context& context, const Opened& opened, const Scope& scope,
                           const Question& question);
std::vector<Node> question_part_fields(const Context& context, const Opened& opened,
                                       const Scope& scope, const Question& question);
// Why it is asked and where that stands, of a question that says so. Ids begin with `id`.
Node question_sources(const Context& context, const Opened& opened, const Question& question,
                      const std::string& id, std::uint8_t level);

// Of the result: the sections' scores as a radar or a table; none if sections have none.
std::optional<Node> radar_card(const Context& context, const Opened& opened, const Target* target,
                               const Earlier* earlier);
// A column of figures in a table of the result.
inline constexpr float figure_width = 96;

// How wide the radar's card is in a window of that width, beside everything else; none if it
// stands above it.
inline std::optional<float> result_side_width(float width) {
  if (width < 1000) return std::nullopt;
  return std::clamp(width * 0.38f, 400.0f, 560.0f);
}
// The way from a chart with this title to the same as a table, and back.
Node as_table_button(std::string id, const Context& context, const std::string& title,
                     bool as_table);

// Of the result: every question that counts, as a cell (without children where none does); and
// which questions would raise the main score most.
Node cells_card(const Context& context, const Opened& opened);
Node gains_card(const Context& context, const Opened& opened, const Target& target);

// A radar's node with bars in its place, for where there is no room for a radar.
Node as_bars(Node picture, const Context& context, const Opened& opened);

// Of the result: what must stop, before everything else; none if nothing must.
std::optional<Node> stop_card(const Context& context, const Opened& opened,
                              const std::vector<SameConclusion>& said);
// Of the result: labels, findings, what can't be said yet, and the subjects with their values.
// Those that have something to say. `said` is what `all` say, each once.
std::vector<Node> conclusions(const Context& context, const Opened& opened,
                              const std::vector<Conclusion>& all,
                              const std::vector<SameConclusion>& said);

// A finding in words, whoever found it: how grave it is, what it says, since when, and where it
// stands.
void add_finding_words(Node& node, const Context& context, const Opened& opened,
                       const Conclusion& finding);
// The gravest findings first; what is equally grave keeps its order, and labels come last.
std::vector<SameConclusion> gravest_first(std::vector<SameConclusion> said);
// Whether it is of that origin and kind.
bool is_of(const SameConclusion& said, Conclusion::Origin origin, Conclusion::Kind kind);
// The subject it is about, as a link to where it is asked something; none for the record.
std::optional<Node> subject_link(const Context& context, const Opened& opened, std::string id,
                                 const Conclusion& one);

// Of the result: what the plugin's program says, that it is being asked, or why it says nothing.
std::vector<Node> judgement(const Context& context, const Opened& opened,
                            const std::vector<SameConclusion>& said);

// The steps of one of its lists, those of a day together; none if there are none.
std::optional<Node> plugin_list(const Context& context, const Opened& opened,
                                const Judgement& judgement, std::uint32_t index);

// Whether subjects of the kind are answered in their rows, or have a class that stands there.
inline bool has_rows(const SubjectKind& kind) {
  return !kind.table.empty() || !kind.classes.empty();
}
// Of the table of subjects: the cells in which one is answered, each under its heading; what stands
// under its row while one of them is open; and where rows from elsewhere are put in. `all` are the
// record's conclusions.
struct SubjectCell {
  std::string heading;
  Node node;
};
std::vector<SubjectCell> subject_cells(const Context& context, const Opened& opened,
                                       const SubjectKind& kind, const Scope& subject,
                                       const std::vector<Conclusion>& all);
std::optional<Node> subject_details(const Context& context, const Opened& opened,
                                    const SubjectKind& kind, const Scope& subject,
                                    const std::vector<Conclusion>& all);
Node rows_from_elsewhere(const Context& context, const Opened& opened, std::uint32_t kind);

// What must stop, of the record or a subject; none if nothing must.
std::optional<Node> stop_notice(const Context& context, const Opened& opened,
                                const ScopeRef& scope);
// What follows from the answers of the subject on the screen; none if nothing does.
std::optional<Node> live_conclusions(const Context& context, const Opened& opened);

// The panel beside the questions; without children where there is nothing to say.
Node score_panel(const Context& context, const Opened& opened);

}  // namespace peil::app::screens
