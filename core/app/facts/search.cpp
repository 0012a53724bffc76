#include "app/facts/search.hpp"

#include "app/facts/conclusions.hpp"
#include "app/facts/opened.hpp"
#include "app/facts/search_match.hpp"
#include "app/in_order.hpp"

#include <algorithm>

namespace peil::app {

namespace {

constexpr std::size_t records_suggested = 3;

std::string joined(const std::string& outer, const std::string& inner) {
  return outer.empty() ? inner : inner.empty() ? outer : outer + " › " + inner;
}

std::string no_place() { return {}; }

class Search {
 public:
  Search(const State& state, std::string_view query) : context_(state), matcher_(query) {}

  Found run() {
    if (matcher_.empty()) return {};
    find_actions();
    find_settings();
    find_assessments();
    if (const LiveRecord* current = context_.state.current_record()) find_in(*current);
    for (const LiveRecord& record : context_.state.records) {
      if (record.record.id != context_.state.record) find_in(record);
    }
    for (const Assessment& assessment : context_.state.assessments) {
      if (!has_record(assessment)) find_in(*assessment.definition);
    }
    find_plugins();
    Found found;
    found.total = total_;
    for (std::vector<Hit>& hits : by_fit_) {
      for (Hit& hit : hits) {
        if (found.hits.size() < most_hits) found.hits.push_back(std::move(hit));
      }
    }
    return found;
  }

  // What can be done now, each by its name.
  std::vector<std::pair<std::string, Action>> actions() const {
    const State& state = context_.state;
    std::vector<std::pair<std::string, Action>> all;
    const auto add = [&](const char* key, Action action) {
      all.emplace_back(context_.word(key), std::move(action));
    };
    const std::optional<Opened> open = is_of_record(state.screen) ? opened(state) : std::nullopt;
    if (open && state.screen != Screen::questions) add("search.to_questions", ShowQuestions{});
    if (open && state.screen != Screen::result) add("question.to_result", ShowResult{});
    if (open && state.screen != Screen::about) add("about.heading", ShowAbout{});
    if (open && !open->record.read_only()) {
      if (open->record.history.can_undo()) add("undo", Undo{});
      if (open->record.history.can_redo()) add("redo", Redo{});
    }
    if (state.screen != Screen::home) add("brand.home", GoTo{{}, {}, {}, "home/title"});
    add("open.file", ChooseFile{});
    add("plugins.heading", ShowPlugins{});
    add("settings.heading", ShowSettings{"settings/title"});
    add("shortcuts.heading", OpenDialog{Dialog::shortcuts});
    return all;
  }

  std::string record_title(const LiveRecord& record) const {
    const std::optional<Opened> opened = app::opened(context_.state, record);
    return opened ? app::record_title(context_, *opened) : record.record.assessment;
  }

  // What tells the record from others: whose it is, and of which year.
  std::string record_facts(const LiveRecord& record) const {
    std::string facts = record.record.organisation;
    const std::string year = year_of(context_.state, record);
    if (!facts.empty() && !year.empty()) facts += " · ";
    return facts + year;
  }

 private:
  // Takes up the entry if it fits. `place` and `action` are made only then.
  template <class Place, class Act>
  void consider(Hit::Kind kind, std::string_view code, const std::string& title, const Place& place,
                const Act& action, Fit at_least = Fit::exact) {
    const std::optional<Match> match = matcher_.match(code, title, pieces_);
    if (!match || match->fit < at_least) return;
    ++total_;
    std::vector<Hit>& hits = by_fit_[static_cast<std::size_t>(match->fit)];
    if (hits.size() == most_hits) return;
    Hit hit;
    hit.kind = kind;
    hit.title = code.empty() ? title : std::string(code) + ' ' + title;
    hit.place = place();
    if (const Piece* piece = match->piece) {
      hit.excerpt = matcher_.excerpt(piece->text);
      if (piece->key) hit.excerpt = context_.word(piece->key, {{"text", hit.excerpt}});
      if (!piece->label.empty()) hit.excerpt = std::string(piece->label) + ": " + hit.excerpt;
    }
    hit.action = action();
    hits.push_back(std::move(hit));
  }

  void add_piece(std::string_view text, const char* key = nullptr, std::string_view label = {}) {
    if (!text.empty()) pieces_.push_back({text, key, label});
  }
  void add_piece(const Text& text, const Definition& definition, const char* key = nullptr) {
    add_piece(text.in(definition.language_index(tag(context_.language))), key);
  }

  bool has_record(const Assessment& assessment) const {
    const auto& records = context_.state.records;
    return std::any_of(records.begin(), records.end(), [&](const LiveRecord& one) {
      return one.record.assessment == assessment.definition->id;
    });
  }

  // The record's title, told from that of others of the same assessment.
  std::string place_of_record(const LiveRecord& record) const {
    const auto& records = context_.state.records;
    const auto of_the_same = std::count_if(records.begin(), records.end(), [&](const auto& one) {
      return one.record.assessment == record.record.assessment;
    });
    const std::string facts = of_the_same > 1 ? record_facts(record) : std::string();
    const std::string title = record_title(record);
    return facts.empty() ? title : title + " (" + facts + ")";
  }

  // --- what there is ----------------------------------------------------------------------------

  void find_actions() {
    pieces_.clear();
    for (const auto& one : actions()) {
      consider(Hit::Kind::action, {}, one.first, no_place, [&] { return one.second; });
    }
  }

  void find_settings() {
    struct Setting {
      const char* heading;
      const char* words;  // that people may look for it by
      const char* node;
    };
    static constexpr Setting settings[] = {
        {"settings.language", "settings.language_words", "settings/language"},
        {"settings.theme", "settings.theme_words", "settings/theme"},
        {"settings.text_size", "settings.text_size_words", "settings/text_size"},
        {"settings.organisation", "settings.organisation_words", "settings/organisation"},
        {"settings.storage", "settings.storage_words", "settings/storage"},
        {"settings.keyboard", "settings.keyboard_words", "settings/keyboard"},
        {"settings.about", "settings.about_words", "settings/about"}};
    for (const Setting& setting : settings) {
      const std::string words = context_.word(setting.words);
      pieces_.clear();
      add_piece(words);
      consider(Hit::Kind::setting, {}, context_.word(setting.heading), no_place,
               [&] { return ShowSettings{setting.node}; });
    }
  }

  void find_assessments() {
    for (const Assessment& assessment : context_.state.assessments) {
      const Definition& definition = *assessment.definition;
      const std::string title = context_.of(definition.title, definition);
      pieces_.clear();
      add_piece(definition.subtitle, definition);
      add_piece(definition.description, definition);
      for (const LiveRecord& record : context_.state.records) {
        if (record.record.assessment != definition.id) continue;
        add_piece(record.record.organisation);
        consider(
            Hit::Kind::assessment, {}, title, [&] { return record_facts(record); },
            [&] { return OpenRecord{record.record.id}; });
        if (!record.record.organisation.empty()) pieces_.pop_back();
      }
      if (has_record(assessment)) continue;
      consider(
          Hit::Kind::assessment, {}, title, [&] { return context_.word("card.not_begun"); },
          [&] { return to_card(definition); });
    }
  }

  void find_plugins() {
    for (const AvailablePlugin& one : context_.state.plugins) {
      const Manifest& manifest = one.plugin->manifest;
      const std::string title(manifest.title.in(tag(context_.language)));
      pieces_.clear();
      add_piece(manifest.description.in(tag(context_.language)));
      add_piece(manifest.id);
      consider(Hit::Kind::plugin, {}, title, no_place, [] { return ShowPlugins{}; });
    }
  }

  // Nothing is begun by looking for it: what isn't begun is found on its card on Home.
  static GoTo to_card(const Definition& definition) {
    return {{}, {}, {}, "card/" + definition.id};
  }

  // --- in an assessment that isn't begun --------------------------------------------------------

  void find_in(const Definition& definition) {
    const std::string title = context_.of(definition.title, definition);
    const auto place = [&] { return joined(title, context_.word("card.not_begun")); };
    const auto action = [&] { return to_card(definition); };
    for (const Section& section : definition.sections) {
      pieces_.clear();
      add_piece(section.intro, definition);
      consider(Hit::Kind::section, {}, context_.of(section.title, definition), place, action);
    }
    for (const Question& question : definition.questions) {
      pieces_.clear();
      add_question(definition, question);
      consider(Hit::Kind::question, code_of(question), context_.of(question.title, definition),
               place, action);
    }
  }

  // The texts of a question.
  void add_question(const Definition& definition, const Question& question) {
    add_piece(question.help, definition);
    add_piece(question.why, definition);
    if (question.evidence) add_piece(question.evidence->hint, definition);
    if (question.scale == no_index) return;
    const std::size_t language = definition.language_index(tag(context_.language));
    const Scale& scale = definition.scales[question.scale];
    // A scale's custom texts are the same for many questions: they tell nothing about this one.
    const bool own = question.scale >= definition.named_scales;
    for (std::size_t index = 0; index < scale.options.size(); ++index) {
      const Option& option = scale.options[index];
      if (own) add_piece(option.label.in(language));
      if (index < question.levels.size()) {
        add_piece(question.levels[index].in(language), nullptr, option.label.in(language));
      } else if (own) {
        add_piece(option.text.in(language), nullptr, option.label.in(language));
      }
    }
  }

  // --- in a record ------------------------------------------------------------------------------

  void find_in(const LiveRecord& record) {
    const std::optional<Opened> open = opened(context_.state, record);
    if (!open) return;
    const std::string title = place_of_record(record);
    find_sections(*open, title);
    find_subjects(*open, title);
    find_questions(*open, title);
    if (record.version != LiveRecord::Version::older) find_conclusions(*open, title);
  }

  // Whether it is asked of the record, or could be of a subject.
  static bool is_there(const Opened& open, const Section& section) {
    return section.subject_kind != no_index ||
           is_asked(open.definition, section, record_scope(open));
  }

  void find_sections(const Opened& open, const std::string& title) {
    for (const Section& section : open.definition.sections) {
      if (!is_there(open, section)) continue;
      pieces_.clear();
      add_piece(section.intro, open.definition);
      consider(
          Hit::Kind::section, {}, context_.of(section.title, open.definition),
          [&] { return title; }, [&] { return to_section(open, section); });
    }
  }

  void find_subjects(const Opened& open, const std::string& title) {
    for (std::uint32_t index = 0; index < open.definition.subject_kinds.size(); ++index) {
      const SubjectKind& kind = open.definition.subject_kinds[index];
      const Section* first = nullptr;
      for (const Section& section : open.definition.sections) {
        if (!first && section.subject_kind == index) first = &section;
      }
      if (!first) continue;
      pieces_.clear();
      consider(
          Hit::Kind::section, {}, context_.of(kind.title, open.definition), [&] { return title; },
          [&] {
            return GoTo{open.record.record.id, first->id, {}, "subjects/title"};
          });
      for (const Scope& subject : subjects_of(open, index)) {
        consider(
            Hit::Kind::subject, {}, subject_name(context_, open, subject),
            [&] { return joined(title, context_.of(kind.title, open.definition)); },
            [&] { return to_subject(open, *first, subject.subject); });
      }
    }
  }

  static GoTo to_subject(const Opened& open, const Section& section, const std::string& subject) {
    return {open.record.record.id, section.id, {{}, subject}, "questions/title"};
  }

  // Of a section that is asked for each subject: that of the subject on the screen, else of the
  // first; without any, the list of them.
  GoTo to_section(const Opened& open, const Section& section) const {
    if (section.subject_kind == no_index) return to_subject(open, section, {});
    const std::string subject = subject_for(open, section.subject_kind);
    if (!subject.empty()) return to_subject(open, section, subject);
    return {open.record.record.id, section.id, {}, "subjects/title"};
  }

  std::string subject_for(const Opened& open, std::uint32_t kind) const {
    const std::vector<Scope> all = subjects_of(open, kind);
    const bool here = open.record.record.id == context_.state.record;
    for (const Scope& one : all) {
      if (here && one.subject == context_.state.subject) return one.subject;
    }
    return all.empty() ? std::string() : all.front().subject;
  }

  void find_questions(const Opened& open, const std::string& title) {
    const Definition& definition = open.definition;
    const Scope whole = record_scope(open);
    std::vector<std::vector<Scope>> subjects;
    for (std::uint32_t kind = 0; kind < definition.subject_kinds.size(); ++kind)
      subjects.push_back(subjects_of(open, kind));
    for (const Question& question : definition.questions) {
      const Section& section = definition.sections[question.section];
      const std::string code = code_of(question);
      const std::string words = context_.of(question.title, definition);
      const auto place = [&] { return joined(title, context_.of(section.title, definition)); };
      pieces_.clear();
      if (section.subject_kind == no_index) {
        if (!is_asked(question, whole)) continue;
        add_answer(question, answer_of(whole, question));
        add_question(definition, question);
        consider(Hit::Kind::question, code, words, place, [&] {
          return GoTo{open.record.record.id, {}, {question.id, {}}, {}};
        });
        continue;
      }
      // Its own words once, and what was answered about each subject.
      add_question(definition, question);
      consider(Hit::Kind::question, code, words, place, [&] {
        const std::string subject = subject_for(open, section.subject_kind);
        if (subject.empty()) return to_section(open, section);
        return GoTo{open.record.record.id, {}, {question.id, subject}, {}};
      });
      const auto index = static_cast<std::uint32_t>(&question - definition.questions.data());
      // A subject is found by its name already.
      if (definition.subject_kinds[section.subject_kind].name_question == index) continue;
      for (const Scope& subject : subjects[section.subject_kind]) {
        pieces_.clear();
        add_answer(question, answer_of(subject, question));
        if (pieces_.empty() || !is_asked(question, subject)) continue;
        consider(
            Hit::Kind::question, code, words,
            [&] { return joined(title, subject_name(context_, open, subject)); },
            [&] {
              return GoTo{open.record.record.id, {}, {question.id, subject.subject}, {}};
            },
            Fit::elsewhere);
      }
    }
  }

  // What people wrote themselves.
  void add_answer(const Question& question, const Answer* answer) {
    if (!answer) return;
    if (question.scale == no_index) add_piece(answer->text(), "search.in_answer");
    if (const auto* plan = std::get_if<PlanAnswer>(&answer->value)) {
      add_piece(plan->what, "search.in_answer");
      add_piece(plan->who, "search.in_answer");
    }
    add_piece(answer->note, "search.in_note");
    add_piece(answer->reason, "search.in_note");
    add_piece(answer->owner, "search.in_owner");
    for (const Evidence& evidence : answer->evidence) {
      add_piece(evidence.title, "search.in_evidence");
      add_piece(evidence.file, "search.in_evidence");
      add_piece(evidence.link, "search.in_evidence");
    }
  }

  // --- conclusions ------------------------------------------------------------------------------

  void find_conclusions(const Opened& open, const std::string& title) {
    for (const SameConclusion& said :
         said_once(held_conclusions(conclusion_source(context_, open)))) {
      const Conclusion& first = said.first();
      pieces_.clear();
      if (!first.title.empty()) add_piece(first.text);
      consider(
          Hit::Kind::conclusion, {}, first.heading(),
          [&] { return joined(title, context_.word("tab.result")); },
          [&] {
            return GoTo{open.record.record.id, {}, {}, node_id(first)};
          });
    }
  }

  Context context_;
  Matcher matcher_;
  std::vector<Piece> pieces_;  // of the entry that is looked at
  std::array<std::vector<Hit>, fits> by_fit_;
  std::size_t total_ = 0;
};

}  // namespace

Found find(const State& state, std::string_view query) { return Search(state, query).run(); }

std::vector<Hit> suggestions(const State& state) {
  const Search search(state, {});
  std::vector<Hit> hits;
  const std::vector<LiveRecord>& records = state.records;
  const auto later = [&](std::size_t a, std::size_t b) {
    return records[a].record.changed > records[b].record.changed;
  };
  for (const std::size_t index : in_order(records.size(), later)) {
    if (!records[index].evaluation || records[index].record.id == state.record) continue;
    if (hits.size() == records_suggested) break;
    hits.push_back({Hit::Kind::assessment,
                    search.record_title(records[index]),
                    search.record_facts(records[index]),
                    {},
                    OpenRecord{records[index].record.id}});
  }
  for (auto& [title, action] : search.actions())
    hits.push_back({Hit::Kind::action, std::move(title), {}, {}, std::move(action)});
  return hits;
}

}  // namespace peil::app
