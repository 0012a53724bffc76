#include "engine/expression/symbols.hpp"

#include <algorithm>
#include <utility>

namespace peil::expression {

std::uint32_t Symbols::add_options(std::string_view id, std::vector<std::string_view> option_ids) {
  if (option_ids.size() > Set::capacity) option_ids.resize(Set::capacity);
  options_.push_back({id, std::move(option_ids)});
  return static_cast<std::uint32_t>(options_.size() - 1);
}

bool Symbols::has_option(std::string_view id) const {
  return std::any_of(options_.begin(), options_.end(), [&](const Options& list) {
    return std::find(list.ids.begin(), list.ids.end(), id) != list.ids.end();
  });
}

std::uint32_t Symbols::add_subjects(std::string_view id) {
  const auto kind = static_cast<std::uint32_t>(kinds_.size());
  if (!add(Space::name, id, {{Type::Kind::subjects, kind}})) {
    const Symbol& taken = *find(Space::name, id);
    if (taken.type.kind == Type::Kind::subjects) return taken.type.of;
  }
  kinds_.push_back(id);
  return kind;
}

bool Symbols::add(Space space, std::string_view name, const Symbol& symbol) {
  Names& names = spaces_[index(space)];
  if (!names.symbols.try_emplace(name, symbol).second) return false;
  names.names.push_back(name);
  return true;
}

const Symbol* Symbols::find(Space space, std::string_view name) const {
  const auto& symbols = spaces_[index(space)].symbols;
  const auto found = symbols.find(name);
  return found == symbols.end() ? nullptr : &found->second;
}

std::string Symbols::type_text(const Type& type) const {
  switch (type.kind) {
    case Type::Kind::invalid:
      break;
    case Type::Kind::boolean:
      return "bool";
    case Type::Kind::integer:
      return "int";
    case Type::Kind::decimal:
      return "decimal";
    case Type::Kind::text:
      return "text";
    case Type::Kind::date:
      return "date";
    case Type::Kind::choice:
      return "choice of " + std::string(options_id(type.of));
    case Type::Kind::set:
      return "set of " + std::string(options_id(type.of));
    case Type::Kind::list:
      return "list";
    case Type::Kind::subjects:
      return "subjects";
  }
  return "?";
}

}  // namespace peil::expression
