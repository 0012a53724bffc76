// The names that expressions can use, and the expressions of a definition compiled with them.
#include "engine/evaluation/compiled.hpp"

namespace peil {

namespace {

using expression::Symbols;
using expression::Type;

Type::Kind type_of(const Question& question) {
  switch (question.type) {
    case QuestionType::scale:
    case QuestionType::choice:
      return Type::Kind::choice;
    case QuestionType::choices:
      return Type::Kind::set;
    case QuestionType::number:
      return question.whole ? Type::Kind::integer : Type::Kind::decimal;
    case QuestionType::text:
    case QuestionType::long_text:
      return Type::Kind::text;
    case QuestionType::date:
      return Type::Kind::date;
    case QuestionType::allocation:
    case QuestionType::plan:
      break;
  }
  return Type::Kind::invalid;
}

}  // namespace

void DefinitionCompiler::make_symbols() {
  for (const auto& kind : definition_.subject_kinds)
    symbols_.add_subjects(kind.id);
  std::vector<std::uint32_t> option_lists;
  for (const auto& scale : definition_.scales) {
    std::vector<std::string_view> ids;
    for (const auto& option : scale.options)
      ids.push_back(option.id);
    option_lists.push_back(symbols_.add_options(scale.id, std::move(ids)));
  }
  const auto scope_named = [](std::uint32_t scope) {
    return scope == 0 ? expression::record_scope : scope - 1;
  };
  for (std::uint32_t i = 0; i < made_.questions.size(); ++i) {
    const auto& question = definition_.questions[i];
    const auto& flat = made_.questions[i];
    if (question.id.empty() || flat.value_slot == no_index) continue;
    expression::Symbol symbol{{type_of(question), 0}, scope_named(flat.scope), flat.value_slot};
    if (symbol.type.kind == Type::Kind::choice || symbol.type.kind == Type::Kind::set) {
      if (question.scale < option_lists.size()) {
        symbol.type.of = option_lists[question.scale];
      } else {
        symbol.type = {};
      }
    }
    if (flat.type == QuestionType::number) {
      symbol.lowest = flat.minimum;
      symbol.highest = flat.maximum;
    }
    symbols_.add(Symbols::Space::name, question.id, symbol);
  }
  const auto add_score = [&](const std::string& id, const Compiled::Item& item) {
    symbols_.add(
        Symbols::Space::score, id,
        {{Type::Kind::decimal, 0}, scope_named(item.scope), item.slot, item.lowest, item.highest});
  };
  for (std::uint32_t i = 0; i < definition_.scores.size(); ++i)
    add_score(definition_.scores[i].id, made_.items[made_.score_items[i]]);
  for (std::uint32_t i = 0; i < definition_.sections.size(); ++i) {
    if (made_.sections[i].item != no_index)
      add_score(definition_.sections[i].id, made_.items[made_.sections[i].item]);
  }
  for (const auto& question : made_.questions) {
    if (question.score_slot == no_index) continue;
    symbols_.add(Symbols::Space::score, question.id,
                 {{Type::Kind::decimal, 0},
                  scope_named(question.scope),
                  question.score_slot,
                  question.lowest,
                  question.highest});
  }
  for (std::uint32_t i = 0; i < definition_.labels.size(); ++i) {
    const auto& label = definition_.labels[i];
    const auto& condition = made_.conditions[made_.label_conditions[i]];
    const expression::Symbol symbol{
        {Type::Kind::boolean, 0}, scope_named(condition.scope), condition.slot};
    symbols_.add(Symbols::Space::label, label.id, symbol);
    symbols_.add(Symbols::Space::name, label.id, symbol);
  }
}

std::uint32_t DefinitionCompiler::compile(const std::string& source, ExpressionOwner owner,
                                          std::uint32_t scope) {
  if (source.empty()) return no_index;
  const expression::Purpose purpose{scope == 0 ? expression::record_scope : scope - 1,
                                    Type::Kind::boolean, report_ != nullptr};
  auto compilation = expression::compile(source, symbols_, purpose, suggester_);
  if (report_ != nullptr) {
    for (auto& mistake : compilation.mistakes) {
      if (!complete_ && mistake.code == Code::expression_name) continue;
      report_->mistakes.push_back(
          {owner, mistake.code, std::move(mistake.arguments), mistake.offset});
    }
  }
  if (!compilation.expression) return no_index;
  const auto always = compilation.expression->always();
  // `true` is how a requirement without a condition is written.
  if (report_ != nullptr && always != expression::Truth::varies && source != "true")
    report_->constants.push_back({owner, always == expression::Truth::always});
  const bool monotone = !compilation.expression->takes_missing_away();
  made_.expressions.push_back({*std::move(compilation.expression), monotone});
  return static_cast<std::uint32_t>(made_.expressions.size() - 1);
}

const std::string& DefinitionCompiler::text_of(const Compiled::Condition& condition) const {
  using Member = ExpressionOwner::Member;
  return condition.member == Member::label_when ? definition_.labels[condition.index].when
         : condition.member == Member::finding_when
             ? definition_.findings[condition.index].when
             : definition_.benchmarks[condition.index].visible;
}

void DefinitionCompiler::compile_all() {
  using Member = ExpressionOwner::Member;
  for (std::uint32_t i = 0; i < made_.sections.size(); ++i) {
    made_.sections[i].visible = compile(definition_.sections[i].visible,
                                        {Member::section_visible, i}, made_.sections[i].scope);
  }
  for (std::uint32_t i = 0; i < made_.questions.size(); ++i) {
    auto& flat = made_.questions[i];
    const auto& question = definition_.questions[i];
    flat.visible = compile(question.visible, {Member::question_visible, i}, flat.scope);
    flat.required = compile(question.required, {Member::question_required, i}, flat.scope);
  }
  for (auto& condition : made_.conditions) {
    condition.expression =
        compile(text_of(condition), {condition.member, condition.index}, condition.scope);
  }
}

}  // namespace peil
