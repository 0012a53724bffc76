#include "vectors.hpp"

#include "engine/json/canonical.hpp"
#include "engine/json/text.hpp"
#include "tests/places.hpp"

#include <boost/json/string.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace peil::test {

std::string_view view(const json::value& string) {
  return {string.get_string().data(), string.get_string().size()};
}

json::array as_json(const Problems& problems) {
  json::array list;
  for (const auto& problem : problems) {
    json::object entry;
    entry["code"] = std::string(code_name(problem.code));
    entry["severity"] = problem.severity == Severity::error ? "error" : "warning";
    entry["pointer"] = problem.place.pointer;
    entry["line"] = problem.place.line;
    entry["column"] = problem.place.column;
    entry["arguments"] = json::array(problem.arguments.begin(), problem.arguments.end());
    list.push_back(std::move(entry));
  }
  return list;
}

std::string file_of(const json::value& value) { return pretty_json(value); }

void run(const std::string& name, Say say) {
  const std::string path = peil::test::source("tests/conformance/" + name);
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto read = read_json(text, path);
  ASSERT_TRUE(read.has_value()) << describe(read.error(), text);
  json::value file = *read;
  const json::object before = file.as_object();
  auto& cases = file.as_object().at("cases").as_array();
  EXPECT_FALSE(cases.empty());
  for (auto& one : cases) {
    const auto expected =
        one.as_object().contains("expect") ? one.as_object().at("expect") : json::value(nullptr);
    const auto said = say(before, one.as_object());
    if (std::getenv("PEIL_ACCEPT") == nullptr) {
      EXPECT_EQ(pretty_json(said), pretty_json(expected))
          << name << ": " << view(one.as_object().at("name"));
    }
    one.as_object()["expect"] = said;
  }
  if (std::getenv("PEIL_ACCEPT") != nullptr) {
    std::ofstream(path, std::ios::binary) << pretty_json(file);
  } else {
    EXPECT_EQ(pretty_json(file) == text, true) << name << " is not in the pretty form";
  }
}

}  // namespace peil::test
