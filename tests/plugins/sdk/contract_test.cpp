// A whole program, called as a host calls it.
#include <peil/plugin.hpp>

#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace {

std::string logged;

void evaluate(const peil::plugin::Request& request, peil::plugin::Reply& reply) {
  peil::plugin::log("asked");
  if (request.today().empty()) return reply.fail();
  reply.finding("day").date("today", request.today());
}

std::string call(std::string_view request) {
  void* const room = peil_alloc(static_cast<uint32_t>(request.size()));
  std::memcpy(room, request.data(), request.size());
  EXPECT_EQ(peil_call(static_cast<const uint8_t*>(room), static_cast<uint32_t>(request.size())),
            PEIL_OK);
  EXPECT_EQ(std::string_view(static_cast<const char*>(room), request.size()), request);
  peil_free(room);
  return {reinterpret_cast<const char*>(peil_reply()), peil_reply_size()};
}

}  // namespace

extern "C" void peil_log(const uint8_t* text, uint32_t size) {
  logged.append(reinterpret_cast<const char*>(text), size).append("\n");
}

PEIL_PLUGIN_DESCRIBED(R"({"id":"nl.example.day"})", evaluate)

namespace {

TEST(Contract, TellsItsVersionAndIsReady) {
  EXPECT_EQ(peil_abi_version(), 0x10000u);
  EXPECT_EQ(peil_init(), PEIL_OK);
}

TEST(Contract, AnswersTheRequestsThatThereAre) {
  EXPECT_EQ(call(R"({"method":"describe"})"), R"({"id":"nl.example.day"})");
  EXPECT_EQ(call(R"({"method":"evaluate","params":{"today":"2026-11-22"},"more":1})"),
            R"({"findings":[{"id":"day","arguments":{"today":{"date":"2026-11-22"}}}]})");
  EXPECT_EQ(call(R"({"method":"evaluate","params":{}})"), R"({"error":"FAILED"})");
}

TEST(Contract, SaysWhichRequestsItDoesNotKnow) {
  EXPECT_EQ(call(R"({"method":"predict","params":{}})"), R"({"error":"UNSUPPORTED"})");
  for (const char* text : {"x", "[]", "{}", "null", R"({"method":1})", R"({"method":"evaluate"})",
                           R"({"method":"evaluate","params":[]})"}) {
    EXPECT_EQ(call(text), R"({"error":"INVALID_REQUEST"})") << text;
  }
}

TEST(Contract, NoRequestIsAnErrorOfTheExchange) {
  EXPECT_EQ(peil_call(nullptr, 5), PEIL_ERROR_REQUEST);
  const uint8_t byte = '1';
  EXPECT_EQ(peil_call(&byte, 0), PEIL_ERROR_REQUEST);
}

TEST(Contract, TheReplyOutlivesItsRequest) {
  const std::string first = call(R"({"method":"describe"})");
  void* const other = peil_alloc(100);
  std::memset(other, 'x', 100);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(peil_reply()), peil_reply_size()), first);
  peil_free(other);
  peil_free(nullptr);
}

TEST(Contract, LinesReachTheAuthor) {
  logged.clear();
  call(R"({"method":"evaluate","params":{"today":"2026-11-22"}})");
  EXPECT_EQ(logged, "asked\n");
}

}  // namespace
