#include "engine/base/placeholders.hpp"

#include "engine/plugin/exchange.hpp"

#include <gtest/gtest.h>

namespace peil {
namespace {

TEST(Places, AreWhatStandsBetweenBraces) {
  const auto places = places_of("{b} and {a_1}, again {b}");
  EXPECT_EQ(places.names, (std::vector<std::string_view>{"a_1", "b"}));
  EXPECT_EQ(places.fault, std::string_view::npos);
  EXPECT_TRUE(places_of("none { here").names.empty());
  EXPECT_TRUE(places_of("none } here {").names.empty());
  EXPECT_TRUE(places_of("").names.empty());
}

TEST(Places, OtherThingsBetweenBracesAreFaults) {
  for (const std::string_view text : {"x {A}", "x {1}", "x {}", "x {a b}", "x {{a}}", "x {é}"}) {
    const auto places = places_of(text);
    EXPECT_EQ(places.fault, 2u) << text;
    EXPECT_EQ(places.faulty.front(), '{');
    EXPECT_EQ(places.faulty.back(), '}');
  }
}

TEST(Places, AreFilledByTheirArguments) {
  const Arguments arguments{{"day", ArgumentDate{"2027-03-31"}}, {"what", std::string("x{day}")}};
  const auto show = [](const ArgumentValue& value) {
    const auto* date = std::get_if<ArgumentDate>(&value);
    return date != nullptr ? date->day : std::get<std::string>(value);
  };
  EXPECT_EQ(fill_places("Until {day}: {what}, {other}.", arguments, show),
            "Until 2027-03-31: x{day}, .");
  EXPECT_EQ(fill_places("a { b", arguments, show), "a { b");
  EXPECT_EQ(fill_places("", arguments, show), "");
}

}  // namespace
}  // namespace peil
