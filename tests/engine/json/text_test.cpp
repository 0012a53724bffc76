#include "engine/json/text.hpp"

#include "engine/base/limits.hpp"
#include "engine/json/scan.hpp"
#include "tests/engine/support.hpp"

#include <cmath>

namespace peil {
namespace {

std::vector<std::string> problems_of(std::string_view text) {
  Problems problems;
  const auto value = parse_json(text, "t.json", problems);
  EXPECT_EQ(value.has_value(), problems.empty() || problems.front().code == Code::duplicate_member);
  return test::lines(problems);
}

std::string problem_of(std::string_view text) {
  const auto all = problems_of(text);
  return all.empty() ? "" : all.front();
}

double number(std::string_view text) {
  const auto result = read_json(text, "t.json");
  EXPECT_TRUE(result.has_value()) << text;
  return result.has_value() ? result->to_number<double>() : std::nan("");
}

TEST(JsonText, AcceptsWhatTheStandardAllows) {
  for (const std::string_view text :
       {"null", " true ", "0", "-0", "1.5e-3", "\"\"", "[]", "{}", "[1,[2,{}]]",
        R"({"a":{"b":[null]}})", "\t\r\n[ ]\n", R"("\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t")",
        "\"\x7F\"", R"({"":1})", "123456789012345678901234567890"}) {
    EXPECT_EQ(problem_of(text), "") << text;
  }
}

TEST(JsonText, RefusesTheRestAtItsPlace) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", "error json_incomplete  1:1 ()"},
      {"  \n ", "error json_incomplete  2:2 ()"},
      {"{\n  \"a\": 1,\n}", "error json_syntax  3:1 (string)"},
      {"[1,\n2,]", "error json_syntax  2:3 (value)"},
      {"{a: 1}", "error json_syntax  1:2 (string)"},
      {"{\"a\" 1}", "error json_syntax  1:6 (“:”)"},
      {"{\"a\": 1 \"b\": 2}", "error json_syntax  1:9 (“,” / “}”)"},
      {"[1 2]", "error json_syntax  1:4 (“,” / “]”)"},
      {"[1] // why", "error json_syntax  1:5 (end)"},
      {"[/* a */ 1]", "error json_syntax  1:2 (value)"},
      {"{} {}", "error json_syntax  1:4 (end)"},
      {"[1.]", "error json_syntax  1:4 (0–9)"},
      {"[.5]", "error json_syntax  1:2 (value)"},
      {"[+1]", "error json_syntax  1:2 (value)"},
      {"[-]", "error json_syntax  1:3 (0–9)"},
      {"[1e]", "error json_syntax  1:4 (0–9)"},
      {"[NaN]", "error json_syntax  1:2 (value)"},
      {"[Infinity]", "error json_syntax  1:2 (value)"},
      {"[truth]", "error json_syntax  1:5 (true / false / null)"},
      {"[\"a\tb\"]", "error json_syntax  1:4 (“\"” / \\n / \\t)"},
      {"[\"\\x\"]", "error json_syntax  1:4 (“\"” / “\\” / “/” / b / f / n / r / t / u)"},
      {"[\"\\u12g4\"]", "error json_syntax  1:7 (0–9 / a–f)"},
      {"[\"\\udc00\"]", "error json_syntax  1:5 (\\uD800–\\uDBFF)"},
      {"[\"\\ud800x\"]", "error json_syntax  1:9 (\\uDC00–\\uDFFF)"},
      {"[\"\\ud800\\u0041\"]", "error json_syntax  1:11 (\\uDC00–\\uDFFF)"},
      {"{\"a\": [1, 2", "error json_incomplete  1:12 ([, 1)"},
      {"{\"a\": \"unfinished", "error json_incomplete  1:18 (\", 1)"},
      {"{\"é\": 1,\n \"é😀\" 1}", "error json_syntax  2:7 (“:”)"},
      {"tru", "error json_incomplete  1:4 ()"},
      {"-", "error json_incomplete  1:2 ()"},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(problem_of(text), expected) << text;
}

TEST(JsonText, RefusesWhatIsNotUtf8) {
  EXPECT_EQ(problem_of("[\"caf\xE9\"]"), "error json_encoding  1:6 ()");
  EXPECT_EQ(problem_of("{\"a\": \"\xED\xA0\x80\"}"), "error json_encoding  1:8 ()");
}

// What people write by hand, told as what it is.
TEST(JsonText, TellsFrequentMistakesAsWhatTheyAre) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"{\n  “a”: 1}", "error json_quotation_mark  2:3 (“)"},
      {"{'a': 1}", "error json_quotation_mark  1:2 (')"},
      {"{\"a\": „b”}", "error json_quotation_mark  1:7 („)"},
      {"{\"a\": \"b\nc\"}", "error json_line_break  1:9 ()"},
      {"{\"a\": \"b\r\nc\"}", "error json_line_break  1:9 ()"},
      {"{\"a\": \"say \"yes\" now\"}", "error json_inner_quotation  1:13 ()"},
      {"[\"say \"é\"]", "error json_inner_quotation  1:8 ()"},
      {"{\"a\": \"x\" y\"}", "error json_inner_quotation  1:11 ()"},
      {"{\"a\": 1,5}", "error json_decimal_comma  1:9 (1.5)"},
      {"{\"a\": -12,25, \"b\": 1}", "error json_decimal_comma  1:11 (-12.25)"},
      {"{\"a\": 01}", "error json_leading_zero  1:8 (01)"},
      {"[-007.5]", "error json_leading_zero  1:4 (-007.5)"},
      // Each of these only looks like one.
      {"{\"a\": \"b\" \"c\": 1}", "error json_syntax  1:11 (“,” / “}”)"},
      {"{\"a\": 1, 5}", "error json_syntax  1:10 (string)"},
      {"[10 0]", "error json_syntax  1:5 (“,” / “]”)"},
      {"[1,5]", ""},
  };
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(problem_of(text), expected) << text;
}

TEST(JsonText, NamesWhatIsLeftOpen) {
  EXPECT_EQ(problem_of("{\n\"a\": [\n1,"), "error json_incomplete  3:3 ([, 2)");
  EXPECT_EQ(problem_of("{\n\"a\": [\n1]"), "error json_incomplete  3:3 ({, 1)");
  EXPECT_EQ(problem_of("{\n\"a\": \"b"), "error json_incomplete  2:8 (\", 2)");
}

// Editors and Peil's own CSV put one before a file.
TEST(JsonText, AByteOrderMarkChangesNothing) {
  for (const std::string_view text :
       {"{\"a\": 1, \"a\": 2}", "[1, 2", "{\"a\" 1}", "{}", "1e999", "[\"\xE9\"]", "\n x", "",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "a;b\n1;2"})
    EXPECT_EQ(problem_of("\xEF\xBB\xBF" + std::string(text)), problem_of(text)) << text;
  Problems problems;
  EXPECT_EQ(parse_json("\xEF\xBB\xBF{\"a\": 1}", "f", problems),
            parse_json("{\"a\": 1}", "f", problems));
  EXPECT_TRUE(problems.empty());
  // Within the text it is a character like any other.
  EXPECT_EQ(problem_of("{\xEF\xBB\xBF}"), "error json_syntax  1:2 (string)");
  EXPECT_EQ(problem_of("\xEF\xBB\xBF\xEF\xBB\xBF{}"), "error json_syntax  1:1 (value)");
}

TEST(JsonText, AZeroByteIsNoEnd) {
  EXPECT_EQ(problem_of(std::string_view("{}\0{}", 5)), "error json_syntax  1:3 (end)");
  EXPECT_EQ(problem_of(std::string_view("[\"a\0\"]", 6)),
            "error json_syntax  1:4 (“\"” / \\n / \\t)");
}

TEST(JsonText, DepthIsLimited) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_EQ(problem_of(nested(limits::depth)), "");
  EXPECT_EQ(problem_of(nested(limits::depth + 1)), "error json_depth  1:33 (32)");
  EXPECT_EQ(problem_of(std::string(1'000'000, '[')), "error json_depth  1:33 (32)");
  std::string objects;
  for (std::size_t i = 0; i <= limits::depth; ++i)
    objects += "{\"a\":";
  EXPECT_EQ(problem_of(objects), "error json_depth  1:161 (32)");
}

TEST(JsonText, SizeIsLimited) {
  EXPECT_EQ(problem_of(std::string(limits::file_bytes + 1, ' ')),
            "error file_too_large  0:0 (" + std::to_string(limits::file_bytes + 1) + ", 16777216)");
  EXPECT_EQ(problem_of("[" + std::string(limits::file_bytes - 2, ' ') + "]"), "");
}

TEST(JsonText, NumberOfValuesIsLimited) {
  std::string text = "[";
  for (std::size_t i = 0; i < limits::values; ++i)
    text += "0,";
  text += "0]";
  const auto problem = problem_of(text);
  EXPECT_TRUE(problem.starts_with("error limit_exceeded ")) << problem;
  EXPECT_TRUE(problem.ends_with("(values, > 2000000, 2000000)")) << problem;
}

TEST(JsonText, EveryDuplicateMemberIsAnError) {
  EXPECT_EQ(problems_of(R"({"a": 1, "b": 2, "a": 3})"),
            (std::vector<std::string>{"error duplicate_member /a 1:18 (a)"}));
  EXPECT_EQ(
      problems_of(
          "{\"x\": [{\"a\": 1, \"\\u0061\": 2}],\n \"y\": {\"~/\": 1, \"~/\": 2, \"~/\": 3}}"),
      (std::vector<std::string>{"error duplicate_member /x/0/a 1:17 (a)",
                                "error duplicate_member /y/~0~1 2:17 (~/)",
                                "error duplicate_member /y/~0~1 2:26 (~/)"}));
}

TEST(JsonText, ReadingOneValueRefusesDuplicatesToo) {
  const auto result = read_json(R"({"a": 1, "a": 2})", "t.json");
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, Code::duplicate_member);
  EXPECT_EQ(result.error().place.file, "t.json");
}

// Halfway cases and extremes, where a simple conversion is one bit off.
TEST(JsonText, NumbersAreTheNearestDouble) {
  EXPECT_EQ(number("0.1"), 0.1);
  EXPECT_EQ(number("2.2250738585072011e-308"), 2.2250738585072011e-308);
  EXPECT_EQ(number("4.9e-324"), 4.9e-324);
  EXPECT_EQ(number("1.7976931348623157e308"), 1.7976931348623157e308);
  EXPECT_EQ(number("9007199254740993.0"), 9007199254740992.0);
  EXPECT_EQ(number("8.41e21"), 8.41e21);
  EXPECT_EQ(number("100000000000000016777215.0"), 1.0000000000000001e23);
  EXPECT_EQ(number("100000000000000016777216.0"), 1.0000000000000003e23);
  EXPECT_EQ(number("3.14159265358979323846264338327950288"), 3.14159265358979323846264338327950288);
  EXPECT_EQ(number("1e-400"), 0.0);
  EXPECT_EQ(number("-1e-400"), 0.0);
  EXPECT_EQ(number("0e999999999"), 0.0);
  EXPECT_EQ(number("123456789012345678901234567890"), 1.2345678901234568e29);
}

TEST(JsonText, IntegersKeepAllTheirDigits) {
  EXPECT_EQ(read_json("9223372036854775807", "")->as_int64(), INT64_MAX);
  EXPECT_EQ(read_json("-9223372036854775808", "")->as_int64(), INT64_MIN);
  EXPECT_EQ(read_json("18446744073709551615", "")->as_uint64(), UINT64_MAX);
}

TEST(JsonText, InfiniteNumbersAreRefusedAtTheirPlace) {
  EXPECT_EQ(problem_of("{\"a\":\n [1, 1e309]}"), "error json_number  2:6 (1e309)");
  EXPECT_EQ(problem_of("[1e999999999999]"), "error json_number  1:2 (1e999999999999)");
  EXPECT_EQ(problem_of("-1e400"), "error json_number  1:1 (-1e400)");
}

// Two parsers look at every text, the library's and the one that knows places: they must agree.
TEST(JsonText, ScannerAndParserAgree) {
  test::Random random(7);
  const std::string alphabet = "{}[]\",:0123456789-+.eEtruefalsn \\u\n\x01\xC3\xA9";
  for (int round = 0; round < 20'000; ++round) {
    std::string text = round % 2 == 0 ? R"({"a":[1,-2.5e3,"x\u00e9",true,null],"b":{}})" : "";
    for (std::size_t changes = 1 + random.below(8); changes > 0; --changes) {
      const std::size_t place = random.below(text.size() + 1);
      if (random.chance(3) && place < text.size()) {
        text.erase(place, 1 + random.below(3));
      } else {
        text.insert(place, 1, alphabet[random.below(alphabet.size())]);
      }
    }
    Problems problems;
    const bool parsed = parse_json(text, "", problems).has_value();
    EXPECT_EQ(parsed, !find_json_fault(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace peil
