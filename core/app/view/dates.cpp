// The dates that come next, over all assessments and records: targets, duties that begin, and the
// levels that somebody wants to reach.
#include "app/view/screens.hpp"

#include <algorithm>
#include <map>

namespace peil::app::screens {

using namespace parts;

namespace {

constexpr std::size_t dates_shown = 8;

struct Coming {
  std::string day;
  std::string what;
  const Definition* definition;
  std::optional<Action> action;  // leads to where it comes from; none without a record
};

std::string target_words(const Context& context, const Definition& definition,
                         const Target& target) {
  std::string words = context.of(target.title, definition);
  if (!words.empty()) return words;
  return context.word(
      "target.by",
      {{"value", score_text(target.value, context, definition.scores[target.score].rule)},
       {"who",
        context.word(target.who == TargetGroup::each ? "target.each" : "target.sector_mean")}});
}

// What begins to hold, whoever concluded it: one line for all subjects that it is about.
void add_findings(std::vector<Coming>& all, const Context& context, const Opened& opened) {
  std::vector<Conclusion> held = held_conclusions(conclusion_source(context, opened));
  std::erase_if(held, [&](const Conclusion& one) {
    return !one.is_finding() || one.applies_from.empty() || one.applies_from < context.state.today;
  });
  // The title says which duty it is: the text may tell of each subject what is its own.
  for (Conclusion& one : held) {
    if (!one.title.empty()) one.text.clear();
  }
  for (const SameConclusion& said : said_once(std::move(held))) {
    const Conclusion& first = said.first();
    std::string words = first.heading();
    if (first.scope.subject_kind != no_index) {
      const SubjectKind& kind = opened.definition.subject_kinds[first.scope.subject_kind];
      words += " · " +
               context.word("dates.subjects", {{"title", context.of(kind.title, opened.definition)},
                                               {"count", std::to_string(said.all.size())}});
    }
    all.push_back({std::string(first.applies_from), std::move(words), &opened.definition,
                   OpenRecord{opened.record.record.id}});
  }
}

// One line for all wishes with the same day.
void add_wishes(std::vector<Coming>& all, const Context& context, const Opened& opened) {
  std::map<std::string, std::size_t> counts;
  const auto count = [&](const Answers& answers) {
    for (const auto& [question, answer] : answers) {
      if (answer.desired && answer.desired->by >= context.state.today) ++counts[answer.desired->by];
    }
  };
  count(opened.record.record.answers);
  for (const auto& [kind, subjects] : opened.record.record.subjects) {
    for (const Subject& subject : subjects)
      count(subject.answers);
  }
  for (const auto& [day, number] : counts) {
    all.push_back({day,
                   context.word(number == 1 ? "dates.wish" : "dates.wishes",
                                {{"count", std::to_string(number)}}),
                   &opened.definition, OpenRecord{opened.record.record.id}});
  }
}

}  // namespace

std::optional<Node> dates(const Context& context) {
  std::vector<Coming> all;
  for (const Assessment& assessment : context.state.assessments) {
    const Definition& definition = *assessment.definition;
    for (const Target& target : definition.targets) {
      if (target.by >= context.state.today)
        all.push_back({target.by, target_words(context, definition, target), &definition, {}});
    }
  }
  for (const OpenedRecord& record : context.state.records) {
    if (const std::optional<Opened> opened = parts::opened(context.state, record)) {
      add_findings(all, context, *opened);
      add_wishes(all, context, *opened);
    }
  }
  if (all.empty()) return std::nullopt;
  const std::vector<std::size_t> order =
      in_order(all.size(), [&](std::size_t a, std::size_t b) { return all[a].day < all[b].day; });

  Node list = card("dates/list", 0, {});
  list.role = Role::list;
  list.layout.padding_y = 6;
  list.layout.divided = true;
  list.name = context.word("dates.heading");
  for (std::size_t index = 0; index < std::min(order.size(), dates_shown); ++index) {
    const Coming& one = all[order[index]];
    const std::string id = "dates/" + std::to_string(index);
    Node when = text(id + "/when", Look::strong, deadline(one.day, context.language));
    when.layout.width = context.one_column() ? 96.0f : 130.0f;
    Node what = one.action ? link(id + "/what", one.what, *one.action)
                           : text(id + "/what", Look::body, one.what);
    what.layout.grow = 1;
    Node line = row(id, 16, {std::move(when), std::move(what)});
    if (!context.one_column()) {
      line.children.push_back(text(id + "/assessment", Look::small_secondary,
                                   context.of(one.definition->title, *one.definition)));
    }
    line.role = Role::list_item;
    line.layout.height = 44;
    line.layout.padding_y = 4;
    list.children.push_back(std::move(line));
  }
  Node node = stack(
      "dates", 12,
      {heading("dates/heading", Look::heading, 2, context.word("dates.heading")), std::move(list)});
  if (order.size() > dates_shown) {
    node.children.push_back(
        text("dates/more", Look::small_secondary,
             context.word("more", {{"count", std::to_string(order.size() - dates_shown)}})));
  }
  return node;
}

}  // namespace peil::app::screens
