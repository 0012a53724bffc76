// A table for a terminal: columns as wide as their widest cell, two spaces between them.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace peil::native {

class Table {
 public:
  static constexpr bool right = true;
  struct Column {
    std::string head;
    bool is_right = false;  // its cells end at the same place
  };

  explicit Table(std::vector<Column> columns);

  // As many cells as there are columns; they hold no line ends.
  void add(std::vector<std::string> cells);

  // Each line begins with `margin` and ends with its last cell's last character.
  void print(std::ostream& out, const std::string& margin = {}) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace peil::native
