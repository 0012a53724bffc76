#include "app/facts/subject_class.hpp"

#include <algorithm>

namespace peil::app {

namespace {

// Whether an answer behind it is a proposal; of what doesn't say what is behind it, whether any is.
bool rests_on_proposals(const SubjectClass& of, const Definition& definition,
                        const ScopeOutcome& outcome, std::uint32_t kind) {
  if (outcome.coverage.proposed == 0) return false;
  if (!of.label || of.label->because.empty()) return true;
  return std::any_of(of.label->because.begin(), of.label->because.end(), [&](std::uint32_t index) {
    const Question& question = definition.questions[index];
    return definition.subject_kind_of(question) == kind && outcome.proposed[question.ordinal] != 0;
  });
}

}  // namespace

SubjectClass class_of(const std::vector<Conclusion>& conclusions, const Definition& definition,
                      const Outcome& outcome, std::uint32_t kind, std::uint32_t subject) {
  SubjectClass made;
  for (const SubjectKind::Class& one : definition.subject_kinds[kind].classes) {
    const auto origin = one.of_program ? Conclusion::Origin::program : Conclusion::Origin::data;
    const auto found =
        std::find_if(conclusions.begin(), conclusions.end(), [&](const Conclusion& each) {
          return each.kind == Conclusion::Kind::label && each.origin == origin &&
                 each.index == one.label && each.scope.subject_kind == kind &&
                 each.subject == subject;
        });
    if (found == conclusions.end()) continue;
    if (found->state == Conclusion::State::holds) {
      made.label = &*found;
      break;
    }
    if (!made.worse) made.worse = &*found;
  }
  made.provisional = rests_on_proposals(made, definition, outcome.of(kind, subject), kind);
  return made;
}

std::string class_words(const SubjectClass& of, Language language) {
  const Catalogue& catalogue = Catalogue::of(language);
  std::string words;
  if (of.label && of.worse) {
    words = catalogue.text("class.maybe_worse",
                           {{"class", of.label->title}, {"worse", of.worse->title}});
  } else if (of.label) {
    words = of.label->title;
  } else if (of.worse) {
    words = catalogue.text("class.open", {{"worse", of.worse->title}});
  }
  if (words.empty() || !of.provisional) return words;
  return catalogue.text("class.provisional", {{"class", words}});
}

}  // namespace peil::app
