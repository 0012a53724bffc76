#include "engine/json/locate.hpp"

#include <gtest/gtest.h>

namespace peil {
namespace {

std::pair<std::uint32_t, std::uint32_t> place(std::string_view text, std::string pointer,
                                              bool key = false) {
  const auto found = locate(text, {{std::move(pointer), key}}).front();
  return {found.line, found.column};
}

using Pair = std::pair<std::uint32_t, std::uint32_t>;

TEST(JsonPlace, ResolvesPointers) {
  const std::string_view text =
      "{ \"a\": [10, { \"b\": true }],\n  \"c/d\": \"é\", \"~\": 1, \"\": 2 }";
  EXPECT_EQ(place(text, ""), Pair(1, 1));
  EXPECT_EQ(place(text, "/a"), Pair(1, 8));
  EXPECT_EQ(place(text, "/a/0"), Pair(1, 9));
  EXPECT_EQ(place(text, "/a/1/b"), Pair(1, 20));
  EXPECT_EQ(place(text, "/c~1d"), Pair(2, 10));
  EXPECT_EQ(place(text, "/~0"), Pair(2, 20));
  EXPECT_EQ(place(text, "/"), Pair(2, 27));
}

TEST(JsonPlace, ResolvesKeys) {
  const std::string_view text = "{ \"a\": [10, {\n \"b\" : true }] }";
  EXPECT_EQ(place(text, "/a", true), Pair(1, 3));
  EXPECT_EQ(place(text, "/a/1/b", true), Pair(2, 2));
}

TEST(JsonPlace, KeysWithEscapesAreDecoded) {
  EXPECT_EQ(place("{\"\\u0061\\n\": 1}", "/a\n"), Pair(1, 14));
}

TEST(JsonPlace, WhatIsNotThereGivesTheInnermostThatIs) {
  const std::string_view text = "{ \"a\":\n [1, {}] }";
  EXPECT_EQ(place(text, "/a/7"), Pair(2, 2));
  EXPECT_EQ(place(text, "/a/1/x/y/z"), Pair(2, 6));
  EXPECT_EQ(place(text, "/x", true), Pair(1, 1));
}

TEST(JsonPlace, OfTwoMembersTheLast) { EXPECT_EQ(place("{\"a\":1,\"a\":2}", "/a"), Pair(1, 12)); }

TEST(JsonPlace, ManyInTheOrderAsked) {
  const auto found =
      locate("[1,\n2,\n3]", {{"/2", false}, {"/0", false}, {"/1", false}, {"/0", false}});
  EXPECT_EQ(found[0].line, 3u);
  EXPECT_EQ(found[1].line, 1u);
  EXPECT_EQ(found[2].line, 2u);
  EXPECT_EQ(found[3].column, 2u);
}

TEST(JsonPlace, GivesProblemsTheirPlace) {
  Problems problems = {{Code::bad_id, Severity::error, {}, {"f", "/b", 0, 0}},
                       {Code::bad_id, Severity::error, {}, {"f", "/a", 0, 0}}};
  locate(problems, "{\"a\": 1,\n\"b\": 2}");
  EXPECT_EQ(problems[0].place.line, 2u);
  EXPECT_EQ(problems[0].place.column, 6u);
  EXPECT_EQ(problems[1].place.line, 1u);
  EXPECT_EQ(problems[1].place.file, "f");
}

TEST(JsonPlace, LinesEndInThreeWays) {
  const std::string_view text = "a\nb\r\nc\rd";
  EXPECT_EQ(position(text, 2).line, 2u);
  EXPECT_EQ(position(text, 5).line, 3u);
  EXPECT_EQ(position(text, 7).line, 4u);
  EXPECT_EQ(position(text, 7).column, 1u);
  EXPECT_EQ(position(text, 99).column, 2u);
}

}  // namespace
}  // namespace peil
