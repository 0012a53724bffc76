// What others scored, beside one's own score.
#include "tests/app/fixture.hpp"

namespace peil::app {
namespace {

using testing::Fixture;
using testing::small_definition;

constexpr std::string_view of_the_whole =
    R"({ "id": "sector", "score": "total", "value": 2.3, "survey": "Peiling 2024", "published": "2024-03", "of": 51,
         "title": { "nl": "Gemiddelde van de sector", "en": "Mean of the sector" }, "source": "law" })";

class Benchmarks : public Fixture {
 protected:
  // The small assessment with these benchmarks and a third section, and two answers given.
  void SetUp() override {}
  void begin(std::string benchmarks) {
    std::string text(small_definition);
    const std::string third = R"(, { "id": "C", "title": { "nl": "Derde deel", "en": "Third part" },
      "score": { "rule": "mean", "over": "questions" }, "questions": [ { "id": "C.1", "type": "scale",
      "scale": "maturity", "title": { "nl": "Er is toezicht", "en": "There is oversight" } } ] } )";
    text.insert(text.rfind(']', text.find("\"scores\"")), third);
    text.insert(text.find("\"targets\""), "\"benchmarks\": [ " + benchmarks + " ], ");
    app.dispatch(PluginShipped{"small", {{std::string(assessment_path), text}}});
    app.dispatch(StartupFinished{});
    ASSERT_FALSE(app.state().notice);
    press(Role::button, "Begin met Kleine lijst");
    answer("Er is beleid", "1 Begin");
    answer("Het beleid is bekend", "2 Halverwege");
  }

  // The words of the node with this id; “–” where it isn't there.
  std::string words(std::string_view id) {
    const auto view = app.view();
    const Node* node = view->find(id);
    return node ? node->name : "–";
  }

  std::string of_section(std::string_view id, std::string_view section, std::string_view value,
                         std::string_view survey, std::string_view published) {
    std::string text = R"({ "id": ")" + std::string(id) + R"(", "score": ")" + std::string(section);
    text += R"(", "value": )" + std::string(value) + R"(, "survey": ")" + std::string(survey);
    text += R"(", "surveyed": "2024", "published": ")" + std::string(published);
    return text + R"(", "source": "law" })";
  }
};

TEST_F(Benchmarks, StandBesideTheScoreWithSurveyAndDates) {
  begin(std::string(of_the_whole));
  const std::string survey =
      "Peiling 2024 · meetdatum onbekend, gepubliceerd maart 2024 · instellingen: 51";
  EXPECT_EQ(words("score/benchmark"), "Gemiddelde van de sector: 2,3 · " + survey);
  press(Role::button, "Wat betekent dit?");
  EXPECT_TRUE(shows("Wat anderen scoorden"));
  press(Role::tab, "Resultaat");
  EXPECT_EQ(words("metric/benchmark/label"), "Gemiddelde van de sector");
  EXPECT_EQ(words("metric/benchmark/figure"), "2,3");
  EXPECT_EQ(words("metric/benchmark/note"), survey);
  app.dispatch(SetLanguage{Language::en});
  EXPECT_EQ(words("metric/benchmark/figure"), "2.3");
  EXPECT_EQ(words("metric/benchmark/note"),
            "Peiling 2024 · survey date unknown, published March 2024 · institutions: 51");
}

TEST_F(Benchmarks, TheOnePublishedLastIsShownAsItWasPublished) {
  std::string later(of_the_whole);
  later.replace(later.find("sector"), 6, "later");
  later.replace(later.find("2.3"), 3, "2.45");
  later.replace(later.find("2024-03"), 7, "2025\", \"surveyed\": \"2024-11-05");
  begin(std::string(of_the_whole) + ", " + later);
  EXPECT_EQ(words("score/benchmark"),
            "Gemiddelde van de sector: 2,45 · Peiling 2024 · gemeten 5 nov 2024, gepubliceerd 2025"
            " · instellingen: 51");
}

TEST_F(Benchmarks, AreHiddenWhereTheirConditionDoesNotHold) {
  std::string some(of_the_whole);
  some.insert(some.find("\"source\""), R"("visible": "A.1 == '3'", )");
  begin(some);
  EXPECT_EQ(words("score/benchmark"), "–");
  press(Role::tab, "Resultaat");
  EXPECT_EQ(words("metric/benchmark"), "–");
  EXPECT_EQ(words("metric/value/figure"), "1,50");
  EXPECT_FALSE(shows("Peiling 2024"));
}

TEST_F(Benchmarks, OfSectionsAreDrawnAndNamed) {
  begin(of_section("a", "A", "2.3", "Peiling", "2024-03") + ", " +
        of_section("c", "C", "1.9", "Peiling", "2024-03") + ", " +
        of_section("b", "B", "3", "Een eerdere", "2024-01"));
  press(Role::tab, "Resultaat");
  const Node* chart = find(Role::chart, "Onderdelen ten opzichte van het doel");
  ASSERT_TRUE(chart);
  const auto& radar = std::get<Radar>(chart->chart);
  const RadarSeries* series = nullptr;
  for (const RadarSeries& one : radar.series) {
    if (one.kind == RadarSeries::Kind::benchmark) series = &one;
  }
  ASSERT_TRUE(series);
  EXPECT_EQ(series->values, (std::vector<std::optional<double>>{2.3, std::nullopt, 1.9}))
      << "of one survey";
  EXPECT_EQ(words("radar/legend/benchmark"),
            "· · · Benchmark: Peiling · gemeten 2024, gepubliceerd maart 2024");
  press(Role::button, "Toon als tabel: Onderdelen ten opzichte van het doel");
  EXPECT_TRUE(find(Role::column_header, "Benchmark"));
  EXPECT_EQ(words("radar/row/A/benchmark"), "2,3");
  EXPECT_EQ(words("radar/row/B/benchmark"), "–");
  EXPECT_EQ(words("radar/legend/benchmark"),
            "Benchmark: Peiling · gemeten 2024, gepubliceerd maart 2024");
}

TEST_F(Benchmarks, WithoutThoseOfSectionsTheRadarHasNoLegendForThem) {
  begin(std::string(of_the_whole));
  press(Role::tab, "Resultaat");
  EXPECT_NE(words("radar/legend/target"), "–");
  EXPECT_EQ(words("radar/legend/benchmark"), "–");
}

}  // namespace
}  // namespace peil::app
