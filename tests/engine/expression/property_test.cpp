// What must hold for every expression over all answers: tried on many made ones.
#include "made_expressions.hpp"

#include "engine/base/sha256.hpp"
#include "engine/json/canonical.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

namespace peil::expression {
namespace {

using namespace test;

constexpr int expressions = 2'000;
constexpr int depth = 4;

// Answers as inputs; they must stay where they are.
class Given {
 public:
  explicit Given(const Answers& answers)
      : rows_{Rows{answers.systems.data(), static_cast<std::uint32_t>(answers.system_count),
                   static_cast<std::uint32_t>(answers.system_width)}} {
    inputs_.record = answers.record;
    inputs_.subjects = rows_;
  }
  const Inputs& inputs() const { return inputs_; }

 private:
  std::array<Rows, 1> rows_;
  Inputs inputs_;
};

class MadeExpressions : public testing::Test {
 protected:
  MadeExpressions() : world_(read_vectors("symbols")) {}

  // Calls `look(made, expression, maker)` for each made expression that compiles. Those that don't
  // are over the limit of length, or have a part that can only fail.
  template <class Look>
  void each(std::uint64_t seed, Look&& look) {
    Random random(seed);
    Maker maker(world_, random);
    Suggester suggester;
    int compiled_count = 0;
    for (int i = 0; i < expressions; ++i) {
      const Made made =
          maker.make(i % 2 == 0 ? Type{Type::Kind::boolean} : maker.any_type(), 1 + i % depth);
      const Compilation compiled = compile(made.source, world_.symbols(), {}, suggester);
      for (const auto& mistake : compiled.mistakes) {
        ASSERT_TRUE(mistake.code == Code::expression_error || mistake.code == Code::limit_exceeded)
            << made.source << ": " << code_name(mistake.code) << " at " << mistake.offset;
      }
      if (!compiled.expression) continue;
      ++compiled_count;
      ASSERT_TRUE(compiled.expression->type() == made.type) << made.source;
      look(made, *compiled.expression, maker);
      if (HasFatalFailure()) return;
    }
    EXPECT_GT(compiled_count, expressions / 2);
  }

  std::string shown(const Value& value, const Type& type) const {
    return pretty_json(world_.written(value, type));
  }

  World world_;
};

TEST_F(MadeExpressions, GiveWhatThePlainestComputationGives) {
  each(1, [&](const Made& made, const Expression& expression, Maker& maker) {
    for (std::size_t missing = 0; missing < 5; ++missing) {
      const Answers answers = maker.answers(missing, missing % 2 == 1);
      const Value value = expression.evaluate(Given(answers).inputs());
      ASSERT_EQ(shown(value, made.type), shown(made.expected(answers), made.type)) << made.source;
      ASSERT_TRUE(!value.is_value() || value == expression.evaluate(Given(answers).inputs()));
    }
  });
}

TEST_F(MadeExpressions, MeanTheSameInTheirNormalForm) {
  each(2, [&](const Made& made, const Expression& expression, Maker& maker) {
    const auto form = normal_form(made.source);
    ASSERT_TRUE(form) << made.source;
    ASSERT_EQ(normal_form(*form), form);
    ASSERT_LE(form->size(), made.source.size());
    Suggester suggester;
    const Compilation again = compile(*form, world_.symbols(), {}, suggester);
    ASSERT_TRUE(again.expression) << *form;
    for (std::size_t missing = 2; missing < 5; ++missing) {
      const Answers answers = maker.answers(missing, true);
      ASSERT_TRUE(again.expression->evaluate(Given(answers).inputs()) ==
                  expression.evaluate(Given(answers).inputs()))
          << made.source << "\n"
          << *form;
    }
  });
}

TEST_F(MadeExpressions, KeepWhatIsCertainWhenMoreIsAnswered) {
  int certain = 0;
  each(3, [&](const Made& made, const Expression& expression, Maker& maker) {
    if (made.takes_missing_away) return;
    for (std::size_t missing = 2; missing < 5; ++missing) {
      const Answers before = maker.answers(missing, true);
      const Value value = expression.evaluate(Given(before).inputs());
      if (value.is_missing()) continue;
      ++certain;
      const Answers after = maker.filled(before, 1 + missing % 3);
      const Value later = expression.evaluate(Given(after).inputs());
      // An error stays one, but a second that joins it may come first in the list of faults.
      if (value.is_error()) {
        ASSERT_TRUE(later.is_error() && later.fault() <= value.fault()) << made.source;
      } else {
        ASSERT_EQ(shown(later, made.type), shown(value, made.type)) << made.source;
      }
    }
  });
  EXPECT_GT(certain, 300);
}

TEST_F(MadeExpressions, ReadOnlyWhatTheyDependOn) {
  each(4, [&](const Made& made, const Expression& expression, Maker& maker) {
    const Answers before = maker.answers(4, false);
    Answers after = maker.answers(4, true);
    const auto& dependencies = expression.dependencies();
    ASSERT_TRUE(std::is_sorted(dependencies.begin(), dependencies.end()));
    const auto reads = [&](Dependency::Reach reach, std::size_t slot) {
      return std::binary_search(dependencies.begin(), dependencies.end(),
                                Dependency{reach, 0, static_cast<std::uint32_t>(slot)});
    };
    for (std::size_t slot = 0; slot < before.record.size(); ++slot) {
      if (reads(Dependency::Reach::record, slot)) after.record[slot] = before.record[slot];
    }
    if (reads(Dependency::Reach::list, 0)) {
      after.system_count = before.system_count;
      after.systems.resize(before.systems.size());
      for (std::size_t i = 0; i < before.systems.size(); ++i) {
        if (reads(Dependency::Reach::each, i % before.system_width))
          after.systems[i] = before.systems[i];
      }
    }
    ASSERT_TRUE(expression.evaluate(Given(before).inputs()) ==
                expression.evaluate(Given(after).inputs()))
        << made.source;
  });
}

TEST_F(MadeExpressions, NameWhatWouldSettleThem) {
  int open_count = 0;
  each(5, [&](const Made& made, const Expression& expression, Maker& maker) {
    for (std::size_t missing = 2; missing < 4; ++missing) {
      const Answers before = maker.answers(missing, true);
      const auto open = expression.unsettled(Given(before).inputs());
      const Value value = expression.evaluate(Given(before).inputs());
      ASSERT_EQ(value.is_missing(), !open.empty()) << made.source;
      if (open.empty() || made.takes_missing_away) continue;
      ++open_count;
      // Whatever else is answered, it stays missing.
      Answers after = maker.filled(before, 1);
      for (const auto& each : open) {
        ASSERT_NE(each.place.reach, Dependency::Reach::list);
        if (each.place.reach == Dependency::Reach::record) {
          ASSERT_TRUE(before.record[each.place.slot].is_missing());
          after.record[each.place.slot] = {};
        } else {
          Value& slot = after.systems[each.subject * after.system_width + each.place.slot];
          ASSERT_TRUE(
              before.systems[each.subject * after.system_width + each.place.slot].is_missing());
          slot = {};
        }
      }
      ASSERT_TRUE(expression.evaluate(Given(after).inputs()).is_missing()) << made.source;
    }
  });
  EXPECT_GT(open_count, 300);
}

TEST_F(MadeExpressions, AreNeverFalseWhereTheyAreSaidToBeAlwaysTrue) {
  int said = 0;
  each(6, [&](const Made& made, const Expression& expression, Maker& maker) {
    if (expression.always() == Truth::varies) return;
    ++said;
    for (std::size_t missing = 0; missing < 8; ++missing) {
      const Value value =
          expression.evaluate(Given(maker.answers(missing, missing % 2 == 1)).inputs());
      ASSERT_FALSE(expression.always() == Truth::always ? value.is_false() : value.is_true())
          << made.source;
    }
  });
  EXPECT_GT(said, 10);
}

TEST_F(MadeExpressions, GiveTheSameBytesOnEveryPlatform) {
  std::string all;
  each(7, [&](const Made& made, const Expression& expression, Maker& maker) {
    const Answers answers = maker.answers(6, true);
    all += *normal_form(made.source) + "\n" +
           shown(expression.evaluate(Given(answers).inputs()), made.type);
  });
  EXPECT_EQ(sha256_text(all), "acc3d6b70786fa24492c39dea3f413bc4f1698015c0049c29d0f9a49f97e6476");
}

// Pairs that give the same, whatever their names are.
TEST(Laws, HoldForTrueFalseMissingAndErrors) {
  World world(read_vectors("symbols"));
  Suggester suggester;
  struct Law {
    const char* left;
    const char* right;
    bool with_both = true;  // also where missing values and errors meet
  };
  const Law laws[] = {
      {"a && b", "b && a"},
      {"a || b", "b || a"},
      {"a && (b && c)", "(a && b) && c"},
      {"a || (b || c)", "(a || b) || c"},
      {"a && b && c", "c && a && b"},
      {"a || b || c", "b || c || a"},
      {"a && a", "a"},
      {"a || a", "a"},
      {"!(!a)", "a"},
      {"!(a && b)", "!a || !b"},
      {"!(a || b)", "!a && !b"},
      {"a && true", "a"},
      {"a || false", "a"},
      {"a && false", "false"},
      {"a || true", "true"},
      {"a && (b || c)", "a && b || a && c", false},
      {"a || b && c", "(a || b) && (a || c)", false},
      {"a && (a || b)", "a", false},
      {"a || a && b", "a", false},
      {"a == b", "b == a"},
      {"a != b", "!(a == b)"},
      {"any(a, b, c)", "a || b || c"},
      {"all([a, b, c])", "a && b && c"},
      {"a ? b : c", "a ? b : (a ? true : c)"},
      {"coalesce(a, b)", "answered(a) ? a : b"},
      {"a in [b, c]", "a == b || a == c"},
  };
  const Value values[] = {Value::boolean(true), Value::boolean(false), Value(),
                          Value::error(Fault::overflow)};
  const std::size_t slots[] = {world.find("a")->symbol.slot, world.find("b")->symbol.slot,
                               world.find("c")->symbol.slot};
  for (const auto& law : laws) {
    const auto left = compile(law.left, world.symbols(), {}, suggester);
    const auto right = compile(law.right, world.symbols(), {}, suggester);
    ASSERT_TRUE(left.expression && right.expression) << law.left;
    for (int i = 0; i < 64; ++i) {
      std::vector<Value> record(world.width(record_scope));
      bool missing = false;
      bool error = false;
      for (int s = 0; s < 3; ++s) {
        const Value& value = values[i >> (2 * s) & 3];
        record[slots[s]] = value;
        missing = missing || value.is_missing();
        error = error || value.is_error();
      }
      if (!law.with_both && missing && error) continue;
      Inputs inputs;
      inputs.record = record;
      EXPECT_TRUE(left.expression->evaluate(inputs) == right.expression->evaluate(inputs))
          << law.left << " and " << law.right << " for " << i;
    }
  }
}

}  // namespace
}  // namespace peil::expression
