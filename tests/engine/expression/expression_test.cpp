// What the vectors can't say: limits, lifetimes, inputs that don't fit, places in a JSON file.
#include "support.hpp"

#include "engine/base/day.hpp"
#include "engine/base/limits.hpp"
#include "engine/json/locate.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace peil::expression {
namespace {

using namespace test;

class Expressions : public testing::Test {
 protected:
  Expressions() : world_(read_vectors("symbols")), record_(world_.width(record_scope)) {}

  Compilation compiled(std::string_view source, Purpose purpose = {}) {
    return compile(source, world_.symbols(), purpose, suggester_);
  }
  Value& slot(std::string_view name) { return record_.at(world_.find(name)->symbol.slot); }
  Inputs inputs() const {
    Inputs made;
    made.record = record_;
    return made;
  }
  Code first_mistake(std::string_view source) {
    const auto result = compiled(source);
    return result.mistakes.empty() ? Code::too_many_problems : result.mistakes.front().code;
  }

  World world_;
  Suggester suggester_;
  std::vector<Value> record_;
};

TEST_F(Expressions, KeepNothingOfTheirSourceAndSymbols) {
  std::optional<Expression> expression;
  {
    auto source = std::make_unique<std::string>(
        "t == 'a text that is longer than a short string holds' ? 'yes, that' : 'no'");
    auto names = std::make_unique<Symbols>();
    names->add(Symbols::Space::name, "t", {{Type::Kind::text}});
    expression = compile(*source, *names, {}, suggester_).expression;
  }
  const Expression copy = *expression;
  expression.reset();
  const Value text = Value::text("a text that is longer than a short string holds");
  Inputs given;
  given.record = {&text, 1};
  EXPECT_EQ(copy.evaluate(given).as_text(), "yes, that");
}

TEST_F(Expressions, AreRefusedOverTheLimits) {
  const auto nested = [](std::size_t count) {
    return std::string(count, '(') + "a" + std::string(count, ')');
  };
  EXPECT_TRUE(compiled(nested(limits::expression_depth - 1)).expression);
  EXPECT_EQ(first_mistake(nested(limits::expression_depth)), Code::limit_exceeded);
  EXPECT_EQ(first_mistake(std::string(2'000, '!') + "a"), Code::limit_exceeded);
  EXPECT_EQ(first_mistake(std::string(2'000, '-') + "n"), Code::limit_exceeded);
  EXPECT_EQ(first_mistake(std::string(2'000, '[')), Code::limit_exceeded);
  const std::string longest = "a" + std::string(limits::expression_bytes - 1, ' ');
  EXPECT_TRUE(compiled(longest).expression);
  EXPECT_EQ(first_mistake(longest + " "), Code::limit_exceeded);
}

TEST_F(Expressions, MayHaveLongChains) {
  const auto chain = [](std::string_view first, std::string_view next, std::size_t count) {
    std::string source(first);
    for (std::size_t i = 0; i < count; ++i)
      source += next;
    return source;
  };
  slot("n") = Value::integer(1);
  const auto sum = compiled(chain("n", "+n", 2'000));
  ASSERT_TRUE(sum.expression);
  EXPECT_EQ(sum.expression->evaluate(inputs()), Value::integer(2'001));
  const auto folded = compiled(chain("1", "+1", 2'000));
  ASSERT_TRUE(folded.expression);
  EXPECT_EQ(folded.expression->evaluate(inputs()), Value::integer(2'001));
  slot("a") = Value::boolean(true);
  const auto all = compiled(chain("a", "&&a", 1'000));
  ASSERT_TRUE(all.expression);
  EXPECT_TRUE(all.expression->evaluate(inputs()).is_true());
  const auto list = compiled("n in [0" + chain("", ",0", 1'000) + ", n]");
  ASSERT_TRUE(list.expression);
  EXPECT_TRUE(list.expression->evaluate(inputs()).is_true());
  EXPECT_TRUE(normal_form(chain("n", "-n", 2'000)));
}

TEST_F(Expressions, NeedTheDeepestNestingOnlySomeStack) {
  // At every level of nesting, something waits on each level of precedence.
  std::string source = "n";
  for (int i = 0; i < 60; ++i)
    source = "n+n*(" + source + ")";
  std::string logical = "a";
  for (int i = 0; i < 60; ++i)
    logical = "a||b&&n<n+n*(" + std::string("a?1:0") + ")||(" + logical + ")";
  EXPECT_TRUE(compiled(source).expression);
  EXPECT_TRUE(compiled(logical).expression);
}

TEST_F(Expressions, CountAsMissingWhatDoesNotFit) {
  const auto expression = compiled("n > 1").expression;
  ASSERT_TRUE(expression);
  slot("n") = Value::decimal(5);
  EXPECT_TRUE(expression->evaluate(inputs()).is_missing());
  EXPECT_TRUE(expression->evaluate({}).is_missing());
  const auto over = compiled("count(ai_system, high_risk)").expression;
  ASSERT_TRUE(over);
  EXPECT_EQ(over->evaluate({}), Value::integer(0));
  Purpose purpose;
  purpose.scope = 0;
  const auto own = compiled("high_risk", purpose).expression;
  ASSERT_TRUE(own);
  EXPECT_TRUE(own->evaluate({}).is_missing());
}

TEST_F(Expressions, SayWhereAnErrorArose) {
  const auto expression = compiled("a || 10 / (n - 7) > 1.0").expression;
  ASSERT_TRUE(expression);
  slot("a") = Value::boolean(false);
  slot("n") = Value::integer(7);
  const Value value = expression->evaluate(inputs());
  ASSERT_TRUE(value.is_error());
  EXPECT_EQ(value.fault(), Fault::division_by_zero);
  EXPECT_EQ(value.at(), 8u);
}

TEST_F(Expressions, TellWhatTheyReadApart) {
  Purpose purpose;
  purpose.scope = 0;
  const auto expression =
      compiled("high_risk && any(ai_system, users > n) && count(service) > 0", purpose).expression;
  ASSERT_TRUE(expression);
  const auto slot_of = [&](std::string_view name) { return world_.find(name)->symbol.slot; };
  const std::vector<Dependency> expected = {{Dependency::Reach::record, 0, slot_of("n")},
                                            {Dependency::Reach::own, 0, slot_of("high_risk")},
                                            {Dependency::Reach::each, 0, slot_of("users")},
                                            {Dependency::Reach::list, 0, 0},
                                            {Dependency::Reach::list, 1, 0}};
  EXPECT_EQ(expression->dependencies(), expected);
}

TEST_F(Expressions, DoNotReadWhatConstantsDecide) {
  EXPECT_TRUE(compiled("false && a").expression->dependencies().empty());
  EXPECT_TRUE(compiled("1 < 2 ? 3 : n").expression->dependencies().empty());
  EXPECT_EQ(compiled("true && a").expression->dependencies().size(), 1u);
  EXPECT_EQ(compiled("coalesce(n, 1, m)").expression->dependencies().size(), 1u);
}

TEST_F(Expressions, AreNotUtf8IsAMistakeAtItsByte) {
  const auto result = compiled("t == '\xC3('");
  ASSERT_EQ(result.mistakes.size(), 1u);
  EXPECT_EQ(result.mistakes[0].code, Code::json_encoding);
  EXPECT_EQ(result.mistakes[0].offset, 6u);
}

TEST(Days, AreTheInverseOfTheirTexts) {
  EXPECT_EQ(day_of("1970-01-01"), 0);
  EXPECT_EQ(day_of("2000-03-01"), 11'017);
  EXPECT_FALSE(day_of("2026-02-29"));
  const std::int64_t first = *day_of("1900-01-01");
  const std::int64_t last = *day_of("2999-12-31");
  for (std::int64_t day = first; day <= last; day += 13)
    ASSERT_EQ(day_of(day_text(day)), day);
  EXPECT_EQ(last - first + 1, 401'767);
}

TEST(Places, InAStringAreThoseOfTheFile) {
  //                         0123456789012345678901234567890
  const std::string text = R"({"when": "t == \"\u20ac\uD83D\uDE00x\""})";
  const auto at = [&](std::size_t inside) {
    return locate(text, {{"/when", false, inside}})[0].column;
  };
  EXPECT_EQ(at(0), 10u);   // the value itself
  EXPECT_EQ(at(1), 12u);   // a blank
  EXPECT_EQ(at(5), 16u);   // \"
  EXPECT_EQ(at(6), 18u);   // \u20ac
  EXPECT_EQ(at(7), 18u);   // in the middle of it
  EXPECT_EQ(at(9), 24u);   // the pair of surrogates, four bytes
  EXPECT_EQ(at(13), 36u);  // x
  EXPECT_EQ(at(14), 37u);  // \"
  EXPECT_EQ(at(15), 39u);  // the closing quotation mark
  EXPECT_EQ(at(99), 39u);
}

}  // namespace
}  // namespace peil::expression
