#include "engine/expression/function.hpp"

#include <array>
#include <utility>

namespace peil::expression {
namespace {

// In the order of the enumeration, which is that of their names.
constexpr auto signatures = std::to_array<Signature>({
    {"all", Function::all, 1, any_number, "all(condition, …) / all(subjects, condition)"},
    {"answered", Function::answered, 1, 1, "answered(value)"},
    {"any", Function::any, 1, any_number, "any(condition, …) / any(subjects, condition)"},
    {"clamp", Function::clamp, 3, 3, "clamp(number, lowest, highest)"},
    {"coalesce", Function::coalesce, 2, any_number, "coalesce(value, …, otherwise)"},
    {"contains", Function::contains, 2, 2,
     "contains(set, option) / contains(text, part) / contains(list, value)"},
    {"count", Function::count, 1, any_number,
     "count(condition, …) / count(subjects) / count(subjects, condition)"},
    {"date", Function::date, 1, 1, "date('2026-05-28')"},
    {"label", Function::label, 1, 1, "label('id')"},
    {"max", Function::max, 1, any_number, "max(value, …) / max(subjects, value)"},
    {"mean", Function::mean, 1, any_number, "mean(number, …) / mean(subjects, number)"},
    {"min", Function::min, 1, any_number, "min(value, …) / min(subjects, value)"},
    {"round", Function::round, 1, 2, "round(decimal) / round(decimal, digits)"},
    {"score", Function::score, 1, 1, "score('id')"},
    {"size", Function::size, 1, 1, "size(set) / size(text) / size(subjects)"},
    {"sum", Function::sum, 1, any_number, "sum(number, …) / sum(subjects, number)"},
});

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> known_elsewhere = {{
    {"avg", "mean"},
    {"average", "mean"},
    {"exists", "any"},
    {"forall", "all"},
    {"has", "answered"},
    {"if", "… ? … : …"},
    {"IF", "… ? … : …"},
    {"ifnull", "coalesce"},
    {"isblank", "!answered"},
    {"len", "size"},
    {"length", "size"},
    {"not", "!"},
    {"timestamp", "date"},
    {"total", "sum"},
}};

}  // namespace

const Signature* find_function(std::string_view name) {
  for (const auto& each : signatures) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

const std::vector<std::string_view>& function_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list;
    for (const auto& each : signatures)
      list.push_back(each.name);
    return list;
  }();
  return names;
}

std::string_view function_meant_by(std::string_view name) {
  for (const auto& [written, meant] : known_elsewhere) {
    if (written == name) return meant;
  }
  return {};
}

}  // namespace peil::expression
