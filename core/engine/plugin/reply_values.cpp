#include "engine/plugin/reply_values.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/placeholders.hpp"
#include "engine/base/syntax.hpp"
#include "engine/format/definition/texts.hpp"
#include "engine/plugin/decimal.hpp"

#include <boost/json/object.hpp>

#include <algorithm>
#include <array>

namespace peil {
namespace {

namespace json = boost::json;

constexpr std::string_view number_form = "-?0–9(.0–9)?";
constexpr std::string_view argument_kinds = "“number” / “date” / “question” / “text”";

// An integer or a decimal string; nothing, and reported, where it is something else.
std::optional<Decimal> read_number(const json::value& value, const Path& path, Reading& reading) {
  std::optional<Decimal> result;
  if (const auto* number = value.if_int64()) {
    result = read_decimal(std::to_string(*number));
  } else if (const auto* text = value.if_string()) {
    result = read_decimal(view(*text));
  } else if (!value.is_uint64()) {
    reading.wrong_type(value, "string", path);
    return std::nullopt;
  }
  if (!result) reading.error(Code::bad_value, path, {shown(value), std::string(number_form)});
  return result;
}

}  // namespace

std::optional<double> ReplyValues::number(Members& members, std::string_view name) {
  const auto* value = members.find(name);
  if (value == nullptr) return std::nullopt;
  const auto found = read_number(*value, members.path() / name, reading_);
  return found ? std::optional(found->value) : std::nullopt;
}

std::string ReplyValues::date(Members& members, std::string_view name) {
  const auto* string = members.find_string(name);
  if (string == nullptr) return {};
  if (!is_date(view(*string)))
    reading_.error(Code::bad_date, members.path() / name, {std::string(view(*string))});
  return std::string(view(*string));
}

Arguments ReplyValues::arguments(Members& members) {
  Arguments result;
  const auto* object = members.find_object("arguments");
  if (object == nullptr) return result;
  const Path path = members.path() / "arguments";
  if (object->size() > limits::arguments) {
    reading_.error(
        Code::limit_exceeded, path,
        {"arguments", std::to_string(object->size()), std::to_string(limits::arguments)});
    return result;
  }
  for (const auto& member : *object) {
    const std::string_view name = key_of(member);
    const Path at = path / name;
    if (!is_place_name(name)) {
      reading_.error(Code::bad_value, at, {"“" + std::string(name) + "”", "a–z, 0–9, “_”"},
                     Reading::At::key);
    } else if (auto value = argument(member.value(), at)) {
      result.push_back({std::string(name), *std::move(value)});
    }
  }
  std::sort(result.begin(), result.end(),
            [](const Argument& a, const Argument& b) { return a.name < b.name; });
  return result;
}

// One of four kinds of value, named by its only member.
std::optional<ArgumentValue> ReplyValues::argument(const json::value& value, const Path& path) {
  Members members(reading_, value, path);
  if (!members.valid()) return std::nullopt;
  constexpr std::array<std::string_view, 4> kinds{"number", "date", "question", "text"};
  std::string_view kind;
  for (const auto each : kinds) {
    if (members.find(each) == nullptr) continue;
    if (!kind.empty()) {
      reading_.error(Code::bad_value, path,
                     {"“" + std::string(kind) + "”, “" + std::string(each) + "”",
                      std::string(argument_kinds)});
      return std::nullopt;
    }
    kind = each;
  }
  if (kind.empty()) {
    reading_.error(Code::missing_member, path, {"text"});
  } else if (kind == "number") {
    if (const auto number = read_number(*members.find("number"), path / "number", reading_))
      return ArgumentNumber{number->value, number->decimals};
  } else if (kind == "date") {
    if (auto day = date(members, "date"); !day.empty()) return ArgumentDate{std::move(day)};
  } else if (kind == "question") {
    if (const auto* id = members.find_string("question")) {
      if (const auto index = questions_.find(view(*id), "question", path / "question"))
        return ArgumentQuestion{*index};
    }
  } else if (const auto* text = members.find_string("text")) {
    if (text->size() > limits::argument_bytes) {
      reading_.error(
          Code::limit_exceeded, path / "text",
          {"bytes", std::to_string(text->size()), std::to_string(limits::argument_bytes)});
    } else if (check_plain_string(reading_, view(*text), path / "text")) {
      return std::string(view(*text));
    }
  }
  return std::nullopt;
}

PlaceNames all_places(std::initializer_list<const Text*> texts) {
  PlaceNames names;
  for (const Text* text : texts) {
    for (const auto& each : text->by_language) {
      const auto places = places_of(each);
      names.insert(names.end(), places.names.begin(), places.names.end());
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void ReplyValues::require_places(const PlaceNames& places, const std::string& id,
                                 Members& members) {
  const auto* found = members.find("arguments");
  const auto* object = found != nullptr ? found->if_object() : nullptr;
  // What is there but wrong has been reported.
  if (found != nullptr && object == nullptr) return;
  for (const auto place : places) {
    if (object == nullptr || !object->contains(json::string_view(place.data(), place.size())))
      reading_.error(Code::reply_argument, members.path(), {std::string(place), id});
  }
}

}  // namespace peil
