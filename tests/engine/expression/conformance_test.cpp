// The vectors of tests/conformance/expressions: what an expression gives, or what is wrong with it.
// Each file is written again with what this implementation says, and must stay the same to the last
// byte, natively and in WebAssembly; with PEIL_ACCEPT=1 in the environment the files are written
// instead.
#include "support.hpp"

#include "engine/base/problem.hpp"
#include "engine/json/canonical.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

namespace peil::expression {
namespace {

using namespace test;

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

class Case {
 public:
  Case(World& world, const json::object& written) : world_(world), written_(written) {}

  // The case as it comes out: with what this engine says in the place of what must come out.
  json::value outcome() {
    json::object out = written_;
    const auto source = view(written_.at("expression").as_string());
    if (out.contains("normal_form")) {
      const auto form = normal_form(source);
      out["normal_form"] = form ? json::value(json::string(*form)) : json::value(nullptr);
      // Writing it again changes nothing any more.
      EXPECT_EQ(form ? normal_form(*form) : form, form);
      return out;
    }
    Purpose purpose;
    if (const auto* scope = written_.if_contains("scope"))
      purpose.scope = kind(view(scope->as_string()));
    if (written_.contains("gives")) purpose.gives = Type::Kind::boolean;
    Suggester suggester;
    const Compilation compiled = compile(source, world_.symbols(), purpose, suggester);
    EXPECT_EQ(compiled.expression.has_value(), compiled.mistakes.empty());
    if (!compiled.mistakes.empty() || out.contains("problems"))
      out["problems"] = problems(compiled.mistakes);
    if (!compiled.expression) return out;

    const Expression& expression = *compiled.expression;
    fill();
    if (out.contains("type"))
      out["type"] = json::string(world_.symbols().type_text(expression.type()));
    if (out.contains("always")) {
      constexpr const char* names[] = {"varies", "always", "never"};
      out["always"] = names[static_cast<std::size_t>(expression.always())];
    }
    const Value value = expression.evaluate(inputs_);
    if (out.contains("result")) out["result"] = world_.written(value, expression.type());
    const auto open = expression.unsettled(inputs_);
    EXPECT_TRUE(value.is_missing() || open.empty());
    if (out.contains("unsettled")) {
      json::array places;
      for (const auto& each : open)
        places.push_back(json::string(world_.place(each)));
      out["unsettled"] = std::move(places);
    }
    return out;
  }

 private:
  std::uint32_t kind(std::string_view name) const {
    return world_.symbols().find(Symbols::Space::name, name)->type.of;
  }

  static json::array problems(const std::vector<Mistake>& mistakes) {
    json::array list;
    for (const auto& each : mistakes) {
      json::array arguments;
      for (const auto& argument : each.arguments)
        arguments.push_back(json::string(argument));
      const auto code = code_name(each.code);
      list.push_back(json::object{{"code", json::string(code.data(), code.size())},
                                  {"at", each.offset},
                                  {"arguments", std::move(arguments)}});
    }
    return list;
  }

  void fill_values(const char* member, const std::string& prefix) {
    const auto* values = written_.if_contains(member);
    if (values == nullptr) return;
    for (const auto& each : values->as_object()) {
      const auto* named = world_.find(prefix + std::string(each.key().data(), each.key().size()));
      ASSERT_NE(named, nullptr) << each.key();
      record_.at(named->symbol.slot) = world_.value(each.value(), named->symbol.type);
    }
  }

  void fill() {
    record_.resize(world_.width(record_scope));
    fill_values("values", "");
    fill_values("scores", "score:");
    fill_values("labels", "label:");
    const std::size_t kinds = world_.symbols().subject_kinds();
    subjects_.resize(kinds);
    rows_.resize(kinds);
    if (const auto* subjects = written_.if_contains("subjects")) {
      for (const auto& each : subjects->as_object()) {
        const std::uint32_t index = kind({each.key().data(), each.key().size()});
        const std::size_t width = world_.width(index);
        auto& values = subjects_[index];
        for (const auto& subject : each.value().as_array()) {
          const std::size_t first = values.size();
          values.resize(first + width);
          for (const auto& answer : subject.as_object()) {
            const auto* named = world_.find({answer.key().data(), answer.key().size()});
            ASSERT_NE(named, nullptr) << answer.key();
            values[first + named->symbol.slot] = world_.value(answer.value(), named->symbol.type);
          }
        }
        rows_[index] = {values.data(), static_cast<std::uint32_t>(each.value().as_array().size()),
                        static_cast<std::uint32_t>(width)};
      }
    }
    inputs_.record = record_;
    inputs_.subjects = rows_;
    if (const auto* subject = written_.if_contains("subject"))
      inputs_.subject = subject->to_number<std::uint32_t>();
  }

  World& world_;
  const json::object& written_;
  std::vector<Value> record_;
  std::vector<std::vector<Value>> subjects_;
  std::vector<Rows> rows_;
  Inputs inputs_;
};

class Vectors : public testing::TestWithParam<const char*> {};

TEST_P(Vectors, ComeOutAsWritten) {
  World world(read_vectors("symbols"));
  const json::value file = read_vectors(GetParam());
  json::object out = file.as_object();
  auto& cases = out["cases"].as_array();
  ASSERT_FALSE(cases.empty());
  for (auto& each : cases) {
    const json::object written = each.as_object();
    each = Case(world, written).outcome();
    EXPECT_EQ(pretty_json(each), pretty_json(written));
  }
  const std::string text = pretty_json(out);
  if (std::getenv("PEIL_ACCEPT") != nullptr) {
    std::ofstream(vectors_path(GetParam()), std::ios::binary) << text;
  } else {
    EXPECT_TRUE(text == read_text(vectors_path(GetParam()))) << "not the same to the last byte";
  }
}

INSTANTIATE_TEST_SUITE_P(Expressions, Vectors,
                         testing::Values("errors", "facts", "functions", "kleene", "literals",
                                         "missing", "mistakes", "names", "normal_form", "operators",
                                         "subjects", "unsettled"),
                         [](const auto& each) { return std::string(each.param); });

}  // namespace
}  // namespace peil::expression
