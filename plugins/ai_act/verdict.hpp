// A conclusion that may still be open, with the questions behind it: Kleene's three values, as in
// the conditions of a definition. A set of questions is a mask of facts (facts.hpp).
#pragma once

#include <cstdint>

namespace peil::ai_act {

enum class Truth : std::uint8_t { no, open, yes };

using Questions = std::uint64_t;

struct Verdict {
  Truth truth = Truth::open;
  Questions because = 0;  // whose answers decided; of no and yes
  Questions settles = 0;  // whose answers would decide; of open

  bool yes() const { return truth == Truth::yes; }
  bool no() const { return truth == Truth::no; }
  bool open() const { return truth == Truth::open; }

  friend bool operator==(const Verdict&, const Verdict&) = default;
};

// Certain, whatever is answered.
constexpr Verdict never{Truth::no, 0, 0};

// These are called from hundreds of places: inlined there they make the program a fifth larger.
// So do other functions of this program that are marked like them.
[[gnu::noinline]] Verdict operator!(const Verdict& one);

// One that is false is enough to decide: the first of them is given as the reason.
[[gnu::noinline]] Verdict operator&(const Verdict& a, const Verdict& b);

// All that are true are given as reasons.
[[gnu::noinline]] Verdict operator|(const Verdict& a, const Verdict& b);

}  // namespace peil::ai_act
