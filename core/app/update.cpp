// Screens, files, and what is kept.
#include "app/update.hpp"

#include "engine/file_kind.hpp"
#include "engine/json_text.hpp"
#include "engine/record_reading.hpp"
#include "engine/version_order.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <utility>

namespace peil::app {

namespace json = boost::json;

namespace {

// As in the preferences, in the order of the enumeration.
constexpr std::array<std::string_view, 4> theme_words = {"system", "light", "dark", "contrast"};

}  // namespace

std::optional<Update::Work> Update::shown() {
  OpenedRecord* opened = state_.find_record(state_.record);
  if (!opened || !opened->evaluation) return std::nullopt;
  return Work{*opened, *assessment_of(*opened)->definition};
}

std::optional<Update::Work> Update::work() {
  const std::optional<Work> here = shown();
  if (!here || here->opened.read_only()) return std::nullopt;
  return here;
}

// --- screens ----------------------------------------------------------------------------------------

void Update::operator()(const GoHome&) {
  state_.screen = Screen::home;
  state_.record.clear();
  state_.migration.reset();
  state_.outline_open = false;
  forget_input();
}

void Update::operator()(const BeginRecord& action) {
  const Assessment* assessment = state_.find_assessment(action.assessment);
  if (!assessment || ambient_.fresh_id.empty()) return;
  const Definition& definition = *assessment->definition;
  OpenedRecord opened;
  opened.record.id = ambient_.fresh_id;
  opened.record.organisation = state_.organisation;
  opened.record.assessment = definition.id;
  opened.record.assessment_version = definition.version;
  opened.record.fingerprint = definition.fingerprint;
  opened.record.created = ambient_.utc;
  opened.record.changed = ambient_.utc;
  evaluate(opened);
  state_.records.push_back(std::move(opened));
  open(state_.records.back());
}

void Update::operator()(const OpenRecord& action) {
  if (OpenedRecord* opened = state_.find_record(action.record)) open(*opened);
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
      if (!answers_of(here->opened.record, kind, action.subject)) return;
    }
    if (state_.section != action.section || state_.subject != action.subject) state_.question = {};
    state_.section = action.section;
    state_.subject = action.subject;
  }
  here->opened.last_section = state_.section;
  here->opened.last_subject = state_.subject;
  state_.screen = Screen::questions;
  state_.outline_open = false;
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
  OpenedRecord* opened = state_.find_record(state_.record);
  if (!opened || !state_.migration) return;
  std::string former_text = write_record(opened->record);
  std::string former_version = opened->record.assessment_version;
  opened->record = std::move(state_.migration->record);
  opened->record.changed = ambient_.utc;
  state_.migration.reset();
  opened->history = {};
  evaluate(*opened);
  effects_.emplace_back(SaveRecord{opened->record.id, write_record(opened->record),
                                   std::move(former_text), former_version});
  open(*opened);
  state_.notice = Notice{Notice::Kind::migrated, std::move(former_version), {}, {}};
}

void Update::operator()(const SetOrganisation& action) {
  if (state_.organisation == action.text) return;
  state_.organisation = action.text;
  save_preferences();
  for (OpenedRecord& opened : state_.records) {
    if (opened.read_only()) continue;
    opened.record.organisation = action.text;
    opened.record.changed = ambient_.utc;
    save(opened);
  }
}

void Update::operator()(const SetLanguage& action) {
  if (state_.language == action.language) return;
  state_.language = action.language;
  state_.said.kind = Said::Kind::language;
  save_preferences();
}

void Update::operator()(const ShowSettings& action) {
  // The record stays, so that there is a way back to it; what would be done to it doesn't.
  forget_news();
  state_.migration.reset();
  state_.outline_open = false;
  state_.screen = Screen::settings;
  state_.node_in_view = action.node;
}

void Update::operator()(const SetTheme& action) {
  if (state_.theme == action.theme) return;
  state_.theme = action.theme;
  state_.said.kind = Said::Kind::theme;
  save_preferences();
}

void Update::operator()(const SetTextSize& action) {
  const bool known =
      std::find(text_sizes.begin(), text_sizes.end(), action.percent) != text_sizes.end();
  if (!known || state_.text_size == action.percent) return;
  state_.text_size = action.percent;
  save_preferences();
}

void Update::operator()(const SetSingleKeys& action) {
  if (state_.single_keys == action.on) return;
  state_.single_keys = action.on;
  save_preferences();
}

void Update::operator()(const OpenDialog& action) {
  state_.dialog = action.dialog;
  state_.search.clear();
}

void Update::operator()(const GoTo& action) {
  if (action.record.empty()) {
    (*this)(GoHome{});
    state_.node_in_view = action.node;
    return;
  }
  if (action.record != state_.record || state_.screen == Screen::migration) {
    OpenedRecord* opened = state_.find_record(action.record);
    if (!opened) return;
    open(*opened);
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

// Where to go on: the first section with an open question, else the first that is asked.
static std::string first_open_section(const OpenedRecord& opened, const Definition& definition) {
  const Outcome& outcome = opened.evaluation->outcome();
  const auto has_open = [](const Coverage& progress) { return progress.open() > progress.unknown; };
  const Section* first = nullptr;
  for (const Section& section : definition.sections) {
    if (section.subject_kind == no_index) {
      const Coverage& progress = outcome.record.progress[section.place];
      if (progress.applicable + progress.not_applicable == 0) continue;
      if (!first) first = &section;
      if (has_open(progress)) return section.id;
    } else {
      if (!first) first = &section;
      for (const ScopeOutcome& subject : outcome.subjects[section.subject_kind]) {
        if (has_open(subject.progress[section.place])) return section.id;
      }
    }
  }
  return first ? first->id : definition.sections.front().id;
}

void Update::open(OpenedRecord& opened) {
  if (!opened.evaluation) return;
  const Definition& definition = *assessment_of(opened)->definition;
  if (definition.sections.empty()) return;
  forget_input();
  forget_news();
  state_.record = opened.record.id;
  if (opened.version == OpenedRecord::Version::older) {
    Result<Migration> migration = migrate(opened.record, definition);
    if (!migration) return refuse(title_of(opened), {migration.error()});
    state_.migration = std::move(*migration);
    state_.screen = Screen::migration;
    return;
  }
  const bool known = definition.find_section(opened.last_section) != nullptr;
  state_.section = known ? opened.last_section : first_open_section(opened, definition);
  state_.subject = known ? opened.last_subject : std::string();
  state_.screen = Screen::questions;
  judge(opened);
}

// What was told and needs no answer goes when a person goes on.
void Update::forget_news() {
  if (!state_.notice) return;
  if (state_.notice->is_news()) state_.notice.reset();
}

// What belongs to the record that was on the screen.
void Update::forget_input() {
  state_.question = {};
  state_.subject.clear();
  state_.drafts.clear();
  state_.open_parts.clear();
  state_.adding_evidence.clear();
}

// --- the outside ------------------------------------------------------------------------------------

void Update::operator()(const FileArrived& action) {
  switch (kind_of(action.text)) {
    case FileKind::record:
      return arrived_record(action);
    case FileKind::pack:
      return arrived_plugin(action, read_pack(action.text, action.file));
    case FileKind::texts:
      return arrived_texts(action);
    case FileKind::definition:
    case FileKind::neither:
      // What is neither is checked as a definition: that names what is wrong with it, and where.
      return arrived_plugin(action, wrap_definition(action.text, action.file));
  }
}

void Update::operator()(const FileRefused& action) {
  state_.notice =
      Notice{Notice::Kind::file_refused, action.problem.place.file, {}, {action.problem}};
}

void Update::operator()(const RecordLoaded& action) {
  Result<Record> record = read_record(action.text, action.file);
  if (!record) return refuse(action.file, {record.error()});
  if (state_.find_record(record->id)) return;
  OpenedRecord opened;
  opened.record = std::move(*record);
  opened.place = action.place;
  opened.saved_at = action.local_time;
  evaluate(opened);
  state_.records.push_back(std::move(opened));
}

void Update::operator()(const RecordSaved& action) {
  OpenedRecord* opened = state_.find_record(action.record);
  if (!opened) return;
  opened->place = action.place;
  opened->saved_at = action.local_time;
  opened->save_failure.clear();
  if (state_.notice && state_.notice->kind == Notice::Kind::save_failed &&
      state_.notice->subject == title_of(*opened)) {
    state_.notice.reset();
  }
}

void Update::operator()(const SaveFailed& action) {
  OpenedRecord* opened = state_.find_record(action.record);
  if (!opened) return;
  opened->save_failure = action.reason;
  state_.notice = Notice{Notice::Kind::save_failed, title_of(*opened), action.reason, {}};
}

void Update::operator()(const NoFileDialog&) {
  state_.notice = Notice{Notice::Kind::no_file_dialog, {}, {}, {}};
}

void Update::operator()(const AddressNotOpened& action) {
  state_.notice = Notice{Notice::Kind::address_not_opened, action.address, {}, {}};
}

void Update::operator()(const PreferencesLoaded& action) {
  const Result<json::value> value = read_json(action.text, "preferences");
  // Preferences are a convenience: what can't be read is asked anew.
  if (!value || !value->is_object()) return;
  const json::object& preferences = value->get_object();
  const auto text = [&](const char* member) -> std::string {
    const json::value* found = preferences.if_contains(member);
    const json::string* string = found ? found->if_string() : nullptr;
    return string ? std::string(string->data(), string->size()) : std::string();
  };
  state_.language = language_of(text("language"), state_.language);
  state_.organisation = text("organisation");
  const std::string theme = text("theme");
  for (std::size_t index = 0; index < theme_words.size(); ++index) {
    if (theme_words[index] == theme) state_.theme = static_cast<ThemeChoice>(index);
  }
  const json::value* size = preferences.if_contains("text_size");
  const auto known = [&](int percent) { return size && *size == percent; };
  const auto chosen = std::find_if(text_sizes.begin(), text_sizes.end(), known);
  if (chosen != text_sizes.end()) state_.text_size = *chosen;
  const json::value* single_keys = preferences.if_contains("single_keys");
  state_.single_keys = !single_keys || *single_keys != false;
}

const Assessment* Update::assessment_of(const OpenedRecord& opened) const {
  return state_.find_assessment(opened.record.assessment);
}

// The assessment's title in the reader's language, or its id where the definition isn't there.
std::string Update::title_of(const OpenedRecord& opened) const {
  const Assessment* assessment = assessment_of(opened);
  if (!assessment) return opened.record.assessment;
  const Definition& definition = *assessment->definition;
  return std::string(definition.title.in(definition.language_index(tag(state_.language))));
}

void Update::evaluate(OpenedRecord& opened) const {
  const Assessment* assessment = assessment_of(opened);
  opened.evaluation.reset();
  opened.version = OpenedRecord::Version::same;
  if (!assessment) return;
  opened.evaluation.emplace(*assessment->program, opened.record);
  const int order =
      compare_versions(opened.record.assessment_version, assessment->definition->version);
  if (order < 0) opened.version = OpenedRecord::Version::older;
  if (order > 0) opened.version = OpenedRecord::Version::newer;
}

void Update::save(const OpenedRecord& opened) {
  effects_.emplace_back(SaveRecord{opened.record.id, write_record(opened.record), {}, {}});
}

void Update::save_preferences() {
  const json::object preferences{{"language", tag(state_.language)},
                                 {"organisation", state_.organisation},
                                 {"theme", theme_words[static_cast<std::size_t>(state_.theme)]},
                                 {"text_size", state_.text_size},
                                 {"single_keys", state_.single_keys}};
  effects_.emplace_back(SavePreferences{json::serialize(preferences) + "\n"});
}

void Update::refuse(const std::string& file, Problems problems) {
  state_.notice = Notice{Notice::Kind::file_refused, file, {}, std::move(problems)};
}

void Update::arrived_record(const FileArrived& action) {
  Result<Record> read = read_record(action.text, action.file);
  if (!read) return refuse(action.file, {read.error()});
  OpenedRecord* here = state_.find_record(read->id);
  // Who goes on with a recent file means the record that it became, unless somebody changed the file since.
  if (action.again && here && read->changed <= here->record.changed) return open(*here);
  OpenedRecord opened;
  opened.record = std::move(*read);
  // A record that is here already is not overwritten by a file: the file becomes a second one.
  if (here) opened.record.id = ambient_.fresh_id;
  if (state_.organisation.empty() && !opened.record.organisation.empty()) {
    state_.organisation = opened.record.organisation;
    save_preferences();
  }
  evaluate(opened);
  save(opened);
  state_.records.push_back(std::move(opened));
  (*this)(GoHome{});
  state_.notice = Notice{Notice::Kind::opened, action.file, {}, {}};
}

}  // namespace peil::app
