#include "app/view/tree.hpp"

#include <gtest/gtest.h>

namespace peil::app {
namespace {

TEST(ViewTreeJson, LeavesPaintedChildrenOut) {
  ViewTree tree;
  tree.root.id = "root";
  tree.root.role = Role::root;
  Node button;
  button.id = "go";
  button.role = Role::button;
  button.name = "Go “on”";
  button.action = GoHome{};
  button.children.emplace_back().id = "go/label";
  tree.root.children.push_back(button);
  EXPECT_EQ(
      to_json(tree),
      R"({"title":"","language":"nl","address":"","announcement":"","bring_into_view":"","serial":0,)"
      R"("palette":"light","scale":1E0,"root":{"id":"root","role":"root","children":[{"id":"go","role":"button",)"
      R"("name":"Go “on”","action":true}]}})");
}

TEST(Roles, HaveTheirNames) {
  EXPECT_EQ(role_name(Role::root), "root");
  EXPECT_EQ(role_name(Role::radio_group), "radio_group");
  EXPECT_EQ(role_name(Role::column_header), "column_header");
  EXPECT_EQ(role_name(Role::status), "status");
  EXPECT_EQ(role_name(Role::alert), "alert");
}

TEST(Focus, IsForControlsThatDoSomething) {
  Node node;
  node.role = Role::button;
  EXPECT_FALSE(is_focusable(node));
  node.action = GoHome{};
  EXPECT_TRUE(is_focusable(node));
  node.disabled = true;
  EXPECT_FALSE(is_focusable(node));
  node.disabled = false;
  node.role = Role::text;
  EXPECT_FALSE(is_focusable(node));
}

}  // namespace
}  // namespace peil::app
