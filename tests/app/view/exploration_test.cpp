// A short first look within an assessment: it has its own name everywhere, and nothing that
// compares.
#include "tests/app/fixture.hpp"

namespace peil::app::testing {
namespace {

class ExplorationTest : public Fixture {
 protected:
  // Three sections, so that there is a radar; one of them is a choice of how much to fill in.
  void SetUp() override {
    std::string definition(small_definition);
    const auto put = [&](std::string_view before, std::string_view part) {
      const std::size_t at = definition.find(before);
      ASSERT_NE(at, std::string::npos) << before;
      definition.insert(at, part);
    };
    put(R"(    { "id": "A", "title")", R"(
    { "id": "S", "title": { "nl": "Begin", "en": "Start" }, "questions": [
        { "id": "scope", "type": "choice", "required": false,
          "title": { "nl": "Hoeveel?", "en": "How much?" }, "options": [
            { "id": "scan", "label": { "nl": "Even kijken", "en": "Just looking" } },
            { "id": "full", "label": { "nl": "Alles", "en": "Everything" } } ] } ] },)");
    put(R"( } ] } ],
  "scores")",
        R"(, "visible": "!exploring")");
    put(R"(  "targets": [)", R"(
  "labels": [ { "id": "exploring", "when": "coalesce(scope, 'full') == 'scan'" } ],
  "exploration": { "label": "exploring", "title": { "nl": "Eerste blik", "en": "First look" } },
  "benchmarks": [ { "id": "b", "score": "total", "value": 2, "survey": "Meting", "published": "2024",
                    "source": "law" } ],)");
    app.dispatch(PluginShipped{"small", {{std::string(assessment_path), definition}}});
    app.dispatch(StartupFinished{});
    ASSERT_FALSE(app.state().notice);
    press(Role::button, "Begin met Kleine lijst");
  }

  void explore() {
    answer("Hoeveel?", "Even kijken");
    press(Role::button, "Volgende: Eerste deel");
    answer("Er is beleid", "2 Halverwege");
    answer("Het beleid is bekend", "2 Halverwege");
  }
};

TEST_F(ExplorationTest, HasItsOwnNameEverywhere) {
  EXPECT_EQ(app.view()->title.find("Eerste blik"), std::string::npos);
  explore();
  EXPECT_NE(app.view()->title.find("Eerste blik"), std::string::npos) << app.view()->title;
  EXPECT_FALSE(shows("Kleine lijst"));
  press(Role::tab, "Resultaat");
  EXPECT_TRUE(shows("Eerste blik"));
  EXPECT_FALSE(shows("Kleine lijst"));
  app.dispatch(GoHome{});
  EXPECT_TRUE(find(Role::heading, "Eerste blik"));
  EXPECT_TRUE(shows("2 vragen")) << "and not all three";
}

TEST_F(ExplorationTest, IsHeldAgainstNothing) {
  explore();
  EXPECT_FALSE(shows("2,5")) << "the target";
  press(Role::tab, "Resultaat");
  EXPECT_TRUE(shows("Uitkomst van deze verkenning"));
  EXPECT_FALSE(shows("doel"));
  EXPECT_FALSE(shows("Meting"));
  EXPECT_FALSE(app.view()->find("radar/title"));
  app.dispatch(GoHome{});
  EXPECT_FALSE(app.view()->find("card/record-1/range"));
}

// What was answered goes on into the whole.
TEST_F(ExplorationTest, EndsWithAllItsAnswers) {
  explore();
  press(Role::button, "Vorige: Begin");
  answer("Hoeveel?", "Alles");
  EXPECT_NE(app.view()->title.find("Kleine lijst"), std::string::npos) << app.view()->title;
  press(Role::tab, "Resultaat");
  EXPECT_TRUE(shows("doel"));
  EXPECT_TRUE(shows("Meting"));
  EXPECT_TRUE(shows("2,00"));
}

}  // namespace
}  // namespace peil::app::testing
