// Conclusions that may be open: Kleene's tables, and which questions are behind them.
#include "plugins/ai_act/verdict.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace peil::ai_act {
namespace {

constexpr Verdict no{Truth::no, 1, 0};
constexpr Verdict open{Truth::open, 0, 2};
constexpr Verdict yes{Truth::yes, 4, 0};
const std::vector<Verdict> all{no, open, yes};

TEST(Verdict, FollowsKleenesTables) {
  for (const Verdict& a : all) {
    EXPECT_EQ((!a).truth, static_cast<Truth>(2 - static_cast<int>(a.truth)));
    for (const Verdict& b : all) {
      EXPECT_EQ((a & b).truth, std::min(a.truth, b.truth));
      EXPECT_EQ((a | b).truth, std::max(a.truth, b.truth));
      EXPECT_EQ((!(a & b)).truth, ((!a) | (!b)).truth);
    }
  }
}

TEST(Verdict, OneThatIsFalseIsTheReason) {
  EXPECT_EQ(no & yes, no);
  EXPECT_EQ(yes & no, no);
  EXPECT_EQ(open & no, no);
  EXPECT_EQ((Verdict{Truth::no, 8, 0} & no).because, 8u) << "the first of two";
}

TEST(Verdict, AllThatAreTrueAreReasons) {
  const Verdict other{Truth::yes, 8, 0};
  EXPECT_EQ((yes & other).because, 12u);
  EXPECT_EQ((yes | other).because, 12u);
  EXPECT_EQ((yes | no).because, 4u);
  EXPECT_EQ((no | yes).because, 4u);
  EXPECT_EQ((no | Verdict{Truth::no, 8, 0}).because, 9u);
}

TEST(Verdict, WhatIsOpenSaysWhatSettlesIt) {
  const Verdict other{Truth::open, 0, 16};
  EXPECT_EQ((open & other).settles, 18u);
  EXPECT_EQ((open | other).settles, 18u);
  EXPECT_EQ((open & yes).settles, 2u);
  EXPECT_EQ((open | no).settles, 2u);
  EXPECT_EQ((open & yes).because, 0u);
  EXPECT_EQ(!open, open);
}

}  // namespace
}  // namespace peil::ai_act
