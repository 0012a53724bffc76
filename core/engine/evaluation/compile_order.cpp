// From compiled parts to an order: which node must follow which, and who depends on itself.
#include "engine/evaluation/compiled.hpp"

#include <algorithm>
#include <queue>

namespace peil {

void DefinitionCompiler::make_nodes() {
  const auto add = [&](Compiled::Node::Kind kind, std::uint32_t index, std::uint32_t scope) {
    Compiled::Node node;
    node.kind = kind;
    node.index = index;
    node.scope = scope;
    node.local = made_.scopes[scope].nodes++;
    made_.nodes.push_back(node);
    return static_cast<std::uint32_t>(made_.nodes.size() - 1);
  };
  using NodeKind = Compiled::Node::Kind;
  for (std::uint32_t i = 0; i < made_.sections.size(); ++i) {
    auto& section = made_.sections[i];
    if (section.visible != no_index) section.node = add(NodeKind::section, i, section.scope);
  }
  for (std::uint32_t i = 0; i < made_.questions.size(); ++i) {
    auto& question = made_.questions[i];
    question.node = add(NodeKind::question, i, question.scope);
    auto& slots = made_.scopes[question.scope].slot_nodes;
    if (question.value_slot != no_index) slots[question.value_slot] = question.node;
    if (question.score_slot != no_index) slots[question.score_slot] = question.node;
  }
  for (std::uint32_t i = 0; i < made_.groups.size(); ++i)
    add(NodeKind::group, i, made_.groups[i].scope);
  for (std::uint32_t i = 0; i < made_.items.size(); ++i) {
    auto& item = made_.items[i];
    item.node = add(NodeKind::item, i, item.scope);
    made_.scopes[item.scope].slot_nodes[item.slot] = item.node;
  }
  for (std::uint32_t i = 0; i < made_.conditions.size(); ++i) {
    auto& condition = made_.conditions[i];
    condition.node = add(NodeKind::condition, i, condition.scope);
    if (condition.slot != no_index)
      made_.scopes[condition.scope].slot_nodes[condition.slot] = condition.node;
  }
}

void DefinitionCompiler::edge(std::uint32_t from, std::uint32_t to, bool all) {
  raw_edges_.push_back({from, to, all});
}

void DefinitionCompiler::edges_of_expression(std::uint32_t index, std::uint32_t node) {
  if (index == no_index) return;
  using Reach = expression::Dependency::Reach;
  const std::uint32_t scope = made_.nodes[node].scope;
  for (const auto& dependency : made_.expressions[index].expression.dependencies()) {
    switch (dependency.reach) {
      case Reach::record:
        edge(made_.scopes[0].slot_nodes[dependency.slot], node, scope != 0);
        break;
      case Reach::own:
        edge(made_.scopes[scope].slot_nodes[dependency.slot], node, false);
        break;
      case Reach::each:
        edge(made_.scopes[dependency.kind + 1].slot_nodes[dependency.slot], node, true);
        break;
      // who the subjects are changes only together with everything
      case Reach::list:
        break;
    }
  }
}

void DefinitionCompiler::make_edges() {
  for (const auto& section : made_.sections) {
    if (section.node != no_index) edges_of_expression(section.visible, section.node);
  }
  for (const auto& question : made_.questions) {
    edges_of_expression(question.visible, question.node);
    const auto& section = made_.sections[question.section];
    if (section.node != no_index) edge(section.node, question.node, false);
  }
  std::vector<std::uint32_t> group_nodes(made_.groups.size());
  for (std::uint32_t i = 0; i < made_.nodes.size(); ++i) {
    if (made_.nodes[i].kind == Compiled::Node::Kind::group) group_nodes[made_.nodes[i].index] = i;
  }
  for (std::uint32_t i = 0; i < made_.groups.size(); ++i) {
    for (const auto q : made_.groups[i].questions)
      edge(made_.questions[q].node, group_nodes[i], false);
  }
  for (const auto& item : made_.items) {
    for (const auto group : item.groups)
      edge(group_nodes[group], item.node, false);
    for (const auto part : item.parts)
      edge(made_.items[part].node, item.node, false);
    if (item.of != no_index) edge(made_.items[item.of].node, item.node, true);
  }
  for (const auto& condition : made_.conditions)
    edges_of_expression(condition.expression, condition.node);
}

// Kahn's algorithm, the node that was made first first. What is left over depends on itself or on
// what does.
void DefinitionCompiler::order() {
  auto& nodes = made_.nodes;
  std::stable_sort(raw_edges_.begin(), raw_edges_.end(),
                   [](const RawEdge& a, const RawEdge& b) { return a.from < b.from; });
  std::vector<std::uint32_t> waiting_for(nodes.size());
  made_.edges.reserve(raw_edges_.size());
  for (const auto& each : raw_edges_) {
    auto& node = nodes[each.from];
    if (node.edge_count++ == 0) node.first_edge = static_cast<std::uint32_t>(made_.edges.size());
    made_.edges.push_back({each.to, each.all});
    ++waiting_for[each.to];
  }
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (waiting_for[i] == 0) ready.push(i);
  }
  while (!ready.empty()) {
    const std::uint32_t index = ready.top();
    ready.pop();
    auto& node = nodes[index];
    node.rank = static_cast<std::uint32_t>(made_.order.size());
    made_.order.push_back(index);
    made_.scopes[node.scope].in_order.push_back(index);
    for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; ++e) {
      if (--waiting_for[made_.edges[e].node] == 0) ready.push(made_.edges[e].node);
    }
  }
  if (report_ != nullptr && made_.order.size() < nodes.size())
    CycleReport(definition_, made_, std::move(waiting_for)).add_to(*report_);
}

}  // namespace peil
