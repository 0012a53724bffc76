#include "engine/json/text.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/utf8.hpp"
#include "engine/json/locate.hpp"
#include "engine/json/other_file.hpp"
#include "engine/json/scan.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <string>

namespace peil {
namespace {

namespace json = boost::json;
using json::error_code;

// The nearest double of a JSON number; infinite where there is none. Boost.JSON 1.81 computes it
// inexactly.
double to_double(const std::string& digits) {
#if defined(__cpp_lib_to_chars)
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error == std::errc{}) return number;
#endif
  // Also for what from_chars reports as out of range without saying on which side.
  return std::strtod(digits.c_str(), nullptr);
}

// Gets the parser's events and stacks up values. Counts members, to see whether one was given
// twice; refuses numbers that are infinite as a double, and more values than the limit.
struct Handler {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  json::value_stack stack;
  std::string digits;
  std::size_t members = 0;
  std::size_t values = 0;
  std::optional<Code> refusal;

  bool refuse(Code code, error_code& ec) {
    refusal = code;
    ec = json::error::syntax;
    return false;
  }
  bool count(error_code& ec) {
    return ++values <= limits::values || refuse(Code::limit_exceeded, ec);
  }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code& ec) { return count(ec); }
  bool on_object_end(std::size_t n, error_code&) {
    members += n;
    stack.push_object(n);
    return true;
  }
  bool on_array_begin(error_code& ec) { return count(ec); }
  bool on_array_end(std::size_t n, error_code&) {
    stack.push_array(n);
    return true;
  }
  bool on_key_part(json::string_view s, std::size_t, error_code&) {
    stack.push_chars(s);
    return true;
  }
  bool on_key(json::string_view s, std::size_t, error_code& ec) {
    stack.push_key(s);
    return count(ec);
  }
  bool on_string_part(json::string_view s, std::size_t, error_code&) {
    stack.push_chars(s);
    return true;
  }
  bool on_string(json::string_view s, std::size_t, error_code& ec) {
    stack.push_string(s);
    return count(ec);
  }
  bool on_number_part(json::string_view s, error_code&) {
    digits.append(s.data(), s.size());
    return true;
  }
  bool on_int64(std::int64_t i, json::string_view, error_code& ec) {
    digits.clear();
    stack.push_int64(i);
    return count(ec);
  }
  bool on_uint64(std::uint64_t u, json::string_view, error_code& ec) {
    digits.clear();
    stack.push_uint64(u);
    return count(ec);
  }
  bool on_double(double, json::string_view s, error_code& ec) {
    digits.append(s.data(), s.size());
    const double number = to_double(digits);
    if (!std::isfinite(number)) return refuse(Code::json_number, ec);
    digits.clear();
    stack.push_double(number);
    return count(ec);
  }
  bool on_bool(bool b, error_code& ec) {
    stack.push_bool(b);
    return count(ec);
  }
  bool on_null(error_code& ec) {
    stack.push_null();
    return count(ec);
  }
  bool on_comment_part(json::string_view, error_code&) { return true; }
  bool on_comment(json::string_view, error_code&) { return true; }
};

std::size_t count_members(const json::value& value) {
  std::size_t count = 0;
  if (const auto* object = value.if_object()) {
    count = object->size();
    for (const auto& member : *object)
      count += count_members(member.value());
  } else if (const auto* array = value.if_array()) {
    for (const auto& item : *array)
      count += count_members(item);
  }
  return count;
}

Problem problem_at(Code code, std::string_view text, std::string_view file, std::size_t offset,
                   std::vector<std::string> arguments) {
  const auto [line, column] = position(text, offset);
  return {code, Severity::error, std::move(arguments), {std::string(file), {}, line, column}};
}

Problem fault_problem(const JsonFault& fault, std::string_view text, std::string_view file) {
  std::vector<std::string> arguments;
  if (!fault.expected.empty() && fault.code != Code::json_incomplete) arguments = {fault.expected};
  if (fault.code == Code::json_depth) arguments = {std::to_string(limits::depth)};
  if (fault.opened) {
    arguments = {std::string(1, text[*fault.opened]),
                 std::to_string(position(text, *fault.opened).line)};
  }
  return problem_at(fault.code, text, file, fault.offset, std::move(arguments));
}

std::optional<json::value> parse(std::string_view text, std::string_view file, Problems& problems,
                                 const json::storage_ptr& storage) {
  if (text.size() > limits::file_bytes) {
    problems.push_back({Code::file_too_large,
                        Severity::error,
                        {std::to_string(text.size()), std::to_string(limits::file_bytes)},
                        {std::string(file), {}, 0, 0}});
    return std::nullopt;
  }
  text = utf8::without_mark(text);
  json::parse_options options;
  options.max_depth = limits::depth;
  json::basic_parser<Handler> parser(options);
  auto& handler = parser.handler();
  handler.stack.reset(storage);
  error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (error || read < text.size()) {
    if (handler.refusal == Code::json_number || error == json::error::exponent_overflow) {
      // The parser stands in or behind the number.
      constexpr std::string_view number = "0123456789+-.eE";
      const std::size_t before =
          read > 0 ? text.find_last_not_of(number, read - 1) : std::string_view::npos;
      const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
      const std::size_t end = std::min(text.find_first_not_of(number, begin), text.size());
      problems.push_back(
          problem_at(Code::json_number, text, file, begin,
                     {utf8::clip(text.substr(begin, end - begin), limits::id_bytes)}));
    } else if (handler.refusal == Code::limit_exceeded) {
      problems.push_back(problem_at(
          Code::limit_exceeded, text, file, read,
          {"values", "> " + std::to_string(limits::values), std::to_string(limits::values)}));
    } else {
      const auto fault = find_json_fault(text);
      problems.push_back(
          fault_problem(fault.value_or(JsonFault{Code::json_syntax, read, "value"}), text, file));
    }
    return std::nullopt;
  }
  auto value = handler.stack.release();
  if (count_members(value) != handler.members) {
    const auto duplicates = find_duplicate_members(text, limits::problems);
    std::vector<std::size_t> offsets;
    for (const auto& each : duplicates)
      offsets.push_back(each.offset);
    const auto places = positions(text, offsets);
    for (std::size_t i = 0; i < duplicates.size(); ++i) {
      problems.push_back(
          {Code::duplicate_member,
           Severity::error,
           {duplicates[i].member},
           {std::string(file), duplicates[i].pointer, places[i].line, places[i].column}});
    }
  }
  return value;
}

}  // namespace

std::optional<json::value> parse_json(std::string_view text, std::string_view file,
                                      Problems& problems, const json::storage_ptr& storage) {
  try {
    return parse(text, file, problems, storage);
  } catch (const std::exception& exception) {
    problems.push_back({Code::file_unreadable,
                        Severity::error,
                        {exception.what()},
                        {std::string(file), {}, 0, 0}});
    return std::nullopt;
  }
}

std::optional<json::value> parse_json_file(std::string_view text, std::string_view file,
                                           Problems& problems, const json::storage_ptr& storage) {
  const std::size_t before = problems.size();
  auto value = parse_json(text, file, problems, storage);
  if (value || text.size() > limits::file_bytes) return value;
  if (const std::optional<Code> other = other_file(text)) {
    problems.resize(before);
    problems.push_back({*other, Severity::error, {}, {std::string(file), {}, 0, 0}});
  }
  return value;
}

Result<json::value> read_json(std::string_view text, std::string_view file) {
  Problems problems;
  auto value = parse_json(text, file, problems);
  if (!problems.empty()) return problems.front();
  return *std::move(value);
}

}  // namespace peil
