// The card of a question on a scale: its levels as a ladder that is read before one is chosen, and
// what stands around it.
#include "tests/app/fixture.hpp"

namespace peil::app::testing {
namespace {

// The small assessment with parts put into its text before something in it.
class Levels : public Fixture {
 protected:
  void SetUp() override {}
  using Parts = std::vector<std::pair<std::string_view, std::string_view>>;
  void begin(const Parts& parts = {}) {
    std::string definition(small_definition);
    for (const auto& [before, part] : parts) {
      const std::size_t at = definition.find(before);
      ASSERT_NE(at, std::string::npos) << before;
      definition.insert(at, part);
    }
    app.dispatch(PluginShipped{"small", {{std::string(assessment_path), definition}}});
    app.dispatch(StartupFinished{});
    ASSERT_FALSE(app.state().notice);
    press(Role::button, "Begin met Kleine lijst");
  }

  static std::vector<std::string> words(const Node& node) {
    std::vector<std::string> result;
    for_each(node, [&](const Node& part) {
      if (part.role == Role::text) result.push_back(part.name);
    });
    return result;
  }
  const Node* node(std::string_view id) {
    tree_ = app.view();
    return tree_->find(id);
  }

 private:
  std::shared_ptr<const ViewTree> tree_;
};

TEST_F(Levels, AreReadBeforeOneIsChosen) {
  begin();
  const Node* group = find(Role::radio_group, "Er is beleid");
  ASSERT_EQ(group->children.size(), 3u);
  EXPECT_EQ(group->layout.flow, Flow::stack) << "under each other";
  using Words = std::vector<std::string>;
  EXPECT_EQ(words(group->children[0]), (Words{"1", "Begin", "Net begonnen."}));
  EXPECT_EQ(words(group->children[1]), (Words{"2", "Halverwege", "De helft is er."}));
  EXPECT_EQ(words(group->children[2]), (Words{"3", "Klaar", "Alles is er."}));
  for (const Node& radio : group->children) {
    EXPECT_EQ(radio.look, Look::level);
    EXPECT_EQ(radio.layout.flow, Flow::row);
    EXPECT_FALSE(radio.selected);
  }
  EXPECT_EQ(group->children[1].name, "2 Halverwege");
  EXPECT_EQ(group->children[1].description, "De helft is er.");
  EXPECT_EQ(group->children[1].shortcut, '2');
}

TEST_F(Levels, HaveTheQuestionsOwnWordsWhereItHasThem) {
  begin({{R"("tags": ["phase_1"], "refs")",
          R"("levels": { "1": { "nl": "Niets op papier.", "en": "Nothing written." },
               "2": { "nl": "Een concept.", "en": "A draft." },
               "3": { "nl": "Vastgesteld.", "en": "Adopted." } }, )"}});
  const Node* group = find(Role::radio_group, "Er is beleid");
  EXPECT_EQ(group->children[1].description, "Een concept.");
  EXPECT_EQ(words(group->children[1]).back(), "Een concept.");
}

TEST_F(Levels, StandUnderTheirLabelsWhereThereIsLittleRoom) {
  begin();
  app.dispatch(ViewportChanged{360});
  const Node* radio = node("question/A.1/option/2");
  ASSERT_EQ(radio->children.size(), 3u) << "mark, number, words";
  EXPECT_EQ(radio->children[2].layout.flow, Flow::stack);
  using Words = std::vector<std::string>;
  EXPECT_EQ(words(*radio), (Words{"2", "Halverwege", "De helft is er."}));
}

TEST_F(Levels, WithoutTextsStandBesideEachOther) {
  std::string definition(small_definition);
  for (std::size_t at; (at = definition.find(", \"text\": {")) != std::string::npos;)
    definition.erase(at, definition.find('}', at) + 1 - at);
  app.dispatch(PluginShipped{"small", {{std::string(assessment_path), definition}}});
  app.dispatch(StartupFinished{});
  press(Role::button, "Begin met Kleine lijst");
  const Node* group = find(Role::radio_group, "Er is beleid");
  EXPECT_EQ(group->layout.flow, Flow::grid);
  EXPECT_EQ(group->children[1].look, Look::answer);
  EXPECT_EQ(group->children[1].name, "2 Halverwege");
}

TEST_F(Levels, AreNotRepeatedUnderTheAnswer) {
  begin();
  answer("Er is beleid", "2 Halverwege");
  EXPECT_TRUE(node("question/A.1/option/2")->selected);
  EXPECT_FALSE(node("question/A.1/meaning"));
}

TEST_F(Levels, WhatTheNextOneTakesIsSaidAfterTheAnswer) {
  begin({{R"("tags": ["phase_1"], "refs")",
          R"("reach": { "2": { "nl": "Schrijf een concept.", "en": "Write a draft." },
               "3": { "nl": "Laat het vaststellen.", "en": "Have it adopted." } }, )"}});
  EXPECT_FALSE(shows("Laat het vaststellen."));
  answer("Er is beleid", "2 Halverwege");
  EXPECT_TRUE(shows("Om naar niveau 3 te komen: Laat het vaststellen."));
  answer("Er is beleid", "3 Klaar");
  EXPECT_FALSE(shows("Om naar niveau"));
}

// Only while it isn't there, and only what the next level needs.
TEST_F(Levels, WhatTheNextOneNeedsIsSaidUntilItIsThere) {
  begin({{R"("tags": ["phase_1"], "refs")",
          R"("reach": { "2": { "nl": "Schrijf een concept.", "en": "Write a draft." },
               "3": { "nl": "Laat het vaststellen.", "en": "Have it adopted." } },
             "needs": { "3": [{ "question": "A.2", "level": "2" }] }, )"}});
  answer("Er is beleid", "1 Begin");
  EXPECT_FALSE(shows("Eerst nodig"));
  answer("Er is beleid", "2 Halverwege");
  EXPECT_TRUE(shows("Eerst nodig: A.2 Het beleid is bekend, op niveau 2"));
  answer("Het beleid is bekend", "1 Begin");
  EXPECT_TRUE(shows("Eerst nodig: A.2"));
  answer("Het beleid is bekend", "3 Klaar");
  EXPECT_FALSE(shows("Eerst nodig"));
}

TEST_F(Levels, WhyIsOnTheCardBeforeAnAnswer) {
  begin({{R"("tags": ["phase_1"], "refs")",
          R"("why": { "nl": "Anders weet niemand het.", "en": "Else nobody knows." }, )"}});
  EXPECT_FALSE(shows("Anders weet niemand het."));
  press(Role::button, "Waarom en bronnen");
  EXPECT_TRUE(shows("Anders weet niemand het."));
  EXPECT_TRUE(find(Role::heading, "Bronnen bij A.1"));
  app.focused("question/A.1/option/1");
  EXPECT_TRUE(find(Role::heading, "Bronnen bij A.1")) << "on the card, and not beside it as well";
  press(Role::button, "Waarom en bronnen");
  EXPECT_TRUE(find(Role::heading, "Bronnen bij A.1")) << "beside it again";
}

// --- weights -------------------------------------------------------------------------------------

constexpr std::string_view second = R"("tags": ["phase_1"] } ] },)";  // the end of A.2
constexpr std::string_view other = R"("title": { "nl": "Er zijn back-ups")";

TEST_F(Levels, WeightsAreNotSaidWhereAllAreTheSame) {
  begin();
  EXPECT_FALSE(shows("weging"));
}

TEST_F(Levels, WeightsAreNotSaidWhereAllAreTwo) {
  begin({{R"("tags": ["phase_1"], "refs")", R"("weight": 2, )"},
         {second, R"("weight": 2, )"},
         {other, R"("weight": 2, )"}});
  EXPECT_FALSE(shows("weging"));
}

TEST_F(Levels, WeightsAreSaidWhereTheyDifferWithinTheSection) {
  begin({{second, R"("weight": 2, )"}});
  EXPECT_EQ(node("question/A.1/weight")->name, "weging 1");
  EXPECT_EQ(node("question/A.2/weight")->name, "weging 2");
}

TEST_F(Levels, WeightsAreSaidWhereAScoreCountsThemTogether) {
  begin({{other, R"("weight": 2, )"}});
  EXPECT_EQ(node("question/A.1/weight")->name, "weging 1");
}

TEST_F(Levels, WeightsAreNotSaidWhereEachSectionCountsByItself) {
  std::string definition(small_definition);
  definition.insert(definition.find(other), R"("weight": 2, )");
  const std::string_view over = R"("rule": "mean", "over": "questions", "sections": "*")";
  definition.replace(definition.find(over), over.size(),
                     R"("rule": "mean", "over": "sections", "sections": "*")");
  app.dispatch(PluginShipped{"small", {{std::string(assessment_path), definition}}});
  app.dispatch(StartupFinished{});
  press(Role::button, "Begin met Kleine lijst");
  EXPECT_FALSE(shows("weging"));
}

}  // namespace
}  // namespace peil::app::testing
