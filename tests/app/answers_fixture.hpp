// An app with an assessment that has every type of question, subjects, labels, findings and an
// older version, begun.
#pragma once

#include "fixture.hpp"
#include "tests/places.hpp"

#include <fstream>
#include <sstream>

namespace peil::app::testing {

inline std::string every_type_definition() {
  std::ifstream file(peil::test::source("tests/app/every_type.json"));
  return (std::ostringstream() << file.rdbuf()).str();
}

class EveryType : public Fixture {
 protected:
  void SetUp() override {
    app.dispatch(
        PluginShipped{"every_type", {{std::string(assessment_path), every_type_definition()}}});
    app.dispatch(StartupFinished{});
    for (const Problem& problem :
         told<notices::FileRefused>() ? told<notices::FileRefused>()->problems : Problems())
      ADD_FAILURE() << describe(problem, {});
    ASSERT_EQ(app.state().assessments.size(), 1u);
    press(Role::button, "Begin met Alle soorten vragen");
    app.take_effects();
  }

  const LiveRecord& opened() { return app.state().records.front(); }
  const Answer* answer_to(const std::string& question) {
    const auto& answers = opened().record.answers;
    const auto found = answers.find(question);
    return found == answers.end() ? nullptr : &found->second;
  }

  bool has(Role role, std::string_view name) {
    const auto tree = app.view();
    bool found = false;
    for_each(tree->root,
             [&](const Node& node) { found = found || (node.role == role && node.name == name); });
    return found;
  }

  // Types into the only field with this name, and leaves it.
  void type(Role role, std::string_view name, std::string_view text) {
    const Node* field = find(role, name);
    ASSERT_TRUE(field);
    EXPECT_TRUE(app.enter(field->id, text));
  }
};

}  // namespace peil::app::testing
