// What is known of one AI system: its answers and the institution's, by name. Read once, so that a
// system costs no more than the length of its answers.
#pragma once

#include "verdict.hpp"

#include <peil/request.hpp>

#include <array>
#include <string_view>

namespace peil::ai_act {

// The questions that decide, in no particular order; their ids stand in facts.cpp.
enum class Fact : std::uint8_t {
  use,
  status,
  placed,
  changed,
  rules,
  infer,
  autonomy,
  output,
  ground,
  practice,
  made,
  used,
  change,
  trade,
  banned,
  harm,
  score,
  only,
  safety,
  stopped,
  product,
  component,
  assessed,
  education,
  exam,
  work,
  body,
  other,
  profiling,
  material,
  filter,
  documented,
  talks,
  obvious,
  makes,
  assist,
  fake,
  art,
  text,
  checked,
  model,
  third,
  systemic,
  licence,
  authority,
  fria,
  detection,
  configured,
  registration,
  count
};

constexpr std::size_t fact_count = static_cast<std::size_t>(Fact::count);
static_assert(fact_count <= 64, "a set of questions is a mask of 64");

constexpr Questions question(Fact fact) { return Questions{1} << static_cast<unsigned>(fact); }

std::string_view id_of(Fact fact);

class Facts {
 public:
  // Of the institution alone. Cost: linear in its answers.
  explicit Facts(const plugin::Answers& record);

  // The institution's with those of a system. Cost: linear in its answers.
  Facts of(const plugin::Answers& system) const;

  bool given(Fact fact) const { return known(fact).given; }

  // The chosen option or the date; empty if it isn't given.
  std::string_view text(Fact fact) const { return known(fact).answer.text(); }

  // Whether the option is chosen. Open where nothing is; asked for where the question is asked.
  [[gnu::noinline]] Verdict is(Fact fact, const char* option) const;

  // Of a question with several options: whether one is chosen that isn't “none”.
  [[gnu::noinline]] Verdict any(Fact fact) const;

 private:
  struct Known {
    plugin::Value answer;  // missing where it isn't given
    bool given = false;
    bool hidden = false;
  };

  const Known& known(Fact fact) const { return known_[static_cast<std::size_t>(fact)]; }
  void read(const plugin::Answers& answers);
  Verdict verdict(Fact fact, bool holds) const;

  std::array<Known, fact_count> known_;
};

}  // namespace peil::ai_act
