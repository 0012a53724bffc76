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

std::string id(const Node* node) { return node ? node->id : "none"; }

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

// The example under a dialog with a button, a field, and a question of its own.
app::ViewTree with_dialog() {
  app::ViewTree tree = example();
  Node dialog;
  dialog.id = "dialog";
  dialog.role = Role::dialog;
  Node close = control("close", Role::button);
  Node field = control("field", Role::text_field);
  Node group;
  group.id = "mine";
  group.role = Role::radio_group;
  group.focus_action = app::FocusQuestion{"mine"};
  group.children = {control("mine 1", Role::radio), control("mine 2", Role::radio)};
  group.children[0].shortcut = '1';
  dialog.children = {std::move(close), std::move(field), std::move(group)};
  tree.root.children.push_back(std::move(dialog));
  return tree;
}

TEST(Dialog, KeepsTheFocusInside) {
  const app::ViewTree tree = with_dialog();
  EXPECT_EQ(id(next_stop(tree, "", false)), "close");
  EXPECT_EQ(id(next_stop(tree, "before", false)), "close") << "from behind it";
  EXPECT_EQ(id(next_stop(tree, "mine 1", false)), "close");
  EXPECT_EQ(id(next_stop(tree, "close", true)), "mine 1");
  EXPECT_EQ(id(following_stop(tree, "close")), "field");
  EXPECT_EQ(id(following_stop(tree, "mine 1")), "none");
  EXPECT_EQ(id(neighbour(tree, "answer 1", false)), "none");
  EXPECT_EQ(id(neighbour(tree, "mine 1", false)), "mine 2");
  EXPECT_EQ(id(with_shortcut(tree, "answer 1", '1')), "none");
  EXPECT_EQ(id(with_shortcut(tree, "mine 2", '1')), "mine 1");
  EXPECT_EQ(id(reachable(tree, "before")), "none");
  EXPECT_EQ(id(reachable(tree, "field")), "field");
}

TEST(Dialog, BeginsAtItsFirstField) {
  const app::ViewTree tree = with_dialog();
  EXPECT_EQ(id(first_stop(*tree.dialog(), true)), "field");
  EXPECT_EQ(id(first_stop(*tree.dialog(), false)), "close");
  const app::ViewTree plain = example();
  EXPECT_EQ(id(first_stop(plain.root, true)), "before") << "where there is no field";
}

}  // namespace
}  // namespace peil::ui
