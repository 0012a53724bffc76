#include "engine/json/scan.hpp"

#include "engine/base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace peil {
namespace {

constexpr const char* closing_or_escape = "“\"” / \\n / \\t";

bool is_number_digit(char c) { return c >= '0' && c <= '9'; }

// The number around an offset in it.
std::string_view number_around(std::string_view text, std::size_t offset) {
  constexpr std::string_view signs = "0123456789+-.eE";
  const std::size_t before = text.find_last_not_of(signs, offset);
  const std::size_t begin = before == text.npos ? 0 : before + 1;
  return text.substr(begin, text.find_first_not_of(signs, offset) - begin);
}

// The quotation mark of another language at the beginning of the text; empty if there is none.
std::string_view other_quotation_mark(std::string_view text) {
  for (const std::string_view mark : {"“", "”", "„", "‟", "‘", "’", "‚", "«", "»", "'", "`", "´"}) {
    if (text.starts_with(mark)) return mark;
  }
  return {};
}

// A fault that people often make as what it is: the grammar only knows what it asks for.
JsonFault explained(JsonFault fault, std::string_view text) {
  if (fault.code != Code::json_syntax) return fault;
  const std::size_t offset = fault.offset;
  const char here = text[offset];
  const std::string_view before = text.substr(0, offset);
  const auto as = [&](Code code, std::string argument) {
    return JsonFault{code, offset, std::move(argument)};
  };
  if (fault.expected == closing_or_escape)
    return here == '\n' || here == '\r' ? as(Code::json_line_break, {}) : fault;
  if (const std::string_view mark = other_quotation_mark(text.substr(offset)); !mark.empty()) {
    if (fault.expected == "string" || fault.expected == "value")
      return as(Code::json_quotation_mark, std::string(mark));
  }
  if (is_number_digit(here) && before.ends_with('0')) {
    const std::string_view number = number_around(text, offset);
    if (number.starts_with('0') || number.starts_with("-0"))
      return as(Code::json_leading_zero, utf8::clip(number, limits::id_bytes));
  }
  if (is_number_digit(here) && fault.expected == "string" && before.ends_with(',') && offset > 1 &&
      is_number_digit(text[offset - 2])) {
    const std::string whole(number_around(text, offset - 2));
    const std::string_view rest = number_around(text, offset);
    return as(Code::json_decimal_comma,
              utf8::clip(whole + '.' + std::string(rest), limits::id_bytes));
  }
  // Behind a text only a sign can follow; a word there was meant to be in it.
  const bool is_word = (here >= 'a' && here <= 'z') || (here >= 'A' && here <= 'Z') ||
                       static_cast<unsigned char>(here) >= 0x80;
  const std::size_t last = before.find_last_not_of(' ');
  if (is_word && last != before.npos && before[last] == '"')
    return as(Code::json_inner_quotation, {});
  return fault;
}

}  // namespace

JsonScanner::JsonScanner(std::string_view text)
    : text_(text), offset_(text.size() - utf8::without_mark(text).size()) {}

char JsonScanner::next() {
  while (offset_ < text_.size()) {
    const char c = text_[offset_];
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return c;
    ++offset_;
  }
  return '\0';
}

bool JsonScanner::refuse(const char* expected) {
  const bool is_cut_off = offset_ >= text_.size();
  fault_ = {is_cut_off ? Code::json_incomplete : Code::json_syntax, offset_, expected};
  if (is_cut_off && depth_ > 0) fault_.opened = opened_[depth_ - 1];
  return false;
}

bool JsonScanner::open(char bracket, const char* expected) {
  if (next() != bracket) return refuse(expected);
  if (depth_ == limits::depth) {
    fault_ = {Code::json_depth, offset_, {}};
    return false;
  }
  opened_[depth_++] = offset_++;
  return true;
}

bool JsonScanner::value() {
  switch (next()) {
    case '{':
      return object([this](std::string_view, std::size_t) { return value(); });
    case '[':
      return array([this](std::size_t) { return value(); });
    case '"':
      return string(nullptr);
    case 't':
      return word("true");
    case 'f':
      return word("false");
    case 'n':
      return word("null");
    default:
      return number();
  }
}

bool JsonScanner::word(std::string_view letters) {
  for (const char letter : letters) {
    if (offset_ >= text_.size() || text_[offset_] != letter) return refuse("true / false / null");
    ++offset_;
  }
  return true;
}

bool JsonScanner::digits() {
  const auto digit = [this] {
    return offset_ < text_.size() && text_[offset_] >= '0' && text_[offset_] <= '9';
  };
  if (!digit()) return refuse("0–9");
  while (digit())
    ++offset_;
  return true;
}

bool JsonScanner::number() {
  const auto at = [this](char c) { return offset_ < text_.size() && text_[offset_] == c; };
  const auto digit = [this] {
    return offset_ < text_.size() && text_[offset_] >= '0' && text_[offset_] <= '9';
  };
  if (!at('-') && !digit()) return refuse("value");
  if (at('-')) ++offset_;
  if (at('0')) {
    ++offset_;
  } else if (!digits()) {
    return false;
  }
  if (at('.')) {
    ++offset_;
    if (!digits()) return false;
  }
  if (at('e') || at('E')) {
    ++offset_;
    if (at('+') || at('-')) ++offset_;
    if (!digits()) return false;
  }
  return true;
}

bool JsonScanner::hex(unsigned& unit) {
  unit = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = offset_ < text_.size() ? text_[offset_] : '\0';
    if (c >= '0' && c <= '9') {
      unit = unit * 16 + static_cast<unsigned>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      unit = unit * 16 + static_cast<unsigned>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      unit = unit * 16 + static_cast<unsigned>(c - 'A' + 10);
    } else {
      return refuse("0–9 / a–f");
    }
    ++offset_;
  }
  return true;
}

bool JsonScanner::escape(std::string* decoded) {
  const char c = offset_ < text_.size() ? text_[offset_] : '\0';
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
  if (const auto known = letters.find(c); c != '\0' && known != std::string_view::npos) {
    ++offset_;
    if (decoded != nullptr) *decoded += meanings[known];
    return true;
  }
  if (c != 'u') return refuse("“\"” / “\\” / “/” / b / f / n / r / t / u");
  ++offset_;
  unsigned unit = 0;
  if (!hex(unit)) return false;
  std::uint32_t point = unit;
  if (unit >= 0xDC00 && unit <= 0xDFFF) {
    offset_ -= 4;
    return refuse("\\uD800–\\uDBFF");
  }
  if (unit >= 0xD800 && unit <= 0xDBFF) {
    for (const char part : {'\\', 'u'}) {
      if (offset_ >= text_.size() || text_[offset_] != part) return refuse("\\uDC00–\\uDFFF");
      ++offset_;
    }
    unsigned low = 0;
    if (!hex(low)) return false;
    if (low < 0xDC00 || low > 0xDFFF) {
      offset_ -= 4;
      return refuse("\\uDC00–\\uDFFF");
    }
    point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
  }
  if (decoded != nullptr) utf8::append(*decoded, point);
  return true;
}

bool JsonScanner::string(std::string* decoded) {
  if (next() != '"') return refuse("string");
  const std::size_t opened = offset_++;
  while (true) {
    const std::size_t begin = offset_;
    while (offset_ < text_.size() && text_[offset_] != '"' && text_[offset_] != '\\' &&
           static_cast<unsigned char>(text_[offset_]) >= 0x20) {
      ++offset_;
    }
    if (decoded != nullptr) decoded->append(text_, begin, offset_ - begin);
    if (offset_ >= text_.size()) {
      refuse("“\"”");
      fault_.opened = opened;
      return false;
    }
    const char c = text_[offset_];
    if (c == '"') {
      ++offset_;
      return true;
    }
    if (c != '\\') return refuse(closing_or_escape);
    ++offset_;
    if (!escape(decoded)) return false;
  }
}

bool JsonScanner::end() {
  next();
  return offset_ >= text_.size() || refuse("end");
}

std::optional<JsonFault> find_json_fault(std::string_view text) {
  JsonScanner scanner(text);
  scanner.next();
  const std::size_t first = scanner.offset();
  const bool valid = scanner.value() && scanner.end();
  const std::size_t invalid = utf8::first_invalid(text);
  // What doesn't even begin as JSON and isn't text either, is a file of another kind.
  const bool other_file =
      !valid && scanner.fault().code == Code::json_syntax && scanner.fault().offset == first;
  if (invalid != std::string_view::npos &&
      (valid || other_file || invalid <= scanner.fault().offset)) {
    return JsonFault{Code::json_encoding, invalid, {}};
  }
  if (valid) return std::nullopt;
  return explained(scanner.fault(), text);
}

void append_pointer(std::string& pointer, std::string_view token) {
  pointer += '/';
  if (token.find_first_of("~/") == std::string_view::npos) {
    pointer += token;
    return;
  }
  for (const char c : token) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

namespace {

class DuplicateFinder {
 public:
  DuplicateFinder(std::string_view text, std::size_t most) : scanner_(text), most_(most) {}

  std::vector<DuplicateMember> run() {
    value();
    std::sort(found_.begin(), found_.end(),
              [](const auto& a, const auto& b) { return a.offset < b.offset; });
    if (found_.size() > most_) found_.resize(most_);
    return std::move(found_);
  }

 private:
  bool value() {
    const std::size_t length = pointer_.size();
    switch (scanner_.next()) {
      case '{':
        return object();
      case '[':
        return scanner_.array([&](std::size_t index) {
          append_pointer(pointer_, std::to_string(index));
          const bool whole = value();
          pointer_.resize(length);
          return whole;
        });
      default:
        return scanner_.value();
    }
  }

  bool object() {
    const std::size_t length = pointer_.size();
    std::vector<std::pair<std::string, std::size_t>> keys;
    const bool whole = scanner_.object([&](std::string_view key, std::size_t offset) {
      keys.emplace_back(key, offset);
      append_pointer(pointer_, key);
      const bool inner = value();
      pointer_.resize(length);
      return inner;
    });
    std::sort(keys.begin(), keys.end());
    for (std::size_t i = 1; i < keys.size() && found_.size() < most_; ++i) {
      if (keys[i].first != keys[i - 1].first) continue;
      std::string pointer = pointer_;
      append_pointer(pointer, keys[i].first);
      found_.push_back({utf8::clip(pointer, limits::pointer_bytes),
                        utf8::clip(keys[i].first, limits::id_bytes), keys[i].second});
    }
    return whole;
  }

  JsonScanner scanner_;
  std::size_t most_;
  std::string pointer_;
  std::vector<DuplicateMember> found_;
};

}  // namespace

std::vector<DuplicateMember> find_duplicate_members(std::string_view text, std::size_t most) {
  return DuplicateFinder(text, most).run();
}

}  // namespace peil
