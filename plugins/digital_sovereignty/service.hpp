// What a request says about the institution's services: what each is, where it comes from, and the
// answers to the criteria of the EU Cloud Sovereignty Framework. Views into the request.
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
inline constexpr std::int64_t highest_seal = 4;

// What an answer to a criterion is worth.
struct Worth {
  std::string_view option;
  std::int64_t points = 0;  // in hundredths
  std::int64_t seal = 0;
};

// A criterion, as the definition has it: a question whose id is that of an objective with its
// number, SOV-1.8.
struct Item {
  std::string_view id;
  std::size_t objective = 0;  // 0 for SOV-1
  bool about_exit = false;    // tagged `exit`: needed to be able to leave
  std::vector<Worth> answers;

  std::int64_t lowest_seal() const;
  std::int64_t most_points() const;
};

// Of a service: the answer to an item.
struct Level {
  enum class State : std::uint8_t {
    given,
    open,  // not answered, “don't know”, or not asked: of 48 criteria people may answer the first
           // ones alone
    out    // not applicable
  };
  State state = State::open;
  bool is_asked = false;
  std::int64_t seal = 0;
  std::int64_t points = 0;  // in hundredths
};

// The questions about a service that aren't items, in no particular order.
enum class Fact : std::uint8_t {
  name,
  supplier,
  owner,
  country,
  cloud,
  login,
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
  exit_needs,
  depth
};
inline constexpr std::size_t facts = 20;

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

// Nothing if a criterion has an answer without points or SEAL, or a service one that isn't there.
// Cost: linear.
std::optional<Situation> read_situation(const plugin::Request& request);

// Of every objective a number, from a scale with an option for each: SOV-1 to SOV-8. Nothing if one
// is missing, or isn't a sensible number.
using ByObjective = std::array<std::int64_t, objectives>;
std::optional<ByObjective> by_objective(const plugin::Assessment& assessment,
                                        std::string_view scale);

// What the institution typed, cut off where it is long.
std::string shortened(std::string_view text);

// The names, with commas; cut off with … before they fill more than a text may have. The caller
// tells how many there are.
std::string names_of(const std::vector<Service>& services, const std::vector<std::size_t>& which);

}  // namespace peil::digital_sovereignty
