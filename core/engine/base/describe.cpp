#include "engine/base/problem.hpp"
#include "engine/base/utf8.hpp"

#include <algorithm>
#include <string>

namespace peil {
namespace {

// How much of a line is shown, in characters.
constexpr std::size_t window = 100;

// Finds places in a text. Asked in rising order, as problems are listed, it passes over the text
// once, however long its lines are.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(utf8::without_mark(text)) {}

  // Puts the cursor at a line and column, or at the end of a line that is shorter. False if
  // there is no such line.
  bool seek(const Place& place) {
    if (place.line < line_ || (place.line == line_ && place.column < column_))
      *this = Cursor(text_);
    while (line_ < place.line) {
      const std::size_t end = text_.find_first_of("\r\n", offset_);
      if (end == std::string_view::npos) return false;
      offset_ = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
      ++line_;
      column_ = 1;
    }
    while (!at_line_end() && column_ < place.column) {
      offset_ += utf8::decode(text_, offset_).size;
      ++column_;
    }
    return true;
  }

  // The line around the cursor, cut on both sides, and the line of the caret under it, each after
  // `indent`.
  std::string shown(const std::string& indent) const {
    std::size_t begin = offset_;
    std::size_t before = 0;
    // The caret stands at two thirds of the window where the line goes on to the left.
    for (; begin > 0 && text_[begin - 1] != '\n' && text_[begin - 1] != '\r' &&
           before < window * 2 / 3;
         ++before) {
      --begin;
      while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0u) == 0x80u)
        --begin;
    }
    const bool cut = begin > 0 && text_[begin - 1] != '\n' && text_[begin - 1] != '\r';
    std::size_t end = offset_;
    for (std::size_t count = before;
         end < text_.size() && text_[end] != '\n' && text_[end] != '\r' && count < window;
         ++count) {
      end += utf8::decode(text_, end).size;
    }
    const bool goes_on = end < text_.size() && text_[end] != '\n' && text_[end] != '\r';
    const std::string left = utf8::harmless(text_.substr(begin, offset_ - begin));
    return indent + (cut ? "…" : "") + left + utf8::harmless(text_.substr(offset_, end - offset_)) +
           (goes_on ? "…\n" : "\n") + std::string(indent.size() - 2, ' ') + "| " +
           std::string(utf8::length(left) + (cut ? 1 : 0), ' ') + "^\n";
  }

 private:
  bool at_line_end() const {
    return offset_ >= text_.size() || text_[offset_] == '\n' || text_[offset_] == '\r';
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

void append_problem(std::string& out, const Problem& problem, Cursor* cursor) {
  const Place& place = problem.place;
  if (!place.file.empty()) out += utf8::harmless(place.file) + ":";
  if (place.line > 0) out += std::to_string(place.line) + ":" + std::to_string(place.column) + ":";
  if (!place.file.empty() || place.line > 0) out += ' ';
  out += problem.severity == Severity::error ? "error[" : "warning[";
  out += code_name(problem.code);
  out += "]: " + utf8::harmless(message(problem)) + "\n";
  if (!place.pointer.empty()) out += "  at " + utf8::harmless(place.pointer) + "\n";
  if (cursor != nullptr && place.line > 0 && cursor->seek(place)) {
    out += cursor->shown("  " + std::to_string(place.line) + " | ");
  }
  out += "  hint: " + utf8::harmless(hint(problem)) + "\n";
}

}  // namespace

std::string describe(const Problem& problem, std::string_view source_text) {
  return describe(Problems{problem}, source_text);
}

std::string describe(const Problems& problems, std::string_view source_text) {
  std::string out;
  Cursor cursor(source_text);
  for (const auto& problem : problems)
    append_problem(out, problem, source_text.empty() ? nullptr : &cursor);
  return out;
}

}  // namespace peil
