// Any bytes as an expression: the source up to the first zero byte, then what is answered. It
// compiles or says why not, at places inside the source; what compiles gives a value of its type,
// missing or an error, whatever is answered, and means the same in its normal form.
#include "engine/expression/expression.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

using namespace peil::expression;
using TypeKind = Type::Kind;

constexpr std::size_t slots = 20;

void require(bool holds) {
  if (!holds) std::abort();
}

// Two names of every type for the record, and one for each of two kinds of subject.
const Symbols& symbols() {
  static const Symbols table = [] {
    Symbols made;
    const std::uint32_t risk = made.add_options("risk", {"none", "low", "high"});
    const std::uint32_t level = made.add_options("level", {"1", "2", "3", "4", "5"});
    const std::uint32_t system = made.add_subjects("sys");
    const std::uint32_t service = made.add_subjects("svc");
    const Type types[] = {{TypeKind::boolean},       {TypeKind::integer},  {TypeKind::decimal},
                          {TypeKind::text},          {TypeKind::date},     {TypeKind::choice, risk},
                          {TypeKind::choice, level}, {TypeKind::set, risk}};
    const std::string_view names[][4] = {
        {"a", "b", "sa", "va"},         {"n", "m", "sn", "vn"},      {"x", "y", "sx", "vx"},
        {"t", "u", "st", "vt"},         {"d", "e", "sd", "vd"},      {"r", "q", "sr", "vr"},
        {"RM.01", "RM-02", "sl", "vl"}, {"tags", "wish", "ss", "vs"}};
    for (std::uint32_t i = 0; i < 8; ++i) {
      made.add(Symbols::Space::name, names[i][0], {types[i], record_scope, i});
      made.add(Symbols::Space::name, names[i][1], {types[i], record_scope, i + 8});
      made.add(Symbols::Space::name, names[i][2], {types[i], system, i});
      made.add(Symbols::Space::name, names[i][3], {types[i], service, i});
    }
    made.add(Symbols::Space::score, "RM", {{TypeKind::decimal}, record_scope, 16, 1, 5});
    made.add(Symbols::Space::score, "s", {{TypeKind::decimal}, system, 8, 1, 5});
    made.add(Symbols::Space::label, "l", {{TypeKind::boolean}, record_scope, 17});
    return made;
  }();
  return table;
}

// Any value at all, of the slot's type or not.
Value value_of(unsigned byte) {
  switch (byte % 16) {
    case 0:
    case 1:
      return {};
    case 2:
      return Value::error(static_cast<Fault>(byte / 16 % 3));
    case 3:
    case 4:
      return Value::boolean(byte / 16 % 2 == 0);
    case 5:
      return Value::integer(byte / 16 - 4);
    case 6:
      return Value::integer(byte & 16u ? INT64_MAX : INT64_MIN);
    case 7:
      return Value::decimal(byte / 16 / 4.0);
    case 8:
      return Value::decimal(byte & 16u ? 1.7e308 : -1e-310);
    case 9:
      return Value::text(byte & 16u ? "é" : "");
    case 10:
      return Value::date(byte);
    case 11:
    case 12:
      return Value::choice(byte / 16);
    case 13:
      return Value::choice(0xFFFF'FFFF);
    default:
      return Value::set({byte / 16, byte & 16u});
  }
}

void evaluate(const Compilation& compiled, const Compilation& again, std::string_view answers) {
  std::vector<Value> record(slots);
  std::vector<Value> systems(4 * slots);
  std::size_t next = 0;
  const auto byte = [&] {
    return next < answers.size() ? static_cast<unsigned char>(answers[next++]) : 0u;
  };
  for (auto& slot : record)
    slot = value_of(byte());
  const unsigned count = byte() % 5;
  for (auto& slot : systems)
    slot = value_of(byte());
  const Rows rows[] = {{systems.data(), count, slots},
                       {systems.data() + slots, count > 0 ? count - 1 : 0, slots}};
  Inputs inputs;
  inputs.record = record;
  inputs.subjects = rows;
  inputs.subject = byte() % 6;

  const Value value = compiled.expression->evaluate(inputs);
  constexpr TypeKind types[] = {TypeKind::invalid, TypeKind::invalid, TypeKind::boolean,
                                TypeKind::integer, TypeKind::decimal, TypeKind::text,
                                TypeKind::date,    TypeKind::choice,  TypeKind::set};
  require(!value.is_value() ||
          types[static_cast<std::size_t>(value.kind())] == compiled.expression->type().kind);
  require(value == compiled.expression->evaluate(inputs));
  require(value == again.expression->evaluate(inputs));
  require(value.is_missing() || compiled.expression->unsettled(inputs).empty());
  if (value.kind() == Kind::decimal) require(std::isfinite(value.as_decimal()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::string_view source = all.substr(0, all.find('\0'));
  const std::string_view answers = all.substr(std::min(all.size(), source.size() + 1));
  for (const std::uint32_t scope : {record_scope, 0u}) {
    Purpose purpose;
    purpose.scope = scope;
    peil::Suggester suggester;
    const Compilation compiled = compile(source, symbols(), purpose, suggester);
    require(compiled.expression.has_value() == compiled.mistakes.empty());
    for (const auto& mistake : compiled.mistakes)
      require(mistake.offset <= source.size());
    const auto form = normal_form(source);
    if (form) require(form->size() > 4096 || normal_form(*form) == form);
    if (!compiled.expression) continue;
    require(form.has_value());
    const Compilation again = compile(*form, symbols(), purpose, suggester);
    // It can be longer: `1e300` has many zeros.
    if (!again.expression) {
      require(form->size() > 4096);
      continue;
    }
    evaluate(compiled, again, answers);
  }
  return 0;
}
