// Who depends on itself: the shortest way round, for the author to read.
#include "engine/evaluation/compiled.hpp"

#include <algorithm>

namespace peil {

namespace {

// More are not reported: solving these solves others.
constexpr std::size_t most_cycles = 100;

}  // namespace

CycleReport::CycleReport(const Definition& definition, const CompiledDefinition::Flat& compiled,
                         std::vector<std::uint32_t> left)
    : definition_(definition), compiled_(compiled), left_(compiled.nodes.size()) {
  for (std::size_t i = 0; i < left.size(); ++i)
    left_[i] = left[i] > 0;
}

// Every round finds one: from any node that is left the way on never ends, so it comes back
// somewhere.
void CycleReport::add_to(CompileReport& report) {
  for (std::size_t round = 0; round < most_cycles; ++round) {
    drop_dead_ends();
    const auto first = std::find(left_.begin(), left_.end(), true);
    if (first == left_.end()) return;
    const auto start = expression_in_circle(static_cast<std::uint32_t>(first - left_.begin()));
    if (start == no_index) return;
    CompileReport::Cycle cycle{*expression_of(start), {}};
    for (const auto node : shortest_way_back(start)) {
      if (auto name = name_of(node); !name.empty()) cycle.names.push_back(std::move(name));
      left_[node] = false;
    }
    // Edges lead to what depends; people read what needs what.
    std::reverse(cycle.names.begin() + 1, cycle.names.end());
    cycle.names.push_back(cycle.names.front());
    report.cycles.push_back(std::move(cycle));
  }
}

std::uint32_t CycleReport::next_left(std::uint32_t index) const {
  const auto& node = compiled_.nodes[index];
  for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; ++e) {
    if (left_[compiled_.edges[e].node]) return compiled_.edges[e].node;
  }
  return no_index;
}

// Nodes are dropped in the reverse of the order in which they were reached, until each has one that
// follows.
void CycleReport::drop_dead_ends() {
  std::vector<std::uint32_t> following(left_.size());
  std::vector<std::vector<std::uint32_t>> leading(left_.size());
  std::vector<std::uint32_t> ends;
  for (std::uint32_t i = 0; i < left_.size(); ++i) {
    if (!left_[i]) continue;
    const auto& node = compiled_.nodes[i];
    for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; ++e) {
      const auto to = compiled_.edges[e].node;
      if (!left_[to]) continue;
      ++following[i];
      leading[to].push_back(i);
    }
    if (following[i] == 0) ends.push_back(i);
  }
  while (!ends.empty()) {
    const std::uint32_t end = ends.back();
    ends.pop_back();
    left_[end] = false;
    for (const auto from : leading[end]) {
      if (--following[from] == 0) ends.push_back(from);
    }
  }
}

// Walks on from a node until it comes back; gives the first node with an expression on that circle.
std::uint32_t CycleReport::expression_in_circle(std::uint32_t from) const {
  std::vector<bool> seen(left_.size());
  std::uint32_t at = from;
  while (!seen[at]) {
    seen[at] = true;
    at = next_left(at);
  }
  std::uint32_t found = no_index;
  const std::uint32_t start = at;
  do {
    if (expression_of(at)) found = std::min(found, at);
    at = next_left(at);
  } while (at != start);
  return found;
}

// The nodes of the shortest circle through `start`, from there on; none if there is none.
std::vector<std::uint32_t> CycleReport::shortest_way_back(std::uint32_t start) const {
  std::vector<std::uint32_t> before(compiled_.nodes.size(), no_index);
  std::vector<std::uint32_t> front{start};
  for (std::size_t next = 0; next < front.size(); ++next) {
    const auto& node = compiled_.nodes[front[next]];
    for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; ++e) {
      const std::uint32_t to = compiled_.edges[e].node;
      if (to == start) {
        std::vector<std::uint32_t> way;
        for (std::uint32_t at = front[next]; at != start; at = before[at])
          way.push_back(at);
        way.push_back(start);
        std::reverse(way.begin(), way.end());
        return way;
      }
      if (!left_[to] || before[to] != no_index || to == start) continue;
      before[to] = front[next];
      front.push_back(to);
    }
  }
  return {};
}

std::optional<ExpressionOwner> CycleReport::expression_of(std::uint32_t index) const {
  using NodeKind = CompiledDefinition::Flat::Node::Kind;
  using Member = ExpressionOwner::Member;
  const auto& node = compiled_.nodes[index];
  switch (node.kind) {
    case NodeKind::section:
      return ExpressionOwner{Member::section_visible, node.index};
    case NodeKind::question:
      if (compiled_.questions[node.index].visible == no_index) return std::nullopt;
      return ExpressionOwner{Member::question_visible, node.index};
    case NodeKind::condition: {
      const auto& condition = compiled_.conditions[node.index];
      return ExpressionOwner{condition.member, condition.index};
    }
    case NodeKind::group:
    case NodeKind::item:
      break;
  }
  return std::nullopt;
}

std::string CycleReport::name_of(std::uint32_t index) const {
  using NodeKind = CompiledDefinition::Flat::Node::Kind;
  const auto& node = compiled_.nodes[index];
  switch (node.kind) {
    case NodeKind::section:
      return definition_.sections[node.index].id;
    case NodeKind::question:
      return definition_.questions[node.index].id;
    case NodeKind::item: {
      const auto& item = compiled_.items[node.index];
      return item.of_section ? definition_.sections[item.index].id
                             : definition_.scores[item.index].id;
    }
    case NodeKind::condition: {
      const auto& condition = compiled_.conditions[node.index];
      // Nothing follows from a finding or benchmark.
      return condition.slot != no_index ? definition_.labels[condition.index].id : std::string();
    }
    case NodeKind::group:
      break;
  }
  return {};
}

}  // namespace peil
