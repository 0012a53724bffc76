#include "engine/plugin/host.hpp"

#include <gtest/gtest.h>

#include <set>

namespace peil {
namespace {

TEST(PluginFaults, HaveWordsThatLeadBack) {
  std::set<std::string_view> words;
  for (int i = 0; i <= static_cast<int>(PluginFault::ended); ++i) {
    const auto fault = static_cast<PluginFault>(i);
    EXPECT_EQ(fault_named(fault_word(fault)), fault);
    words.insert(fault_word(fault));
  }
  EXPECT_EQ(words.size(), static_cast<std::size_t>(PluginFault::ended) + 1);
  EXPECT_EQ(fault_word(PluginFault::trap), "trap");
  EXPECT_EQ(fault_word(PluginFault::reply_place), "reply_place");
  EXPECT_FALSE(fault_named("Trap"));
  EXPECT_FALSE(fault_named(""));
}

}  // namespace
}  // namespace peil
