#include "engine/evaluation/evaluation.hpp"

#include "engine/evaluation/work.hpp"

#include <utility>

namespace peil {

bool is_exploration(const Definition& definition, const Outcome& outcome) {
  if (!definition.exploration) return false;
  const Label& label = definition.labels[definition.exploration->label];
  return outcome.record.labels[label.ordinal].state == ConditionOutcome::State::yes;
}

bool is_shown(const Target& target, ScoreAt at, const Definition& definition,
              const Outcome& outcome) {
  return at.kind == ScoreAt::Kind::score && target.score == at.index &&
         !is_exploration(definition, outcome);
}

bool is_shown(const Benchmark& benchmark, ScoreAt at, const Definition& definition,
              const Outcome& outcome) {
  return !is_exploration(definition, outcome) &&
         benchmark.of_section == (at.kind == ScoreAt::Kind::section) &&
         benchmark.score == at.index &&
         outcome.of(benchmark.subject_kind, at.subject).benchmarks[benchmark.ordinal] != 0;
}

CompiledDefinition::CompiledDefinition(const Definition& definition)
    : compiled_(std::make_shared<const Flat>(DefinitionCompiler(definition, nullptr, true).run())) {
}

CompiledDefinition::~CompiledDefinition() = default;
CompiledDefinition::CompiledDefinition(CompiledDefinition&&) noexcept = default;
CompiledDefinition& CompiledDefinition::operator=(CompiledDefinition&&) noexcept = default;

CompileReport CompiledDefinition::check(const Definition& definition, bool complete) {
  CompileReport report;
  DefinitionCompiler(definition, &report, complete).run();
  return report;
}

Outcome CompiledDefinition::evaluate(const Record& record) const {
  return std::move(Evaluation::Work(compiled_, record).outcome);
}

Evaluation::Work::Work(std::shared_ptr<const Compiled> compiled, const Record& record)
    : compiled_(std::move(compiled)) {
  read(record);
}

Evaluation::Work::Work(const Work& other)
    : outcome(other.outcome), compiled_(other.compiled_), frames_(other.frames_) {
  point_rows();
}

void Evaluation::Work::point_rows() {
  rows_now_.clear();
  rows_sure_.clear();
  for (std::size_t s = 1; s < frames_.size(); ++s) {
    const auto width = static_cast<std::uint32_t>(compiled_->scopes[s].slot_nodes.size());
    rows_now_.push_back({frames_[s].now.data(), frames_[s].count, width});
    rows_sure_.push_back({frames_[s].sure.data(), frames_[s].count, width});
  }
}

ScopeOutcome& Evaluation::Work::scope(std::uint32_t scope, std::uint32_t subject) {
  return scope == 0 ? outcome.record : outcome.subjects[scope - 1][subject];
}

const ScopeOutcome& Evaluation::Work::scope(std::uint32_t scope, std::uint32_t subject) const {
  return scope == 0 ? outcome.record : outcome.subjects[scope - 1][subject];
}

const RuleResult& Evaluation::Work::result_of(const Compiled::Item& item,
                                              std::uint32_t subject) const {
  return frames_[item.scope].results[subject * compiled_->scopes[item.scope].items + item.local];
}

const ScoreOutcome& Evaluation::Work::outcome_of(const Compiled::Item& item,
                                                 std::uint32_t subject) const {
  const auto& of_scope = scope(item.scope, subject);
  return item.of_section ? of_scope.sections[item.ordinal] : of_scope.scores[item.ordinal];
}

Evaluation::Evaluation(const CompiledDefinition& compiled, const Record& record)
    : work_(std::make_unique<Work>(compiled.compiled_, record)) {}
Evaluation::~Evaluation() = default;
Evaluation::Evaluation(const Evaluation& other) : work_(std::make_unique<Work>(*other.work_)) {}
Evaluation& Evaluation::operator=(const Evaluation& other) {
  if (this != &other) work_ = std::make_unique<Work>(*other.work_);
  return *this;
}
Evaluation::Evaluation(Evaluation&&) noexcept = default;
Evaluation& Evaluation::operator=(Evaluation&&) noexcept = default;

const Outcome& Evaluation::outcome() const { return work_->outcome; }

void Evaluation::answer_changed(const Record& record, QuestionAt at) {
  work_->answer_changed(record, at);
}

void Evaluation::record_changed(const Record& record) { work_->read(record); }

std::vector<Term> Evaluation::terms(ScoreAt score) const { return work_->terms(score); }

std::vector<QuestionAt> Evaluation::would_settle(ConditionAt condition) const {
  return work_->would_settle(condition);
}

bool Evaluation::required(QuestionAt at) const { return work_->required(at); }

bool Evaluation::visible(QuestionAt at) const { return work_->visible(at); }

}  // namespace peil
