#include "app/state.hpp"

#include "engine/json_text.hpp"
#include "engine/record.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cctype>

namespace peil::app {

namespace json = boost::json;

const Assessment* State::find_assessment(std::string_view id) const {
  const auto found = std::find_if(assessments.begin(), assessments.end(),
                                  [&](const Assessment& one) { return one.definition->id == id; });
  return found == assessments.end() ? nullptr : &*found;
}

const OpenedRecord* State::find_record(std::string_view id) const {
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](const OpenedRecord& one) { return one.record.id == id; });
  return found == records.end() ? nullptr : &*found;
}

OpenedRecord* State::find_record(std::string_view id) {
  return const_cast<OpenedRecord*>(std::as_const(*this).find_record(id));
}

namespace {

// Carries out one action; holds what every handler needs.
class Update {
 public:
  Update(State& state, const Ambient& ambient) : state_(state), ambient_(ambient) {}

  std::vector<Effect> take_effects() { return std::move(effects_); }

  void operator()(const GoHome&) {
    state_.screen = Screen::home;
    state_.record.clear();
    state_.question.clear();
    state_.outline_open = false;
  }

  void operator()(const BeginRecord& action) {
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
    opened.evaluation.emplace(*assessment->program, opened.record);
    state_.records.push_back(std::move(opened));
    open(state_.records.back());
  }

  void operator()(const OpenRecord& action) {
    if (OpenedRecord* opened = state_.find_record(action.record)) open(*opened);
  }

  void operator()(const ShowQuestions& action) {
    OpenedRecord* opened = state_.find_record(state_.record);
    if (!opened) return;
    const Assessment* assessment = state_.find_assessment(opened->record.assessment);
    if (!assessment) return;
    if (!action.section.empty()) {
      const auto& sections = assessment->definition->sections;
      const bool known = std::any_of(sections.begin(), sections.end(), [&](const Section& section) {
        return section.id == action.section;
      });
      if (!known) return;
      if (state_.section != action.section) state_.question.clear();
      state_.section = action.section;
    }
    opened->last_section = state_.section;
    state_.screen = Screen::questions;
    state_.outline_open = false;
  }

  void operator()(const ShowResult&) {
    if (state_.current_record()) state_.screen = Screen::result;
    state_.outline_open = false;
  }

  void operator()(const ShowAsTable& action) { state_.as_table = action.table; }

  void operator()(const ToggleOutline&) { state_.outline_open = !state_.outline_open; }

  void operator()(const AnswerOption& action) {
    const Question* question = find_question(action.question);
    if (!question) return;
    const auto& options = definition_of(state_.record)->scales[question->scale].options;
    const bool known = std::any_of(options.begin(), options.end(), [&](const Option& option) {
      return option.id == action.option;
    });
    if (!known) return;
    change_answer(action.question, AnswerState::answered, action.option);
  }

  void operator()(const MarkUnknown& action) {
    if (find_question(action.question)) change_answer(action.question, AnswerState::unknown, {});
  }

  void operator()(const ClearAnswer& action) {
    if (find_question(action.question)) change_answer(action.question, AnswerState::open, {});
  }

  void operator()(const ShowQuestion& action) {
    const Question* question = find_question(action.question);
    if (!question) return;
    const Definition& definition = *definition_of(state_.record);
    (*this)(ShowQuestions{definition.sections[question->section].id});
    state_.question = question->id;
    state_.bring_into_view = question->id;
  }

  void operator()(const FocusQuestion& action) {
    if (find_question(action.question)) state_.question = action.question;
  }

  void operator()(const SetOrganisation& action) {
    if (state_.organisation == action.name) return;
    state_.organisation = action.name;
    save_preferences();
    for (OpenedRecord& opened : state_.records) {
      opened.record.organisation = action.name;
      opened.record.changed = ambient_.utc;
      save(opened);
    }
  }

  void operator()(const SetLanguage& action) {
    if (state_.language == action.language) return;
    state_.language = action.language;
    save_preferences();
  }

  void operator()(const ChooseFile&) { effects_.emplace_back(AskForFile{}); }

  void operator()(const DismissNotice&) { state_.notice.reset(); }

  void operator()(const FileArrived& action) {
    switch (kind_of(action.text)) {
      case FileKind::record:
        return arrived_record(action);
      case FileKind::definition:
      case FileKind::neither:
        // What is neither is checked as a definition: that names what is wrong with it, and where.
        return arrived_definition(action);
    }
  }

  void operator()(const FileRefused& action) {
    state_.notice =
        Notice{Notice::Kind::file_refused, action.problem.place.file, {}, {action.problem}};
  }

  void operator()(const DefinitionShipped& action) {
    ReadDefinition read = read_definition(action.text, action.file);
    if (!read.definition) return refuse(action.file, std::move(read.problems));
    add(std::move(read));
  }

  void operator()(const RecordLoaded& action) {
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

  void operator()(const RecordSaved& action) {
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

  void operator()(const SaveFailed& action) {
    OpenedRecord* opened = state_.find_record(action.record);
    if (!opened) return;
    opened->save_failure = action.reason;
    state_.notice = Notice{Notice::Kind::save_failed, title_of(*opened), action.reason, {}};
  }

  void operator()(const NoFileDialog&) {
    state_.notice = Notice{Notice::Kind::no_file_dialog, {}, {}, {}};
  }

  void operator()(const PreferencesLoaded& action) {
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
  }

  void operator()(const ViewportChanged& action) { state_.width = action.width; }

  void operator()(const StartupFinished&) { state_.ready = true; }

 private:
  const Definition* definition_of(std::string_view record_id) const {
    const OpenedRecord* opened = std::as_const(state_).find_record(record_id);
    const Assessment* assessment =
        opened ? state_.find_assessment(opened->record.assessment) : nullptr;
    return assessment ? assessment->definition.get() : nullptr;
  }

  const Question* find_question(std::string_view id) const {
    const Definition* definition = definition_of(state_.record);
    return definition ? definition->find_question(id) : nullptr;
  }

  // The assessment's title in the reader's language, or its id where the definition isn't there.
  std::string title_of(const OpenedRecord& opened) const {
    const Assessment* assessment = state_.find_assessment(opened.record.assessment);
    if (!assessment) return opened.record.assessment;
    const Definition& definition = *assessment->definition;
    return std::string(definition.title.in(definition.language_index(tag(state_.language))));
  }

  void evaluate(OpenedRecord& opened) const {
    const Assessment* assessment = state_.find_assessment(opened.record.assessment);
    if (assessment) {
      opened.evaluation.emplace(*assessment->program, opened.record);
    } else {
      opened.evaluation.reset();
    }
  }

  void open(OpenedRecord& opened) {
    const Assessment* assessment = state_.find_assessment(opened.record.assessment);
    if (!assessment || assessment->definition->sections.empty()) return;
    state_.record = opened.record.id;
    state_.section =
        opened.last_section.empty() ? first_open_section(opened, *assessment) : opened.last_section;
    state_.question.clear();
    state_.screen = Screen::questions;
  }

  // Where to go on: the first section with an open question, else the first.
  static std::string first_open_section(const OpenedRecord& opened, const Assessment& assessment) {
    const auto& sections = assessment.definition->sections;
    for (std::size_t index = 0; index < sections.size(); ++index) {
      const Section& section = sections[index];
      if (section.subject_kind != no_index) continue;
      const Coverage& coverage = opened.evaluation->outcome().record.progress[section.place];
      if (coverage.open() > coverage.unknown) return sections[index].id;
    }
    return sections.front().id;
  }

  void change_answer(const std::string& question, AnswerState state, AnswerValue value) {
    OpenedRecord& opened = *state_.find_record(state_.record);
    state_.question = question;
    Answer& answer = opened.record.answers[question];
    const bool is_new = answer.changed.empty();
    if (!is_new && answer.state == state && answer.value == value) return;
    answer.state = state;
    answer.value = std::move(value);
    answer.reason.clear();
    answer.changed = ambient_.utc;
    if (state == AnswerState::open && answer.note.empty() && answer.unknown_members.empty()) {
      opened.record.answers.erase(question);
      if (is_new) return;
    }
    opened.record.changed = ambient_.utc;
    const Definition& definition = *definition_of(state_.record);
    const auto index = static_cast<std::uint32_t>(definition.find_question(question) -
                                                  definition.questions.data());
    opened.evaluation->answer_changed(opened.record, {index, no_index});
    save(opened);
  }

  void save(const OpenedRecord& opened) {
    effects_.emplace_back(SaveRecord{opened.record.id, write_record(opened.record)});
  }

  void save_preferences() {
    const json::object preferences{{"language", tag(state_.language)},
                                   {"organisation", state_.organisation}};
    effects_.emplace_back(SavePreferences{json::serialize(preferences) + "\n"});
  }

  void refuse(const std::string& file, Problems problems) {
    state_.notice = Notice{Notice::Kind::file_refused, file, {}, std::move(problems)};
  }

  // Takes the definition up, in the place of an earlier one with the same id, and binds the records to it.
  std::string add(ReadDefinition read) {
    Assessment assessment;
    assessment.program = std::make_shared<const Program>(*read.definition);
    assessment.definition = std::make_shared<const Definition>(std::move(*read.definition));
    assessment.warnings = std::move(read.problems);
    const std::string id = assessment.definition->id;
    const auto same = std::find_if(state_.assessments.begin(), state_.assessments.end(),
                                   [&](const Assessment& one) { return one.definition->id == id; });
    if (same == state_.assessments.end()) {
      state_.assessments.push_back(std::move(assessment));
    } else {
      *same = std::move(assessment);
    }
    for (OpenedRecord& opened : state_.records) {
      if (opened.record.assessment == id) evaluate(opened);
    }
    return id;
  }

  void arrived_definition(const FileArrived& action) {
    ReadDefinition read = read_definition(action.text, action.file);
    if (!read.definition) return refuse(action.file, std::move(read.problems));
    const std::string id = add(std::move(read));
    (*this)(GoHome{});
    const Definition& definition = *state_.find_assessment(id)->definition;
    state_.notice =
        Notice{Notice::Kind::opened,
               std::string(definition.title.in(definition.language_index(tag(state_.language)))),
               {},
               {}};
  }

  void arrived_record(const FileArrived& action) {
    Result<Record> read = read_record(action.text, action.file);
    if (!read) return refuse(action.file, {read.error()});
    OpenedRecord opened;
    opened.record = std::move(*read);
    // A record that is here already is not overwritten by a file: the file becomes a second one.
    if (state_.find_record(opened.record.id)) opened.record.id = ambient_.fresh_id;
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

  State& state_;
  const Ambient& ambient_;
  std::vector<Effect> effects_;
};

}  // namespace

std::vector<Effect> update(State& state, const Action& action, const Ambient& ambient) {
  state.today = ambient.utc.substr(0, 10);
  state.bring_into_view.clear();
  Update handler(state, ambient);
  std::visit(handler, action);
  return handler.take_effects();
}

}  // namespace peil::app
