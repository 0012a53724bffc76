#include "engine/examples/numbers.hpp"

#include "engine/expression/operations.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/scan.hpp"

#include <algorithm>
#include <cstdlib>

namespace peil {
namespace {

namespace json = boost::json;

constexpr unsigned fewest_decimals = 2;
constexpr unsigned most_decimals = 9;

// How many decimals a number is written with: 2.50 has two, 15e-1 has one.
unsigned decimals_of(const std::string& number) {
  const auto exponent = number.find_first_of("eE");
  const auto point = number.find('.');
  long count = 0;
  if (point != std::string::npos) {
    count = static_cast<long>(std::min(exponent, number.size()) - point - 1);
  }
  if (exponent != std::string::npos) count -= std::strtol(&number[exponent + 1], nullptr, 10);
  return static_cast<unsigned>(std::clamp<long>(count, fewest_decimals, most_decimals));
}

double rounded(double number, unsigned decimals) {
  return expression::rounded(number, decimals, 0).as_decimal();
}

std::string text_of(std::optional<double> number) {
  return number ? number_text(*number) : std::string("null");
}

}  // namespace

// Walks through the examples' numbers.
ExampleNumbers::ExampleNumbers(std::string_view text) {
  JsonScanner scanner(text);
  std::string pointer = "/examples";
  const auto walk = [&](auto&& self) -> bool {
    const std::size_t size = pointer.size();
    const auto inside = [&](std::string_view token) {
      append_pointer(pointer, token);
      const bool done = self(self);
      pointer.resize(size);
      return done;
    };
    const char first = scanner.next();
    if (first == '{') {
      return scanner.object([&](std::string_view key, std::size_t) { return inside(key); });
    }
    if (first == '[') {
      return scanner.array([&](std::size_t index) { return inside(std::to_string(index)); });
    }
    const std::size_t begin = scanner.offset();
    if (!scanner.value()) return false;
    if (first == '-' || (first >= '0' && first <= '9')) {
      const unsigned decimals =
          decimals_of(std::string(text.substr(begin, scanner.offset() - begin)));
      if (decimals > fewest_decimals) decimals_[pointer] = decimals;
    }
    return true;
  };
  if (scanner.next() != '{') return;
  scanner.object([&](std::string_view key, std::size_t) {
    return key == "examples" ? walk(walk) : scanner.value();
  });
}

std::optional<ExampleNumbers::Difference> ExampleNumbers::compare(const json::value& expected,
                                                                  const Path& path,
                                                                  std::optional<double> found,
                                                                  Reading& reading) const {
  const auto number = number_of(expected);
  if (!number && !expected.is_null()) {
    reading.wrong_type(expected, "number, null", path);
    return std::nullopt;
  }
  const auto written = decimals_.find(path.pointer());
  const unsigned decimals = written != decimals_.end() ? written->second : fewest_decimals;
  const auto shown = [&](std::optional<double> each) {
    return each ? std::optional(rounded(*each, decimals)) : std::nullopt;
  };
  if (shown(number) == shown(found)) return std::nullopt;
  return Difference{text_of(number), text_of(shown(found))};
}

}  // namespace peil
