#include "asking.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace peil::nba_maturity {
namespace {

using namespace test;

// Hundredths of a text with two decimals.
int hundredths(const std::string& text) {
  return std::stoi(text.substr(0, text.size() - 3)) * 100 + std::stoi(text.substr(text.size() - 2));
}

TEST(Judge, NothingAnsweredGivesNoPlan) {
  for (const char* state : {"open", "unknown", "not_applicable", "hidden"}) {
    const Said said = judged({.topics = topics(5, state)});
    EXPECT_EQ(said.finding_ids(), "nothing_answered ") << state;
    EXPECT_TRUE(said.road.empty() && said.gains.empty() && said.error.empty()) << said.text;
  }
}

TEST(Judge, ATargetThatIsReachedNeedsNoRoad) {
  const Said said = judged({.topics = topics(4, "3"), .capacity = "10"});
  EXPECT_EQ(said.finding_ids(), "reached ");
  EXPECT_EQ(said.findings.at("reached").at("mean"), "3.00");
  EXPECT_TRUE(said.road.empty());
  EXPECT_EQ(said.gains.size(), 4u);
}

// The mean of 5, 5, 1, 1 is 3.
TEST(Judge, AMeanThatIsReachedDoesntHideTheLowestLevel) {
  const Said said =
      judged({.topics = {{.answer = "5"}, {.answer = "1"}, {.answer = "5"}, {.answer = "1"}}});
  EXPECT_EQ(said.finding_ids(), "reached weak_spots ");
  EXPECT_EQ(said.findings.at("weak_spots").at("count"), "2");
  EXPECT_EQ(said.because.at("weak_spots"), "t1 t3 ");
  EXPECT_EQ(judged({.topics = topics(2, "1")}).findings.count("weak_spots"), 0u)
      << "the plan is about those";
  const Said open = judged({.topics = {{.answer = "5"}, {.answer = "open"}}});
  EXPECT_EQ(open.finding_ids(), "open_topics reached ")
      << "nobody said that it is at the lowest level";
}

TEST(Judge, WithAPaceItSaysWhenTheTargetIsReached) {
  // Four medium topics from 2 to 3: 4 points each. 16 points at 5 a quarter end in the fourth
  // quarter from 2027 on.
  const Said said = judged({.topics = topics(4, "2"), .capacity = "5"});
  EXPECT_EQ(said.finding_ids(), "in_time sector ");
  const auto& in_time = said.findings.at("in_time");
  EXPECT_EQ(in_time.at("day"), "2027-12-31");
  EXPECT_EQ(in_time.at("effort"), "16");
  EXPECT_EQ(in_time.at("capacity"), "5");
  EXPECT_EQ(in_time.at("target"), "3.0");
  EXPECT_EQ(said.because.at("in_time"), "capacity ");
  ASSERT_EQ(said.road.size(), 4u);
  EXPECT_EQ(said.road[0].by, "2027-03-31");
  EXPECT_EQ(said.road[1].by, "2027-06-30");
  EXPECT_EQ(said.road[2].by, "2027-09-30");
  EXPECT_EQ(said.road[3].by, "2027-12-31");
  EXPECT_EQ(said.road[0].value, "2.25");
  EXPECT_EQ(said.road[3].value, "3.00");
  EXPECT_EQ(said.road[3].option, "3");
  EXPECT_EQ(said.findings.at("sector").at("mean"), "3.00");
}

TEST(Judge, WithoutAPaceItSaysTheLeastThatIsInTime) {
  // 100 topics × 4 points over 16 quarters.
  const Said said = judged({.topics = topics(100, "2")});
  EXPECT_EQ(said.findings.at("proposed").at("capacity"), "25");
  EXPECT_EQ(said.findings.at("proposed").at("day"), "2030-12-31");
  EXPECT_EQ(said.notes.at("pace_needed").at("quarters"), "16");
  EXPECT_EQ(said.road.back().by, "2030-12-31");
  // With one point a quarter less it isn't.
  const Said slower = judged({.topics = topics(100, "2"), .capacity = "24"});
  EXPECT_EQ(slower.finding_ids(), "sector too_late ");
  EXPECT_EQ(slower.findings.at("too_late").at("day"), "2031-03-31");
  EXPECT_EQ(slower.findings.at("too_late").at("needed"), "25");
}

TEST(Judge, OpenTopicsCountAsTheLowestLevelAndAreTold) {
  Asked asked{.topics = topics(2, "3")};
  asked.topics.push_back({.answer = "open"});
  asked.topics.push_back({.answer = "unknown"});
  asked.topics.push_back({.answer = "not_applicable"});
  asked.topics.push_back({.answer = "hidden"});
  const Said said = judged(asked);
  EXPECT_EQ(said.findings.at("open_topics").at("count"), "2");
  EXPECT_EQ(said.because.at("open_topics"), "t2 t3 ");
  EXPECT_EQ(said.notes.at("start").at("mean"), "2.00");
  EXPECT_EQ(said.notes.at("start").at("count"), "4");
  ASSERT_EQ(said.road.size(), 4u);
  for (const SaidStep& step : said.road)
    EXPECT_TRUE(step.question == "t2" || step.question == "t3");
  for (const SaidStep& step : said.gains)
    EXPECT_TRUE(step.question == "t0" || step.question == "t1");
}

TEST(Judge, WhenTheDayHasPassedNoPaceIsEnough) {
  for (const char* today : {"2030-10-02", "2030-12-31", "2031-01-01", "2040-05-05"}) {
    const Said said = judged({.topics = topics(4, "2"), .today = today});
    EXPECT_EQ(said.finding_ids(), "overdue ") << today;
    EXPECT_EQ(said.findings.at("overdue").at("effort"), "16");
    ASSERT_EQ(said.road.size(), 4u);
    EXPECT_EQ(said.road[0].by, "");
  }
  // The steps have days where the institution says what it can do.
  EXPECT_EQ(judged({.topics = topics(4, "2"), .capacity = "16", .today = "2040-05-05"}).road[3].by,
            "2040-09-30");
  // The last quarter is still a whole one on its first day.
  EXPECT_EQ(judged({.topics = topics(4, "2"), .today = "2030-10-01"})
                .findings.at("proposed")
                .at("capacity"),
            "16");
}

TEST(Judge, OddCapacitiesAreTakenSensibly) {
  // Nothing a quarter is no pace.
  EXPECT_EQ(judged({.topics = topics(4, "2"), .capacity = "0"}).findings.count("proposed"), 1u);
  EXPECT_EQ(judged({.topics = topics(4, "2"), .capacity = "-5"}).findings.count("proposed"), 1u);
  const Said huge = judged({.topics = topics(4, "2"), .capacity = "999999999999"});
  EXPECT_EQ(huge.findings.at("in_time").at("day"), "2027-03-31");
  const Said slow = judged({.topics = topics(4, "2"), .capacity = "1"});
  EXPECT_EQ(slow.findings.at("in_time").at("day"), "2030-12-31");
}

TEST(Judge, TheSectorsMeanIsComparedWithThePlanThen) {
  // 12 of the 16 points are spent when the third quarter is over.
  const Said said = judged({.topics = topics(4, "2"), .capacity = "4", .sector_by = "2027-09-30"});
  EXPECT_EQ(said.findings.at("sector").at("mean"), "2.75");
  EXPECT_EQ(said.findings.at("sector").at("by"), "2027-09-30");
  EXPECT_EQ(judged({.topics = topics(4, "2"), .sector_by = "2026-01-01"}).findings.count("sector"),
            0u);
}

TEST(Judge, TopicsWithoutASizeAreMedium) {
  const auto effort = [](const char* size) {
    Asked asked{.topics = topics(1, "1"), .target = "2"};
    asked.topics[0].size = size;
    return judged(asked).road.at(0).effort;
  };
  EXPECT_EQ(effort("effort_small"), 1);
  EXPECT_EQ(effort("effort_medium"), 2);
  EXPECT_EQ(effort(""), 2);
  EXPECT_EQ(effort("effort_large"), 3);
}

// Of many random situations: the mean reaches the target with the last step, exactly, and not
// before.
TEST(Judge, TheLastStepReachesTheTarget) {
  std::mt19937 random(5);
  const auto pick = [&random](std::initializer_list<const char*> from) {
    return *(from.begin() + random() % from.size());
  };
  for (int round = 0; round < 300; ++round) {
    Asked asked;
    asked.target = pick({"1.5", "2", "2.75", "3", "3.333333", "4", "5"});
    asked.capacity = pick({"", "1", "7", "40"});
    asked.today = pick({"2026-11-22", "2027-01-01", "2030-06-15", "2031-02-02"});
    const std::size_t count = 1 + random() % 69;
    for (std::size_t i = 0; i < count; ++i) {
      asked.topics.push_back(
          {pick({"1", "2", "3", "4", "5", "open", "unknown", "not_applicable", "hidden"}),
           pick({"effort_small", "effort_medium", "effort_large", ""}),
           pick({"phase_1", "phase_2", "phase_3"})});
    }
    asked.topics.push_back({.answer = "2"});
    const Said said = judged(asked);
    ASSERT_EQ(said.error, "") << said.text;
    long sum = 0;
    long topics = 0;
    std::map<std::string, int> level;
    std::map<std::string, std::string> phase;
    for (std::size_t i = 0; i < asked.topics.size(); ++i) {
      const std::string& answer = asked.topics[i].answer;
      if (answer == "not_applicable" || answer == "hidden") continue;
      ++topics;
      const std::string id = "t" + std::to_string(i);
      level[id] = answer.size() == 1 ? answer[0] - '0' : 1;
      phase[id] = asked.topics[i].phase;
      sum += level[id];
    }
    const double wanted = std::stod(asked.target) * static_cast<double>(topics) - 1e-6;
    if (static_cast<double>(sum) >= wanted) {
      const bool is_part = std::any_of(asked.topics.begin(), asked.topics.end(),
                                       [](const auto& one) { return one.answer == "hidden"; });
      ASSERT_EQ(said.findings.count(is_part ? "reached_part" : "reached"), 1u) << said.text;
      ASSERT_TRUE(said.road.empty());
      continue;
    }
    ASSERT_FALSE(said.road.empty());
    const std::string* before = nullptr;
    std::string by;
    for (const SaidStep& step : said.road) {
      ASSERT_LT(static_cast<double>(sum), wanted);
      ++sum;
      ASSERT_EQ(step.option, std::to_string(++level.at(step.question)));
      ASSERT_LE(2 * std::abs(hundredths(step.value) * topics - sum * 100), topics);
      if (before) {
        ASSERT_LE(*before, phase.at(step.question));
      }
      before = &phase.at(step.question);
      ASSERT_GE(step.by, by);
      by = step.by;
    }
    ASSERT_GE(static_cast<double>(sum), wanted);
    for (const char* id : {"in_time", "proposed", "too_late"}) {
      const auto finding = said.findings.find(id);
      if (finding == said.findings.end()) continue;
      ASSERT_EQ(finding->second.at("day"), by);
      ASSERT_EQ(finding->second.at("day") <= finding->second.at("by"),
                std::string(id) != "too_late");
    }
  }
}

TEST(Judge, TheSameRequestGivesTheSameReply) {
  const std::string asked = request({.topics = topics(69, "1"), .capacity = "30"});
  EXPECT_EQ(judged_text(asked).text, judged_text(asked).text);
}

// What isn't the maturity assessment fails, it isn't guessed at.
TEST(Judge, OtherRequestsFail) {
  const std::string good = request({.topics = topics(3, "2")});
  EXPECT_EQ(judged_text(good).error, "");
  const auto with = [&good](std::string_view from, std::string_view to) {
    std::string text = good;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    return judged_text(text.replace(at, from.size(), to)).error;
  };
  EXPECT_EQ(with("\"each\"", "\"nobody\""), "FAILED");
  EXPECT_EQ(with("2026-11-22", "yesterday"), "FAILED");
  EXPECT_EQ(with("2030-12-31", "2030"), "FAILED");
  EXPECT_EQ(with("\"id\":\"2\",\"value\":\"2\"", "\"id\":\"2\",\"value\":\"2.5\""), "FAILED");
  EXPECT_EQ(with("\"id\":\"2\",\"value\":\"2\"", "\"id\":\"2\""), "FAILED");
  EXPECT_EQ(with("\"answer\":\"2\"", "\"answer\":\"9\""), "FAILED");
  EXPECT_EQ(with("\"scale\":\"maturity\"", "\"scale\":\"other\""), "FAILED");
  EXPECT_EQ(with("\"type\":\"scale\"", "\"weight\":\"2\",\"type\":\"scale\""), "FAILED");
  EXPECT_EQ(judged_text("{}").error, "FAILED");
  EXPECT_EQ(judged({.topics = topics(2, "2"), .target = "6"}).error, "FAILED");
  EXPECT_EQ(judged({.topics = topics(2, "2"), .target = "high"}).error, "FAILED");
}

}  // namespace
}  // namespace peil::nba_maturity
