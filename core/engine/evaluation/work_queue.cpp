// When what is computed: of a record everything once, in order, and after an answer only what
// follows from it. A queue of nodes by their place in the order, so that none is computed before
// what it reads.
#include "engine/evaluation/work.hpp"

#include <algorithm>

namespace peil {

void Evaluation::Work::resize(const Record& record) {
  const auto& scopes = compiled_->scopes;
  frames_.assign(scopes.size(), {});
  outcome = {};
  outcome.subjects.resize(scopes.size() - 1);
  for (std::uint32_t s = 0; s < scopes.size(); ++s) {
    auto& frame = frames_[s];
    if (s > 0) {
      const auto found = record.subjects.find(compiled_->kind_ids[s - 1]);
      const std::size_t there = found == record.subjects.end() ? 0 : found->second.size();
      frame.count =
          static_cast<std::uint32_t>(std::min<std::size_t>(there, compiled_->kind_limits[s - 1]));
      outcome.subjects[s - 1].resize(frame.count);
    }
    const std::size_t count = frame.count;
    frame.now.resize(count * scopes[s].slot_nodes.size());
    frame.sure.resize(frame.now.size());
    frame.settled.resize(frame.now.size());
    frame.given.resize(count * scopes[s].questions.size());
    frame.sections.resize(count * scopes[s].sections.size());
    frame.tallies.resize(count * scopes[s].groups);
    frame.results.resize(count * scopes[s].items);
    frame.texts.resize(count * scopes[s].texts);
    frame.queued.resize(count * scopes[s].nodes);
    for (std::uint32_t subject = 0; subject < frame.count; ++subject) {
      auto& each = scope(s, subject);
      each.values.resize(scopes[s].questions.size());
      each.states.assign(scopes[s].questions.size(), QuestionState::hidden);
      each.maybe.resize(scopes[s].questions.size());
      each.proposed.resize(scopes[s].questions.size());
      each.progress.resize(scopes[s].sections.size());
      each.sections.resize(scopes[s].sections.size());
      each.scores.resize(scopes[s].scores);
      each.labels.resize(scopes[s].labels);
      each.findings.resize(scopes[s].findings);
      each.benchmarks.assign(scopes[s].benchmarks, 1);
    }
  }
  point_rows();
}

void Evaluation::Work::read(const Record& record) {
  resize(record);
  read_answers(record.answers, 0, 0);
  for (std::uint32_t kind = 0; kind < compiled_->kind_ids.size(); ++kind) {
    const auto found = record.subjects.find(compiled_->kind_ids[kind]);
    for (std::uint32_t i = 0; i < frames_[kind + 1].count; ++i)
      read_answers(found->second[i].answers, kind + 1, i);
  }
  run_all();
  retired_.clear();
}

void Evaluation::Work::answer_changed(const Record& record, QuestionAt at) {
  if (at.question >= compiled_->questions.size()) return;
  const auto& question = compiled_->questions[at.question];
  const std::uint32_t subject = question.scope == 0 ? 0 : at.subject;
  auto& frame = frames_[question.scope];
  if (subject >= frame.count) return;
  const Answers* answers = &record.answers;
  if (question.scope > 0) {
    const auto found = record.subjects.find(compiled_->kind_ids[question.scope - 1]);
    if (found == record.subjects.end() || subject >= found->second.size()) return;
    answers = &found->second[subject].answers;
  }
  const auto answer = answers->find(question.id);
  frame.given[std::size_t{subject} * compiled_->scopes[question.scope].questions.size() +
              question.ordinal] =
      given(question, answer == answers->end() ? nullptr : &answer->second, subject);
  push(question.node, subject);
  while (!queue_.empty()) {
    std::pop_heap(queue_.begin(), queue_.end(), later);
    const Task task = queue_.back();
    queue_.pop_back();
    const auto& node = compiled_->nodes[compiled_->order[task.rank]];
    const auto& scope = compiled_->scopes[node.scope];
    frames_[node.scope].queued[std::size_t{task.subject} * scope.nodes + node.local] = 0;
    if (run(node, task.subject)) push_dependants(node, task.subject);
  }
  retired_.clear();
}

bool Evaluation::Work::later(const Task& a, const Task& b) { return a.rank > b.rank; }

void Evaluation::Work::push(std::uint32_t index, std::uint32_t subject) {
  const auto& node = compiled_->nodes[index];
  auto& queued =
      frames_[node.scope]
          .queued[std::size_t{subject} * compiled_->scopes[node.scope].nodes + node.local];
  if (queued != 0) return;
  queued = 1;
  queue_.push_back({node.rank, subject});
  std::push_heap(queue_.begin(), queue_.end(), later);
}

void Evaluation::Work::push_dependants(const Compiled::Node& node, std::uint32_t subject) {
  for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; ++e) {
    const auto& edge = compiled_->edges[e];
    const auto& to = compiled_->nodes[edge.node];
    if (to.scope == 0) {
      push(edge.node, 0);
    } else if (edge.all) {
      for (std::uint32_t i = 0; i < frames_[to.scope].count; ++i)
        push(edge.node, i);
    } else {
      push(edge.node, subject);
    }
  }
}

void Evaluation::Work::run_all() {
  for (const auto index : compiled_->order) {
    const auto& node = compiled_->nodes[index];
    for (std::uint32_t subject = 0; subject < frames_[node.scope].count; ++subject)
      run(node, subject);
  }
}

}  // namespace peil
