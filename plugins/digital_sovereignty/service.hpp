// What a request says about the institution's services: what each is, where it comes from, and the
// levels of its statements. Views into the request.
#pragma once

#include <peil/request.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::digital_sovereignty {

inline constexpr std::string_view kind_of_subject = "service";
inline constexpr std::size_t objectives =
    8;  // SOV-1 to SOV-8 of the EU Cloud Sovereignty Framework
inline constexpr std::int64_t highest_level = 4;

// A statement about a service, as the definition has it.
struct Item {
  std::string_view id;
  std::size_t objective = 0;  // 0 for SOV-1
  std::int64_t weight = 0;    // in thousandths
  bool about_exit = false;    // tagged `exit`: needed to be able to leave
};

// Of a service: the answer to an item.
struct Level {
  enum class State : std::uint8_t {
    given,
    open,  // not answered, or “don't know”; or hidden, while what would show it isn't answered
    out    // hidden, or not applicable
  };
  State state = State::out;
  bool is_asked = false;  // it can be answered: open ones may be hidden still
  std::int64_t level = 0;
};

// The questions about a service that aren't items, in no particular order.
enum class Fact : std::uint8_t {
  name,
  supplier,
  owner,
  country,
  areas,
  importance,
  data,
  renewal,
  since,
  end,
  notice,
  act_kind,
  act_notice,
  act_transition,
  act_retrieval,
  act_charges,
  exit_months,
  exit_needs
};
inline constexpr std::size_t facts = 18;

// The question's id.
const char* id_of(Fact fact);

// An answer, looked up once: programs are interpreted on the desktop, where a look-up takes its
// time.
struct Given {
  bool is_given = false;
  bool is_open = true;  // not answered, or “don't know”; not hidden or not applicable
  std::string_view text;
  plugin::Value answer;
};

enum class Importance : std::uint8_t { critical, important, supporting, unknown };

struct Service {
  std::string_view id;
  std::string name;  // short enough for a text
  Importance importance = Importance::unknown;
  std::array<Given, facts> given;
  std::vector<Level> levels;  // by item

  const Given& fact(Fact which) const { return given[static_cast<std::size_t>(which)]; }
  bool has(Fact which) const { return fact(which).is_given; }
  bool chose(Fact which, std::string_view option) const;
  std::optional<std::int64_t> number(Fact which) const;
  bool is_critical() const { return importance == Importance::critical; }
};

struct Situation {
  std::vector<Item> items;
  std::vector<Service> services;

  // Those that are critical, as places in `services`.
  std::vector<std::size_t> critical() const;
};

// Nothing if an item isn't a scale from 0 to 4. Cost: linear.
std::optional<Situation> read_situation(const plugin::Request& request);

// What the institution typed, cut off where it is long.
std::string shortened(std::string_view text);

// The names, with commas; cut off with … before they fill more than a text may have. The caller
// tells how many there are.
std::string names_of(const std::vector<Service>& services, const std::vector<std::size_t>& which);

}  // namespace peil::digital_sovereignty
