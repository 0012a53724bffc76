#include <peil/reply.hpp>

#include <gtest/gtest.h>

namespace peil::plugin {
namespace {

TEST(Reply, SaysNothingAsAnEmptyObject) { EXPECT_EQ(Reply().text(), "{}"); }

TEST(Reply, WritesEachKindInItsList) {
  Reply reply;
  reply.note("how").set("about", "road").number("steps", 3);
  reply.finding("late")
      .number("needed", 240, 2)
      .date("by", "2030-12-31")
      .because("capacity")
      .because("a");
  reply.score("ripe").set("value", 25, 1).set("low", 1).set("high", 5);
  reply.score("raw").none("value");
  reply.label("risky", "open").settles("q1").because("q2").settles("q3");
  reply.action("road").set("question", "GO.01").set("option", "2");
  EXPECT_EQ(
      std::move(reply).text(),
      R"({"scores":[{"id":"ripe","value":"2.5","low":"1","high":"5"},{"id":"raw","value":null}],)"
      R"("labels":[{"id":"risky","state":"open","because":["q2"],"settles":["q1","q3"]}],)"
      R"("findings":[{"id":"late","arguments":{"needed":{"number":"2.40"},"by":{"date":"2030-12-31"}},)"
      R"("because":["capacity","a"]}],)"
      R"("actions":[{"list":"road","question":"GO.01","option":"2"}],)"
      R"("notes":[{"message":"how","about":"road","arguments":{"steps":{"number":"3"}}}]})");
}

// However a piece is put together, each of its members is there once.
TEST(Reply, PartsOfAPieceMayComeInAnyOrder) {
  Reply reply;
  reply.finding("f")
      .because("a")
      .text("name", "Mail \"1\"")
      .because("b")
      .subject("system", "7")
      .question("q", "a");
  EXPECT_EQ(
      std::move(reply).text(),
      R"({"findings":[{"id":"f","subject":{"kind":"system","id":"7"},)"
      R"("arguments":{"name":{"text":"Mail \"1\""},"q":{"question":"a"}},"because":["a","b"]}]})");
}

TEST(Reply, AFailureReplacesEverything) {
  Reply reply;
  reply.finding("f");
  reply.fail();
  EXPECT_EQ(std::move(reply).text(), R"({"error":"FAILED"})");
}

}  // namespace
}  // namespace peil::plugin
