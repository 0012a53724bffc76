#include "engine/plugin/host.hpp"

#include <algorithm>
#include <array>

namespace peil {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 11> fault_words{
    "refused", "abi",         "init",       "trap",     "memory", "time",
    "call",    "reply_place", "reply_size", "unsteady", "ended"};
static_assert(fault_words.size() == static_cast<std::size_t>(PluginFault::ended) + 1);

}  // namespace

std::string_view fault_word(PluginFault fault) {
  return fault_words.at(static_cast<std::size_t>(fault));
}

std::optional<PluginFault> fault_named(std::string_view word) {
  const auto found = std::find(fault_words.begin(), fault_words.end(), word);
  if (found == fault_words.end()) return std::nullopt;
  return static_cast<PluginFault>(found - fault_words.begin());
}

}  // namespace peil
