// Which screen is shown, and what of it.
#include "app/address.hpp"
#include "app/facts/opened.hpp"
#include "app/update/handler.hpp"
#include "engine/format/record.hpp"

#include <algorithm>
#include <utility>

namespace peil::app {

void Update::operator()(const GoHome&) {
  state_.screen = Screen::home;
  state_.record.clear();
  state_.migration.reset();
  state_.outline_open = false;
  forget_input();
}

void Update::operator()(const Visit& action) {
  if (action.address == address_of(state_)) return;
  const Address there = read_address(action.address);
  if (there.record.empty()) {
    if (there.screen == Screen::settings) return (*this)(ShowSettings{});
    if (there.screen == Screen::plugins) return (*this)(ShowPlugins{});
    return (*this)(GoHome{});
  }
  LiveRecord* live = state_.find_record(there.record);
  if (!live || !live->evaluation) {
    (*this)(GoHome{});
    state_.notice = notices::AddressUnknown{};
    return;
  }
  if (state_.record != there.record || state_.screen == Screen::migration) open(*live);
  if (state_.record != there.record || state_.screen == Screen::migration) return;
  if (there.screen == Screen::result) return (*this)(ShowResult{});
  if (there.screen == Screen::about) return (*this)(ShowAbout{});
  (*this)(ShowQuestions{there.section, there.subject});
  // A section or subject that is gone leaves one where one was last.
  if (address_of(state_) != action.address) (*this)(ShowQuestions{});
}

void Update::operator()(const BeginRecord& action) {
  const Assessment* assessment = state_.find_assessment(action.assessment);
  if (!assessment) return await(action.assessment);
  if (ambient_.fresh_id.empty()) return;
  const Definition& definition = *assessment->definition;
  LiveRecord live;
  live.record.id = ambient_.fresh_id;
  live.record.organisation = state_.organisation;
  live.record.assessment = definition.id;
  live.record.assessment_version = definition.version;
  live.record.fingerprint = definition.fingerprint;
  live.record.created = ambient_.utc;
  live.record.changed = ambient_.utc;
  evaluate(live);
  state_.records.push_back(std::move(live));
  open(state_.records.back());
}

// Of one that is listed and not there yet: it is begun when it comes.
void Update::await(const std::string& assessment) {
  for (const ListedPlugin& one : state_.listed) {
    if (one.assessment != assessment) continue;
    state_.awaited = assessment;
    effects_.emplace_back(BringPlugin{one.folder});
    return;
  }
}

void Update::operator()(const OpenRecord& action) {
  if (LiveRecord* live = state_.find_record(action.record)) open(*live);
}

void Update::operator()(const ShowQuestions& action) {
  const std::optional<Work> here = shown();
  if (!here) return;
  if (!action.section.empty()) {
    const Section* section = here->definition.find_section(action.section);
    if (!section) return;
    if (!action.subject.empty()) {
      if (section->subject_kind == no_index) return;
      const std::string& kind = here->definition.subject_kinds[section->subject_kind].id;
      if (!answers_of(here->live.record, kind, action.subject)) return;
    }
    if (state_.section != action.section || state_.subject != action.subject) state_.question = {};
    state_.section = action.section;
    state_.subject = action.subject;
  }
  keep_place(here->live);
  state_.screen = Screen::questions;
  state_.outline_open = false;
}

// Where a person goes on next time, also after the program was closed.
void Update::keep_place(const LiveRecord& live) {
  const Whereabouts now{state_.section, state_.subject};
  Whereabouts& known = state_.last_places[live.record.id];
  if (known == now) return;
  known = now;
  save_preferences();
}

void Update::operator()(const ShowResult&) {
  if (!shown()) return;
  forget_news();
  state_.screen = Screen::result;
  state_.outline_open = false;
}

void Update::operator()(const ShowAbout& action) {
  if (!shown()) return;
  forget_news();
  state_.screen = Screen::about;
  state_.outline_open = false;
  state_.node_in_view = action.source.empty() ? "about/title" : "source/" + action.source;
}

void Update::operator()(const OpenAddress& action) {
  const std::optional<Work> here = shown();
  if (!here) return;
  for (const Source& source : here->definition.sources) {
    if (source.id == action.source && !source.url.empty())
      effects_.emplace_back(ShowAddress{source.url});
  }
}

void Update::operator()(const ShowQuestion& action) {
  const std::optional<Work> here = shown();
  const Question* question = here ? here->definition.find_question(action.at.question) : nullptr;
  if (!question) return;
  const Section& section = here->definition.sections[question->section];
  if ((section.subject_kind == no_index) != action.at.subject.empty()) return;
  (*this)(ShowQuestions{section.id, action.at.subject});
  if (state_.section != section.id || state_.subject != action.at.subject) return;
  state_.question = action.at;
  state_.bring_into_view = action.at;
}

void Update::operator()(const FocusQuestion& action) {
  const std::optional<Work> here = shown();
  if (here && here->definition.find_question(action.at.question)) state_.question = action.at;
}

void Update::operator()(const Migrate&) {
  LiveRecord* live = state_.find_record(state_.record);
  if (!live || !state_.migration) return;
  std::string former_text = write_record(live->record);
  std::string former_version = live->record.assessment_version;
  live->record = std::move(state_.migration->record);
  live->record.changed = ambient_.utc;
  state_.migration.reset();
  live->history = {};
  evaluate(*live);
  effects_.emplace_back(SaveRecord{live->record.id, write_record(live->record),
                                   std::move(former_text), former_version});
  open(*live);
  state_.notice = notices::RecordMigrated{std::move(former_version)};
}

void Update::operator()(const DiscardRecord& action) {
  const auto found =
      std::find_if(state_.records.begin(), state_.records.end(),
                   [&](const LiveRecord& one) { return one.record.id == action.record; });
  if (found == state_.records.end()) return;
  (*this)(GoHome{});
  state_.notice = notices::RecordDiscarded{title_of(*found)};
  effects_.emplace_back(RemoveRecord{action.record});
  state_.discarded = std::move(*found);
  state_.records.erase(found);
}

void Update::operator()(const ShowSettings& action) {
  // The record stays, so that there is a way back to it; what would be done to it doesn't.
  forget_news();
  state_.migration.reset();
  state_.outline_open = false;
  state_.screen = Screen::settings;
  state_.node_in_view = action.node;
}

void Update::operator()(const OpenDialog& action) {
  state_.dialog = action.dialog;
  state_.search.clear();
}

void Update::operator()(const GoTo& action) {
  // What can't be said yet is folded until it is looked for.
  if (action.node.ends_with("/open")) state_.open_lists.insert(std::string(open_conclusions));
  if (action.record.empty()) {
    (*this)(GoHome{});
    state_.node_in_view = action.node;
    return;
  }
  if (action.record != state_.record || state_.screen == Screen::migration) {
    LiveRecord* live = state_.find_record(action.record);
    if (!live) return;
    open(*live);
    // One of an older version shows first what would change.
    if (state_.record != action.record || state_.screen == Screen::migration) return;
  }
  if (!action.at.question.empty()) return (*this)(ShowQuestion{action.at});
  if (action.section.empty()) {
    (*this)(ShowResult{});
  } else {
    (*this)(ShowQuestions{action.section, action.at.subject});
  }
  state_.node_in_view = action.node;
}

// Where to go on: the first section with an open question, else the first that is asked. Where
// nothing is answered that one too, even if all of it may be left open: what it asks may be about
// the rest.
static std::string first_open_section(const Opened& opened) {
  const Definition& definition = opened.definition;
  const Record& record = opened.record.record;
  const Scope whole = record_scope(opened);
  const bool begun = !record.answers.empty() || !record.subjects.empty();
  const auto has_open = [](const Coverage& progress) { return progress.open() > progress.unknown; };
  const Section* first = nullptr;
  for (const Section& section : definition.sections) {
    if (section.subject_kind == no_index) {
      if (!is_asked(definition, section, whole)) continue;
      if (!first) first = &section;
      if (!begun || has_open(whole.outcome.progress[section.ordinal])) return section.id;
    } else {
      if (!first) first = &section;
      for (const ScopeOutcome& subject : opened.outcome.subjects[section.subject_kind]) {
        if (has_open(subject.progress[section.ordinal])) return section.id;
      }
    }
  }
  return first ? first->id : definition.sections.front().id;
}

void Update::open(LiveRecord& live) {
  if (!live.evaluation) return;
  const Definition& definition = *assessment_of(live)->definition;
  if (definition.sections.empty()) return;
  forget_input();
  forget_news();
  state_.record = live.record.id;
  if (live.version == LiveRecord::Version::older) {
    Result<Migration> migration = migrate(live.record, definition);
    if (!migration) return refuse(title_of(live), {migration.error()});
    state_.migration = std::move(*migration);
    state_.screen = Screen::migration;
    return;
  }
  const auto last = state_.last_places.find(live.record.id);
  const Section* section =
      last == state_.last_places.end() ? nullptr : definition.find_section(last->second.section);
  state_.section = section ? section->id : first_open_section(*opened(state_, live));
  if (section && section->subject_kind != no_index) {
    const std::string& kind = definition.subject_kinds[section->subject_kind].id;
    if (answers_of(live.record, kind, last->second.subject)) state_.subject = last->second.subject;
  }
  state_.screen = Screen::questions;
  judge(live);
}

}  // namespace peil::app
