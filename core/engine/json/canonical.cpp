#include "engine/json/canonical.hpp"

#include "engine/base/utf8.hpp"
#include "engine/json/reading.hpp"

#include <boost/json/serializer.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace peil {
namespace {

namespace json = boost::json;

// Order by UTF-16 code units. It differs from the order by bytes only where a character beyond
// U+FFFF, a pair of surrogates from U+D800 on, meets one from U+E000 to U+FFFF.
bool before_in_utf16(std::string_view a, std::string_view b) {
  const std::size_t shared = std::min(a.size(), b.size());
  std::size_t i = 0;
  while (i < shared && a[i] == b[i])
    ++i;
  if (i == shared) return a.size() < b.size();
  const auto x = static_cast<unsigned char>(a[i]);
  const auto y = static_cast<unsigned char>(b[i]);
  // The first byte that differs leads in both or follows in both; F0 and up leads four bytes, EE
  // and EF lead U+E000 to U+FFFF.
  if (x >= 0xF0 && (y == 0xEE || y == 0xEF)) return true;
  if (y >= 0xF0 && (x == 0xEE || x == 0xEF)) return false;
  return x < y;
}

std::vector<const json::key_value_pair*> sorted_members(const json::object& object) {
  std::vector<const json::key_value_pair*> members;
  members.reserve(object.size());
  for (const auto& member : object)
    members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](const auto* a, const auto* b) { return before_in_utf16(key_of(*a), key_of(*b)); });
  return members;
}

void write_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, copied, i - copied);
    copied = i + 1;
    out += '\\';
    switch (c) {
      case '"':
      case '\\':
        out += static_cast<char>(c);
        break;
      case '\b':
        out += 'b';
        break;
      case '\f':
        out += 'f';
        break;
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      default:
        out += "u00";
        out += hex[c >> 4u];
        out += hex[c & 15u];
    }
  }
  out.append(text, copied, text.size() - copied);
  out += '"';
}

// The shortest digits that read back as `number`, which is positive, and the place of the decimal
// point: 0.digits × 10^n.
struct Digits {
  std::string digits;
  int point = 0;
};

Digits shortest(double number) {
  // Boost.JSON prints the shortest digits as 1.83E2, on every platform alike.
  json::value value(number);
  json::serializer serializer;
  serializer.reset(&value);
  char buffer[64];
  const auto text = serializer.read(buffer, sizeof buffer);
  Digits result;
  const auto exponent = text.find('E');
  for (const char c : text.substr(0, exponent)) {
    if (c != '.') result.digits += c;
  }
  while (result.digits.size() > 1 && result.digits.back() == '0')
    result.digits.pop_back();
  result.point = 1 + (exponent == json::string_view::npos
                          ? 0
                          : std::atoi(std::string(text.substr(exponent + 1)).c_str()));
  return result;
}

void write_number(std::string& out, const json::value& value, bool whole_integers) {
  // Below 2^53 an integer is the same text either way.
  constexpr std::int64_t exact = 9'007'199'254'740'992;
  if (const auto* number = value.if_int64()) {
    out += whole_integers || (*number <= exact && *number >= -exact)
               ? std::to_string(*number)
               : number_text(static_cast<double>(*number));
  } else if (const auto* large = value.if_uint64()) {
    out += whole_integers ? std::to_string(*large) : number_text(static_cast<double>(*large));
  } else {
    out += number_text(value.get_double());
  }
}

void write_scalar(std::string& out, const json::value& value, bool whole_integers) {
  switch (value.kind()) {
    case json::kind::null:
      out += "null";
      break;
    case json::kind::bool_:
      out += value.get_bool() ? "true" : "false";
      break;
    case json::kind::string:
      write_string(out, {value.get_string().data(), value.get_string().size()});
      break;
    default:
      write_number(out, value, whole_integers);
      break;
  }
}

void write_canonical(std::string& out, const json::value& value) {
  if (const auto* object = value.if_object()) {
    out += '{';
    bool first = true;
    for (const auto* member : sorted_members(*object)) {
      if (!first) out += ',';
      first = false;
      write_string(out, key_of(*member));
      out += ':';
      write_canonical(out, member->value());
    }
    out += '}';
  } else if (const auto* array = value.if_array()) {
    out += '[';
    bool first = true;
    for (const auto& item : *array) {
      if (!first) out += ',';
      first = false;
      write_canonical(out, item);
    }
    out += ']';
  } else {
    write_scalar(out, value, false);
  }
}

void write_pretty(std::string& out, const json::value& value, std::size_t indent) {
  const auto line = [&](std::size_t depth) {
    out += '\n';
    out.append(2 * depth, ' ');
  };
  if (const auto* object = value.if_object(); object != nullptr && !object->empty()) {
    out += '{';
    bool first = true;
    for (const auto& member : *object) {
      if (!first) out += ',';
      first = false;
      line(indent + 1);
      write_string(out, key_of(member));
      out += ": ";
      write_pretty(out, member.value(), indent + 1);
    }
    line(indent);
    out += '}';
  } else if (const auto* array = value.if_array(); array != nullptr && !array->empty()) {
    out += '[';
    bool first = true;
    for (const auto& item : *array) {
      if (!first) out += ',';
      first = false;
      line(indent + 1);
      write_pretty(out, item, indent + 1);
    }
    line(indent);
    out += ']';
  } else if (value.is_object() || value.is_array()) {
    out += value.is_object() ? "{}" : "[]";
  } else {
    write_scalar(out, value, true);
  }
}

}  // namespace

std::string number_text(double number) {
  if (number == 0) return "0";
  // ECMAScript 2024, 6.1.6.1.20 Number::toString.
  const auto [digits, point] = shortest(std::fabs(number));
  const int count = static_cast<int>(digits.size());
  std::string out = number < 0 ? "-" : "";
  if (count <= point && point <= 21) {
    out += digits;
    out.append(static_cast<std::size_t>(point - count), '0');
  } else if (0 < point && point <= 21) {
    out.append(digits, 0, static_cast<std::size_t>(point));
    out += '.';
    out.append(digits, static_cast<std::size_t>(point));
  } else if (-6 < point && point <= 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-point), '0');
    out += digits;
  } else {
    out += digits[0];
    if (count > 1) {
      out += '.';
      out.append(digits, 1);
    }
    const int exponent = point - 1;
    out += exponent < 0 ? "e-" : "e+";
    out += std::to_string(std::abs(exponent));
  }
  return out;
}

std::string canonical_json(const json::value& value) {
  std::string out;
  write_canonical(out, value);
  return out;
}

std::string pretty_json(const json::value& value) {
  std::string out;
  write_pretty(out, value, 0);
  out += '\n';
  return out;
}

json::value sorted(const json::value& value) {
  if (const auto* object = value.if_object()) {
    json::object result;
    result.reserve(object->size());
    for (const auto* member : sorted_members(*object))
      result.emplace(member->key(), sorted(member->value()));
    return result;
  }
  if (const auto* array = value.if_array()) {
    json::array result;
    result.reserve(array->size());
    for (const auto& item : *array)
      result.push_back(sorted(item));
    return result;
  }
  return value;
}

}  // namespace peil
