// The columns that the rows of a table share.
#include "tests/ui/layout_fixture.hpp"

namespace peil::ui {
namespace {

using app::Flow;
using app::Node;
using app::Role;

TEST_F(Layouts, ATableHasTheSameColumnsInEveryRow) {
  Node table = box("table", Flow::stack,
                   {table_row("a", "1", "123"), table_row("b", "12345", "1"), text("c", "note")});
  table.role = Role::table;
  lay(box("root", Flow::stack, {table}), 300, 200);
  EXPECT_FLOAT_EQ(rect("a/2").x, rect("b/2").x);
  EXPECT_FLOAT_EQ(rect("a/1").width, 51) << "as wide as the widest needs";
  table.children[0].children[0].layout.grow = 1;
  lay(box("root", Flow::stack, {table}), 300, 200);
  EXPECT_FLOAT_EQ(rect("b/2").right(), 300) << "where a column grows, all its cells do";
  EXPECT_FLOAT_EQ(rect("a/2").x, rect("b/2").x);
}

TEST_F(Layouts, ATableThatIsTooNarrowBreaksBetweenWords) {
  Node table = box("table", Flow::stack,
                   {table_row("a", "one two three four five", "value"), table_row("b", "x", "y")});
  table.role = Role::table;
  lay(box("root", Flow::stack, {std::move(table)}), 160, 400);
  EXPECT_LE(rect("a/2").right(), 160);
  EXPECT_EQ(at("a/2").line_count, 1u) << "a single word stays whole";
  EXPECT_GT(at("a/1").line_count, 1u);
}

TEST_F(Layouts, ATableFarTooNarrowBreaksItsLongestWordsOnly) {
  Node table =
      box("table", Flow::stack, {table_row("a", "unimaginable", "123"), table_row("b", "x", "y")});
  table.role = Role::table;
  lay(box("root", Flow::stack, {std::move(table)}), 100, 400);
  EXPECT_LE(rect("a/2").right(), 100);
  EXPECT_EQ(at("a/2").line_count, 1u);
  EXPECT_GT(at("a/1").line_count, 1u);
}

}  // namespace
}  // namespace peil::ui
