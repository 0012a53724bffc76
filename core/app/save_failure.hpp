// Why something couldn't be kept.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil::app {

// What people are told a sentence of their own about, with what to do.
enum class SaveFault : std::uint8_t {
  other,
  full,        // there is no room
  forbidden,   // nothing may be kept there
  lost,        // the way to where it is kept broke off
  superseded,  // a newer version of the program has taken over what is kept
  held         // an older version of the program holds what is kept
};

inline constexpr std::array<std::string_view, 6> save_fault_names = {
    "other", "full", "forbidden", "lost", "superseded", "held"};

struct SaveFailure {
  SaveFault fault = SaveFault::other;
  std::string detail;  // the system's own words, in whatever language; may be empty

  friend bool operator==(const SaveFailure&, const SaveFailure&) = default;
};

inline std::string_view name_of(SaveFault fault) {
  return save_fault_names[static_cast<std::size_t>(fault)];
}

// None: there is no such fault.
inline std::optional<SaveFault> save_fault_named(std::string_view name) {
  for (std::size_t index = 0; index < save_fault_names.size(); ++index) {
    if (save_fault_names[index] == name) return static_cast<SaveFault>(index);
  }
  return std::nullopt;
}

}  // namespace peil::app
