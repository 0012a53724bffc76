#include "engine/json/reading.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/utf8.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/locate.hpp"
#include "engine/json/scan.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace peil {

namespace json = boost::json;

namespace {

// Longer arguments are cut: a message quotes what is wrong, it doesn't repeat a file.
constexpr std::size_t argument_bytes = 200;

}  // namespace

std::string Path::pointer() const {
  if (parent_ == nullptr) return {};
  std::string pointer = parent_->pointer();
  append_pointer(pointer,
                 member_.data() != nullptr ? std::string(member_) : std::to_string(index_));
  return pointer;
}

void Reading::add(Severity severity, Code code, const Path& path,
                  std::vector<std::string> arguments, At at, std::size_t inside) {
  auto& count = severity == Severity::error ? errors_ : warnings_;
  if (++count > limits::problems) return;
  for (auto& argument : arguments)
    argument = utf8::clip(argument, argument_bytes);
  found_.push_back(
      {{code, severity, std::move(arguments), {{}, path.pointer(), 0, 0}}, at, inside});
}

void Reading::error(Code code, const Path& path, std::vector<std::string> arguments, At at) {
  add(Severity::error, code, path, std::move(arguments), at);
}

void Reading::error_inside(Code code, const Path& path, std::vector<std::string> arguments,
                           std::size_t inside) {
  add(Severity::error, code, path, std::move(arguments), At::value, inside);
}

void Reading::warning(Code code, const Path& path, std::vector<std::string> arguments, At at) {
  add(Severity::warning, code, path, std::move(arguments), at);
}

void Reading::wrong_type(const json::value& found, std::string_view expected, const Path& path,
                         std::string example) {
  std::vector<std::string> arguments{std::string(expected), std::string(type_name(found))};
  if (!example.empty()) arguments.push_back(std::move(example));
  error(Code::wrong_type, path, std::move(arguments));
}

Problems Reading::finish(std::string_view text, std::string_view file) {
  std::vector<Wanted> wanted;
  wanted.reserve(found_.size());
  for (const auto& each : found_)
    wanted.push_back({each.problem.place.pointer, each.at == At::key, each.inside});
  const auto places = locate(text, wanted);

  Problems problems;
  problems.reserve(found_.size() + 1);
  for (std::size_t i = 0; i < found_.size(); ++i) {
    auto& problem = found_[i].problem;
    problem.place = {std::string(file), utf8::clip(problem.place.pointer, limits::pointer_bytes),
                     places[i].line, places[i].column};
    problems.push_back(std::move(problem));
  }
  found_.clear();
  sort_by_place(problems);

  const auto beyond = [](std::size_t count) {
    return count > limits::problems ? count - limits::problems : 0;
  };
  if (const std::size_t unlisted = beyond(errors_) + beyond(warnings_); unlisted > 0) {
    problems.push_back({Code::too_many_problems,
                        beyond(errors_) > 0 ? Severity::error : Severity::warning,
                        {std::to_string(unlisted)},
                        {std::string(file), {}, 0, 0}});
  }
  return problems;
}

Members::Members(Reading& reading, const json::value& value, const Path& path)
    : reading_(reading), object_(value.if_object()), path_(path) {
  if (object_ == nullptr) reading.wrong_type(value, "object", path);
}

const json::value* Members::find(std::string_view name) {
  const auto asked = names_.begin() + static_cast<std::ptrdiff_t>(name_count_);
  if (std::find(names_.begin(), asked, name) == asked) {
    names_.at(name_count_++) = name;
  }
  if (object_ == nullptr) return nullptr;
  const auto member = object_->find(json::string_view(name.data(), name.size()));
  if (member == object_->end()) return nullptr;
  const auto index = static_cast<std::size_t>(member - object_->begin());
  if (index < 64) found_ |= std::uint64_t{1} << index;
  return &member->value();
}

const json::value* Members::required(std::string_view name) {
  const auto* value = find(name);
  if (value == nullptr && object_ != nullptr)
    reading_.error(Code::missing_member, path_, {std::string(name)});
  return value;
}

const json::string* Members::as_string(std::string_view name, const json::value* value) {
  if (value == nullptr) return nullptr;
  if (!value->is_string()) reading_.wrong_type(*value, "string", path_ / name);
  return value->if_string();
}

const json::array* Members::as_array(std::string_view name, const json::value* value) {
  if (value == nullptr) return nullptr;
  if (!value->is_array()) reading_.wrong_type(*value, "array", path_ / name);
  return value->if_array();
}

std::optional<double> Members::as_number(std::string_view name, const json::value* value) {
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) reading_.wrong_type(*value, "number", path_ / name);
  return number_of(*value);
}

const json::string* Members::find_string(std::string_view name) {
  return as_string(name, find(name));
}
const json::string* Members::required_string(std::string_view name) {
  return as_string(name, required(name));
}
const json::array* Members::find_array(std::string_view name) { return as_array(name, find(name)); }
const json::array* Members::required_array(std::string_view name) {
  return as_array(name, required(name));
}
std::optional<double> Members::find_number(std::string_view name) {
  return as_number(name, find(name));
}
std::optional<double> Members::required_number(std::string_view name) {
  return as_number(name, required(name));
}

std::optional<bool> Members::find_bool(std::string_view name) {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_bool()) {
    reading_.wrong_type(*value, "boolean", path_ / name);
    return std::nullopt;
  }
  return value->get_bool();
}

const json::object* Members::find_object(std::string_view name) {
  const auto* value = find(name);
  if (value == nullptr) return nullptr;
  if (!value->is_object()) reading_.wrong_type(*value, "object", path_ / name);
  return value->if_object();
}

std::optional<std::size_t> Members::as_word(std::string_view name, const json::string* string,
                                            std::span<const std::string_view> allowed) {
  if (string == nullptr) return std::nullopt;
  const auto found = std::find(allowed.begin(), allowed.end(), view(*string));
  if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
  std::string list;
  for (const auto each : allowed) {
    if (!list.empty()) list += ", ";
    list += "“" + std::string(each) + "”";
  }
  reading_.error(Code::bad_value, path_ / name, {shown(*string), list});
  return std::nullopt;
}

std::optional<std::size_t> Members::find_word(std::string_view name,
                                              std::span<const std::string_view> allowed) {
  return as_word(name, find_string(name), allowed);
}

std::optional<std::size_t> Members::required_word(std::string_view name,
                                                  std::span<const std::string_view> allowed) {
  return as_word(name, required_string(name), allowed);
}

bool Members::known(std::size_t index, std::string_view name) const {
  if (index < 64) return (found_ >> index & 1u) != 0;
  const auto asked = names_.begin() + static_cast<std::ptrdiff_t>(name_count_);
  return std::find(names_.begin(), asked, name) != asked;
}

json::object Members::unknown() const {
  json::object rest;
  if (object_ == nullptr) return rest;
  std::size_t index = 0;
  for (const auto& member : *object_) {
    if (!known(index++, key_of(member))) {
      rest.emplace(member.key(), member.value());
    }
  }
  return rest;
}

void Members::warn_unknown() {
  if (object_ == nullptr) return;
  if (static_cast<std::size_t>(std::popcount(found_)) == object_->size()) return;
  // What is there already wasn't meant.
  std::vector<std::string_view> names;
  std::copy_if(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(name_count_),
               std::back_inserter(names), [&](std::string_view name) {
                 return !object_->contains(json::string_view(name.data(), name.size()));
               });
  std::size_t index = 0;
  for (const auto& member : *object_) {
    const std::string_view name = key_of(member);
    if (known(index++, name)) continue;
    reading_.warning(Code::unknown_member, path_ / name,
                     {std::string(name), std::string(reading_.suggester().nearest(name, names))},
                     Reading::At::key);
  }
}

std::string_view type_name(const json::value& value) {
  switch (value.kind()) {
    case json::kind::object:
      return "object";
    case json::kind::array:
      return "array";
    case json::kind::string:
      return "string";
    case json::kind::bool_:
      return "boolean";
    case json::kind::null:
      return "null";
    default:
      return "number";
  }
}

std::string shown(const json::value& value) {
  if (value.is_object() || value.is_array()) return std::string(type_name(value));
  if (const auto* string = value.if_string())
    return "“" + utf8::clip(view(*string), argument_bytes - 6) + "”";
  return canonical_json(value);
}

std::string_view view(const json::string& string) { return {string.data(), string.size()}; }

std::string_view key_of(const json::key_value_pair& member) {
  return {member.key().data(), member.key().size()};
}

std::optional<double> number_of(const json::value& value) {
  if (const auto* number = value.if_double()) return *number;
  if (const auto* number = value.if_int64()) return static_cast<double>(*number);
  if (const auto* number = value.if_uint64()) return static_cast<double>(*number);
  return std::nullopt;
}

}  // namespace peil
