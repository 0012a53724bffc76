// Every branch of the decision program, with the article that it is about.
#include "asking.hpp"

#include <gtest/gtest.h>

namespace peil::ai_act {
namespace {

using namespace test;

Classification with(const Given& more, const Given& institution = {}) {
  return classified(plain_with(more), institution);
}

// The questions of a set, by id, each with a blank behind it.
std::string ids(Questions questions) {
  std::string words;
  for (unsigned i = 0; i < fact_count; ++i) {
    const Fact fact = static_cast<Fact>(i);
    if (questions & question(fact)) words.append(id_of(fact)).append(" ");
  }
  return words;
}

const Verdict& practice(const Classification& what, std::string_view letter) {
  for (std::size_t i = 0; i < std::size(practices); ++i) {
    if (practices[i].letter == letter) return what.practice[i];
  }
  ADD_FAILURE() << letter;
  return what.practice[0];
}

TEST(Facts, EveryFactHasOneQuestion) {
  for (unsigned i = 0; i < fact_count; ++i)
    EXPECT_FALSE(id_of(static_cast<Fact>(i)).empty()) << i;
}

TEST(Facts, OnlyAnswersAreGiven) {
  const AskedFacts asked({{"sys.use", "grading"},
                          {"ai.rules", "unknown"},
                          {"ai.infer", "not_applicable"},
                          {"ban.harm", "hidden"},
                          {"a3.work", "[]"}});
  const Facts& facts = asked.facts();
  EXPECT_TRUE(facts.is(Fact::use, "grading").yes());
  EXPECT_TRUE(facts.is(Fact::use, "other").no());
  EXPECT_EQ(ids(facts.is(Fact::rules, "no").settles), "ai.rules ");
  EXPECT_EQ(ids(facts.is(Fact::infer, "no").settles), "ai.infer ");
  EXPECT_EQ(ids(facts.is(Fact::output, "yes").settles), "ai.output ");
  EXPECT_EQ(facts.is(Fact::harm, "yes"), Verdict()) << "what hides it settles it";
  EXPECT_TRUE(facts.any(Fact::work).no()) << "none chosen";
  EXPECT_TRUE(facts.any(Fact::education).open());
}

TEST(Classify, Article3IsAnAiSystemWithAllElements) {
  EXPECT_TRUE(with({}).ai.yes());
  EXPECT_EQ(ids(with({}).ai.because), "ai.rules ai.infer ai.free ai.output ");
  for (const char* element : {"ai.infer", "ai.free", "ai.output"}) {
    const Classification what = with({{element, "no"}});
    EXPECT_TRUE(what.ai.no() && what.scope.no()) << element;
    EXPECT_EQ(ids(what.ai.because), std::string(element) + " ");
    EXPECT_TRUE(with({{element, "unknown"}}).ai.open()) << element;
  }
  const Classification rules = with({{"ai.rules", "yes"}, {"ai.infer", "no"}});
  EXPECT_TRUE(rules.ai.no());
  EXPECT_FALSE(rules.ruled);
}

// Recital 12: inference decides, also where it is from rules, knowledge or logic.
TEST(Classify, Recital12RulesCanInfer) {
  for (const char* rules : {"no", "logic", "yes", "unknown"}) {
    EXPECT_TRUE(with({{"ai.rules", rules}}).ai.yes()) << rules;
    EXPECT_TRUE(with({{"ai.rules", rules}, {"ai.infer", "no"}}).ai.no()) << rules;
  }
  EXPECT_TRUE(with({{"ai.rules", "yes"}}).ruled);
  EXPECT_FALSE(with({{"ai.rules", "logic"}}).ruled);
  EXPECT_EQ(ids(with({{"ai.rules", "yes"}, {"ai.infer", "unknown"}}).ai.settles), "ai.infer ");
}

TEST(Classify, Article2Excepts) {
  for (const char* ground : {"private", "defence", "treaty"}) {
    const Classification what = with({{"scope.ground", "[" + std::string(ground) + "]"}});
    EXPECT_TRUE(what.ai.yes() && what.excepted.yes() && what.scope.no()) << ground;
    EXPECT_TRUE(what.deployer.no() && what.minimal.no()) << ground;
  }
  EXPECT_TRUE(with({}).excepted.no());
  EXPECT_EQ(ids(with({{"scope.ground", "open"}}).scope.settles), "scope.ground ");
}

TEST(Classify, Article2ResearchAndTestingEndInPractice) {
  for (const char* ground : {"[research]", "[testing]"}) {
    EXPECT_TRUE(with({{"scope.ground", ground}, {"scope.practice", "no"}}).excepted.yes());
    EXPECT_TRUE(with({{"scope.ground", ground}, {"scope.practice", "yes"}}).excepted.no());
    const Classification open = with({{"scope.ground", ground}, {"scope.practice", "open"}});
    EXPECT_EQ(ids(open.excepted.settles), "scope.practice ");
  }
}

TEST(Classify, Article2OpenSourceHelpsOnlyWhereNothingElseHolds) {
  EXPECT_TRUE(with({{"scope.ground", "[open]"}}).freed.yes());
  EXPECT_TRUE(with({{"scope.ground", "[open]"}}).minimal.no());
  EXPECT_TRUE(with({{"scope.ground", "[open]"}, {"ban.practice", "[e]"}}).freed.no());
  EXPECT_TRUE(with({{"scope.ground", "[open]"},
                    {"role.made", "built"},
                    {"t.talks", "yes"},
                    {"t.obvious", "no"}})
                  .freed.no());
  EXPECT_TRUE(
      with({{"scope.ground", "[open]"}, {"a3.work", "[4a]"}, {"f.profiling", "yes"}}).freed.no());
  EXPECT_TRUE(with({}).freed.no());
}

// Art. 2(12) asks whether the system falls under Art. 50, not who has to meet it.
TEST(Classify, Article2OpenSourceUnderArticle50IsNotFreedByWhoMeetsIt) {
  EXPECT_TRUE(
      with({{"scope.ground", "[open]"}, {"t.talks", "yes"}, {"t.obvious", "no"}}).freed.no());
  EXPECT_TRUE(
      with({{"scope.ground", "[open]"}, {"t.talks", "yes"}, {"t.obvious", "yes"}}).freed.yes());
  EXPECT_TRUE(with({{"scope.ground", "[open]"}, {"t.talks", "unknown"}}).freed.open());
}

TEST(Classify, Article3Roles) {
  EXPECT_TRUE(with({}).deployer.yes() && with({}).provider.no());
  EXPECT_TRUE(with({{"role.used", "no"}}).deployer.no());
  for (const char* made : {"built", "commissioned"})
    EXPECT_TRUE(with({{"role.made", made}}).provider.yes());
  EXPECT_TRUE(with({{"role.trade", "[import]"}}).importer.yes());
  EXPECT_TRUE(with({{"role.trade", "[distribute]"}}).distributor.yes());
  EXPECT_TRUE(with({{"role.trade", "[import distribute]"}}).distributor.no()) << "Art. 3(7)";
  for (const char* trade : {"[own]", "[own distribute]"}) {
    const Classification own = with({{"role.made", "built"}, {"role.trade", trade}});
    EXPECT_TRUE(own.provider.yes() && own.distributor.no()) << "Art. 3(3), 3(7)";
  }
  EXPECT_TRUE(with({{"role.trade", "[own]"}}).distributor.no());
  const Given configured{{"role.made", "configured"}};
  EXPECT_EQ(ids(with(configured).provider.settles), "law.configured ");
  EXPECT_TRUE(with(configured, {{"law.configured", "provider"}}).provider.yes());
  EXPECT_TRUE(with(configured, {{"law.configured", "deployer"}}).provider.no());
}

TEST(Classify, Article25MakesAProviderAtHighRiskOnly) {
  const Given high{{"a3.education", "[3b]"}, {"f.profiling", "yes"}};
  const auto change = [&high](const char* option, bool risk) {
    Given given = plain_with(risk ? high : Given());
    given["role.change"] = option;
    return classified(given);
  };
  EXPECT_TRUE(change("[name]", true).becomes_by_name.yes());
  EXPECT_TRUE(change("[modified]", true).becomes_by_modifying.yes());
  EXPECT_TRUE(change("[purpose]", true).becomes_by_purpose.yes());
  for (const char* option : {"[name]", "[modified]", "[purpose]"}) {
    EXPECT_TRUE(change(option, true).provider.yes());
    EXPECT_TRUE(change(option, true).maker.no()) << "Art. 50 follows 3(3) alone";
    EXPECT_TRUE(change(option, false).provider.no());
  }
  EXPECT_TRUE(change("[none]", true).provider.no());
  EXPECT_EQ(ids(change("[purpose]", true).becomes_by_purpose.because),
            "role.change a3.education f.profiling ");
  const Given product{
      {"a1.kind", "a"}, {"a1.safety", "yes"}, {"a1.third", "yes"}, {"role.trade", "[product]"}};
  EXPECT_TRUE(with(product).manufacturer.yes());
  EXPECT_TRUE(with(product).provider.yes()) << "a manufacturer counts as provider";
  EXPECT_EQ(ids(with(product).provider.because), "role.trade a1.kind a1.safety a1.third ");
  EXPECT_TRUE(with({{"role.trade", "[product]"}}).manufacturer.no());
  EXPECT_TRUE(with({{"role.trade", "[product]"}}).provider.no());
}

struct Condition {
  const char* letter;
  const char* question;  // null: none
  const char* prohibits;
};

TEST(Classify, Article5WithTheConditionsOfItsLetters) {
  const Condition conditions[] = {{"a", "ban.harm", "yes"},  {"b", "ban.harm", "yes"},
                                  {"ba", nullptr, nullptr},  {"bb", nullptr, nullptr},
                                  {"c", "ban.score", "yes"}, {"d", "ban.only", "yes"},
                                  {"e", nullptr, nullptr},   {"f", "ban.safety", "no"},
                                  {"g", nullptr, nullptr},   {"h", nullptr, nullptr}};
  static_assert(std::size(conditions) == std::size(practices));
  for (const Condition& each : conditions) {
    Given given{{"ban.practice", "[" + std::string(each.letter) + "]"}};
    if (each.question == nullptr) {
      EXPECT_TRUE(practice(with(given), each.letter).yes()) << each.letter;
      EXPECT_EQ(ids(practice(with(given), each.letter).because), "ban.practice ") << each.letter;
      continue;
    }
    given[each.question] = "open";
    EXPECT_EQ(ids(practice(with(given), each.letter).settles), std::string(each.question) + " ");
    given[each.question] = each.prohibits;
    EXPECT_TRUE(practice(with(given), each.letter).yes()) << each.letter;
    EXPECT_TRUE(with(given).minimal.no()) << each.letter;
    given[each.question] = std::string(each.prohibits) == "yes" ? "no" : "yes";
    EXPECT_TRUE(practice(with(given), each.letter).no()) << each.letter;
  }
  EXPECT_TRUE(with({{"ban.practice", "[e]"}, {"ban.stopped", "off"}}).stopped.no());
  for (const char* ended : {"open", "no", "off"})
    EXPECT_TRUE(practice(with({{"ban.practice", "[e]"}, {"ban.stopped", ended}}), "e").yes());
  const Classification stopped = with({{"ban.practice", "[e]"}, {"ban.stopped", "yes"}});
  EXPECT_TRUE(practice(stopped, "e").no() && stopped.stopped.yes() && stopped.minimal.yes());
  EXPECT_EQ(ids(stopped.stopped.because), "ban.practice ban.stopped ");
  EXPECT_TRUE(with({{"ban.stopped", "yes"}}).stopped.no()) << "nothing to stop";
  EXPECT_TRUE(with({{"ban.practice", "[f]"}, {"ban.safety", "yes"}}).emotion_allowed.yes());
  EXPECT_TRUE(with({{"ban.practice", "[f]"}, {"ban.safety", "no"}}).emotion_allowed.no());
}

TEST(Classify, Article6ProductsOfAnnexI) {
  const Given product{{"a1.kind", "a"}, {"a1.safety", "yes"}, {"a1.third", "yes"}};
  EXPECT_TRUE(with(product).annex1.yes() && with(product).high.yes());
  for (const char* condition : {"a1.safety", "a1.third"}) {
    Given given = product;
    given[condition] = "no";
    EXPECT_TRUE(with(given).annex1.no()) << condition;
    given[condition] = "open";
    EXPECT_EQ(ids(with(given).annex1.settles), std::string(condition) + " ");
  }
  const Classification section_b = with({{"a1.kind", "b"}});
  EXPECT_TRUE(section_b.section_b.yes() && section_b.annex1.no() && section_b.minimal.no());
}

TEST(Classify, Article6PointsOfAnnexIII) {
  const Given points{{"a3.education", "3a 3b 3c 3d"},
                     {"a3.work", "4a 4b"},
                     {"a3.body", "1a 1b 1c"},
                     {"a3.other", "2 5a 5b 5c 5d 6 7 8a 8b"}};
  for (const auto& [asked, options] : points) {
    std::string rest = options + " ";
    while (!rest.empty()) {
      const std::string option = rest.substr(0, rest.find(' '));
      rest.erase(0, option.size() + 1);
      const Classification what = with({{asked, "[" + option + "]"}, {"f.profiling", "yes"}});
      EXPECT_TRUE(what.named.yes() && what.annex3.yes() && what.high.yes()) << option;
      EXPECT_EQ(ids(what.annex3.because), asked + " f.profiling ") << option;
    }
  }
  EXPECT_TRUE(with({{"a3.body", "[verify]"}}).listed.no()) << "verification is left out";
  EXPECT_TRUE(with({{"a3.body", "[access]"}}).listed.no()) << "recital 54";
  EXPECT_EQ(ids(with({{"a3.work", "open"}}).annex3.settles).substr(0, 8), "a3.work ");
}

TEST(Classify, DetectionIsListedInOneReading) {
  const Given detection{{"sys.use", "detection"}, {"a3.exam", "yes"}};
  EXPECT_EQ(ids(with(detection).listed.settles), "law.detection ");
  for (const char* law : {"high", "not_high", "open"}) {
    EXPECT_TRUE(
        with({{"sys.use", "detection"}, {"a3.exam", "no"}}, {{"law.detection", law}}).listed.no())
        << "it doesn't count in an exam";
  }
  EXPECT_EQ(ids(with({{"sys.use", "detection"}, {"a3.exam", "open"}}, {{"law.detection", "high"}})
                    .listed.settles),
            "a3.exam ");
  EXPECT_TRUE(with(detection, {{"law.detection", "high"}}).listed.yes());
  EXPECT_TRUE(with(detection, {{"law.detection", "high"}}).named.no());
  EXPECT_TRUE(with(detection, {{"law.detection", "not_high"}}).listed.no());
  EXPECT_TRUE(with({{"sys.use", "detection"}, {"a3.education", "[3d]"}}).listed.yes());
}

TEST(Classify, Article6FilterNeedsEveryConditionAndPaper) {
  const Given passing{{"a3.education", "[3b]"},
                      {"f.profiling", "no"},
                      {"f.material", "no"},
                      {"f.ground", "[a]"},
                      {"f.documented", "yes"}};
  const Classification passed = with(passing);
  EXPECT_TRUE(passed.filtered.yes() && passed.annex3.no() && passed.minimal.yes());
  Given own = passing;
  own["role.made"] = "built";
  EXPECT_TRUE(with(own).minimal.no()) << "its provider has to register that";
  const std::map<std::string, std::string> failing{{"f.profiling", "yes"},
                                                   {"f.material", "yes"},
                                                   {"f.ground", "[none]"},
                                                   {"f.documented", "no"}};
  for (const auto& [asked, answer] : failing) {
    Given given = passing;
    given[asked] = answer;
    EXPECT_TRUE(with(given).annex3.yes()) << asked;
    EXPECT_EQ(ids(with(given).annex3.because), "a3.education " + asked + " ");
    EXPECT_EQ(with(given).would_pass.yes(), asked == "f.documented");
    EXPECT_EQ(with(given).profiling.yes(), asked == "f.profiling");
    given[asked] = "unknown";
    EXPECT_EQ(ids(with(given).annex3.settles), asked + " ");
  }
}

TEST(Classify, Article50ForProviders) {
  const Given talks{{"role.made", "built"}, {"t.talks", "yes"}, {"t.obvious", "no"}};
  EXPECT_TRUE(with(talks).talks.yes() && with(talks).transparency.yes());
  EXPECT_TRUE(with({{"role.made", "built"}, {"t.talks", "yes"}, {"t.obvious", "yes"}}).talks.no());
  EXPECT_TRUE(with({{"t.talks", "yes"}, {"t.obvious", "no"}}).talks.no()) << "a deployer";
  EXPECT_TRUE(with({{"role.made", "built"}, {"t.makes", "yes"}, {"t.assist", "no"}}).marks.yes());
  for (const char* exception : {"yes", "same"}) {
    const Given own{{"role.made", "built"}, {"t.makes", "yes"}, {"t.assist", exception}};
    EXPECT_TRUE(with(own).marks.no()) << exception;
    const Classification bought =
        with({{"t.makes", "yes"}, {"t.assist", exception}, {"t.fake", "no"}, {"t.text", "no"}});
    EXPECT_TRUE(bought.asked.no() && bought.minimal.yes()) << exception;
  }
  EXPECT_TRUE(with({{"t.makes", "yes"}, {"t.assist", "no"}}).marks.no());
}

TEST(Classify, Article50IsAskedOfAnotherProvider) {
  const Given talks{{"t.talks", "yes"}, {"t.obvious", "no"}};
  const Given marks{{"t.makes", "yes"}, {"t.assist", "no"}, {"t.fake", "no"}, {"t.text", "no"}};
  for (Given given : {talks, marks}) {
    const Classification bought = with(given);
    EXPECT_TRUE(bought.asked.yes() && bought.transparency.no() && bought.minimal.no());
    given["role.made"] = "built";
    EXPECT_TRUE(with(given).asked.no() && with(given).transparency.yes());
    given["role.made"] = "bought";
    given["role.used"] = "no";
    EXPECT_TRUE(with(given).asked.no() && with(given).touched.yes());
    given["role.used"] = "yes";
    given["role.change"] = "[purpose]";
    given["a3.education"] = "[3b]";
    given["f.profiling"] = "yes";
    EXPECT_TRUE(with(given).provider.yes() && with(given).transparency.no());
    EXPECT_TRUE(with(given).asked.yes()) << "Art. 25(1) leaves Art. 50 with the supplier";
  }
  EXPECT_TRUE(with({{"t.talks", "yes"}, {"t.obvious", "yes"}}).asked.no());
  EXPECT_TRUE(with({{"t.talks", "yes"}, {"t.obvious", "yes"}}).minimal.yes());
}

TEST(Classify, Article50ForDeployers) {
  const Given fake{{"t.makes", "yes"}, {"t.assist", "no"}, {"t.fake", "yes"}, {"t.text", "no"}};
  EXPECT_TRUE(with(fake).fakes.yes());
  const Given text{{"t.makes", "yes"}, {"t.fake", "no"}, {"t.text", "yes"}, {"t.checked", "no"}};
  EXPECT_TRUE(with(text).informs.yes());
  Given checked = text;
  checked["t.checked"] = "yes";
  EXPECT_TRUE(with(checked).informs.no());
  Given unused = fake;
  unused["role.used"] = "no";
  EXPECT_TRUE(with(unused).fakes.no());
  EXPECT_TRUE(with({{"a3.body", "[1b]"}}).senses.yes());
  EXPECT_TRUE(with({{"a3.body", "[1c]"}}).senses.yes());
  EXPECT_TRUE(with({{"ban.practice", "[f]"}, {"ban.safety", "yes"}}).senses.yes());
  EXPECT_TRUE(with({{"ban.practice", "[f]"}, {"ban.safety", "no"}}).senses.no());
  EXPECT_TRUE(with({{"a3.body", "[1a]"}}).senses.no());
}

TEST(Classify, ChapterVModels) {
  EXPECT_TRUE(with({{"g.kind", "uses"}}).uses_model.yes());
  EXPECT_TRUE(with({{"g.kind", "builds"}}).uses_model.yes());
  EXPECT_TRUE(with({{"g.kind", "uses"}}).model.no());
  EXPECT_TRUE(with({{"g.kind", "changes"}, {"g.third", "yes"}}).model.yes());
  EXPECT_TRUE(with({{"g.kind", "changes"}, {"g.third", "no"}}).model.no());
  const Classification made = with({{"g.kind", "makes"}, {"g.systemic", "no"}});
  EXPECT_TRUE(made.model.yes() && made.systemic.no() && made.minimal.no());
  EXPECT_TRUE(with({{"g.kind", "makes"}, {"g.systemic", "yes"}}).systemic.yes());
  EXPECT_TRUE(with({{"g.kind", "unknown"}}).model.open());
}

TEST(Classify, MinimalIsWhatIsLeft) {
  EXPECT_TRUE(with({}).minimal.yes());
  EXPECT_TRUE(with({{"g.kind", "uses"}}).minimal.yes());
  for (const char* asked : {"role.used", "ban.practice", "a1.kind", "a3.other", "t.makes"})
    EXPECT_FALSE(with({{asked, "unknown"}}).minimal.no()) << asked;
  EXPECT_TRUE(with({{"ban.practice", "unknown"}}).minimal.open());
  EXPECT_TRUE(with({{"a3.other", "unknown"}}).minimal.open());
}

TEST(Classify, NothingAnsweredLeavesEverythingOpen) {
  const Classification what = classified({});
  EXPECT_TRUE(what.ai.open() && what.scope.open() && what.high.open() && what.provider.open());
  EXPECT_TRUE(what.transparency.open() && what.minimal.open() && what.model.open());
  EXPECT_FALSE(what.ruled);
}

// What is certain stays so when more is answered.
TEST(Classify, AnswersSettleAndNeverUnsettle) {
  const Given full = plain_with({{"a3.education", "[3b]"},
                                 {"f.profiling", "no"},
                                 {"f.material", "no"},
                                 {"f.ground", "[b]"},
                                 {"f.documented", "yes"},
                                 {"t.makes", "yes"},
                                 {"t.assist", "no"},
                                 {"t.fake", "yes"},
                                 {"t.text", "no"}});
  const Classification end = classified(full);
  for (const auto& [left_out, answer] : full) {
    Given less = full;
    less[left_out] = "unknown";
    const Classification what = classified(less);
    for (const auto verdict :
         {&Classification::ai, &Classification::scope, &Classification::provider,
          &Classification::deployer, &Classification::annex1, &Classification::annex3,
          &Classification::filtered, &Classification::transparency, &Classification::asked,
          &Classification::model, &Classification::minimal}) {
      EXPECT_TRUE((what.*verdict).open() || (what.*verdict).truth == (end.*verdict).truth)
          << left_out;
    }
  }
}

}  // namespace
}  // namespace peil::ai_act
