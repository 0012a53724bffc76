// How long answering takes, as it is told beforehand.
#include "app/facts/time_needed.hpp"

#include "tests/app/answers_fixture.hpp"

namespace peil::app::testing {
namespace {

class TimeNeeded : public EveryType {
 protected:
  const Assessment& assessment() { return app.state().assessments.front(); }
  Minutes of(std::string_view question) {
    const Definition& definition = *assessment().definition;
    return time_needed(definition, *definition.find_question(question), 0);
  }
  std::string words(double least, double most, Language language = Language::nl) {
    app.dispatch(SetLanguage{language});
    return time_words(Context(app.state()), {least, most});
  }
};

// The words that are read, by the estimate of 200 a minute.
double reading(int words) { return words / 200.0; }

TEST_F(TimeNeeded, CountsTheWordsThatAreReadAndTheThinking) {
  // “Er is beleid”, and three levels: a label of one word each, and 2, 4 and 3 words of text.
  const Minutes levels = of("P.1");
  EXPECT_DOUBLE_EQ(levels.least, 2 + reading(3 + 3 + 9));
  EXPECT_DOUBLE_EQ(levels.most, 4 + reading(3 + 3 + 9));
}

TEST_F(TimeNeeded, IsHalfAMinuteForAShortAnswer) {
  for (const char* question : {"uses_ai", "students", "since", "officer", "uses"}) {
    const Minutes time = of(question);
    EXPECT_EQ(time.least, time.most) << question;
    EXPECT_GT(time.least, 0.5) << question;
    EXPECT_LT(time.least, 0.9) << question;
  }
}

TEST_F(TimeNeeded, IsTwoMinutesForALongText) {
  const Minutes time = of("story");
  EXPECT_GT(time.least, 2);
  EXPECT_LT(time.most, 2.5);
}

TEST_F(TimeNeeded, IsAtLeastWhatIsAskedAndAtMostWhatCanStillBe) {
  const Definition& definition = *assessment().definition;
  const ScopeOutcome& blank = assessment().blank.record;
  Minutes sum;
  for (const Question& question : definition.questions) {
    if (question.optional || definition.subject_kind_of(question) != no_index) continue;
    Minutes one = time_needed(definition, question, 0);
    if (blank.states[question.ordinal] == QuestionState::hidden) one.least = 0;
    sum += one;
  }
  const Minutes found = time_needed(definition, blank, no_index, 0);
  EXPECT_DOUBLE_EQ(found.least, sum.least);
  EXPECT_DOUBLE_EQ(found.most, sum.most);
  EXPECT_LT(found.least, found.most) << "“Ja” would reveal questions";
}

TEST_F(TimeNeeded, IsSaidInStepsOfFiveMinutesAndOfHalfHours) {
  EXPECT_EQ(words(0.1, 0.1), "5 minuten");
  EXPECT_EQ(words(18, 21), "20 minuten");
  EXPECT_EQ(words(18, 34), "20 tot 35 minuten");
  EXPECT_EQ(words(44, 85), "45 minuten tot 1½ uur");
  EXPECT_EQ(words(58, 62), "1 uur");
  EXPECT_EQ(words(61, 118), "1 tot 2 uur");
  EXPECT_EQ(words(205, 355), "3½ tot 6 uur");
  EXPECT_EQ(words(44, 61), "45 minuten tot 1 uur");
  EXPECT_EQ(words(205, 355, Language::en), "3½ to 6 hours");
  EXPECT_EQ(words(44, 61, Language::en), "45 minutes to 1 hour");
  EXPECT_EQ(words(0, 0, Language::en), "5 minutes");
}

TEST_F(TimeNeeded, StandsWhereOneBegins) {
  const std::string line = time_line(Context(app.state()), assessment());
  EXPECT_EQ(line, "Duurt ongeveer 10 tot 20 minuten, en ongeveer 5 minuten per systeem.");
  EXPECT_EQ(find(Role::text, line)->id, "questions/time");
  app.dispatch(GoHome{});
  EXPECT_TRUE(shows(line));
  app.dispatch(OpenRecord{opened().record.id});
  press(Role::radio, "Ja, we gebruiken AI");
  EXPECT_FALSE(shows("Duurt ongeveer")) << "whoever has begun knows";
  app.dispatch(GoHome{});
  EXPECT_FALSE(shows("Duurt ongeveer"));
}

TEST_F(TimeNeeded, IsSaidInTheReadersLanguage) {
  app.dispatch(SetLanguage{Language::en});
  EXPECT_TRUE(shows("Takes about 10 to 20 minutes, and about 5 minutes per system."));
}

}  // namespace
}  // namespace peil::app::testing
