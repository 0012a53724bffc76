// What the engine's tests share: a small definition to damage, and problems as short lines to
// compare.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/model/definition.hpp"
#include "engine/model/outcome.hpp"
#include "engine/model/record.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::test {

// Two sections, three questions, two scales; a mean over questions, a mean over sections, one
// target.
std::string small_definition();

// Everything that the format has: each type of question, each rule, subjects, conclusions, changes.
std::string whole_definition();

// `text` with `from`, which must be in it, replaced by `to` at its first place.
std::string with(std::string text, std::string_view from, std::string_view to);
// The same, replacement after replacement.
std::string with(std::string text,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> replacements);

using Lines = std::vector<std::string>;

// Each problem as `error code /pointer line:column (argument, argument)`, or without its place.
Lines lines(const Problems& problems, bool places = true);

// The lines, without places, of what reading `text` as a definition says. The places are compared
// with the text: what a pointer names must stand there.
Lines check(std::string_view text);

// What checking says after `from` was replaced by `to`: in the small definition, and in the whole
// one.
Lines damaged(std::string_view from, std::string_view to);
Lines spoilt(std::string_view from, std::string_view to);

// The definition in `text`; the test fails where it has errors.
Definition definition_of(std::string_view text);

// A record that answers the definition by option id; "?" is unknown, "-" not applicable with a
// reason.
Record record_of(const Definition& definition,
                 const std::vector<std::pair<std::string, std::string>>& answers);

// The blocks of JSON in a page of the documentation.
std::vector<std::string> json_blocks(const std::string& path);

// Numbers that are the same on every platform for the same seed (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  // 0 … count - 1.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }

 private:
  std::uint64_t state_;
};

}  // namespace peil::test
