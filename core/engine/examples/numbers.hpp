// Numbers that examples expect: equal where they are so rounded to the decimals that the example
// writes, two at least.
#pragma once

#include "engine/json/reading.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace peil {

class ExampleNumbers {
 public:
  // `text` is the whole definition: how many decimals a number is written with stands only there.
  // Cost: linear.
  explicit ExampleNumbers(std::string_view text);

  // What an example says was expected and what was found, as texts.
  struct Difference {
    std::string expected;
    std::string found;
  };

  // Compares a number that is expected at `path`, null for none, with what was found. Nothing if
  // they are equal, or where something else than a number or null is expected, which is reported.
  std::optional<Difference> compare(const boost::json::value& expected, const Path& path,
                                    std::optional<double> found, Reading& reading) const;

 private:
  // by pointer, where more than two are written
  std::unordered_map<std::string, unsigned> decimals_;
};

}  // namespace peil
