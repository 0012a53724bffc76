// A finding in words, whoever found it: how grave it is, what it says, since when, and where it
// stands.
#include "app/facts/judged_text.hpp"
#include "app/view/screens.hpp"

namespace peil::app::screens {

namespace {

std::string source_line(const Context& context, const Opened& opened, const Conclusion& finding) {
  std::vector<std::string> parts;
  if (finding.source) {
    parts.push_back(
        context.of(opened.definition.sources[finding.source->source].title, opened.definition));
    if (!finding.source->at.empty()) parts.push_back(finding.source->at);
  }
  if (!finding.applies_from.empty()) {
    const bool coming = finding.applies_from > context.state.today;
    parts.push_back(context.word(coming ? "finding.applies_from" : "finding.applies_since",
                                 {{"date", date(finding.applies_from, context.language)}}));
  }
  std::string line;
  for (const std::string& part : parts)
    line += (line.empty() ? "" : " · ") + part;
  return line;
}

}  // namespace

std::vector<SameConclusion> gravest_first(std::vector<SameConclusion> said) {
  const auto rank = [&](std::size_t at) {
    const Conclusion& first = said[at].first();
    return std::pair(first.kind, first.is_finding() ? first.severity : FindingSeverity::duty);
  };
  std::vector<SameConclusion> sorted;
  sorted.reserve(said.size());
  for (const std::size_t at :
       in_order(said.size(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); }))
    sorted.push_back(std::move(said[at]));
  return sorted;
}

bool is_of(const SameConclusion& said, Conclusion::Origin origin, Conclusion::Kind kind) {
  return said.first().origin == origin && said.first().kind == kind;
}

std::optional<Node> subject_link(const Context& context, const Opened& opened, std::string id,
                                 const Conclusion& one) {
  if (one.scope.subject_kind == no_index) return std::nullopt;
  const std::vector<Scope> subjects = subjects_of(opened, one.scope.subject_kind);
  const Scope& subject = subjects.at(one.subject);
  const Section* section = first_asked(opened.definition, subject);
  if (!section) return std::nullopt;
  return link(std::move(id), subject_name(context, opened, subject),
              ShowQuestions{section->id, subject.subject});
}

void add_finding_words(Node& node, const Context& context, const Opened& opened,
                       const Conclusion& finding) {
  const std::string& id = node.id;
  const bool grave = finding.severity <= FindingSeverity::gap;
  node.children.push_back(text(id + "/severity", grave ? Look::error : Look::small_strong,
                               context.word(severity_key(finding.severity))));
  if (!finding.title.empty()) {
    node.children.push_back(text(id + "/title", Look::strong, finding.title));
  }
  if (!finding.text.empty()) {
    node.children.push_back(text(id + "/text", Look::body, finding.text));
  }
  const std::string source = source_line(context, opened, finding);
  if (!source.empty()) {
    node.children.push_back(text(id + "/source", Look::small_secondary, source));
  }
}

}  // namespace peil::app::screens
