#include "native/commands/table.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace peil::native {

Table::Table(std::vector<Column> columns) : columns_(std::move(columns)) {
  std::vector<std::string> heads;
  for (const Column& column : columns_)
    heads.push_back(column.head);
  rows_.push_back(std::move(heads));
}

void Table::add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

void Table::print(std::ostream& out, const std::string& margin) const {
  std::vector<std::size_t> widths(columns_.size());
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], utf8::length(row[i]));
  }
  for (const auto& row : rows_) {
    std::string line = margin;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string room(widths[i] - utf8::length(row[i]), ' ');
      if (i > 0) line += "  ";
      line += columns_[i].is_right ? room + row[i] : row[i] + room;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

}  // namespace peil::native
