#include "support.hpp"

#include "engine/base/day.hpp"
#include "engine/base/problem.hpp"
#include "engine/json/text.hpp"
#include "tests/places.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

namespace peil::expression::test {
namespace {

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

Type::Kind type_kind(std::string_view name) {
  static const std::map<std::string_view, Type::Kind> kinds = {
      {"bool", Type::Kind::boolean}, {"int", Type::Kind::integer}, {"decimal", Type::Kind::decimal},
      {"text", Type::Kind::text},    {"date", Type::Kind::date},   {"choice", Type::Kind::choice},
      {"set", Type::Kind::set}};
  return kinds.at(name);
}

}  // namespace

std::string vectors_path(const std::string& name) {
  return peil::test::source("tests/conformance/expressions/") + name + ".json";
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

json::value read_vectors(const std::string& name) {
  const std::string path = vectors_path(name);
  const std::string text = read_text(path);
  auto value = read_json(text, path);
  if (!value) {
    std::cerr << path << ": " << message(value.error()) << '\n';
    std::abort();
  }
  return *std::move(value);
}

World::World(json::value document) : document_(std::move(document)) {
  for (const auto& list : document_.at("options").as_object()) {
    std::vector<std::string_view> ids;
    for (const auto& id : list.value().as_array())
      ids.push_back(view(id.as_string()));
    const std::string_view key(list.key().data(), list.key().size());
    options_.emplace(key, symbols_.add_options(key, std::move(ids)));
  }
  widths_[record_scope] = 0;
  for (const auto& kind : document_.at("subjects").as_array()) {
    const std::uint32_t index = symbols_.add_subjects(view(kind.as_string()));
    kinds_.emplace(view(kind.as_string()), index);
    widths_[index] = 0;
  }
  add_names(document_.at("names").as_object(), Symbols::Space::name, "");
  add_names(document_.at("scores").as_object(), Symbols::Space::score, "score:");
  add_names(document_.at("labels").as_object(), Symbols::Space::label, "label:");
}

void World::add_names(const json::object& names, Symbols::Space space, const std::string& prefix) {
  for (const auto& member : names) {
    const auto& about = member.value().as_object();
    Symbol symbol;
    symbol.type.kind = type_kind(view(about.at("type").as_string()));
    if (const auto* options = about.if_contains("options")) {
      symbol.type.of = options_.find(view(options->as_string()))->second;
    }
    if (const auto* kind = about.if_contains("of"))
      symbol.scope = kinds_.find(view(kind->as_string()))->second;
    if (const auto* lowest = about.if_contains("lowest"))
      symbol.lowest = lowest->to_number<double>();
    if (const auto* highest = about.if_contains("highest"))
      symbol.highest = highest->to_number<double>();
    symbol.slot = static_cast<std::uint32_t>(widths_[symbol.scope]++);
    const std::string_view key(member.key().data(), member.key().size());
    symbols_.add(space, key, symbol);
    named_.push_back({prefix + std::string(key), symbol});
  }
}

const World::Named* World::find(std::string_view name) const {
  for (const auto& each : named_) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

Value World::value(const json::value& written, const Type& type) {
  if (written.is_null()) return {};
  if (const auto* object = written.if_object()) {
    const auto name = view(object->at("error").as_string());
    for (const Fault fault : {Fault::division_by_zero, Fault::overflow, Fault::empty_bounds}) {
      if (fault_name(fault) == name) return Value::error(fault);
    }
    std::abort();
  }
  const auto option = [&](const json::value& id) {
    const auto& ids = symbols_.options(type.of);
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
      if (ids[i] == view(id.as_string())) return i;
    }
    std::abort();
  };
  switch (type.kind) {
    case Type::Kind::boolean:
      return Value::boolean(written.as_bool());
    case Type::Kind::integer:
      return Value::integer(written.to_number<std::int64_t>());
    case Type::Kind::decimal:
      return Value::decimal(written.to_number<double>());
    case Type::Kind::date:
      return Value::date(day_of(view(written.as_string())).value());
    case Type::Kind::choice:
      return Value::choice(option(written));
    case Type::Kind::set: {
      Set set;
      for (const auto& id : written.as_array())
        set.add(option(id));
      return Value::set(set);
    }
    default:
      texts_.emplace_back(view(written.as_string()));
      return Value::text(texts_.back());
  }
}

json::value World::written(const Value& value, const Type& type) const {
  switch (value.kind()) {
    case Kind::missing:
      return nullptr;
    case Kind::error: {
      const auto name = fault_name(value.fault());
      return json::object{{"error", json::string(name.data(), name.size())}};
    }
    case Kind::boolean:
      return value.as_boolean();
    case Kind::integer:
      return value.as_integer();
    case Kind::decimal:
      return value.as_decimal();
    case Kind::text:
      return json::string(value.as_text().data(), value.as_text().size());
    case Kind::date:
      return json::string(day_text(value.as_date()));
    case Kind::choice:
      return json::string(std::string(symbols_.options(type.of).at(value.as_choice())));
    case Kind::set: {
      json::array ids;
      for (std::uint32_t i = 0; i < symbols_.options(type.of).size(); ++i) {
        if (value.as_set().has(i))
          ids.push_back(json::string(std::string(symbols_.options(type.of)[i])));
      }
      return ids;
    }
  }
  return nullptr;
}

std::string World::place(const Open& open) const {
  if (open.place.reach == Dependency::Reach::list)
    return std::string(symbols_.subjects_id(open.place.kind));
  const bool record = open.place.reach == Dependency::Reach::record;
  for (const auto& each : named_) {
    if (each.symbol.slot != open.place.slot) continue;
    if (record ? each.symbol.scope != record_scope : each.symbol.scope != open.place.kind) continue;
    return record ? each.name : each.name + "[" + std::to_string(open.subject) + "]";
  }
  return "?";
}

}  // namespace peil::expression::test
