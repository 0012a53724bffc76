#include "ui/table.hpp"

#include "ui/measure.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace peil::ui {

using app::Node;
using app::Role;

namespace {

// Cuts the longest to one length, so that all fit together; the short ones stay as they are.
void cut_widest(std::vector<float>& lengths, float room) {
  std::vector<float> ascending = lengths;
  std::sort(ascending.begin(), ascending.end());
  float left = std::max(0.0f, room);
  float most = 0;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    most = left / static_cast<float>(ascending.size() - i);
    if (ascending[i] > most) break;
    left -= ascending[i];
  }
  for (float& length : lengths)
    length = std::min(length, std::floor(most));
}

}  // namespace

const std::vector<float>* TableColumns::of(const Node& row) const {
  if (row.role != Role::row) return nullptr;
  const auto found = rows_.find(&row);
  return found == rows_.end() ? nullptr : &tables_.at(found->second).columns;
}

void TableColumns::share(const Node& table, float width, NodeMeasure& measure) {
  Table& shared = tables_[&table];
  if (shared.width == width) return;
  shared.width = width;
  std::size_t count = 0;
  for (const Node& row : table.children)
    count = std::max(count, row.role == Role::row ? row.children.size() : 0);
  std::vector<float> most(count, 0), least(count, 0), grow(count, 0);
  float room = width;
  for (const Node& row : table.children) {
    if (row.role != Role::row || row.children.size() != count) continue;
    rows_[&row] = &table;
    const float gaps = row.layout.gap * static_cast<float>(count - 1);
    room = std::min(room, width - 2 * padding_x(row) - gaps);
    for (std::size_t i = 0; i < count; ++i) {
      const Node& cell = row.children[i];
      most[i] = std::max({most[i], cell.layout.width, measure.content_width(cell)});
      grow[i] = std::max(grow[i], cell.layout.grow);
    }
  }
  const float wanted = std::accumulate(most.begin(), most.end(), 0.0f);
  if (wanted <= room) {
    const float shares = std::accumulate(grow.begin(), grow.end(), 0.0f);
    for (std::size_t i = 0; i < count; ++i) {
      if (shares > 0) most[i] += std::floor((room - wanted) * grow[i] / shares);
    }
    shared.columns = std::move(most);
    return;
  }
  for (const Node& row : table.children) {
    if (rows_.count(&row) == 0) continue;
    for (std::size_t i = 0; i < count; ++i)
      least[i] = std::max(least[i], measure.least_width(row.children[i]));
  }
  const float needed = std::accumulate(least.begin(), least.end(), 0.0f);
  const float spare = std::max(0.0f, room - needed) / std::max(1.0f, wanted - needed);
  for (std::size_t i = 0; i < count; ++i)
    least[i] = std::floor(least[i] + std::max(0.0f, most[i] - least[i]) * spare);
  if (needed > room) cut_widest(least, room);
  shared.columns = std::move(least);
}

}  // namespace peil::ui
