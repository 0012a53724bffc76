// A strict walk over JSON text (RFC 8259) that knows at every moment where it is. Boost.JSON makes
// the values; this says where in the text they stand, and what is wrong where the text isn't JSON.
#pragma once

#include "engine/base/limits.hpp"
#include "engine/base/problem.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil {

// The first place where a text stops being JSON.
struct JsonFault {
  Code code = Code::json_syntax;
  std::size_t offset = 0;
  // For json_syntax what the grammar asks for there; else what the code's message needs.
  std::string expected;
  // For json_incomplete: the bracket or quotation mark that isn't closed, if any is open.
  std::optional<std::size_t> opened{};
};

// Reads forward through a text. A function gives false at the first fault and leaves it in
// `fault()`; after that the scanner is of no further use. Never reads outside the text, never nests
// deeper than the limit.
class JsonScanner {
 public:
  // A byte order mark before the text is skipped; offsets count it.
  explicit JsonScanner(std::string_view text);

  std::size_t offset() const { return offset_; }
  const JsonFault& fault() const { return fault_; }

  // Skips white space and gives the next character, 0 at the end.
  char next();

  // Skips a whole value, white space before it included.
  bool value();

  // Reads a string, white space before it included; `decoded`, where given, gets its text without
  // escapes.
  bool string(std::string* decoded);

  // Walks through an object or array that is next. `member(key, key_offset)` and `item(index)` must
  // read exactly one value (`value()` does) and give false to stop.
  template <class Member>
  bool object(Member&& member);
  template <class Item>
  bool array(Item&& item);

  // True if nothing but white space follows.
  bool end();

 private:
  bool open(char bracket, const char* expected);
  bool number();
  bool word(std::string_view letters);
  bool escape(std::string* decoded);
  bool hex(unsigned& unit);
  bool refuse(const char* expected);
  bool digits();

  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t depth_ = 0;
  std::array<std::size_t, limits::depth> opened_{};  // where the brackets are that are open
  JsonFault fault_;
};

// The first fault of a text, or nothing if it is JSON. Cost: linear.
std::optional<JsonFault> find_json_fault(std::string_view text);

// A member that stands twice in one object: where its second occurrence is.
struct DuplicateMember {
  std::string pointer;
  std::string member;
  std::size_t offset = 0;
};

// All of them, at most `most`, in order of place. Takes valid JSON. Cost: n log n.
std::vector<DuplicateMember> find_duplicate_members(std::string_view text, std::size_t most);

// Appends “/” and the token to a JSON Pointer, escaped (RFC 6901).
void append_pointer(std::string& pointer, std::string_view token);

template <class Member>
bool JsonScanner::object(Member&& member) {
  if (!open('{', "“{”")) return false;
  if (next() == '}') {
    ++offset_;
    --depth_;
    return true;
  }
  std::string key;
  while (true) {
    if (next() != '"') return refuse("string");
    const std::size_t key_offset = offset_;
    key.clear();
    if (!string(&key)) return false;
    if (next() != ':') return refuse("“:”");
    ++offset_;
    if (!member(std::string_view(key), key_offset)) return false;
    const char after = next();
    if (after != ',' && after != '}') return refuse("“,” / “}”");
    ++offset_;
    if (after == '}') break;
  }
  --depth_;
  return true;
}

template <class Item>
bool JsonScanner::array(Item&& item) {
  if (!open('[', "“[”")) return false;
  if (next() == ']') {
    ++offset_;
    --depth_;
    return true;
  }
  for (std::size_t index = 0;; ++index) {
    if (!item(index)) return false;
    const char after = next();
    if (after != ',' && after != ']') return refuse("“,” / “]”");
    ++offset_;
    if (after == ']') break;
  }
  --depth_;
  return true;
}

}  // namespace peil
