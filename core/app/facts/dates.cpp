#include "app/facts/dates.hpp"

#include "app/facts/conclusions.hpp"
#include "app/facts/opened.hpp"
#include "app/facts/score_words.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace peil::app {

namespace {

std::string target_words(const Context& context, const Definition& definition,
                         const Target& target) {
  std::string words = context.of(target.title, definition);
  if (!words.empty()) return words;
  return context.word(
      "target.by",
      {{"value",
        ScoreWords(context, definition, definition.scores[target.score]).target(target.value)},
       {"who",
        context.word(target.who == TargetGroup::each ? "target.each" : "target.sector_mean")}});
}

// What begins to hold, whoever concluded it: one line for all subjects that it is about.
void add_findings(std::vector<ComingDate>& all, const Context& context, const Opened& opened) {
  std::vector<Conclusion> held = held_conclusions(conclusion_source(context, opened));
  std::erase_if(held, [&](const Conclusion& one) {
    return !one.is_finding() || one.applies_from.empty() || one.applies_from < context.state.today;
  });
  for (const SameConclusion& said : said_once(std::move(held), Sameness::heading)) {
    const Conclusion& first = said.first();
    std::string words = first.heading();
    if (first.scope.subject_kind != no_index) {
      const SubjectKind& kind = opened.definition.subject_kinds[first.scope.subject_kind];
      words += " · " +
               context.word("dates.subjects", {{"title", context.of(kind.title, opened.definition)},
                                               {"count", std::to_string(said.all.size())}});
    }
    all.push_back({std::string(first.applies_from), std::move(words), &opened.definition,
                   opened.record.record.id});
  }
}

// One line for all wishes with the same day.
void add_wishes(std::vector<ComingDate>& all, const Context& context, const Opened& opened) {
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
                   &opened.definition, opened.record.record.id});
  }
}

}  // namespace

std::vector<ComingDate> coming_dates(const Context& context) {
  std::vector<ComingDate> all;
  for (const Assessment& assessment : context.state.assessments) {
    const Definition& definition = *assessment.definition;
    for (const Target& target : definition.targets) {
      if (target.by >= context.state.today)
        all.push_back({target.by, target_words(context, definition, target), &definition, {}});
    }
  }
  for (const LiveRecord& record : context.state.records) {
    if (const std::optional<Opened> opened = app::opened(context.state, record)) {
      add_findings(all, context, *opened);
      add_wishes(all, context, *opened);
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const ComingDate& a, const ComingDate& b) { return a.day < b.day; });
  return all;
}

}  // namespace peil::app
