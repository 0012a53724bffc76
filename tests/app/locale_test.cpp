#include "app/locale.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace peil::app {
namespace {

TEST(Numbers, UseTheLanguagesDecimalMark) {
  EXPECT_EQ(number(2.6, 1, Language::nl), "2,6");
  EXPECT_EQ(number(2.6, 1, Language::en), "2.6");
  EXPECT_EQ(number(3, 0, Language::nl), "3");
  EXPECT_EQ(number(3, 2, Language::en), "3.00");
}

TEST(Numbers, RoundHalfAwayFromZero) {
  EXPECT_EQ(number(2.25, 1, Language::en), "2.3");
  EXPECT_EQ(number(2.35, 1, Language::en), "2.4");
  EXPECT_EQ(number(-2.25, 1, Language::en), "-2.3");
  EXPECT_EQ(number(0.5, 0, Language::en), "1");
  EXPECT_EQ(number(2.24999, 1, Language::en), "2.2");
}

TEST(Percentages, AreWholeAndHonestAtTheEnds) {
  EXPECT_EQ(percentage(0.54, Language::nl), "54\u00a0%");
  EXPECT_EQ(percentage(0.54, Language::en), "54%");
  EXPECT_EQ(percentage(0.999, Language::en), "99%");
  EXPECT_EQ(percentage(0.001, Language::en), "1%");
  EXPECT_EQ(percentage(0, Language::en), "0%");
  EXPECT_EQ(percentage(1, Language::en), "100%");
}

TEST(Dates, ReadAsTheLanguageWritesThem) {
  EXPECT_EQ(date("2027-12-02", Language::nl), "2 dec 2027");
  EXPECT_EQ(date("2027-03-12", Language::nl), "12 mrt 2027");
  EXPECT_EQ(date("2027-03-12", Language::en), "12 Mar 2027");
  EXPECT_EQ(date("2024-03", Language::nl), "maart 2024");
  EXPECT_EQ(date("2024-05", Language::en), "May 2024");
  EXPECT_EQ(date("2024", Language::en), "2024");
  EXPECT_EQ(date("2024-13", Language::en), "2024-13");
  EXPECT_EQ(date("some day", Language::en), "some day");
  EXPECT_EQ(date("2027-13-12", Language::en), "2027-13-12");
  EXPECT_EQ(deadline("2029-12-31", Language::nl), "eind 2029");
  EXPECT_EQ(deadline("2029-12-31", Language::en), "end of 2029");
  EXPECT_EQ(deadline("2029-12-30", Language::en), "30 Dec 2029");
}

TEST(Languages, AreFoundByTheirTag) {
  EXPECT_EQ(language_of("en-GB", Language::nl), Language::en);
  EXPECT_EQ(language_of("nl_NL.UTF-8", Language::en), Language::nl);
  EXPECT_EQ(language_of("fr", Language::nl), Language::nl);
}

std::set<std::string> places(const std::string& text) {
  static const std::regex place(R"(\{[a-z_0-9]+\})");
  return {std::sregex_token_iterator(text.begin(), text.end(), place), {}};
}

TEST(Catalogues, HaveTheSameKeysWithTheSamePlaces) {
  const auto& nl = Catalogue::of(Language::nl).entries();
  const auto& en = Catalogue::of(Language::en).entries();
  for (const auto& [key, text] : nl) {
    EXPECT_FALSE(text.empty()) << key;
    if (key.starts_with("problem.")) continue;
    ASSERT_TRUE(en.contains(key)) << key << " lacks its English";
    EXPECT_EQ(places(text), places(en.at(key))) << key;
  }
  for (const auto& [key, text] : en)
    EXPECT_TRUE(nl.contains(key)) << key << " lacks its Dutch";
}

TEST(Catalogues, SayEveryProblemInDutch) {
  const auto& nl = Catalogue::of(Language::nl).entries();
  for (const Code code : all_codes()) {
    const std::string name(code_name(code));
    ASSERT_TRUE(nl.contains("problem.message." + name)) << name;
    ASSERT_TRUE(nl.contains("problem.hint." + name)) << name;
    EXPECT_EQ(places(nl.at("problem.message." + name)), places(std::string(message_template(code))))
        << name;
  }
}

TEST(Catalogues, AnUnknownKeyShowsItself) {
  EXPECT_EQ(Catalogue::of(Language::nl).text("no.such.key"), "no.such.key");
}

TEST(Problems, AreSaidInTheReadersLanguage) {
  Problem problem;
  problem.code = Code::missing_member;
  problem.arguments = {"title"};
  EXPECT_EQ(problem_message(problem, Language::nl), "“title” ontbreekt.");
  EXPECT_EQ(problem_message(problem, Language::en), "The member “title” is missing.");
}

}  // namespace
}  // namespace peil::app
