// The register of a kind of subject: what is in it, as CSV and as JSON, and where a person gets it.
#include "app/facts/subject_register.hpp"
#include "engine/format/definition.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/text.hpp"
#include "tests/app/answers_fixture.hpp"
#include "tests/app/plugins_fixture.hpp"

namespace peil::app::testing {
namespace {

// Every type of question, with what a program may add about a system.
std::string judged_systems() {
  std::string text = every_type_definition();
  text.replace(text.find("nl.test.types"), 13, "nl.test.judged");
  const std::string additions = R"json(, "program": {
    "scores": [ { "id": "need", "for": "system", "title": { "nl": "Nodig", "en": "Need" }, "low": -9, "high": 9 } ],
    "labels": [ { "id": "solid", "for": "system", "title": { "nl": "Stevig", "en": "Solid" } },
                { "id": "own", "for": "system", "title": { "nl": "Eigen maaksel", "en": "Made here" } },
                { "id": "of_record", "title": { "nl": "Van het geheel", "en": "Of it all" } } ],
    "findings": [ { "id": "stop", "for": "system", "severity": "duty", "title": { "nl": "Stop vóór {day}", "en": "Stop before {day}" },
                    "text": { "nl": "Stop.", "en": "Stop." }, "applies_from": "2025-02-02", "source": "law", "at": "Art. 5(1)" } ],
    "lists": [ { "id": "now", "for": "system", "title": { "nl": "Nu", "en": "Now" } } ] } })json";
  text.replace(text.rfind('}'), 1, additions);
  return text;
}

class Register : public ::testing::Test {
 protected:
  void SetUp() override {
    ReadDefinition read = read_definition(judged_systems(), "");
    ASSERT_TRUE(read.definition);
    definition_ = std::move(*read.definition);
    record_.id = "r1";
  }

  Subject& add(const std::string& id, const std::string& name = {}) {
    std::vector<Subject>& all = record_.subjects["system"];
    all.push_back({.id = id, .answers = {}, .unknown_members = {}});
    if (!name.empty()) answer(all.back(), "sys_name", name);
    return all.back();
  }
  static void answer(Subject& subject, const std::string& question, AnswerValue value) {
    subject.answers[question].value = std::move(value);
    subject.answers[question].changed = "2026-11-20T23:10:00Z";
  }

  std::string csv(Language language = Language::nl) {
    made([&](const SubjectRegister& table,
             const RegisterSource&) { text_ = register_csv(table, language); },
         language);
    return text_;
  }
  std::string json(Language language = Language::nl) {
    made([&](const SubjectRegister& table,
             const RegisterSource& source) { text_ = pretty_json(register_json(table, source)); },
         language);
    return text_;
  }
  // The cell as it stands in the JSON, compact.
  std::string cell(const std::string& column, std::size_t row = 0) {
    const auto value = read_json(json(), "");
    return canonical_json(value->at("rows").at(row).at("cells").at(column));
  }

  Definition definition_;
  Record record_;
  std::optional<Judgement> judgement_ = Judgement();

 private:
  template <class Use>
  void made(Use&& use, Language language) {
    const CompiledDefinition compiled(definition_);
    const Evaluation evaluation(compiled, record_);
    const RegisterSource source{
        definition_, record_,       evaluation,  judgement_ ? &*judgement_ : nullptr,
        0,           tag(language), "2026-11-22"};
    use(make_register(source), source);
  }

  std::string text_;
};

constexpr std::string_view dutch_head =
    "\xef\xbb\xbfSysteem;Beslist het over mensen?;Het toezicht is geregeld;Eigenaar;Conclusies;"
    "Nog niet te zeggen;Bevindingen;Toezicht;Nodig;Open stappen;Eerste dag bij een open stap;"
    "Vragen beantwoord;Vragen in totaal;Laatst gewijzigd;Vragenlijst;Versie;Peildatum\r\n";

TEST_F(Register, HasARowForEachSubjectWithWhatItIsAndWhatFollows) {
  Subject& first = add("s1", "Roosterhulp");
  answer(first, "risky", std::string("yes"));
  answer(first, "ready", std::string("2"));
  first.answers["ready"].owner = "J. Jansen";
  first.answers["risky"].owner = "J. Jansen";
  add("s2");
  judgement_->labels = {{0, {0, "s1"}, PluginLabel::State::yes, {}, {}},
                        {1, {0, "s1"}, PluginLabel::State::no, {}, {}},
                        {0, {0, "s2"}, PluginLabel::State::no, {}, {}},
                        {2, {}, PluginLabel::State::yes, {}, {}}};
  judgement_->findings = {{0, {0, "s1"}, {{"day", ArgumentDate{"2027-03-31"}}}, {}}};
  judgement_->scores = {{0, {0, "s1"}, -2.25, {}, {}, {}}};
  judgement_->steps = {{.scope = {0, "s1"}, .question = 12, .by = "2027-12-02"},
                       {.scope = {0, "s1"}, .question = 12, .by = "2026-08-02"},
                       {.scope = {0, "s1"}, .question = 12}};
  EXPECT_EQ(csv(),
            std::string(dutch_head) +
                "Roosterhulp;Ja;Halverwege;J. Jansen;\"Hoog risico; Stevig\";;"
                "\"Verplichting: Beoordeel de gevolgen (De wet, Art. 27, geldt vanaf 2027-12-02) | "
                "Verplichting: Stop vóór 31 mrt 2027 (De wet, Art. 5(1), geldt sinds 2025-02-02)\";"
                "2,0;-2,3;3;2026-08-02;3;4;2026-11-20;nl.test.judged;2.0.0;2026-11-22\r\n"
                "Systeem 2;;;;;Hoog risico (beantwoord hiervoor: “Beslist het over mensen?”);;"
                ";;0;;0;3;;nl.test.judged;2.0.0;2026-11-22\r\n");
}

TEST_F(Register, SpeaksEnglishWithCommasAndDecimalPoints) {
  answer(add("s1", "Timetable, assistant"), "risky", std::string("no"));
  judgement_->scores = {{0, {0, "s1"}, 1.5, {}, {}, {}}};
  const std::string text = csv(Language::en);
  EXPECT_NE(
      text.find("System,Does it decide about people?,Oversight is arranged,Owner,Conclusions,"),
      text.npos)
      << text;
  EXPECT_NE(text.find("\"Timetable, assistant\",No,,,,,,,1.5,0,,2,3,2026-11-20,"), text.npos)
      << text;
}

TEST_F(Register, HasOnlyItsHeadWithoutSubjects) {
  EXPECT_EQ(csv(), dutch_head);
  EXPECT_TRUE(read_json(json(), "")->at("rows").as_array().empty());
}

TEST_F(Register, NamesFromOutsideStayInTheirCells) {
  add("s1", "=cmd|' /C calc'!A0");
  add("s2", "Zeg \"nee\"; echt, zei ze");
  add("s3", "Regel 1\nRegel 2\r\n@SUM(1)");
  const std::string text = csv();
  EXPECT_NE(text.find("\r\n'=cmd|' /C calc'!A0;"), text.npos) << text;
  EXPECT_NE(text.find("\r\n\"Zeg \"\"nee\"\"; echt, zei ze\";"), text.npos);
  EXPECT_NE(text.find("\r\n\"Regel 1\nRegel 2\n@SUM(1)\";"), text.npos);
  // A program gets all of it, as it was typed.
  EXPECT_EQ(cell("name"), R"("=cmd|' /C calc'!A0")");
  EXPECT_EQ(cell("name", 2), R"x("Regel 1\nRegel 2\r\n@SUM(1)")x");
}

TEST_F(Register, AVeryLongNameIsCutForASpreadsheetOnly) {
  add("s1", std::string(100'000, 'x'));
  const std::string text = csv();
  EXPECT_NE(text.find("\r\nxxxx"), text.npos);
  EXPECT_NE(text.find("xxx…;"), text.npos);
  EXPECT_LT(text.size(), 40'000u);
  EXPECT_EQ(cell("name").size(), 100'002u);
}

TEST_F(Register, StepsThatThePlanCallsDoneAreNotOpen) {
  add("s1", "Een");
  add("s2", "Twee");
  SuggestedAction action;
  action.id = "write";
  definition_.actions.push_back(action);
  for (const char* id : {"s1", "s2"}) {
    judgement_->steps.push_back({.scope = {0, id}, .action = 0, .by = "2026-08-02"});
    judgement_->steps.push_back({.scope = {0, id}, .question = 12, .by = "2027-12-02"});
  }
  PlannedAction planned;
  planned.action = "write";
  planned.subject = "s1";
  planned.progress = PlannedAction::Progress::done;
  record_.plan.push_back(planned);
  planned.subject = "s2";
  planned.progress = PlannedAction::Progress::started;
  record_.plan.push_back(planned);
  EXPECT_EQ(cell("steps"), "1");
  EXPECT_EQ(cell("first_day"), R"("2027-12-02")");
  EXPECT_EQ(cell("steps", 1), "2");
  EXPECT_EQ(cell("first_day", 1), R"("2026-08-02")");
}

TEST_F(Register, SaysWhatIsNotKnownAndWhatDoesNotApply) {
  Subject& first = add("s1", "Een");
  first.answers["risky"].state = AnswerState::unknown;
  Subject& second = add("s2", "Twee");
  second.answers["risky"].state = AnswerState::not_applicable;
  second.answers["risky"].reason = "Wordt niet gebruikt";
  const std::string text = csv();
  EXPECT_NE(text.find("\nEen;Weet ik niet;;"), text.npos) << text;
  EXPECT_NE(text.find("\nTwee;Niet van toepassing: Wordt niet gebruikt;;"), text.npos) << text;
  EXPECT_EQ(cell("answer/risky"), R"({"state":"unknown"})");
  EXPECT_EQ(cell("answer/risky", 1), R"({"state":"not_applicable","value":"Wordt niet gebruikt"})");
}

TEST_F(Register, AnswersThatAreNotAskedAnyMoreDoNotCount) {
  Subject& subject = add("s1", "Een");
  answer(subject, "ready", std::string("3"));
  answer(subject, "risky", std::string("no"));
  EXPECT_EQ(cell("answer/ready"), "null");
  EXPECT_EQ(cell("answer/risky"), R"("Nee")");
  EXPECT_EQ(cell("labels"), "[]");
}

TEST_F(Register, SaysSoWhereTheProgramGaveNoAnswer) {
  answer(add("s1", "Een"), "risky", std::string("yes"));
  judgement_.reset();
  const std::string silent = "Onbekend: het programma van de vragenlijst gaf geen antwoord";
  const std::string text = csv();
  EXPECT_NE(text.find("\"Hoog risico; " + silent + "\";" + silent + ";"), text.npos) << text;
  EXPECT_NE(text.find(";" + silent + ";" + silent + ";" + silent + ";2;4;"), text.npos)
      << "score, steps, day: " << text;
  EXPECT_EQ(cell("labels"), R"({"state":"program_silent","value":["Hoog risico"]})");
  EXPECT_EQ(cell("steps"), R"({"state":"program_silent"})");
  EXPECT_EQ(cell("answered"), "2") << "what the answers alone give stands";
}

TEST_F(Register, OpenConclusionsOfTheProgramNameTheQuestionsThatSettleThem) {
  add("s1", "Een");
  const auto risky =
      static_cast<std::uint32_t>(definition_.find_question("risky") - definition_.questions.data());
  judgement_->labels = {{0, {0, "s1"}, PluginLabel::State::open, {}, {risky, risky}},
                        {1, {0, "s1"}, PluginLabel::State::open, {}, {}}};
  EXPECT_EQ(cell("labels_open"),
            "[\"Hoog risico (beantwoord hiervoor: “Beslist het over mensen?”)\","
            "\"Stevig (beantwoord hiervoor: “Beslist het over mensen?”)\",\"Eigen maaksel\"]");
}

TEST_F(Register, JsonIsTheSameTableWithItsHead) {
  answer(add("s1", "Een"), "risky", std::string("yes"));
  judgement_->scores = {{0, {0, "s1"}, 2.25, {}, {}, {}}};
  const std::string text = json();
  const auto value = read_json(text, "");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->at("peil_register"), 1);
  EXPECT_EQ(value->at("assessment").at("version"), "2.0.0");
  EXPECT_EQ(value->at("record").at("id"), "r1");
  EXPECT_EQ(value->at("kind"), "system");
  EXPECT_EQ(value->at("as_of"), "2026-11-22");
  EXPECT_EQ(value->at("columns").at(1).at("id"), "answer/risky");
  EXPECT_EQ(value->at("columns").at(1).at("title"), "Beslist het over mensen?");
  EXPECT_EQ(value->at("rows").at(0).at("subject"), "s1");
  EXPECT_EQ(cell("score/need"), "2.25") << "not rounded";
  EXPECT_EQ(cell("labels"), R"(["Hoog risico"])");
  EXPECT_EQ(cell("answered"), "2");
  EXPECT_EQ(json(), text);
}

// --- where a person gets it ---

class RegisterButton : public EveryType {
 protected:
  void SetUp() override {
    Fixture::SetUp();
    app.dispatch(FileArrived{"judge.peilpack.json",
                             judging_pack("1.0.0", "nl.test.judge", judged_systems())});
    app.dispatch(BeginRecord{"nl.test.judged"});
    app.dispatch(ShowQuestions{"systems", {}});
  }
  void add_system() {
    press(Role::button, "Systeem toevoegen");
    type(Role::text_field, "Hoe heet het systeem?", "Roosterhulp");
    press(Role::radio, "Ja");
    app.dispatch(ShowQuestions{"systems", {}});
  }
  // Answers the calls that are open until there are none.
  void reply(const std::string& text) {
    for (std::vector<CallProgram> calls = effects<CallProgram>(); !calls.empty();
         calls = effects<CallProgram>()) {
      PluginReport report;
      report.ticket = calls.back().call.ticket;
      report.replies.assign(calls.back().call.requests.size(), text);
      report.replies.front() = judge_description;
      app.dispatch(PluginReported{std::move(report)});
    }
  }
  OfferFile saved(const char* name = "Register bewaren (CSV)") {
    press(Role::button, name);
    const auto offers = effects<OfferFile>();
    EXPECT_EQ(offers.size(), 1u);
    return offers.empty() ? OfferFile() : offers.front();
  }
};

constexpr const char* solid_system =
    R"({"labels":[{"id":"solid","subject":{"kind":"system","id":"system-1"},"state":"yes"}]})";

TEST_F(RegisterButton, OffersTheRegisterOfTheSubjectsThatAreThere) {
  EXPECT_FALSE(has(Role::button, "Register bewaren (CSV)")) << "there is nothing yet";
  reply("{}");
  app.dispatch(SaveRegister{"system"});
  EXPECT_TRUE(effects<OfferFile>().empty());
  add_system();
  reply(solid_system);
  EXPECT_TRUE(shows("Stand van 22 nov 2026."));
  const OfferFile file = saved();
  EXPECT_EQ(file.name, "systemen-2026-11-22.csv");
  EXPECT_NE(file.text.find("\nRoosterhulp;Ja;;;\"Hoog risico; Stevig\";"), file.text.npos)
      << file.text;
  app.dispatch(SetLanguage{Language::en});
  EXPECT_TRUE(shows("As of 22 Nov 2026."));
  EXPECT_EQ(saved("Save register (CSV)").name, "systems-2026-11-22.csv");
}

TEST_F(RegisterButton, WhatTheProgramSaidAboutOtherAnswersIsNotInIt) {
  reply("{}");
  add_system();
  reply(solid_system);
  app.dispatch(AnswerOption{{"risky", "system-1"}, "no"});
  press(Role::button, "Register bewaren (CSV)");
  std::string text;
  for (const Effect& effect : app.take_effects()) {
    if (const auto* offer = std::get_if<OfferFile>(&effect)) text = offer->text;
  }
  EXPECT_NE(text.find("gaf geen antwoord"), text.npos) << text;
  EXPECT_EQ(text.find("Stevig"), text.npos) << text;
}

TEST_F(RegisterButton, TheTableShowsTheProgramsConclusionsToo) {
  reply("{}");
  add_system();
  reply(solid_system);
  EXPECT_TRUE(shows("Hoog risico · Stevig"));
}

}  // namespace
}  // namespace peil::app::testing
