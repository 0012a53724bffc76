// What the readers of definitions and records share: walking through JSON values with the path
// always at hand, so that every mistake becomes a problem with its place, and reading goes on after
// it.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/base/suggest.hpp"

#include <boost/json/value.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

// The way from the document to a value. A path refers to the one it continues, so it lives on the
// stack of the function that walks there; nothing is allocated until a pointer is asked for.
class Path {
 public:
  Path() = default;
  Path operator/(std::string_view member) const { return Path(this, member, 0); }
  Path operator/(std::size_t index) const { return Path(this, {}, index); }
  std::string pointer() const;

 private:
  Path(const Path* parent, std::string_view member, std::size_t index)
      : parent_(parent), member_(member), index_(index) {}

  const Path* parent_ = nullptr;
  std::string_view member_;  // data() is null for an index
  std::size_t index_ = 0;
};

// Collects problems while a document is read, and finds their places at the end.
class Reading {
 public:
  enum class At : std::uint8_t { value, key };

  void error(Code code, const Path& path, std::vector<std::string> arguments, At at = At::value);
  // At byte `inside` of a string's text.
  void error_inside(Code code, const Path& path, std::vector<std::string> arguments,
                    std::size_t inside);
  void warning(Code code, const Path& path, std::vector<std::string> arguments, At at = At::value);

  // wrong_type: `expected` in JSON's own words; `example` as it is written, if that helps.
  void wrong_type(const boost::json::value& found, std::string_view expected, const Path& path,
                  std::string example = {});

  std::size_t error_count() const { return errors_; }
  Suggester& suggester() { return suggester_; }

  // All problems, in order of their place in the text; what is over the limit is summed up in a
  // last one.
  Problems finish(std::string_view text, std::string_view file);

 private:
  struct Found {
    Problem problem;
    At at;
    std::size_t inside;
  };
  void add(Severity severity, Code code, const Path& path, std::vector<std::string> arguments,
           At at, std::size_t inside = 0);

  std::vector<Found> found_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  Suggester suggester_;
};

// The members of one object, asked for by name. What nobody has asked for when `finish` is called
// is unknown.
class Members {
 public:
  // `value` may be anything; what isn't an object is reported and has no members. What `path`
  // continues must outlive this.
  Members(Reading& reading, const boost::json::value& value, const Path& path);

  bool valid() const { return object_ != nullptr; }
  const Path& path() const { return path_; }

  // The member, or null. `required` reports its absence.
  const boost::json::value* find(std::string_view name);
  const boost::json::value* required(std::string_view name);

  // The same with a type; another type is reported.
  const boost::json::string* find_string(std::string_view name);
  const boost::json::string* required_string(std::string_view name);
  const boost::json::array* find_array(std::string_view name);
  const boost::json::array* required_array(std::string_view name);
  std::optional<double> find_number(std::string_view name);
  std::optional<double> required_number(std::string_view name);
  std::optional<bool> find_bool(std::string_view name);
  const boost::json::object* find_object(std::string_view name);

  // One of a few words; gives its index. Another one is reported.
  std::optional<std::size_t> find_word(std::string_view name,
                                       std::span<const std::string_view> allowed);
  std::optional<std::size_t> required_word(std::string_view name,
                                           std::span<const std::string_view> allowed);

  // Members that nobody asked for, in file order.
  boost::json::object unknown() const;
  // Reports them as warnings, each with the nearest known name.
  void warn_unknown();

 private:
  const boost::json::string* as_string(std::string_view name, const boost::json::value* value);
  const boost::json::array* as_array(std::string_view name, const boost::json::value* value);
  std::optional<double> as_number(std::string_view name, const boost::json::value* value);
  std::optional<std::size_t> as_word(std::string_view name, const boost::json::string* string,
                                     std::span<const std::string_view> allowed);
  bool known(std::size_t index, std::string_view name) const;

  Reading& reading_;
  const boost::json::object* object_;
  Path path_;
  // The names that were asked for, and which of the object's first 64 members they found.
  std::array<std::string_view, 32> names_;
  std::size_t name_count_ = 0;
  std::uint64_t found_ = 0;
};

// The type of a value in JSON's own words.
std::string_view type_name(const boost::json::value& value);

// A value as short text for a message: a string in quotation marks, a number, `object`, ….
std::string shown(const boost::json::value& value);

// A JSON string as a view, and a number of any kind as a double.
std::string_view view(const boost::json::string& string);
std::string_view key_of(const boost::json::key_value_pair& member);
std::optional<double> number_of(const boost::json::value& value);

}  // namespace peil
