#include "engine/json/canonical.hpp"

#include "engine/json/text.hpp"
#include "tests/engine/support.hpp"

#include <cstring>
#include <limits>

namespace peil {
namespace {

double from_bits(std::uint64_t bits) {
  double number = 0;
  std::memcpy(&number, &bits, sizeof number);
  return number;
}

std::string canonical(std::string_view text) { return canonical_json(*read_json(text, "")); }

// RFC 8785, appendix B.
TEST(Canonical, NumbersOfTheStandard) {
  const std::pair<std::uint64_t, std::string_view> cases[] = {
      {0x0000000000000000, "0"},
      {0x8000000000000000, "0"},
      {0x0000000000000001, "5e-324"},
      {0x8000000000000001, "-5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"},
      {0xffefffffffffffff, "-1.7976931348623157e+308"},
      {0x4340000000000000, "9007199254740992"},
      {0xc340000000000000, "-9007199254740992"},
      {0x4430000000000000, "295147905179352830000"},
      {0x44b52d02c7e14af5, "9.999999999999997e+22"},
      {0x44b52d02c7e14af6, "1e+23"},
      {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"},
      {0x444b1ae4d6e2ef4f, "999999999999999900000"},
      {0x444b1ae4d6e2ef50, "1e+21"},
      {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"},
      {0x41b3de4355555553, "333333333.3333332"},
      {0x41b3de4355555554, "333333333.33333325"},
      {0x41b3de4355555555, "333333333.3333333"},
      {0x41b3de4355555556, "333333333.3333334"},
      {0x41b3de4355555557, "333333333.33333343"},
      {0xbecbf647612f3696, "-0.0000033333333333333333"},
      {0x43143ff3c1cb0959, "1424953923781206.2"},
  };
  for (const auto& [bits, text] : cases)
    EXPECT_EQ(number_text(from_bits(bits)), text);
}

TEST(Canonical, NumbersReadBackAsThemselves) {
  test::Random random(3);
  for (int i = 0; i < 20'000; ++i) {
    const double number = from_bits(random.next());
    if (!(number - number == 0)) continue;  // infinite or not a number
    const auto text = number_text(number);
    const auto value = read_json(text, "");
    ASSERT_TRUE(value.has_value()) << text;
    EXPECT_EQ(value->to_number<double>(), number) << text;
  }
}

// RFC 8785, 3.2.2 and 3.2.3.
TEST(Canonical, ExamplesOfTheStandard) {
  EXPECT_EQ(
      canonical(R"({
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  })"),
      R"({"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"})");
  EXPECT_EQ(canonical(R"({
    "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
  })"),
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small "
            "Letter O With Diaeresis\","
            "\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet "
            "With Dagesh\"}");
}

TEST(Canonical, MembersAreSortedAtEveryLevelAndPrefixesFirst) {
  EXPECT_EQ(canonical(R"({"b":[{"d":1,"c":2}],"ab":1,"a":{"z":0,"y":0}})"),
            R"({"a":{"y":0,"z":0},"ab":1,"b":[{"c":2,"d":1}]})");
  EXPECT_EQ(canonical_json(sorted(*read_json(R"({"b":[{"d":1,"c":2}],"a":3})", ""))),
            R"({"a":3,"b":[{"c":2,"d":1}]})");
}

TEST(Canonical, IntegersBeyondADoubleAreRoundedThereButNotInThePrettyForm) {
  EXPECT_EQ(canonical("[9007199254740993,18446744073709551615,-9007199254740993]"),
            "[9007199254740992,18446744073709552000,-9007199254740992]");
  EXPECT_EQ(pretty_json(*read_json("[9007199254740993,18446744073709551615]", "")),
            "[\n  9007199254740993,\n  18446744073709551615\n]\n");
}

TEST(Canonical, PrettyForm) {
  EXPECT_EQ(pretty_json(*read_json(R"({"b":1.50,"a":{"x":[],"y":{},"z":[true,null]}})", "")), R"({
  "b": 1.5,
  "a": {
    "x": [],
    "y": {},
    "z": [
      true,
      null
    ]
  }
}
)");
  EXPECT_EQ(pretty_json(*read_json("\"a\"", "")), "\"a\"\n");
}

}  // namespace
}  // namespace peil
