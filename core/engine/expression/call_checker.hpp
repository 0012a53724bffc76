// The rules by which a tree is typed: those of operators and names in checker.cpp, those of
// functions in call_checker.cpp. Private to both.
#pragma once

#include "engine/expression/checker.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil::expression {

class Checker {
 public:
  Checker(TypedTree& tree, const Symbols& symbols, std::uint32_t scope, std::string_view source,
          Suggester& suggester, std::vector<Mistake>& mistakes)
      : tree_(tree),
        symbols_(symbols),
        scope_(scope),
        source_(source),
        suggester_(suggester),
        mistakes_(mistakes) {}

  void run();

 private:
  void find_aggregations();
  void literal(std::uint32_t index);
  void name(std::uint32_t index);
  void unknown_name(const Node& node);
  void use(std::uint32_t index, const Symbol& symbol, std::string_view name);
  void unary(std::uint32_t index);
  void binary(std::uint32_t index);
  void logic(std::uint32_t index, bool all, std::span<const std::uint32_t> operands);
  void conditional(std::uint32_t index);
  void list(std::uint32_t index);
  void membership(std::uint32_t index, std::uint32_t item, std::uint32_t container);
  void fold(std::uint32_t index);

  void call(std::uint32_t index);
  void unknown_function(const Node& node);
  void lookup(std::uint32_t index, Symbols::Space space);
  void date(std::uint32_t index);
  void over_subjects(std::uint32_t index);
  void aggregate(std::uint32_t index);
  void contains(std::uint32_t index);
  void size(std::uint32_t index);
  void round(std::uint32_t index);
  void clamp(std::uint32_t index);

  Typed& at(std::uint32_t index) { return tree_.types[index]; }
  const Type& type(std::uint32_t index) const { return tree_.types[index].type; }
  bool sound(std::uint32_t index) const { return type(index).kind != Type::Kind::invalid; }
  bool is_number(std::uint32_t index) const {
    return type(index).kind == Type::Kind::integer || type(index).kind == Type::Kind::decimal;
  }
  bool is_ordered(std::uint32_t index) const {
    return is_number(index) || type(index).kind == Type::Kind::date;
  }
  bool is_scalar(std::uint32_t index) const;
  bool is_literal(std::uint32_t index, Kind kind) const;

  Type unify(std::string_view who, std::uint32_t offset, std::span<const std::uint32_t> operands);
  bool adapt(std::uint32_t index, const Type& wanted, std::uint32_t leader);
  void set_constant(std::uint32_t index, const Value& value);

  // Reports the operands that don't fit; true if all do.
  template <class Fits>
  bool all_are(std::string_view who, std::string_view expected,
               std::span<const std::uint32_t> operands, Fits&& fits) {
    bool good = true;
    for (const auto each : operands) {
      if (fits(each)) continue;
      needs(who, expected, each);
      good = false;
    }
    return good;
  }
  void needs(std::string_view who, std::string_view expected, std::uint32_t operand);
  void mistake(Code code, std::uint32_t offset, std::vector<std::string> arguments);

  TypedTree& tree_;
  const Symbols& symbols_;
  std::uint32_t scope_;
  std::string_view source_;
  Suggester& suggester_;
  std::vector<Mistake>& mistakes_;
  std::size_t told_until_ = 0;       // names before this place of the source have been told of
  std::vector<std::uint32_t> each_;  // by node: the kind of subject of the aggregation it stands in
};

}  // namespace peil::expression
