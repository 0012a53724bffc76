// The columns that all rows of a table have in common. Private to core/ui.
#pragma once

#include "app/view/tree.hpp"

#include <unordered_map>
#include <vector>

namespace peil::ui {

class NodeMeasure;

class TableColumns {
 public:
  // Gives all rows of a table the same columns: as wide as what stands in them if there is room for
  // that. What is left over goes to the columns that grow; if room is lacking, all become narrower
  // towards their longest word. Cost: measures every cell, unless the width is that of before.
  void share(const app::Node& table, float width, NodeMeasure& measure);

  // The widths of the row's columns, if it stands in a table that shares them; else null.
  const std::vector<float>* of(const app::Node& row) const;

 private:
  struct Table {
    float width = -1;
    std::vector<float> columns;
  };
  std::unordered_map<const app::Node*, Table> tables_;
  // The table of each row.
  std::unordered_map<const app::Node*, const app::Node*> rows_;
};

}  // namespace peil::ui
