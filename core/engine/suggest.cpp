#include "engine/suggest.hpp"

#include <algorithm>
#include <array>

namespace peil {
namespace {

constexpr std::size_t longest = 64;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Optimal string alignment distance over bytes; more than `most` is given as `most` + 1.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  using Row = std::array<std::size_t, longest + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t best = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0u : 1u)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1])) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    if (best > most) return most + 1;
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

}  // namespace

std::string_view Suggester::nearest(std::string_view name, const std::vector<std::string_view>& known) {
  if (name.empty() || name.size() > longest) return {};
  std::size_t most = std::max<std::size_t>(1, name.size() / 3);
  std::string_view best;
  for (const auto candidate : known) {
    if (budget_ == 0) break;
    const std::size_t gap = std::max(candidate.size(), name.size()) - std::min(candidate.size(), name.size());
    if (candidate.empty() || candidate.size() > longest || gap > most) {
      --budget_;
      continue;
    }
    budget_ -= std::min(budget_, name.size() * candidate.size());
    const std::size_t found = distance(name, candidate, most);
    if (found > most) continue;
    best = candidate;
    if (found == 0) break;
    most = found - 1;
  }
  return best;
}

}  // namespace peil
