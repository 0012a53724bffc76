#include "engine/base/suggest.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace peil {
namespace {

constexpr std::size_t longest = 64;

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Optimal string alignment distance over bytes; more than `most` is given as `most` + 1. Takes what
// it costs from `budget`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most,
                     std::size_t& budget) {
  using Row = std::array<std::uint8_t, longest + 1>;
  std::array<Row, 3> rows;
  for (std::size_t j = 0; j <= b.size(); ++j)
    rows[0][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    Row& row = rows[i % 3];
    const Row& last = rows[(i + 2) % 3];
    const Row& before_last = rows[(i + 1) % 3];
    row[0] = static_cast<std::uint8_t>(i);
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lowered(a[i - 1]) == lowered(b[j - 1]);
      std::size_t cell = static_cast<std::size_t>(
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)}));
      if (i > 1 && j > 1 && lowered(a[i - 1]) == lowered(b[j - 2]) &&
          lowered(a[i - 2]) == lowered(b[j - 1])) {
        cell = std::min(cell, before_last[j - 2] + std::size_t{1});
      }
      row[j] = static_cast<std::uint8_t>(cell);
      best = std::min(best, cell);
    }
    budget -= std::min(budget, b.size());
    if (best > most) return most + 1;
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace

std::string_view Suggester::nearest(std::string_view name,
                                    const std::vector<std::string_view>& known) {
  if (name.empty() || name.size() > longest) return {};
  std::size_t most = std::max<std::size_t>(1, name.size() / 3);
  std::string_view best;
  for (const auto candidate : known) {
    if (budget_ == 0) break;
    const std::size_t gap =
        std::max(candidate.size(), name.size()) - std::min(candidate.size(), name.size());
    if (candidate.empty() || candidate.size() > longest || gap > most) {
      --budget_;
      continue;
    }
    const std::size_t found = distance(name, candidate, most, budget_);
    if (found > most) continue;
    best = candidate;
    if (found == 0) break;
    most = found - 1;
  }
  return best;
}

}  // namespace peil
