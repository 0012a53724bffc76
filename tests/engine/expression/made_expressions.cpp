#include "made_expressions.hpp"

#include "engine/base/day.hpp"
#include "engine/json/canonical.hpp"

#include <cmath>
#include <memory>
#include <utility>

namespace peil::expression::test {
namespace {

using Expected = std::function<Value(const Answers&)>;
__extension__ using Wide = __int128;

constexpr Type boolean_type{Type::Kind::boolean};
constexpr Type integer_type{Type::Kind::integer};
constexpr Type decimal_type{Type::Kind::decimal};

// An error if any is one, the first of the list of faults; else missing if any is.
Value not_a_value(const std::vector<Value>& values) {
  for (const Fault fault : {Fault::division_by_zero, Fault::overflow, Fault::empty_bounds}) {
    for (const auto& each : values) {
      if (each.is_error() && each.fault() == fault) return each;
    }
  }
  return {};
}

bool all_values(const std::vector<Value>& values) {
  for (const auto& each : values) {
    if (!each.is_value()) return false;
  }
  return true;
}

// What decides, else missing, else an error, else the rest.
Value kleene(const std::vector<Value>& values, bool deciding) {
  bool missing = false;
  bool error = false;
  for (const auto& each : values) {
    if (each == Value::boolean(deciding)) return each;
    missing = missing || each.is_missing();
    error = error || each.is_error();
  }
  if (missing) return {};
  return error ? not_a_value(values) : Value::boolean(!deciding);
}

Value whole(Wide value) {
  if (value < INT64_MIN || value > INT64_MAX) return Value::error(Fault::overflow);
  return Value::integer(static_cast<std::int64_t>(value));
}

Made joined(const char* sign, Made a, Made b, Type type,
            std::function<Value(const Value&, const Value&)> operation) {
  Made made;
  made.source = "(" + a.source + " " + sign + " " + b.source + ")";
  made.type = type;
  made.takes_missing_away = a.takes_missing_away || b.takes_missing_away;
  made.expected = [x = std::move(a.expected), y = std::move(b.expected),
                   operation](const Answers& answers) {
    const std::vector<Value> values = {x(answers), y(answers)};
    return all_values(values) ? operation(values[0], values[1]) : not_a_value(values);
  };
  return made;
}

Made called(const std::string& function, std::vector<Made> arguments, Type type, bool strict,
            std::function<Value(const std::vector<Value>&)> operation) {
  Made made;
  made.source = function + "(";
  made.type = type;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    made.source += (i > 0 ? ", " : "") + arguments[i].source;
    made.takes_missing_away = made.takes_missing_away || arguments[i].takes_missing_away;
  }
  made.source += ")";
  made.expected = [arguments = std::move(arguments), strict, operation](const Answers& answers) {
    std::vector<Value> values;
    for (const auto& each : arguments)
      values.push_back(each.expected(answers));
    return strict && !all_values(values) ? not_a_value(values) : operation(values);
  };
  return made;
}

Value sum_of(const std::vector<Value>& values) {
  Wide sum = 0;
  for (const auto& each : values)
    sum += each.as_integer();
  return whole(sum);
}

Value least_of(const std::vector<Value>& values, bool least) {
  Value best = values[0];
  for (const auto& each : values) {
    const bool less = best.kind() == Kind::decimal ? each.as_decimal() < best.as_decimal()
                                                   : each.as_integer() < best.as_integer();
    const bool greater = best.kind() == Kind::decimal ? each.as_decimal() > best.as_decimal()
                                                      : each.as_integer() > best.as_integer();
    if (least ? less : greater) best = each;
  }
  return best;
}

bool related(std::size_t relation, auto a, auto b) {
  return relation == 0 ? a < b : relation == 1 ? a <= b : relation == 2 ? a > b : a >= b;
}

}  // namespace

Type Maker::any_type() {
  while (true) {
    const Symbol& symbol = world_.names()[below(world_.names().size())].symbol;
    if (symbol.scope == record_scope) return symbol.type;
  }
}

Value Maker::value(const Symbol& symbol) {
  switch (symbol.type.kind) {
    case Type::Kind::boolean:
      return Value::boolean(random_.chance(2));
    case Type::Kind::integer:
      if (std::isfinite(symbol.lowest)) {
        return Value::integer(static_cast<std::int64_t>(symbol.lowest) +
                              static_cast<std::int64_t>(below(
                                  static_cast<std::size_t>(symbol.highest - symbol.lowest) + 1)));
      }
      return Value::integer(random_.chance(12) ? (random_.chance(2) ? INT64_MAX : INT64_MIN)
                                               : static_cast<std::int64_t>(below(9)) - 4);
    case Type::Kind::decimal:
      if (std::isfinite(symbol.lowest)) {
        return Value::decimal(symbol.lowest +
                              (symbol.highest - symbol.lowest) * static_cast<double>(below(9)) / 8);
      }
      return Value::decimal(random_.chance(12) ? 1e308 : static_cast<double>(below(33)) / 8 - 2);
    case Type::Kind::text: {
      static constexpr std::string_view texts[] = {"", "a", "ab", "één", "it's"};
      return Value::text(texts[below(5)]);
    }
    case Type::Kind::date:
      return Value::date(*day_of("2026-01-01") + static_cast<std::int64_t>(below(5)));
    case Type::Kind::choice:
      return Value::choice(
          static_cast<std::uint32_t>(below(world_.symbols().options(symbol.type.of).size())));
    default: {
      Set set;
      for (std::uint32_t i = 0; i < world_.symbols().options(symbol.type.of).size(); ++i) {
        if (random_.chance(2)) set.add(i);
      }
      return Value::set(set);
    }
  }
}

Answers Maker::answers(std::size_t missing_one_in, bool errors) {
  Answers made;
  made.system_width = world_.width(0);
  made.system_count = below(4);
  made.record.resize(world_.width(record_scope));
  made.systems.resize(made.system_count * made.system_width);
  const auto fill = [&](Value& slot, const Symbol& symbol) {
    if (missing_one_in > 0 && random_.chance(missing_one_in)) return;
    slot =
        errors && random_.chance(10) ? Value::error(static_cast<Fault>(below(3))) : value(symbol);
  };
  for (const auto& each : world_.names()) {
    if (each.symbol.scope == record_scope) fill(made.record[each.symbol.slot], each.symbol);
    for (std::size_t i = 0; each.symbol.scope == 0 && i < made.system_count; ++i) {
      fill(made.systems[i * made.system_width + each.symbol.slot], each.symbol);
    }
  }
  return made;
}

Answers Maker::filled(const Answers& from, std::size_t one_in) {
  Answers made = from;
  for (const auto& each : world_.names()) {
    if (each.symbol.scope == record_scope) {
      Value& slot = made.record[each.symbol.slot];
      if (slot.is_missing() && random_.chance(one_in)) slot = value(each.symbol);
    }
    for (std::size_t i = 0; each.symbol.scope == 0 && i < made.system_count; ++i) {
      Value& slot = made.systems[i * made.system_width + each.symbol.slot];
      if (slot.is_missing() && random_.chance(one_in)) slot = value(each.symbol);
    }
  }
  return made;
}

Made Maker::name(Type type) {
  std::vector<const World::Named*> fitting;
  for (const auto& each : world_.names()) {
    const bool reachable =
        each.symbol.scope == record_scope || (in_aggregation_ && each.symbol.scope == 0);
    if (reachable && each.symbol.type == type) fitting.push_back(&each);
  }
  if (fitting.empty()) return literal(type);
  const World::Named& named = *fitting[below(fitting.size())];
  const Symbol symbol = named.symbol;
  Made made;
  made.type = type;
  made.source = named.name.starts_with("score:")   ? "score('" + named.name.substr(6) + "')"
                : named.name.starts_with("label:") ? "label('" + named.name.substr(6) + "')"
                                                   : "`" + named.name + "`";
  made.expected = [symbol](const Answers& answers) {
    return symbol.scope == record_scope
               ? answers.record[symbol.slot]
               : answers.systems[answers.subject * answers.system_width + symbol.slot];
  };
  return made;
}

Made Maker::literal(Type type) {
  // There is no way to write a set.
  if (type.kind == Type::Kind::set) return name(type);
  const Value value = this->value({type});
  Made made;
  made.type = type;
  switch (type.kind) {
    case Type::Kind::boolean:
      made.source = value.as_boolean() ? "true" : "false";
      break;
    case Type::Kind::integer:
      made.source = std::to_string(value.as_integer());
      break;
    case Type::Kind::decimal: {
      made.source = number_text(value.as_decimal());
      if (made.source.find_first_of(".e") == std::string::npos) made.source += ".0";
      break;
    }
    case Type::Kind::date:
      made.source = "date('" + day_text(value.as_date()) + "')";
      break;
    case Type::Kind::choice:
      // By itself it would be a text.
      made = name(type);
      return made;
    default:
      made.source = "\"" + std::string(value.as_text()) + "\"";
      break;
  }
  made.expected = [value](const Answers&) { return value; };
  return made;
}

Made Maker::make(Type type, int depth) {
  if (depth <= 0) return random_.chance(4) ? literal(type) : name(type);
  if (random_.chance(8)) return condition(type, depth);
  if (random_.chance(10)) return coalesced(type, depth);
  switch (type.kind) {
    case Type::Kind::boolean:
      return boolean(depth);
    case Type::Kind::integer:
      return integer(depth);
    case Type::Kind::decimal:
      return decimal(depth);
    default:
      return other(type, depth);
  }
}

Made Maker::condition(Type type, int depth) {
  Made test = make(boolean_type, depth - 1);
  Made yes = make(type, depth - 1);
  Made no = make(type, depth - 1);
  Made made;
  made.type = type;
  made.source = "(" + test.source + " ? " + yes.source + " : " + no.source + ")";
  made.takes_missing_away =
      test.takes_missing_away || yes.takes_missing_away || no.takes_missing_away;
  made.expected = [test = test.expected, yes = yes.expected,
                   no = no.expected](const Answers& answers) {
    const Value chosen = test(answers);
    return !chosen.is_value() ? chosen : chosen.as_boolean() ? yes(answers) : no(answers);
  };
  return made;
}

Made Maker::coalesced(Type type, int depth) {
  std::vector<Made> values;
  for (std::size_t i = 0; i < 2 + below(2); ++i)
    values.push_back(make(type, depth - 1));
  Made made =
      called("coalesce", std::move(values), type, false, [](const std::vector<Value>& each) {
        for (const auto& value : each) {
          if (!value.is_missing()) return value;
        }
        return Value();
      });
  made.takes_missing_away = true;
  return made;
}

Made Maker::boolean(int depth) {
  switch (below(in_aggregation_ ? 8 : 10)) {
    case 0: {
      Made a = make(boolean_type, depth - 1);
      Made made = called(
          "!", {std::move(a)}, boolean_type, true,
          [](const std::vector<Value>& values) { return Value::boolean(!values[0].as_boolean()); });
      return made;
    }
    case 1:
    case 2:
    case 3: {
      const bool all = random_.chance(2);
      std::vector<Made> operands;
      const std::size_t count = 2 + below(3);
      for (std::size_t i = 0; i < count; ++i)
        operands.push_back(make(boolean_type, depth - 1));
      const bool sign = !random_.chance(4);
      std::string source = "(";
      for (std::size_t i = 0; i < count; ++i)
        source += (i == 0 ? "" : all ? " && " : " || ") + operands[i].source;
      Made made = called(all ? "all" : "any", std::move(operands), boolean_type, false,
                         [all](const std::vector<Value>& values) { return kleene(values, !all); });
      if (sign) made.source = source + ")";
      return made;
    }
    case 4: {
      Made made =
          called("answered", {make(any_type(), depth - 1)}, boolean_type, false,
                 [](const std::vector<Value>& values) {
                   return values[0].is_error() ? values[0] : Value::boolean(values[0].is_value());
                 });
      made.takes_missing_away = true;
      return made;
    }
    case 5:
      return membership(depth);
    case 6:
    case 7:
      return comparison(depth);
    default:
      return aggregation(depth);
  }
}

Made Maker::comparison(int depth) {
  if (random_.chance(2)) {
    const Type type = any_type();
    const bool opposite = random_.chance(2);
    Made left = make(type, depth - 1);
    Made right = make(type, depth - 1);
    return joined(opposite ? "!=" : "==", std::move(left), std::move(right), boolean_type,
                  [opposite](const Value& a, const Value& b) {
                    return Value::boolean((a == b) != opposite);
                  });
  }
  constexpr Type::Kind kinds[] = {Type::Kind::integer, Type::Kind::decimal, Type::Kind::date};
  constexpr const char* signs[] = {"<", "<=", ">", ">="};
  const Type type{kinds[below(3)]};
  const std::size_t relation = below(4);
  Made left = make(type, depth - 1);
  Made right = make(type, depth - 1);
  return joined(signs[relation], std::move(left), std::move(right), boolean_type,
                [relation, type](const Value& a, const Value& b) {
                  return Value::boolean(type.kind == Type::Kind::decimal
                                            ? related(relation, a.as_decimal(), b.as_decimal())
                                            : related(relation, a.as_integer(), b.as_integer()));
                });
}

Made Maker::membership(int depth) {
  Type type = any_type();
  if (type.kind == Type::Kind::choice && random_.chance(2)) {
    // Of written options.
    const auto& ids = world_.symbols().options(type.of);
    Made item = make(type, depth - 1);
    Set set;
    std::string list;
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
      if (!random_.chance(2) && !(list.empty() && i + 1 == ids.size())) continue;
      set.add(i);
      list += (list.empty() ? "'" : ", '") + std::string(ids[i]) + "'";
    }
    Made made = item;
    made.source = "(" + item.source + " in [" + list + "])";
    made.type = boolean_type;
    made.expected = [item = item.expected, set](const Answers& answers) {
      const Value value = item(answers);
      return value.is_value() ? Value::boolean(set.has(value.as_choice())) : value;
    };
    return made;
  }
  if (type.kind == Type::Kind::set) {
    Made set = make(type, depth - 1);
    Made item = make({Type::Kind::choice, type.of}, depth - 1);
    return joined("in", std::move(item), std::move(set), boolean_type,
                  [](const Value& a, const Value& b) {
                    return Value::boolean(b.as_set().has(a.as_choice()));
                  });
  }
  std::vector<Made> items;
  for (std::size_t i = 0; i < 2 + below(3); ++i)
    items.push_back(make(type, depth - 1));
  std::string source = "(" + items[0].source + " in [";
  for (std::size_t i = 1; i < items.size(); ++i)
    source += (i > 1 ? ", " : "") + items[i].source;
  Made made =
      called("in", std::move(items), boolean_type, false, [](const std::vector<Value>& values) {
        std::vector<Value> equal;
        for (std::size_t i = 1; i < values.size(); ++i) {
          const std::vector<Value> pair = {values[0], values[i]};
          equal.push_back(all_values(pair) ? Value::boolean(pair[0] == pair[1])
                                           : not_a_value(pair));
        }
        return kleene(equal, true);
      });
  made.source = source + "])";
  return made;
}

Made Maker::aggregation(int depth) {
  in_aggregation_ = true;
  const std::size_t form = below(3);
  Made body = make(boolean_type, depth - 1);
  in_aggregation_ = false;
  Made made = body;
  constexpr const char* functions[] = {"any", "all", "count"};
  made.source = std::string(functions[form]) + "(ai_system, " + body.source + ")";
  made.expected = [body = body.expected, form](const Answers& answers) {
    std::vector<Value> values;
    for (std::size_t i = 0; i < answers.system_count; ++i) {
      Answers one = answers;
      one.subject = i;
      values.push_back(body(one));
    }
    if (form < 2) return kleene(values, form == 0);
    if (!all_values(values)) return not_a_value(values);
    std::int64_t count = 0;
    for (const auto& each : values)
      count += each.as_boolean() ? 1 : 0;
    return Value::integer(count);
  };
  if (form < 2) return made;
  made.type = integer_type;
  return joined("<=", std::move(made), literal(integer_type), boolean_type,
                [](const Value& a, const Value& b) {
                  return Value::boolean(a.as_integer() <= b.as_integer());
                });
}

Made Maker::integer(int depth) {
  const auto one = [&] { return make(integer_type, depth - 1); };
  switch (below(7)) {
    case 0: {
      Made a = one();
      return joined("+", std::move(a), one(), integer_type, [](const Value& x, const Value& y) {
        return whole(Wide{x.as_integer()} + y.as_integer());
      });
    }
    case 1: {
      Made a = one();
      return joined("-", std::move(a), one(), integer_type, [](const Value& x, const Value& y) {
        return whole(Wide{x.as_integer()} - y.as_integer());
      });
    }
    case 2: {
      Made a = one();
      return joined("*", std::move(a), one(), integer_type, [](const Value& x, const Value& y) {
        return whole(Wide{x.as_integer()} * y.as_integer());
      });
    }
    case 3: {
      Made a = one();
      return joined("%", std::move(a), one(), integer_type, [](const Value& x, const Value& y) {
        if (y.as_integer() == 0) return Value::error(Fault::division_by_zero);
        return whole(Wide{x.as_integer()} % y.as_integer());
      });
    }
    case 4:
      return called("sum", {one(), one(), one()}, integer_type, true, sum_of);
    case 5: {
      const bool least = random_.chance(2);
      return called(least ? "min" : "max", {one(), one()}, integer_type, true,
                    [least](const std::vector<Value>& values) { return least_of(values, least); });
    }
    default:
      return called(
          "clamp", {one(), one(), one()}, integer_type, false,
          [](const std::vector<Value>& values) {
            // Bounds in the wrong order are an error whatever is between them.
            const std::vector<Value> bounds = {values[1], values[2]};
            if (all_values(bounds) && bounds[1].as_integer() < bounds[0].as_integer()) {
              return not_a_value({Value::error(Fault::empty_bounds), values[0]});
            }
            if (!all_values(values)) return not_a_value(values);
            return Value::integer(std::max(
                values[1].as_integer(), std::min(values[0].as_integer(), values[2].as_integer())));
          });
  }
}

Made Maker::decimal(int depth) {
  const auto one = [&] { return make(decimal_type, depth - 1); };
  switch (below(6)) {
    case 0: {
      Made a = one();
      return joined("+", std::move(a), one(), decimal_type, [](const Value& x, const Value& y) {
        return Value::decimal(x.as_decimal() + y.as_decimal());
      });
    }
    case 1: {
      Made a = one();
      return joined("-", std::move(a), one(), decimal_type, [](const Value& x, const Value& y) {
        return Value::decimal(x.as_decimal() - y.as_decimal());
      });
    }
    case 2: {
      Made a = one();
      return joined("*", std::move(a), one(), decimal_type, [](const Value& x, const Value& y) {
        return Value::decimal(x.as_decimal() * y.as_decimal());
      });
    }
    case 3: {
      Made a = one();
      return joined("/", std::move(a), one(), decimal_type, [](const Value& x, const Value& y) {
        if (y.as_decimal() == 0) return Value::error(Fault::division_by_zero);
        return Value::decimal(x.as_decimal() / y.as_decimal());
      });
    }
    case 4: {
      Made a = make(integer_type, depth - 1);
      return joined("/", std::move(a), make(integer_type, depth - 1), decimal_type,
                    [](const Value& x, const Value& y) {
                      if (y.as_integer() == 0) return Value::error(Fault::division_by_zero);
                      return Value::decimal(static_cast<double>(x.as_integer()) /
                                            static_cast<double>(y.as_integer()));
                    });
    }
    default: {
      const bool least = random_.chance(2);
      return called(least ? "min" : "max", {one(), one()}, decimal_type, true,
                    [least](const std::vector<Value>& values) { return least_of(values, least); });
    }
  }
}

Made Maker::other(Type type, int depth) {
  if (type.kind == Type::Kind::date && random_.chance(2)) {
    const bool least = random_.chance(2);
    Made a = make(type, depth - 1);
    return called(least ? "min" : "max", {std::move(a), make(type, depth - 1)}, type, true,
                  [least](const std::vector<Value>& values) { return least_of(values, least); });
  }
  return name(type);
}

}  // namespace peil::expression::test
