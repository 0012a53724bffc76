#include "asking.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace peil::nba_maturity {
namespace {

using namespace test;

// Hundredths of a text with two decimals.
int hundredths(const std::string& text) {
  return std::stoi(text.substr(0, text.size() - 3)) * 100 + std::stoi(text.substr(text.size() - 2));
}

TEST(Judge, NothingAnsweredGivesNoPlan) {
  for (const char* state : {"open", "not_applicable", "hidden"}) {
    const Said said = judged({.topics = topics(5, state)});
    EXPECT_EQ(said.finding_ids(), "nothing_answered ") << state;
    EXPECT_TRUE(said.road.empty() && said.urgent.empty() && said.error.empty()) << said.text;
  }
}

// An institution that knows nothing isn't told that it is at the lowest level everywhere.
TEST(Judge, OnlyDontKnowAsksToFindOutMustHavesFirst) {
  Asked asked{.topics = topics(4, "unknown")};
  asked.topics[2].must_have = true;
  asked.topics.push_back({.answer = "open"});
  const Said said = judged(asked);
  EXPECT_EQ(said.finding_ids(), "all_unknown ");
  EXPECT_EQ(said.findings.at("all_unknown").at("count"), "4");
  EXPECT_EQ(said.because.at("all_unknown"), "t2 t0 t1 t3 ");
  EXPECT_TRUE(said.road.empty() && said.urgent.empty()) << said.text;
}

TEST(Judge, EverythingAtTheLevelNeedsNoRoad) {
  const Said said = judged({.topics = topics(4, "3"), .capacity = "10"});
  EXPECT_EQ(said.finding_ids(), "all_reached ");
  EXPECT_EQ(said.findings.at("all_reached").at("mean"), "3.00");
  EXPECT_TRUE(said.road.empty() && said.urgent.empty());
}

// The mean of 5, 5, 1, 1 is 3: never “no plan needed”.
TEST(Judge, AMeanThatIsReachedHidesNothing) {
  Asked asked{.topics = {{.answer = "5"}, {.answer = "1"}, {.answer = "5"}, {.answer = "1"}}};
  asked.topics[3].must_have = true;
  const Said said = judged(asked);
  EXPECT_EQ(said.finding_ids(), "below mean_reached must_haves proposed sector sizes_pace ");
  EXPECT_EQ(said.findings.at("below").at("count"), "2");
  EXPECT_EQ(said.because.at("below"), "t3 t1 ");
  EXPECT_EQ(said.because.at("must_haves"), "t3 ");
  EXPECT_EQ(said.findings.at("must_haves").at("all"), "1");
  EXPECT_EQ(said.road.size(), 4u);
  // At level 2 as well.
  for (AskedTopic& topic : asked.topics)
    topic.answer = topic.answer == "1" ? "2" : "5";
  const Said at_two = judged(asked);
  EXPECT_EQ(at_two.because.at("must_haves"), "t3 ");
  EXPECT_EQ(at_two.findings.at("below").at("count"), "2");
  EXPECT_EQ(at_two.road.size(), 2u);
}

TEST(Judge, WithDaysItSaysWhenEverythingIsThere) {
  // Four medium topics from 2 to 3, 16 days each and two quarters at least. 64 days at 16 a quarter
  // end in the fourth quarter from 2027 on.
  const Said said = judged({.topics = topics(4, "2"), .capacity = "16"});
  EXPECT_EQ(said.finding_ids(), "below fast in_time sector sizes_day two_readings ");
  const auto& in_time = said.findings.at("in_time");
  EXPECT_EQ(in_time.at("effort"), "64");
  EXPECT_EQ(in_time.at("capacity"), "16");
  EXPECT_EQ(in_time.at("target"), "3.0");
  EXPECT_EQ(said.because.at("in_time"), "capacity_days ");
  ASSERT_EQ(said.road.size(), 4u);
  EXPECT_EQ(said.road[0].by, "2027-06-30") << "level 3 takes two quarters";
  EXPECT_EQ(said.road[1].by, "2027-09-30") << "begun when the first was paid for";
  EXPECT_EQ(said.road[0].value, "2.25");
  EXPECT_EQ(said.road[3].value, "3.00");
  EXPECT_EQ(said.road[3].option, "3");
  EXPECT_EQ(said.findings.at("two_readings").at("mean_day"), in_time.at("day"));
  EXPECT_EQ(said.findings.at("sector").at("mean"), "3.00");
}

TEST(Judge, WithoutDaysItSaysTheFewestThatAreInTime) {
  const Said said = judged({.topics = topics(100, "2")});
  const std::string needed = said.findings.at("proposed").at("capacity");
  EXPECT_EQ(said.findings.at("proposed").at("day"), "2030-12-31");
  EXPECT_EQ(said.notes.at("pace_needed").at("quarters"), "16");
  EXPECT_EQ(said.road.back().by, "2030-12-31");
  const Said same = judged({.topics = topics(100, "2"), .capacity = needed});
  EXPECT_EQ(same.findings.count("in_time"), 1u);
  // With one day a quarter less it isn't.
  const Said slower =
      judged({.topics = topics(100, "2"), .capacity = std::to_string(std::stoi(needed) - 1)});
  EXPECT_EQ(slower.findings.at("too_late").at("day"), "2031-03-31");
  EXPECT_EQ(slower.findings.at("too_late").at("needed"), needed);
}

// The two readings of the target part where some topics are above it.
TEST(Judge, SaysWhenTheMeanIsThereAndWhenEverythingIs) {
  Asked asked{.topics = topics(6, "2"), .capacity = "8"};
  asked.topics.push_back({.answer = "5"});
  asked.topics.push_back({.answer = "4"});
  const Said said = judged(asked);
  const auto& readings = said.findings.at("two_readings");
  // 2 × 6 + 5 + 4 = 21 of 24: three steps.
  EXPECT_EQ(readings.at("mean_day"), said.road[2].by);
  EXPECT_EQ(said.road[2].value, "3.00");
  EXPECT_EQ(readings.at("day"), said.road[5].by);
  EXPECT_LT(readings.at("mean_day"), readings.at("day"));
}

TEST(Judge, OpenTopicsCountAsTheLowestLevelAndAreTold) {
  Asked asked{.topics = topics(2, "3")};
  asked.topics.push_back({.answer = "open"});
  asked.topics.push_back({.answer = "unknown"});
  asked.topics.push_back({.answer = "not_applicable"});
  asked.topics.push_back({.answer = "hidden"});
  const Said said = judged(asked);
  EXPECT_EQ(said.findings.at("open_topics").at("count"), "2");
  EXPECT_EQ(said.findings.at("open_topics").at("unknown"), "1");
  EXPECT_EQ(said.because.at("open_topics"), "t2 t3 ");
  EXPECT_EQ(said.notes.at("start").at("mean"), "2.00");
  EXPECT_EQ(said.notes.at("start").at("count"), "4");
  ASSERT_EQ(said.road.size(), 4u);
  for (const SaidStep& step : said.road)
    EXPECT_TRUE(step.question == "t2" || step.question == "t3");
  EXPECT_TRUE(said.urgent.empty()) << "nobody said that these are below";
  EXPECT_EQ(said.findings.count("below"), 0u);
}

// A first look is held against nothing, and a part of the topics makes no plan.
TEST(Judge, AFirstLookSaysWhatIsUrgentAndNothingOfATarget) {
  Asked asked{.topics = topics(3, "2"), .capacity = "9", .exploring = true};
  asked.topics.push_back({.answer = "hidden"});
  asked.topics[1].must_have = true;
  const Said said = judged(asked);
  EXPECT_EQ(said.finding_ids(), "below must_haves ");
  EXPECT_TRUE(said.road.empty());
  ASSERT_EQ(said.urgent.size(), 3u);
  EXPECT_EQ(said.urgent[0].question, "t1");
  EXPECT_EQ(said.urgent[0].value, "");
}

TEST(Judge, WhenTheDayHasPassedNoDaysAreEnough) {
  for (const char* today : {"2030-10-02", "2030-12-31", "2031-01-01", "2040-05-05"}) {
    const Said said = judged({.topics = topics(4, "2"), .today = today});
    EXPECT_EQ(said.findings.count("overdue"), 1u) << today;
    EXPECT_EQ(said.findings.at("overdue").at("effort"), "64");
    ASSERT_EQ(said.road.size(), 4u);
    EXPECT_EQ(said.road[0].by, "");
  }
  // The steps have days where the institution says what it can do.
  EXPECT_EQ(judged({.topics = topics(4, "2"), .capacity = "64", .today = "2040-05-05"}).road[3].by,
            "2040-12-31");
}

// On the first day of the last quarter there is one left, and level 3 takes two.
TEST(Judge, WhatALevelTakesNoDaysCanBuy) {
  const Said said = judged({.topics = topics(4, "2"), .today = "2030-10-01"});
  EXPECT_EQ(said.findings.at("no_time").at("day"), "2031-03-31");
  EXPECT_EQ(said.findings.count("proposed") + said.findings.count("too_late"), 0u);
  EXPECT_EQ(judged({.topics = topics(4, "1"), .today = "2030-10-01", .target = "2"})
                .findings.at("proposed")
                .at("capacity"),
            "32");
}

TEST(Judge, OddCapacitiesAreTakenSensibly) {
  // Nothing a quarter is no pace.
  EXPECT_EQ(judged({.topics = topics(4, "2"), .capacity = "0"}).findings.count("proposed"), 1u);
  EXPECT_EQ(judged({.topics = topics(4, "2"), .capacity = "-5"}).findings.count("proposed"), 1u);
  const Said huge = judged({.topics = topics(4, "2"), .capacity = "999999999999"});
  EXPECT_EQ(huge.findings.at("in_time").at("day"), "2027-06-30");
  const Said slow = judged({.topics = topics(4, "2"), .capacity = "1"});
  EXPECT_EQ(slow.findings.at("too_late").at("day"), "2042-12-31");
}

TEST(Judge, TheSectorsMeanIsComparedWithThePlanThen) {
  const Said said = judged({.topics = topics(4, "2"), .capacity = "16", .sector_by = "2027-09-30"});
  EXPECT_EQ(said.findings.at("sector").at("mean"), "2.50");
  EXPECT_EQ(said.findings.at("sector").at("by"), "2027-09-30");
  EXPECT_EQ(judged({.topics = topics(4, "2"), .sector_by = "2026-01-01"}).findings.count("sector"),
            0u);
}

// From 1 to 3 in a year is no plan; from 2 to 3 in four years is.
TEST(Judge, APlanThatIsFastIsTold) {
  EXPECT_EQ(judged({.topics = topics(69, "2")}).findings.count("fast"), 0u);
  const Said fast = judged({.topics = topics(69, "1"), .capacity = "3000"});
  EXPECT_EQ(fast.findings.at("fast").at("rise"), "2.67");
}

TEST(Judge, TopicsWithoutASizeAreMedium) {
  const auto effort = [](const char* size, const char* own = "") {
    Asked asked{.topics = topics(1, "1"), .target = "2"};
    asked.topics[0].size = size;
    asked.topics[0].own_size = own;
    return judged(asked).road.at(0).effort;
  };
  EXPECT_EQ(effort("effort_small"), 3);
  EXPECT_EQ(effort("effort_medium"), 8);
  EXPECT_EQ(effort(""), 8);
  EXPECT_EQ(effort("effort_large"), 20);
  // What the institution says goes before.
  EXPECT_EQ(effort("effort_large", "xs"), 1);
  EXPECT_EQ(effort("effort_small", "xl"), 50);
  EXPECT_EQ(effort("effort_small", "open"), 3);
  EXPECT_EQ(effort("effort_small", "hidden"), 3);
}

TEST(Judge, SaysWhatBecomesOfThePlanIfSizesAreOneOff) {
  Asked asked{.topics = topics(4, "2")};
  asked.topics[1].own_size = "l";
  asked.topics[2].own_size = "m";
  const Said pace = judged(asked);
  const auto& sizes = pace.findings.at("sizes_pace");
  EXPECT_EQ(sizes.at("less"), "34") << "3 × 6 and 16";
  EXPECT_EQ(sizes.at("more"), "220") << "3 × 40 and 100";
  EXPECT_EQ(sizes.at("own"), "1") << "the other one is as it was";
  EXPECT_LT(std::stoi(sizes.at("low")), std::stoi(pace.findings.at("proposed").at("capacity")));
  EXPECT_GT(std::stoi(sizes.at("high")), std::stoi(pace.findings.at("proposed").at("capacity")));
  asked.capacity = "20";
  const Said days = judged(asked);
  EXPECT_LT(days.findings.at("sizes_day").at("early"), days.findings.at("in_time").at("day"));
  EXPECT_GT(days.findings.at("sizes_day").at("late"), days.findings.at("in_time").at("day"));
}

// What doesn't count is waited for by nobody.
TEST(Judge, NeedsOfTopicsThatDontCountAreMet) {
  for (const char* state : {"not_applicable", "hidden"}) {
    Asked asked{.topics = {{.answer = state}, {.answer = "2", .needs = {{"3", "t0", "3"}}}},
                .capacity = "100"};
    const Said said = judged(asked);
    ASSERT_EQ(said.road.size(), 1u) << state;
    EXPECT_EQ(said.road[0].by, "2027-06-30") << state;
  }
}

// Of many random situations: every step is one level, everything ends at the goal, must-haves come
// first, and the mean is told right.
TEST(Judge, TheRoadBringsEverythingToTheTarget) {
  std::mt19937 random(5);
  const auto pick = [&random](std::initializer_list<const char*> from) {
    return *(from.begin() + random() % from.size());
  };
  for (int round = 0; round < 300; ++round) {
    Asked asked;
    asked.target = pick({"2", "3", "4", "5"});
    asked.capacity = pick({"", "1", "7", "40", "400"});
    asked.today = pick({"2026-11-22", "2027-01-01", "2030-06-15", "2031-02-02"});
    const std::size_t count = 1 + random() % 69;
    for (std::size_t i = 0; i < count; ++i) {
      AskedTopic topic;
      topic.answer = pick({"1", "2", "3", "4", "5", "open", "unknown", "not_applicable", "hidden"});
      topic.size = pick({"effort_small", "effort_medium", "effort_large", ""});
      topic.must_have = random() % 8 == 0;
      if (i > 0 && random() % 3 == 0)
        topic.needs.push_back(
            {pick({"2", "3"}), "t" + std::to_string(random() % i), pick({"2", "3"})});
      asked.topics.push_back(topic);
    }
    asked.topics.push_back({.answer = "1"});
    const Said said = judged(asked);
    ASSERT_EQ(said.error, "") << said.text;
    const int goal = asked.target[0] - '0';
    long sum = 0;
    std::map<std::string, int> level;
    std::map<std::string, int> start;
    for (std::size_t i = 0; i < asked.topics.size(); ++i) {
      const std::string& answer = asked.topics[i].answer;
      if (answer == "not_applicable" || answer == "hidden") continue;
      const std::string id = "t" + std::to_string(i);
      start[id] = level[id] = answer.size() == 1 ? answer[0] - '0' : 1;
      sum += level[id];
    }
    const long topics = static_cast<long>(level.size());
    std::string by;
    for (const SaidStep& step : said.road) {
      ++sum;
      ASSERT_EQ(step.option, std::to_string(++level.at(step.question)));
      ASSERT_LE(2 * std::abs(hundredths(step.value) * topics - sum * 100), topics);
      ASSERT_GE(step.by, by);
      by = step.by;
    }
    for (const auto& [question, reached] : level) {
      const std::string& id = question;  // for the lambdas below
      ASSERT_GE(reached, goal);
      // Above it only where something needs it.
      if (reached > goal && reached > start.at(id)) {
        ASSERT_TRUE(std::any_of(asked.topics.begin(), asked.topics.end(), [&](const auto& topic) {
          return std::any_of(topic.needs.begin(), topic.needs.end(),
                             [&](const AskedNeed& need) { return need.topic == id; });
        }));
      }
    }
    for (const char* id : {"in_time", "proposed", "too_late"}) {
      const auto finding = said.findings.find(id);
      if (finding == said.findings.end()) continue;
      ASSERT_EQ(finding->second.at("day"), by);
      ASSERT_EQ(finding->second.at("day") <= finding->second.at("by"),
                std::string(id) != "too_late");
    }
    ASSERT_LE(said.urgent.size(), 10u);
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
  const auto with = [](std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, text.npos) << from;
    return judged_text(text.replace(at, from.size(), to)).error;
  };
  EXPECT_EQ(with(good, "\"each\"", "\"nobody\""), "FAILED");
  EXPECT_EQ(with(good, "2026-11-22", "yesterday"), "FAILED");
  EXPECT_EQ(with(good, "2030-12-31", "2030"), "FAILED");
  EXPECT_EQ(with(good, "\"id\":\"2\",\"value\":\"2\"", "\"id\":\"2\",\"value\":\"2.5\""), "FAILED");
  EXPECT_EQ(with(good, "\"id\":\"2\",\"value\":\"2\"", "\"id\":\"2\""), "FAILED");
  EXPECT_EQ(with(good, "\"answer\":\"2\"", "\"answer\":\"9\""), "FAILED");
  EXPECT_EQ(with(good, "\"scale\":\"maturity\"", "\"scale\":\"other\""), "FAILED");
  EXPECT_EQ(with(good, "\"type\":\"scale\"", "\"weight\":\"2\",\"type\":\"scale\""), "FAILED");
  EXPECT_EQ(judged_text("{}").error, "FAILED");
  for (const char* target : {"6", "1", "2.5", "0", "high"})
    EXPECT_EQ(judged({.topics = topics(2, "2"), .target = target}).error, "FAILED") << target;
  // Needs of levels that aren't there, and that wait for themselves.
  Asked asked{.topics = topics(2, "2")};
  asked.topics[1].needs = {{"3", "t0", "3"}};
  const std::string needs = request(asked);
  EXPECT_EQ(judged_text(needs).error, "");
  EXPECT_EQ(with(needs, "\"level\":\"3\"", "\"level\":\"9\""), "FAILED");
  asked.topics[0].needs = {{"3", "t1", "3"}};
  EXPECT_EQ(judged(asked).error, "FAILED");
}

}  // namespace
}  // namespace peil::nba_maturity
