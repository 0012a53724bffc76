#include "engine/evaluation/answer_fit.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/base/utf8.hpp"
#include "engine/base/words.hpp"
#include "engine/json/canonical.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>

namespace peil {
namespace {

using Kind = Misfit::Kind;

// Beyond this not every whole number is a double.
constexpr double whole_highest = 9007199254740992.0;
constexpr double points_tolerance = 1e-6;
constexpr std::size_t shown_bytes = 120;

std::string quoted(std::string_view text) { return "“" + std::string(text) + "”"; }

// What is wrong, without texts: which part of the value, and what would be allowed there.
struct Verdict {
  enum class Wish : std::uint8_t {
    nothing,
    at_least,
    at_most,
    whole,
    content,
    day,
    total,
    not_negative,
    once,
    alone
  };
  Kind kind = Kind::none;
  Wish wish = Wish::nothing;
  std::string_view part;  // an option's id, a text
  double number = 0;
};

constexpr Verdict wrong_kind{Kind::wrong_kind, Verdict::Wish::nothing, {}, 0};

Verdict unknown(std::string_view option) {
  return {Kind::unknown_option, Verdict::Wish::nothing, option, 0};
}

class Fitting {
 public:
  explicit Fitting(const AnswerRule& rule) : rule_(rule) {}

  Verdict operator()(const std::string& text) const {
    switch (rule_.type) {
      case QuestionType::scale:
      case QuestionType::choice:
        return option(text);
      case QuestionType::text:
      case QuestionType::long_text:
        return has_content(text) ? Verdict{} : outside(Verdict::Wish::content, text);
      case QuestionType::date:
        return is_date(text) ? Verdict{} : outside(Verdict::Wish::day, text);
      default:
        return wrong_kind;
    }
  }

  Verdict operator()(double number) const {
    if (rule_.type != QuestionType::number || !std::isfinite(number)) return wrong_kind;
    if (number < rule_.minimum) return outside(Verdict::Wish::at_least, {}, number);
    if (number > rule_.maximum) return outside(Verdict::Wish::at_most, {}, number);
    if (rule_.whole && (std::floor(number) != number || std::fabs(number) > whole_highest)) {
      return outside(Verdict::Wish::whole, {}, number);
    }
    return {};
  }

  Verdict operator()(const std::vector<std::string>& chosen) const {
    if (rule_.type != QuestionType::choices) return wrong_kind;
    std::bitset<limits::options> seen;
    for (const auto& id : chosen) {
      const auto index = find_option(rule_.options, id);
      if (index >= seen.size()) return unknown(id);
      if (seen[index]) return outside(Verdict::Wish::once, id);
      seen[index] = true;
    }
    if (chosen.size() < 2) return {};
    for (const auto& id : chosen) {
      if (rule_.options[find_option(rule_.options, id)].exclusive) {
        return outside(Verdict::Wish::alone, id);
      }
    }
    return {};
  }

  Verdict operator()(const Points& points) const {
    if (rule_.type != QuestionType::allocation) return wrong_kind;
    double total = 0;
    for (const auto& [id, given] : points) {
      if (find_option(rule_.options, id) == no_index) {
        return unknown(id);
      }
      if (!(given >= 0)) return outside(Verdict::Wish::not_negative, id, given);
      total += given;
    }
    // The other way round a sum that is no number would pass.
    if (!(std::fabs(total - limits::allocation_points) <= points_tolerance)) {
      return outside(Verdict::Wish::total, {}, total);
    }
    return {};
  }

  Verdict operator()(const PlanAnswer& plan) const {
    if (rule_.type != QuestionType::plan) return wrong_kind;
    if (!has_content(plan.what)) return outside(Verdict::Wish::content, plan.what);
    if (!plan.when.empty() && !is_date(plan.when)) return outside(Verdict::Wish::day, plan.when);
    return {};
  }

 private:
  static Verdict outside(Verdict::Wish wish, std::string_view part, double number = 0) {
    return {Kind::outside, wish, part, number};
  }

  Verdict option(const std::string& id) const {
    if (find_option(rule_.options, id) != no_index) return {};
    return unknown(id);
  }

  const AnswerRule& rule_;
};

Verdict find(const AnswerValue& value, const AnswerRule& rule) {
  return std::visit(Fitting(rule), value);
}

std::string allowed(const Verdict& verdict, const AnswerRule& rule) {
  using Wish = Verdict::Wish;
  switch (verdict.wish) {
    case Wish::nothing:
      break;
    case Wish::at_least:
      return "≥ " + number_text(rule.minimum);
    case Wish::at_most:
      return "≤ " + number_text(rule.maximum);
    case Wish::whole:
      return "…, −1, 0, 1, 2, …";
    case Wish::content:
      return "“…”";
    case Wish::day:
      return "2026-05-28";
    case Wish::total:
      return "Σ = " + number_text(limits::allocation_points);
    case Wish::not_negative:
      return "≥ 0";
    case Wish::once:
      return "1 × " + quoted(verdict.part);
    case Wish::alone:
      return quoted(verdict.part);
  }
  return {};
}

std::string finite_text(double number) {
  return std::isfinite(number) ? number_text(number) : std::string("∞");
}

std::string found(const Verdict& verdict, const AnswerValue& value) {
  using Wish = Verdict::Wish;
  switch (verdict.wish) {
    case Wish::at_least:
    case Wish::at_most:
    case Wish::whole:
      return finite_text(verdict.number);
    case Wish::total:
      return "Σ = " + finite_text(verdict.number);
    case Wish::not_negative:
      return std::string(verdict.part) + " " + finite_text(verdict.number);
    case Wish::once:
    case Wish::alone:
      return value_text(value);
    default:
      return utf8::clip(verdict.part, shown_bytes);
  }
}

struct Shown {
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(double number) const { return finite_text(number); }
  std::string operator()(const std::vector<std::string>& chosen) const {
    std::string text;
    for (const auto& id : chosen)
      text += (text.empty() ? "" : ", ") + id;
    return text;
  }
  std::string operator()(const Points& points) const {
    std::string text;
    for (const auto& [id, given] : points)
      text += (text.empty() ? "" : ", ") + id + " " + finite_text(given);
    return text;
  }
  std::string operator()(const PlanAnswer& plan) const { return plan.what; }
};

}  // namespace

std::vector<AnswerOption> answer_options(const Scale& scale) {
  std::vector<AnswerOption> options;
  options.reserve(scale.options.size());
  for (const auto& option : scale.options) {
    options.push_back(
        {option.id, option.value.value_or(0), option.value.has_value(), option.exclusive});
  }
  return options;
}

AnswerRule answer_rule(const Question& question, std::span<const AnswerOption> options) {
  AnswerRule rule;
  rule.type = question.type;
  rule.options = options;
  if (question.minimum) rule.minimum = *question.minimum;
  if (question.maximum) rule.maximum = *question.maximum;
  rule.whole = question.whole;
  return rule;
}

Misfit misfit(const AnswerValue& value, const AnswerRule& rule) {
  const Verdict verdict = find(value, rule);
  if (verdict.kind == Kind::none) return {};
  if (verdict.kind == Kind::wrong_kind) {
    return {verdict.kind, utf8::clip(value_text(value), shown_bytes), {}};
  }
  return {verdict.kind, utf8::clip(found(verdict, value), shown_bytes), allowed(verdict, rule)};
}

bool fits(const AnswerValue& value, const AnswerRule& rule) {
  return find(value, rule).kind == Kind::none;
}

std::uint32_t find_option(std::span<const AnswerOption> options, std::string_view id) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    // Most ids differ in size or first letter, which is cheaper to see here than in a call.
    const std::string& each = options[i].id;
    if (each.size() == id.size() && !id.empty() && each.front() == id.front() && each == id) {
      return static_cast<std::uint32_t>(i);
    }
  }
  return no_index;
}

std::string_view type_word(QuestionType type) { return words::pick(words::question_types, type); }

std::string value_text(const AnswerValue& value) { return std::visit(Shown{}, value); }

}  // namespace peil
