// An institution's custom texts over those of an assessment: they come as a file, are kept on the
// device, and go again.
#include "app/update/handler.hpp"

#include <algorithm>
#include <utility>

namespace peil::app {

namespace {

auto find_texts(State& state, std::string_view assessment) {
  return std::find_if(state.custom_texts.begin(), state.custom_texts.end(),
                      [&](const KeptTexts& one) { return one.assessment == assessment; });
}

std::string assessment_title(const Assessment& assessment, Language language) {
  const Definition& definition = *assessment.plugin->definition;
  return std::string(definition.title.in(definition.language_index(tag(language))));
}

}  // namespace

ReadCustomTexts Update::dress(Assessment& assessment) {
  const std::shared_ptr<const Definition>& plain = assessment.plugin->definition;
  const auto kept = find_texts(state_, plain->id);
  ReadCustomTexts read;
  if (kept != state_.custom_texts.end()) read = read_custom_texts(kept->text, kept->file, *plain);
  assessment.custom_texts.reset();
  if (!read.texts) {
    assessment.definition = plain;
    return read;
  }
  assessment.custom_texts = TextsInUse{std::move(read.texts->title), std::move(read.texts->holder)};
  assessment.definition = std::make_shared<const Definition>(std::move(read.texts->definition));
  return read;
}

void Update::arrived_texts(const FileArrived& action) {
  const std::string id = assessment_of_texts(action.text);
  Assessment* assessment = state_.find_assessment(id);
  if (!assessment && !id.empty())
    return refuse(action.file,
                  {{Code::texts_for_other, Severity::error, {id}, {action.file, {}, 0, 0}}});
  // What doesn't say what it is for is read all the same: that names what is wrong with it, and
  // where.
  ReadCustomTexts read = read_custom_texts(
      action.text, action.file, assessment ? *assessment->plugin->definition : Definition());
  if (!read.texts || !assessment) return refuse(action.file, std::move(read.problems));
  const auto here = find_texts(state_, id);
  if (here != state_.custom_texts.end()) state_.custom_texts.erase(here);
  state_.custom_texts.push_back({id, action.file, action.text, {}});
  effects_.emplace_back(SaveKeptFile{{KeptKind::texts, id}, action.text});
  dress(*assessment);
  (*this)(GoHome{});
  const std::string title(assessment->custom_texts->title.in(
      assessment->definition->language_index(tag(state_.language))));
  state_.notice = notices::TextsAdded{title, read.texts->count};
}

void Update::kept_texts(const KeptFileLoaded& action) {
  const std::string id = assessment_of_texts(action.text);
  if (id.empty()) {
    // Refused whatever it is laid over.
    return refuse(action.file, read_custom_texts(action.text, action.file, Definition()).problems);
  }
  if (find_texts(state_, id) != state_.custom_texts.end()) return;
  state_.custom_texts.push_back({id, action.file, action.text, {}});
  Assessment* assessment = state_.find_assessment(id);
  if (!assessment) return;
  ReadCustomTexts read = dress(*assessment);
  if (has_errors(read.problems)) refuse(action.file, std::move(read.problems));
}

void Update::operator()(const RemoveTexts& action) {
  const auto found = find_texts(state_, action.assessment);
  if (found == state_.custom_texts.end()) return;
  state_.custom_texts.erase(found);
  effects_.emplace_back(RemoveKeptFile{{KeptKind::texts, action.assessment}});
  Assessment* assessment = state_.find_assessment(action.assessment);
  std::string title = action.assessment;
  if (assessment) {
    dress(*assessment);
    title = assessment_title(*assessment, state_.language);
  }
  state_.notice = notices::TextsRemoved{std::move(title)};
}

void Update::texts_not_saved(const KeptFileSaveFailed& action) {
  const auto found = find_texts(state_, action.kept.id);
  if (found == state_.custom_texts.end()) return;
  found->save_failure = action.failure;
  const Assessment* assessment = state_.find_assessment(found->assessment);
  state_.notice = notices::TextsNotSaved{
      assessment ? assessment_title(*assessment, state_.language) : found->assessment,
      action.failure};
}

}  // namespace peil::app
