#include "native/plugin/wire.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace peil::native::wire {
namespace {

// What stands in a whole frame.
std::string inside(const std::string& frame) {
  Frames frames;
  EXPECT_TRUE(frames.add(frame));
  std::optional<std::string> taken = frames.take();
  EXPECT_TRUE(taken.has_value());
  EXPECT_TRUE(frames.empty());
  return taken.value_or("");
}

std::string number(std::uint32_t value) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8)
    bytes.push_back(static_cast<char>(value >> shift));
  return bytes;
}

TEST(Wire, CarriesAModule) {
  const std::string module("\0asm\0\1", 6);
  const std::string frame = inside(write_module({.memory_mib = 3, .milliseconds = 70'000}, module));
  const auto read = read_to_child(frame);
  ASSERT_TRUE(read && std::holds_alternative<ModuleFrame>(*read));
  const auto& found = std::get<ModuleFrame>(*read);
  EXPECT_EQ(found.limits.memory_mib, 3u);
  EXPECT_EQ(found.limits.milliseconds, 70'000u);
  EXPECT_EQ(found.module, module);
}

TEST(Wire, CarriesTheLargestModule) {
  const std::string module(limits::file_bytes, 'm');
  const std::string frame = inside(write_module({}, module));
  const auto read = read_to_child(frame);
  ASSERT_TRUE(read && std::holds_alternative<ModuleFrame>(*read));
  EXPECT_EQ(std::get<ModuleFrame>(*read).module.size(), module.size());
  const std::string larger = inside(write_module({}, module + "m"));
  EXPECT_FALSE(read_to_child(larger));
}

TEST(Wire, CarriesCalls) {
  for (const std::vector<std::string>& requests : {
           std::vector<std::string>{},
           std::vector<std::string>{"one"},
           std::vector<std::string>{"", std::string("\0\n", 2), "three"},
           std::vector<std::string>(most_requests, std::string(limits::request_bytes, 'r')),
       }) {
    const std::string frame = inside(write_call(requests));
    const auto read = read_to_child(frame);
    ASSERT_TRUE(read && std::holds_alternative<CallFrame>(*read));
    EXPECT_EQ(std::get<CallFrame>(*read).requests, requests);
  }
}

TEST(Wire, CarriesReplies) {
  for (const std::vector<std::string>& replies : {
           std::vector<std::string>{},
           std::vector<std::string>{"{}", ""},
           std::vector<std::string>(most_requests, std::string(limits::reply_bytes, 'r')),
       }) {
    const std::string log(limits::log_bytes, 'l');
    const auto read = read_from_child(inside(write_replies(replies, log)));
    ASSERT_TRUE(read && std::holds_alternative<RepliesFrame>(*read));
    EXPECT_EQ(std::get<RepliesFrame>(*read).replies, replies);
    EXPECT_EQ(std::get<RepliesFrame>(*read).log, log);
  }
}

TEST(Wire, CarriesEveryFault) {
  for (std::uint8_t fault = 0; fault <= static_cast<std::uint8_t>(PluginFault::ended); ++fault) {
    const auto read =
        read_from_child(inside(write_fault(static_cast<PluginFault>(fault), "why", "lines")));
    ASSERT_TRUE(read && std::holds_alternative<FaultFrame>(*read));
    EXPECT_EQ(std::get<FaultFrame>(*read).fault, static_cast<PluginFault>(fault));
    EXPECT_EQ(std::get<FaultFrame>(*read).detail, "why");
    EXPECT_EQ(std::get<FaultFrame>(*read).log, "lines");
  }
}

TEST(Wire, CutsWhatIsSaidOfAFault) {
  const std::string frame =
      inside(write_fault(PluginFault::trap, std::string(5'000, 'd'), std::string(100'000, 'l')));
  const auto read = read_from_child(frame);
  ASSERT_TRUE(read && std::holds_alternative<FaultFrame>(*read));
  EXPECT_EQ(std::get<FaultFrame>(*read).detail, std::string(detail_bytes, 'd'));
  EXPECT_EQ(std::get<FaultFrame>(*read).log, std::string(limits::log_bytes, 'l'));
}

TEST(Wire, CarriesReadiness) {
  const auto read = read_from_child(inside(write_ready()));
  EXPECT_TRUE(read && std::holds_alternative<ReadyFrame>(*read));
}

TEST(Wire, RefusesFramesOfTheOtherDirection) {
  EXPECT_FALSE(read_to_child(inside(write_ready())));
  EXPECT_FALSE(read_to_child(inside(write_replies({}, {}))));
  EXPECT_FALSE(read_to_child(inside(write_fault(PluginFault::trap, {}, {}))));
  EXPECT_FALSE(read_from_child(inside(write_module({}, "m"))));
  EXPECT_FALSE(read_from_child(inside(write_call({}))));
}

TEST(Wire, RefusesFramesThatArentExact) {
  const std::vector<std::string> texts{"one", "two"};
  for (const std::string& whole : {inside(write_replies(texts, "log")), inside(write_ready()),
                                   inside(write_fault(PluginFault::trap, "why", "log"))}) {
    EXPECT_FALSE(read_from_child(whole + "x"));
    for (std::size_t size = 0; size < whole.size(); ++size) {
      EXPECT_FALSE(read_from_child(whole.substr(0, size))) << size;
    }
  }
  const std::string call = inside(write_call(texts));
  EXPECT_FALSE(read_to_child(call + "x"));
  for (std::size_t size = 0; size < call.size(); ++size) {
    EXPECT_FALSE(read_to_child(call.substr(0, size))) << size;
  }
}

TEST(Wire, RefusesWhatIsOverItsLimit) {
  const std::vector<std::string> many(most_requests + 1);
  EXPECT_FALSE(read_to_child(inside(write_call(many))));
  EXPECT_FALSE(read_from_child(inside(write_replies(many, {}))));
  const std::vector<std::string> large{std::string(limits::reply_bytes + 1, 'r')};
  EXPECT_FALSE(read_to_child(inside(write_call(large))));
  EXPECT_FALSE(read_from_child(inside(write_replies(large, {}))));
  const std::string fault(1, '\5');
  EXPECT_FALSE(read_from_child(fault + '\0' + number(detail_bytes + 1) +
                               std::string(detail_bytes + 1, 'd') + number(0)));
  EXPECT_FALSE(read_from_child(fault + '\x0b' + number(0) + number(0)));
  EXPECT_FALSE(read_from_child(fault + '\xff' + number(0) + number(0)));
}

TEST(Wire, BelievesNoSize) {
  for (const std::uint32_t size : {0x7fffffffu, 0xfffffffeu, 0xffffffffu}) {
    EXPECT_FALSE(read_from_child('\4' + number(size)));
    EXPECT_FALSE(read_from_child('\4' + number(1) + number(size)));
    EXPECT_FALSE(read_from_child('\4' + number(0) + number(size)));
    EXPECT_FALSE(read_to_child('\2' + number(size)));
    EXPECT_FALSE(read_to_child('\2' + number(1) + number(size)));
    Frames frames;
    EXPECT_FALSE(frames.add(number(size)));
    EXPECT_FALSE(frames.take());
  }
  Frames none;
  EXPECT_FALSE(none.add(number(0)));
}

TEST(Wire, PutsFramesTogetherFromAnyPieces) {
  const std::vector<std::string> texts{"first", std::string(300, 's')};
  const std::string sent = write_ready() + write_replies(texts, "log") + write_ready();
  for (std::size_t piece = 1; piece <= sent.size(); ++piece) {
    Frames frames;
    std::vector<std::string> taken;
    for (std::size_t at = 0; at < sent.size(); at += piece) {
      ASSERT_TRUE(frames.add(std::string_view(sent).substr(at, piece)));
      while (std::optional<std::string> frame = frames.take())
        taken.push_back(std::move(*frame));
    }
    ASSERT_EQ(taken.size(), 3u) << piece;
    EXPECT_EQ(taken[1], inside(write_replies(texts, "log")));
    EXPECT_TRUE(frames.empty());
  }
}

// Whatever comes is read without harm, and what is read holds what may be.
TEST(Wire, ReadsAnyBytes) {
  std::mt19937 random(20'261'122);
  const auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % most); };
  const std::vector<std::string> texts{"one", "", "three"};
  const std::vector<std::string> seeds{
      inside(write_replies(texts, "log")), inside(write_fault(PluginFault::call, "why", "log")),
      inside(write_call(texts)), inside(write_module({}, "module")), inside(write_ready())};
  for (int round = 0; round < 50'000; ++round) {
    std::string bytes = seeds[below(seeds.size())];
    for (std::size_t changes = below(4) + 1; changes > 0 && !bytes.empty(); --changes) {
      const std::size_t at = below(bytes.size());
      switch (below(4)) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(at, below(5));
          break;
        case 2:
          bytes.insert(at, below(5), static_cast<char>(random()));
          break;
        default:
          bytes.replace(at, 4, number(static_cast<std::uint32_t>(random())));
      }
    }
    if (const auto read = read_from_child(bytes)) {
      if (const auto* replies = std::get_if<RepliesFrame>(&*read)) {
        ASSERT_LE(replies->replies.size(), most_requests);
      } else if (const auto* fault = std::get_if<FaultFrame>(&*read)) {
        ASSERT_LE(fault->fault, PluginFault::ended);
      }
    }
    if (const auto read = read_to_child(bytes)) {
      if (const auto* call = std::get_if<CallFrame>(&*read)) {
        ASSERT_LE(call->requests.size(), most_requests);
      }
    }
    Frames frames;
    if (frames.add(bytes)) {
      while (frames.take()) {
      }
    }
  }
}

}  // namespace
}  // namespace peil::native::wire
