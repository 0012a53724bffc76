// Home: a card for every assessment and record, what is the matter with those that can't be opened,
// and the dates that come next.
#include "app/facts/time_needed.hpp"
#include "app/view/screens.hpp"

#include <algorithm>

namespace peil::app::screens {

namespace {

std::string facts(const Context& context, const Definition& definition,
                  const std::optional<Opened>& opened) {
  const bool exploring =
      opened && main_score(definition) && is_exploration(definition, opened->outcome);
  const std::string count = std::to_string(exploring ? main_outcome(*opened).coverage.applicable
                                                     : questions_of(definition));
  const std::string subtitle = context.of(definition.subtitle, definition);
  if (subtitle.empty()) return context.word("card.facts_plain", {{"count", count}});
  return context.word("card.facts", {{"subtitle", subtitle}, {"count", count}});
}

Node progress(std::string id, const Context& context, double share) {
  Node node;
  node.id = std::move(id);
  node.role = Role::progress;
  node.look = Look::picture;
  node.name = context.word("card.progress");
  node.value = context.word("card.answered", {{"share", percentage(share, context.language)}});
  node.chart = ProgressBar{share};
  node.layout.height = 6;
  return node;
}

// Its name says of what; the eye has the card around it.
Node copy_button(const Context& context, const std::string& id, const std::string& title,
                 const LiveRecord& record) {
  Node node = button(id + "/copy", Look::quiet, context.word("copy.save_name", {{"title", title}}),
                     ExportRecord{record.record.id});
  node.layout.padding_x = 6;
  node.children.push_back(text(id + "/copy/label", Look::quiet, context.word("copy.save")));
  return node;
}

// As above. What is lost can be taken back, so that nobody is asked first.
Node discard_button(const Context& context, const std::string& id, const std::string& title,
                    const LiveRecord& record) {
  Node node =
      button(id + "/discard", Look::quiet, context.word("card.discard_name", {{"title", title}}),
             DiscardRecord{record.record.id});
  node.layout.padding_x = 6;
  node.children.push_back(text(id + "/discard/label", Look::quiet, context.word("card.discard")));
  return node;
}

// Whether there is another record of its assessment.
bool has_others(const State& state, const LiveRecord& record) {
  return std::any_of(state.records.begin(), state.records.end(), [&](const LiveRecord& one) {
    return &one != &record && one.record.assessment == record.record.assessment;
  });
}

Node card_of(const Context& context, const std::string& id, const Assessment& assessment,
             const LiveRecord* record) {
  const Definition& definition = *assessment.definition;
  const std::optional<Opened> opened = record ? app::opened(context.state, *record) : std::nullopt;
  const std::string title =
      opened ? record_title(context, *opened) : context.of(definition.title, definition);
  const Score* score = main_score(definition);
  const Coverage progress_of = opened ? whole_progress(*opened) : Coverage{};
  const double share = progress_of.share();
  const bool complete = opened && progress_of.applicable > 0 && progress_of.open() == 0;

  Node figure = row(id + "/figure", 10, {});
  figure.layout.wrap = true;
  figure.layout.height = 32;
  if (opened && score && main_outcome(*opened).value) {
    const ScoreOutcome& outcome = main_outcome(*opened);
    const ScoreWords words(context, definition, *score);
    const std::string value = words(*outcome.value);
    figure.children.push_back(
        text(id + "/value", Look::headline,
             complete ? value : context.word("card.so_far", {{"value", value}})));
    const Target* target = first_target(*opened, *score);
    const std::string low = words(outcome.range->low);
    const std::string high = words(outcome.range->high);
    // Where nothing can change any more there is no range to tell.
    const bool certain = low == high;
    std::string range =
        certain ? std::string() : context.word("card.range", {{"low", low}, {"high", high}});
    if (target) {
      const std::string aim = words.target(target->value);
      range = certain ? context.word("result.legend_target", {{"target", aim}})
                      : context.word("card.range_target",
                                     {{"low", low}, {"high", high}, {"target", aim}});
    }
    if (!range.empty())
      figure.children.push_back(text(id + "/range", Look::small_secondary, std::move(range)));
  } else {
    const bool begun = is_begun(progress_of);
    figure.children.push_back(text(id + "/value", Look::secondary,
                                   context.word(begun ? "card.begun" : "card.not_begun")));
  }

  const char* verb = !record ? "card.begin" : complete ? "card.view" : "card.continue";
  const bool older = record && record->version == LiveRecord::Version::older;
  if (older) verb = "card.update";
  Node open =
      button(id + "/open", record && (older || !complete) ? Look::primary : Look::outline,
             context.word(std::string(verb) + "_name", {{"title", title}}),
             record ? Action(OpenRecord{record->record.id}) : Action(BeginRecord{definition.id}));
  open.children.push_back(text(id + "/open/label", Look::body, context.word(verb)));

  Node answered =
      text(id + "/answered", Look::small_secondary,
           context.word("card.answered", {{"share", percentage(share, context.language)}}));
  Node buttons = row(id + "/foot", 8, {});
  // What there is to do with a record leaves no room for words beside it.
  const bool apart = record || context.one_column();
  if (!apart) buttons.children.push_back(std::move(answered));
  if (record) {
    buttons.children.push_back(copy_button(context, id, title, *record));
    buttons.children.push_back(discard_button(context, id, title, *record));
  }
  buttons.children.push_back(spring(id + "/spring"));
  buttons.children.push_back(std::move(open));
  buttons.layout.wrap = true;
  Node foot = apart ? stack(id + "/foot/all", 8, {std::move(answered), std::move(buttons)})
                    : std::move(buttons);

  Node heading_node = heading(id + "/title", Look::heading, 2, title);
  Node node =
      card(id, 12,
           {stack(id + "/head", 2,
                  {std::move(heading_node),
                   text(id + "/facts", Look::small_secondary,
                        record && record->read_only()
                            ? context.word(older ? "card.older" : "card.newer",
                                           {{"version", record->record.assessment_version},
                                            {"here", definition.version}})
                            : facts(context, definition, opened))}),
            std::move(figure), progress(id + "/progress", context, share), std::move(foot)});
  // Whoever plans to begin wants to know what that takes.
  if (!is_begun(progress_of)) {
    if (std::string time = time_line(context, assessment); !time.empty()) {
      node.children[0].children.push_back(
          text(id + "/time", Look::small_secondary, std::move(time)));
    }
  }
  // What tells it from other records of the same assessment.
  if (record && has_others(context.state, *record)) {
    const std::string day = date(context.state.day_of(record->record.changed), context.language);
    const std::string& holder = record->record.organisation;
    const std::string words = context.word("card.changed", {{"date", day}});
    node.children[0].children.push_back(text(id + "/changed", Look::small_secondary,
                                             holder.empty() ? words : holder + " · " + words));
  }
  node.role = Role::list_item;
  return node;
}

std::string in_language(const std::map<std::string, std::string>& texts, const Context& context) {
  const auto found = texts.find(std::string(tag(context.language)));
  if (found != texts.end()) return found->second;
  return texts.empty() ? std::string() : texts.begin()->second;
}

// An assessment that comes with the program and isn't there yet.
Node listed_card(const Context& context, const ListedPlugin& listed) {
  const std::string id = "card/" + listed.assessment;
  const std::string title = in_language(listed.title, context);
  const bool awaited = context.state.awaited == listed.assessment;
  Node state = text(id + "/value", Look::secondary,
                    context.word(awaited ? "card.coming" : "card.not_begun"));
  if (awaited) state.role = Role::status;
  Node figure = row(id + "/figure", 10, {std::move(state)});
  figure.layout.height = 32;
  Node open =
      button(id + "/open", Look::outline, context.word("card.begin_name", {{"title", title}}),
             BeginRecord{listed.assessment});
  open.children.push_back(text(id + "/open/label", Look::body, context.word("card.begin")));
  open.disabled = awaited;
  Node foot =
      row(id + "/foot", 8,
          {text(id + "/answered", Look::small_secondary,
                context.word("card.answered", {{"share", percentage(0, context.language)}})),
           spring(id + "/spring"), std::move(open)});
  foot.layout.wrap = true;
  Node node = card(
      id, 12,
      {stack(id + "/head", 2,
             {heading(id + "/title", Look::heading, 2, title),
              text(id + "/facts", Look::small_secondary, in_language(listed.subtitle, context))}),
       std::move(figure), progress(id + "/progress", context, 0), std::move(foot)});
  node.role = Role::list_item;
  return node;
}

// A record whose definition isn't here: its answers are kept, and it says what to do.
Node orphan_card(const Context& context, const LiveRecord& opened) {
  const std::string id = "card/" + opened.record.id;
  Node node = card(id, 12,
                   {heading(id + "/title", Look::heading, 2, opened.record.assessment),
                    text(id + "/missing", Look::small,
                         context.word("card.missing_definition",
                                      {{"assessment", opened.record.assessment},
                                       {"version", opened.record.assessment_version},
                                       {"count", std::to_string(opened.record.answers.size())}}))});
  Node foot =
      row(id + "/foot", 8,
          {button(id + "/open_file", Look::outline, context.word("open.file"), ChooseFile{}),
           copy_button(context, id, opened.record.assessment, opened),
           discard_button(context, id, opened.record.assessment, opened)});
  foot.layout.wrap = true;
  node.children.push_back(std::move(foot));
  node.role = Role::list_item;
  return node;
}

Node kept_line(const Context& context) {
  const LiveRecord* latest = nullptr;
  for (const LiveRecord& one : context.state.records) {
    if (!one.kept_in.empty() && (!latest || one.record.changed > latest->record.changed)) {
      latest = &one;
    }
  }
  std::string words = context.word("save.not_yet");
  if (latest) {
    words = place_text(context, latest->kept_in);
    if (!latest->saved_at.empty()) words += " · " + latest->saved_at;
  }
  return text("kept", Look::small_secondary, std::move(words));
}

}  // namespace

Node home(const Context& context) {
  const State& state = context.state;
  std::vector<Node> cards;
  for (const Assessment& assessment : state.assessments) {
    const Definition& definition = *assessment.definition;
    bool any = false;
    for (const LiveRecord& opened : state.records) {
      if (opened.record.assessment != definition.id) continue;
      cards.push_back(card_of(context, "card/" + opened.record.id, assessment, &opened));
      any = true;
    }
    if (!any) cards.push_back(card_of(context, "card/" + definition.id, assessment, nullptr));
  }
  for (const ListedPlugin& listed : state.listed) {
    if (!state.find_assessment(listed.assessment)) cards.push_back(listed_card(context, listed));
  }
  for (const LiveRecord& opened : state.records) {
    if (!opened.evaluation) cards.push_back(orphan_card(context, opened));
  }

  std::vector<Node> parts;
  parts.push_back(stack("home/head", 6,
                        {heading("home/title", Look::title, 1, context.word("home.heading")),
                         text("home/local", Look::secondary, context.word("about.local"))}));
  if (!state.ready) {
    parts.push_back(text("home/starting", Look::secondary, context.word("starting")));
  } else if (cards.empty()) {
    parts.push_back(
        card("home/none", 6,
             {text("home/none/what", Look::strong, context.word("assessments.none")),
              text("home/none/hint", Look::body, context.word("assessments.none_hint")),
              button("home/none/open", Look::primary, context.word("open.file"), ChooseFile{})}));
  } else {
    Node list = grid("cards", context.one_column() ? 260.0f : 380.0f, 20, std::move(cards));
    list.role = Role::list;
    list.name = context.word("cards.name");
    parts.push_back(std::move(list));
  }
  if (const std::size_t broken = state.broken_files.size(); state.ready && broken > 0) {
    const std::string words =
        broken == 1 ? context.word("home.broken_one", {{"file", state.broken_files[0].file}})
                    : context.word("home.broken", {{"count", std::to_string(broken)}});
    parts.push_back(card("home/broken", 10,
                         {text("home/broken/what", Look::strong, words),
                          text("home/broken/hint", Look::body, context.word("home.broken_hint")),
                          button("home/broken/show", Look::outline,
                                 context.word("home.broken_show"), ShowPlugins{})}));
  }
  if (std::optional<Node> next = dates(context)) parts.push_back(std::move(*next));
  if (std::optional<Node> recent = recent_files(context)) parts.push_back(std::move(*recent));
  if (context.one_column()) {
    Node open = button("open_file", Look::outline, context.word("open.file"), ChooseFile{});
    parts.push_back(std::move(open));
    parts.push_back(
        button("plugins", Look::outline, context.word("plugins.heading"), ShowPlugins{}));
  }
  parts.push_back(kept_line(context));

  Node column = stack("home/column", 28, std::move(parts));
  column.layout.max_width = 1312;
  Node page = stack("home", 0, {std::move(column)});
  page.role = Role::main;
  page.look = Look::page;
  page.layout.padding_x = context.one_column() ? 16.0f : 64.0f;
  page.layout.padding_y = context.one_column() ? 20.0f : 38.0f;
  page.layout.scroll = true;
  page.layout.grow = 1;
  return page;
}

}  // namespace peil::app::screens
