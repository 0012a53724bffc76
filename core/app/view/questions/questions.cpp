// Questions: the outline with progress, one section's questions, and the score so far with its
// reasons.
#include "app/facts/proposed.hpp"
#include "app/facts/section_owner.hpp"
#include "app/facts/time_needed.hpp"
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

constexpr float column_most = 860;
constexpr float panel_width = 328;
constexpr float rows_most = 1240;  // of a table that is answered in its rows

float outline_width(const Context& context) { return context.has_side_panel() ? 270.0f : 230.0f; }
float page_padding(const Context& context) {
  return context.one_column() ? 12.0f : context.has_side_panel() ? 32.0f : 24.0f;
}

}  // namespace

float questions_width(const Context& context) {
  float width = context.state.layout_width() - 2 * page_padding(context);
  if (!context.one_column()) width -= outline_width(context);
  if (context.has_side_panel()) width -= panel_width;
  return std::min(width, column_most);
}

namespace {

// What the outline and the ways on lead to: a section of the record, or the list of a kind's
// subjects, which stands where the kind's first section does; within a subject, its sections.
struct Stop {
  const Section* section;
  std::uint32_t kind = no_index;  // the list of this kind's subjects
};

std::vector<Stop> stops_of(const Opened& opened) {
  std::vector<Stop> stops;
  const Scope whole = record_scope(opened);
  std::vector<std::uint32_t> listed;
  for (const Section& section : opened.definition.sections) {
    if (section.subject_kind == no_index) {
      if (is_asked(opened.definition, section, whole)) stops.push_back({&section});
    } else if (std::find(listed.begin(), listed.end(), section.subject_kind) == listed.end()) {
      listed.push_back(section.subject_kind);
      stops.push_back({&section, section.subject_kind});
    }
  }
  return stops;
}

std::vector<Stop> stops_of(const Opened& opened, const Scope& subject) {
  std::vector<Stop> stops;
  for (const Section& section : opened.definition.sections) {
    if (section.subject_kind == subject.kind && is_asked(opened.definition, section, subject)) {
      stops.push_back({&section});
    }
  }
  return stops;
}

// What is on the screen: a section, of the record or of a subject, or the list of a kind's
// subjects.
struct Place {
  const Section* section = nullptr;
  std::optional<Scope> scope;  // none: the list
};

// A table that is answered in its rows takes the room of the panel beside it: the score of the
// record says little there.
bool is_rows(const Opened& opened, const Place& place) {
  return !place.scope && has_rows(opened.definition.subject_kinds[place.section->subject_kind]);
}

float rows_width(const Context& context) {
  float width = context.state.layout_width() - 2 * page_padding(context);
  if (!context.one_column()) width -= outline_width(context);
  return std::min(width, rows_most);
}

Place current_place(const Context& context, const Opened& opened) {
  const Section* section = opened.definition.find_section(context.state.section);
  if (section && section->subject_kind != no_index) {
    for (Scope& subject : subjects_of(opened, section->subject_kind)) {
      if (subject.subject != context.state.subject) continue;
      // What was on the screen may not be asked any more.
      const std::vector<Stop> stops = stops_of(opened, subject);
      if (!is_asked(opened.definition, *section, subject) && !stops.empty()) {
        section = stops.front().section;
      }
      return {section, std::optional<Scope>(subject)};
    }
    return {section, std::nullopt};
  }
  const Scope whole = record_scope(opened);
  if (section && is_asked(opened.definition, *section, whole)) {
    return {section, std::optional<Scope>(whole)};
  }
  const std::vector<Stop> stops = stops_of(opened);
  if (stops.empty()) return {&opened.definition.sections.front(), std::optional<Scope>(whole)};
  // The one before it in the definition, so that one stays about where one was.
  Stop near = stops.front();
  for (const Stop& stop : stops) {
    if (section && stop.section < section) near = stop;
  }
  if (near.kind != no_index) return {near.section, std::nullopt};
  return {near.section, std::optional<Scope>(whole)};
}

std::string answered_line(const Context& context, const Coverage& coverage) {
  std::string line =
      context.word("outline.answered", {{"answered", std::to_string(coverage.answered)},
                                        {"total", std::to_string(coverage.applicable)}});
  if (coverage.proposed > 0)
    line += " · " + context.word("proposed.count", {{"count", std::to_string(coverage.proposed)}});
  return line;
}

Node outline_line(const std::string& id, const std::string& title, const std::string& name,
                  const std::string& count, bool current, bool inner, Action action) {
  Node line = button(id, Look::nav_item, name, std::move(action));
  line.selected = current;
  line.layout.flow = Flow::row;
  line.layout.align = Align::center;
  line.layout.gap = 8;
  line.layout.padding_x = 20;
  line.layout.padding_y = 7;
  line.layout.height = 38;
  if (inner) {
    Node indent = stack(id + "/indent", 0, {});
    indent.layout.width = 8;
    line.children.push_back(std::move(indent));
  }
  Node label = text(id + "/title", current ? Look::strong : Look::body, title);
  label.layout.grow = 1;
  line.children.push_back(std::move(label));
  line.children.push_back(text(id + "/count", Look::small_secondary, count));
  return line;
}

Node section_line(const Context& context, const Opened& opened, const Section& section,
                  const Scope& scope, bool current) {
  const Coverage& progress = scope.outcome.progress[section.ordinal];
  const std::string title = context.of(section.title, opened.definition);
  const std::string answered = std::to_string(progress.answered);
  const std::string total = std::to_string(progress.applicable);
  // Where all may be left open there is nothing to count until something is answered.
  const bool counted = progress.applicable > 0;
  return outline_line(
      "section/" + section.id, title,
      counted ? context.word("outline.line",
                             {{"title", title}, {"answered", answered}, {"total", total}})
              : title,
      counted ? answered + "/" + total : std::string(), current, scope.kind != no_index,
      ShowQuestions{section.id, scope.subject});
}

Node kind_line(const Context& context, const Opened& opened, const Stop& stop, bool current) {
  const SubjectKind& kind = opened.definition.subject_kinds[stop.kind];
  const std::string title = context.of(kind.title, opened.definition);
  const std::string count = std::to_string(subjects_of(opened, stop.kind).size());
  return outline_line("subjects/" + kind.id, title,
                      context.word("outline.subjects", {{"title", title}, {"count", count}}), count,
                      current, false, ShowQuestions{stop.section->id, {}});
}

Node outline(const Context& context, const Opened& opened, const Place& place) {
  std::vector<Node> lines;
  Node head = stack("outline/head", 0,
                    {text("outline/answered", Look::small_secondary,
                          answered_line(context, whole_progress(opened)))});
  const std::string texts = custom_texts_line(context, opened.assessment);
  if (!texts.empty()) head.children.push_back(text("outline/texts", Look::small_secondary, texts));
  head.layout.padding_x = 20;
  head.layout.padding_y = 8;
  lines.push_back(std::move(head));
  const Scope whole = record_scope(opened);
  for (const Stop& stop : stops_of(opened)) {
    if (stop.kind == no_index) {
      lines.push_back(
          section_line(context, opened, *stop.section, whole, stop.section == place.section));
      continue;
    }
    const bool here = place.section->subject_kind == stop.kind;
    lines.push_back(kind_line(context, opened, stop, here && !place.scope));
    if (!here || !place.scope) continue;
    Node name = stack("outline/subject", 0,
                      {text("outline/subject/name", Look::small_strong,
                            subject_name(context, opened, *place.scope))});
    name.layout.padding_x = 28;
    name.layout.padding_y = 4;
    lines.push_back(std::move(name));
    for (const Stop& inner : stops_of(opened, *place.scope)) {
      lines.push_back(section_line(context, opened, *inner.section, *place.scope,
                                   inner.section == place.section));
    }
  }
  Node node = stack("outline", 0, std::move(lines));
  node.role = Role::navigation;
  node.name = context.word("outline.name");
  node.look = Look::side_panel;
  node.layout.padding_y = 10;
  return node;
}

// The tags that all of a section's questions share, in words.
std::string section_tags(const Context& context, const Opened& opened, const Section& section) {
  std::string result;
  for (const Tag& tag_of : opened.definition.tags) {
    bool in_all = section.question_count > 0;
    for (std::uint32_t offset = 0; offset < section.question_count && in_all; ++offset) {
      const auto& tags = opened.definition.questions[section.first_question + offset].tags;
      in_all = std::find(tags.begin(), tags.end(), tag_of.id) != tags.end();
    }
    if (!in_all) continue;
    if (!result.empty()) result += " · ";
    result += context.of(tag_of.title, opened.definition);
  }
  return result;
}

std::string title_of(const Context& context, const Opened& opened, const Stop& stop) {
  return context.of(stop.kind == no_index ? stop.section->title
                                          : opened.definition.subject_kinds[stop.kind].title,
                    opened.definition);
}

Node neighbours(const Context& context, const Opened& opened, const Place& place) {
  const bool in_subject = place.scope && place.scope->kind != no_index;
  const std::vector<Stop> stops = in_subject ? stops_of(opened, *place.scope) : stops_of(opened);
  const std::string subject = in_subject ? place.scope->subject : std::string();
  const auto current = std::find_if(stops.begin(), stops.end(), [&](const Stop& stop) {
    return stop.kind == no_index ? stop.section == place.section
                                 : !place.scope && place.section->subject_kind == stop.kind;
  });
  Node node = row("neighbours", 12, {});
  node.layout.wrap = true;
  const auto lead = [&](const char* id, const char* key, const Stop& stop) {
    return button(id, Look::outline,
                  context.word(key, {{"title", title_of(context, opened, stop)}}),
                  ShowQuestions{stop.section->id, subject});
  };
  if (current != stops.begin() && current != stops.end()) {
    node.children.push_back(lead("previous", "question.previous_section", *(current - 1)));
  }
  node.children.push_back(spring("neighbours/spring"));
  if (current != stops.end() && current + 1 != stops.end()) {
    node.children.push_back(lead("next", "question.next_section", *(current + 1)));
  } else if (in_subject) {
    const SubjectKind& kind = opened.definition.subject_kinds[place.scope->kind];
    node.children.push_back(
        button("next", Look::primary,
               context.word("question.to_subjects",
                            {{"title", context.of(kind.title, opened.definition)}}),
               ShowQuestions{place.section->id, {}}));
  } else {
    node.children.push_back(
        button("next", Look::primary, context.word("question.to_result"), ShowResult{}));
  }
  return node;
}

// `J. Jansen (4), P. de Vries (1), nog niemand (2)`: who has how many questions; of many the
// first.
std::string owners_line(const Context& context, const SectionOwners& owners) {
  constexpr std::size_t most_named = 3;
  std::string line;
  const auto add = [&](const std::string& owner, std::size_t questions) {
    if (questions == 0) return;
    if (!line.empty()) line += ", ";
    line += context.word("section.owner_count",
                         {{"owner", owner}, {"count", std::to_string(questions)}});
  };
  std::size_t others = 0;
  for (std::size_t index = 0; index < owners.owners.size(); ++index) {
    const SectionOwners::Count& one = owners.owners[index];
    if (index < most_named) {
      add(one.owner, one.questions);
    } else {
      others += one.questions;
    }
  }
  add(context.word("section.owner_others"), others);
  add(context.word("section.owner_nobody"), owners.without);
  return context.word("section.owners_differ", {{"owners", line}});
}

// Who sees to the section, as one field for all of its questions; none if none can have an owner.
std::optional<Node> owner_field(const Context& context, const Opened& opened,
                                const Section& section, const Scope& scope) {
  const SectionOwners owners =
      section_owners(opened.definition, section, scope.answers, scope.outcome);
  if (owners.questions == 0) return std::nullopt;
  const std::string id =
      "section_owner/" + section.id + (scope.subject.empty() ? "" : "@") + scope.subject;
  const std::string common = owners.common();
  Node owner = field(id + "/field", Role::text_field, context.word("section.owner"), common,
                     EnterSectionOwner{section.id, scope.subject, {}});
  owner.disabled = opened.record.read_only();
  Node label = text(id + "/label", Look::small_secondary, owner.name);
  Node line = context.one_column() ? stack(id + "/line", 4, {}) : row(id + "/line", 12, {});
  if (!context.one_column()) owner.layout.width = 260;
  line.children.push_back(std::move(label));
  line.children.push_back(std::move(owner));
  Node node = stack(id, 4, {std::move(line)});
  node.layout.padding_y = 4;
  if (!common.empty() || owners.owners.empty()) return node;
  Node now =
      row(id + "/now", 8, {text(id + "/now/owners", Look::small, owners_line(context, owners))});
  now.layout.wrap = true;
  if (!opened.record.read_only()) {
    const std::string& most = owners.owners.front().owner;
    Node all =
        button(id + "/all", Look::quiet, context.word("section.owner_of_all", {{"owner", most}}),
               EnterSectionOwner{section.id, scope.subject, most, true});
    all.layout.padding_x = 4;  // its words begin about where those above it do
    now.children.push_back(std::move(all));
  }
  node.children.push_back(std::move(now));
  return node;
}

// That answers of the section are proposals, and a way to confirm them together; none if none is.
std::optional<Node> section_proposals(const Context& context, const Opened& opened,
                                      const Section& section, const Scope& scope) {
  const std::vector<const Question*> proposed = proposed_in(opened.definition, section, scope);
  if (proposed.empty()) return std::nullopt;
  const std::string count = std::to_string(proposed.size());
  const std::string id = "proposed/" + section.id;
  Node node = stack(
      id, 8,
      {text(id + "/text", Look::small, context.word("proposed.section", {{"count", count}}))});
  if (!opened.record.read_only()) {
    node.children.push_back(row(id + "/row", 0,
                                {button(id + "/confirm", Look::outline,
                                        context.word("proposed.confirm_all", {{"count", count}}),
                                        ConfirmAnswers{keys_of(proposed, scope)})}));
  }
  node.look = Look::wash;
  node.layout.padding_x = 14;
  node.layout.padding_y = 12;
  return node;
}

// The cards of the section's questions that are asked.
void add_cards(Node& column, const Context& context, const Opened& opened, const Section& section,
               const Scope& scope) {
  const bool weighed = weights_differ(opened.definition, section);
  for (std::uint32_t offset = 0; offset < section.question_count; ++offset) {
    const Question& question = opened.definition.questions[section.first_question + offset];
    if (is_asked(question, scope))
      column.children.push_back(question_card(context, opened, scope, question, weighed));
  }
}

Node questions_column(const Context& context, const Opened& opened, const Place& place) {
  const Section& section = *place.section;
  Node column = stack("questions/column", 16, {});
  const bool rows = is_rows(opened, place);
  column.layout.max_width = rows ? rows_most : column_most;
  if (opened.record.version == LiveRecord::Version::newer) {
    column.children.push_back(
        text("questions/newer", Look::small_strong,
             context.word("version.newer", {{"version", opened.record.record.assessment_version},
                                            {"here", opened.definition.version}})));
  }
  if (!place.scope) {
    column.children.push_back(
        subjects(context, opened, section, rows ? rows_width(context) : questions_width(context)));
    column.children.push_back(neighbours(context, opened, place));
    return column;
  }
  Node head = stack("questions/head", 4, {});
  if (place.scope->kind != no_index) {
    const SubjectKind& kind = opened.definition.subject_kinds[place.scope->kind];
    Node back = link("questions/back",
                     context.word("question.to_subjects",
                                  {{"title", context.of(kind.title, opened.definition)}}),
                     ShowQuestions{section.id, {}});
    head.children.push_back(row("questions/back/row", 0, {std::move(back)}));
    head.children.push_back(
        text("questions/subject", Look::strong, subject_name(context, opened, *place.scope)));
  }
  head.children.push_back(
      heading("questions/title", Look::title, 1, context.of(section.title, opened.definition)));
  const std::string intro = context.of(section.intro, opened.definition);
  if (!intro.empty()) head.children.push_back(text("questions/intro", Look::secondary, intro));
  const std::vector<Stop> stops = stops_of(opened);
  if (!stops.empty() && stops.front().section == &section && !is_begun(whole_progress(opened))) {
    if (std::string time = time_line(context, opened.assessment); !time.empty())
      head.children.push_back(text("questions/time", Look::small_secondary, std::move(time)));
  }
  const std::string tags = section_tags(context, opened, section);
  if (!tags.empty()) head.children.push_back(text("questions/tags", Look::small_secondary, tags));
  if (std::optional<Node> owner = owner_field(context, opened, section, *place.scope))
    head.children.push_back(std::move(*owner));
  column.children.push_back(std::move(head));
  const ScopeRef about{place.scope->kind, place.scope->subject};
  if (std::optional<Node> stop = stop_notice(context, opened, about))
    column.children.push_back(std::move(*stop));
  if (std::optional<Node> proposals = section_proposals(context, opened, section, *place.scope))
    column.children.push_back(std::move(*proposals));
  add_cards(column, context, opened, section, *place.scope);
  column.children.push_back(neighbours(context, opened, place));
  return column;
}

// A section with its questions, as they stand on paper.
void add_section(Node& column, const Context& context, const Opened& opened, const Section& section,
                 const Scope& scope) {
  const std::string id = "paper/" + section.id + (scope.subject.empty() ? "" : "@") + scope.subject;
  column.children.push_back(
      heading(id, Look::heading, 2, context.of(section.title, opened.definition)));
  add_cards(column, context, opened, section, scope);
}

// All questions that are asked, with what was answered, from the first section to the last subject.
Node on_paper(const Context& context, const Opened& opened) {
  const std::string title = record_title(context, opened);
  Node page = stack("questions/paper", 12, {heading("paper/title", Look::title, 1, title)});
  std::string line =
      context.word("paper.printed", {{"date", date(context.state.today, context.language)}});
  if (!opened.record.record.organisation.empty())
    line = opened.record.record.organisation + " · " + line;
  page.children.push_back(text("paper/line", Look::secondary, std::move(line)));
  page.children.push_back(
      text("paper/answered", Look::secondary, answered_line(context, whole_progress(opened))));
  for (const Stop& stop : stops_of(opened)) {
    if (stop.kind == no_index) {
      add_section(page, context, opened, *stop.section, record_scope(opened));
      continue;
    }
    for (const Scope& subject : subjects_of(opened, stop.kind)) {
      page.children.push_back(heading("paper/subject/" + subject.subject, Look::title, 2,
                                      subject_name(context, opened, subject)));
      for (const Stop& inner : stops_of(opened, subject))
        add_section(page, context, opened, *inner.section, subject);
    }
  }
  page.role = Role::main;
  page.look = Look::page;
  page.layout.grow = 1;
  return page;
}

// Where the score has no place beside the questions: a button with the value, which shows the rest
// above them.
struct PanelSheet {
  std::optional<Node> toggle;
  std::optional<Node> panel;
};
PanelSheet panel_sheet(const Context& context, const Opened& opened) {
  Node panel = score_panel(context, opened);
  if (panel.children.empty()) return {};
  const bool open = context.state.panel_open;
  std::string words = context.word("panel.toggle");
  if (const Score* score = main_score(opened.definition); score && main_outcome(opened).value) {
    words = context.word(
        "panel.toggle_value",
        {{"value", ScoreWords(context, opened.definition, *score)(*main_outcome(opened).value)}});
  }
  PanelSheet sheet;
  sheet.toggle = button("panel/toggle", Look::outline, std::move(words), TogglePanel{});
  sheet.toggle->expands = true;
  sheet.toggle->expanded = open;
  panel.look = Look::card;
  panel.layout.padding_x = card_padding(context);
  panel.layout.padding_y = 18;
  panel.layout.max_width = column_most;
  if (open) sheet.panel = std::move(panel);
  return sheet;
}

// Narrow: everything in one column, the outline folded away behind a button.
Node one_column(const Context& context, const Opened& opened, const Place& place) {
  const bool open = context.state.outline_open;
  Node toggle = button("outline/toggle", Look::outline,
                       context.word(open ? "outline.hide" : "outline.show"), ToggleOutline{});
  toggle.expanded = open;
  toggle.expands = true;
  Node column = stack("questions/narrow", 16, {});
  Node top = row("questions/narrow/top", 8, {std::move(toggle)});
  PanelSheet sheet = panel_sheet(context, opened);
  if (sheet.toggle) top.children.push_back(std::move(*sheet.toggle));
  top.children.push_back(text("questions/narrow/answered", Look::small_secondary,
                              answered_line(context, whole_progress(opened))));
  top.layout.wrap = true;
  column.children.push_back(std::move(top));
  if (sheet.panel) column.children.push_back(std::move(*sheet.panel));
  if (open) column.children.push_back(outline(context, opened, place));
  column.children.push_back(questions_column(context, opened, place));
  return column;
}

}  // namespace

Node questions(const Context& context, const Opened& opened) {
  if (context.state.on_paper) return on_paper(context, opened);
  const Place place = current_place(context, opened);
  // The page has an id of its own for each section and subject, so that another one begins at its
  // top.
  std::string id = "questions/page/" + place.section->id;
  if (!place.scope) id += "/list";
  if (place.scope && place.scope->kind != no_index) id += "@" + place.scope->subject;
  if (context.one_column()) {
    Node page = stack(std::move(id), 0, {one_column(context, opened, place)});
    page.role = Role::main;
    page.look = Look::page;
    page.layout.padding_x = page_padding(context);
    page.layout.padding_y = 16;
    page.layout.grow = 1;
    page.layout.scroll = true;
    return page;
  }

  Node navigation = outline(context, opened, place);
  navigation.layout.width = outline_width(context);
  navigation.layout.scroll = true;

  Node column = questions_column(context, opened, place);
  Node middle = stack(std::move(id), 16, {});
  middle.role = Role::main;
  middle.look = Look::page;
  middle.layout.padding_x = page_padding(context);
  middle.layout.padding_y = 28;
  middle.layout.grow = 1;
  middle.layout.scroll = true;

  Node split = stack("screen", 0, {});
  split.layout.flow = Flow::split;
  split.layout.grow = 1;
  split.children.push_back(std::move(navigation));
  if (context.has_side_panel() && is_rows(opened, place)) {
    middle.children.push_back(std::move(column));
    split.children.push_back(std::move(middle));
  } else if (context.has_side_panel()) {
    Node panel = score_panel(context, opened);
    panel.layout.width = panel_width;
    panel.layout.scroll = true;
    middle.children.push_back(std::move(column));
    split.children.push_back(std::move(middle));
    split.children.push_back(std::move(panel));
  } else {
    PanelSheet sheet = panel_sheet(context, opened);
    if (sheet.toggle) {
      Node line = row("panel/row", 0, {spring("panel/spring"), std::move(*sheet.toggle)});
      line.layout.max_width = column_most;
      middle.children.push_back(std::move(line));
    }
    if (sheet.panel) middle.children.push_back(std::move(*sheet.panel));
    middle.children.push_back(std::move(column));
    split.children.push_back(std::move(middle));
  }
  return split;
}

}  // namespace peil::app::screens
