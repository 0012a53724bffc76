// What the tests of expressions share: a table of names of every type, read from
// tests/conformance/expressions, and the way between JSON and values.
#pragma once

#include "engine/expression/expression.hpp"

#include <boost/json/value.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace peil::expression::test {

namespace json = boost::json;

// A file of tests/conformance/expressions; the program ends where it can't be read.
json::value read_vectors(const std::string& name);
std::string vectors_path(const std::string& name);
std::string read_text(const std::string& path);

// The names of symbols.json with their slots: those of the record first, in order, then those of
// each kind of subject.
class World {
 public:
  explicit World(json::value document);

  // A name in the form of the vectors: a bare one, or score:RM, label:x.
  struct Named {
    std::string name;
    Symbol symbol;
  };

  const Symbols& symbols() const { return symbols_; }
  const std::vector<Named>& names() const { return named_; }
  const Named* find(std::string_view name) const;
  std::size_t width(std::uint32_t scope) const { return widths_.at(scope); }

  // The value that JSON writes for a type: null is missing, {"error": "overflow"} an error. Texts
  // are kept here.
  Value value(const json::value& written, const Type& type);
  json::value written(const Value& value, const Type& type) const;

  // Where a missing value stands, as `n`, `risk[2]` or, of which subjects there are, `ai_system`.
  std::string place(const Open& open) const;

 private:
  void add_names(const json::object& names, Symbols::Space space, const std::string& prefix);

  json::value document_;
  Symbols symbols_;
  std::map<std::string, std::uint32_t, std::less<>> options_;
  std::map<std::string, std::uint32_t, std::less<>> kinds_;
  std::vector<Named> named_;
  std::map<std::uint32_t, std::size_t> widths_;  // by scope
  std::deque<std::string> texts_;
};

// Numbers that are the same on every platform for the same seed (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // 0 … count - 1.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }

 private:
  std::uint64_t state_;
};

}  // namespace peil::expression::test
