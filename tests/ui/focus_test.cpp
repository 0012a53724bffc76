// The desktop's keyboard: Tab, arrows and digits on a tree.
#include "ui/focus.hpp"

#include <gtest/gtest.h>

namespace peil::ui {
namespace {

using app::Node;
using app::Role;

Node control(std::string id, Role role, bool selected = false) {
  Node node;
  node.id = std::move(id);
  node.role = role;
  node.name = node.id;
  node.selected = selected;
  node.action = app::GoHome{};
  return node;
}

// A button, a question with three answers of which the second is chosen, and another button.
app::ViewTree example(bool chosen = true) {
  app::ViewTree tree;
  tree.root.id = "root";
  tree.root.children.push_back(control("before", Role::button));
  Node question;
  question.id = "question";
  question.focus_action = app::FocusQuestion{"question"};
  Node group;
  group.id = "group";
  group.role = Role::radio_group;
  for (const char digit : {'1', '2', '3'}) {
    group.children.push_back(
        control(std::string("answer ") + digit, Role::radio, chosen && digit == '2'));
    group.children.back().shortcut = digit;
  }
  question.children.push_back(std::move(group));
  question.children.push_back(control("unknown", Role::button));
  tree.root.children.push_back(std::move(question));
  Node off = control("off", Role::button);
  off.disabled = true;
  tree.root.children.push_back(std::move(off));
  return tree;
}

std::string id(const Node* node) {
  return node ? node->id : "none";
}

TEST(Tab, StopsOnceAtAGroupAtItsChosenAnswer) {
  const app::ViewTree tree = example();
  EXPECT_EQ(id(next_stop(tree, "", false)), "before");
  EXPECT_EQ(id(next_stop(tree, "before", false)), "answer 2");
  EXPECT_EQ(id(next_stop(tree, "answer 2", false)), "unknown");
  EXPECT_EQ(id(next_stop(tree, "unknown", false)), "before");
  EXPECT_EQ(id(next_stop(tree, "before", true)), "unknown");
}

TEST(Tab, StopsAtTheFirstAnswerWhereNoneIsChosen) {
  EXPECT_EQ(id(next_stop(example(false), "before", false)), "answer 1");
}

TEST(Tab, LeavesAGroupFromAnyOfItsAnswers) {
  EXPECT_EQ(id(next_stop(example(), "answer 3", false)), "unknown");
  EXPECT_EQ(id(next_stop(example(), "answer 1", true)), "before");
}

TEST(Tab, FindsNothingInAnEmptyTree) {
  EXPECT_EQ(id(next_stop(app::ViewTree{}, "", false)), "none");
}

TEST(Arrows, GoRoundInsideAGroupOnly) {
  const app::ViewTree tree = example();
  EXPECT_EQ(id(neighbour(tree, "answer 2", false)), "answer 3");
  EXPECT_EQ(id(neighbour(tree, "answer 3", false)), "answer 1");
  EXPECT_EQ(id(neighbour(tree, "answer 1", true)), "answer 3");
  EXPECT_EQ(id(neighbour(tree, "before", false)), "none");
}

TEST(Digits, AnswerTheQuestionInFocus) {
  const app::ViewTree tree = example();
  EXPECT_EQ(id(with_shortcut(tree, "answer 2", '3')), "answer 3");
  EXPECT_EQ(id(with_shortcut(tree, "unknown", '1')), "answer 1");
  EXPECT_EQ(id(with_shortcut(tree, "unknown", '9')), "none");
  EXPECT_EQ(id(with_shortcut(tree, "before", '1')), "none");
}

}  // namespace
}  // namespace peil::ui
