#include "engine/expression/lexer.hpp"

#include "engine/base/utf8.hpp"

#include <array>
#include <utility>

namespace peil::expression {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool word(char c) { return letter(c) || digit(c); }

// Where the name that begins at `offset`, or nothing of one, ends. A dot belongs to it where a
// letter or digit follows.
std::size_t name_end(std::string_view source, std::size_t offset) {
  const auto at = [&](std::size_t place) { return place < source.size() ? source[place] : '\0'; };
  if (!letter(at(offset))) return offset;
  while (word(at(offset)) || (at(offset) == '.' && word(at(offset + 1))))
    ++offset;
  return offset;
}

constexpr std::array<std::string_view, 22> signs = {"&&", "||", "==", "!=", "<=", ">=", "<", ">",
                                                    "!",  "-",  "+",  "*",  "/",  "%",  "?", ":",
                                                    "(",  ")",  "[",  "]",  ",",  "in"};

// What people write who come from elsewhere, or whose editor is too clever, and what is meant.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> meant = {{
    {"<>", "!="}, {"=", "=="}, {"&", "&&"}, {"|", "||"}, {";", ","}, {"≤", "<="}, {"≥", ">="},
    {"≠", "!="},  {"×", "*"},  {"·", "*"},  {"÷", "/"},  {"−", "-"}, {"–", "-"},  {"“", "'"},
    {"”", "'"},   {"„", "'"},  {"‘", "'"},  {"’", "'"},  {"¬", "!"},
}};

}  // namespace

bool is_plain_name(std::string_view name) {
  return !name.empty() && name_end(name, 0) == name.size() && name != "true" && name != "false" &&
         name != "in" && name != "null";
}

std::nullopt_t Lexer::refuse(Code code, std::size_t offset, std::vector<std::string> arguments) {
  mistake_ = {code, std::move(arguments), offset};
  return std::nullopt;
}

std::optional<Token> Lexer::next() {
  while (offset_ < source_.size() &&
         std::string_view(" \t\r\n").find(source_[offset_]) != std::string_view::npos) {
    ++offset_;
  }
  if (offset_ >= source_.size()) return Token{Token::Kind::end, source_.size(), 0, {}};
  const char c = source_[offset_];
  if (digit(c)) return number();
  if (letter(c)) return name();
  if (c == '`') return quoted_name();
  if (c == '\'' || c == '"') return text();
  return sign();
}

// A number is written as in JSON. What sticks to it belongs to what was meant, so it is refused
// together: 007, 3a, 1.2.3.
std::optional<Token> Lexer::number() {
  const std::size_t begin = offset_;
  std::size_t end = begin;
  const auto digits = [&] {
    while (digit(at(end)))
      ++end;
  };
  digits();
  bool whole = true;
  const bool leading_zero = at(begin) == '0' && end - begin > 1;
  if (at(end) == '.' && digit(at(end + 1))) {
    whole = false;
    ++end;
    digits();
  }
  if (at(end) == 'e' || at(end) == 'E') {
    const std::size_t exponent = end + (at(end + 1) == '+' || at(end + 1) == '-' ? 2 : 1);
    if (digit(at(exponent))) {
      whole = false;
      end = exponent;
      digits();
    }
  }
  std::size_t run = end;
  while (word(at(run)) || at(run) == '.' || (at(run) == '-' && run > end && word(at(run + 1))))
    ++run;
  if (run > end || leading_zero) {
    // An id with a hyphen, as in RM-01, was meant as a whole.
    std::size_t id = begin;
    if (begin > 1 && source_[begin - 1] == '-' && word(source_[begin - 2])) {
      while (id > 0 && (word(source_[id - 1]) || source_[id - 1] == '-' || source_[id - 1] == '.'))
        --id;
    }
    return refuse(Code::expression_number, id, {std::string(source_.substr(id, run - id))});
  }
  offset_ = end;
  return Token{whole ? Token::Kind::integer : Token::Kind::decimal, begin, end - begin,
               source_.substr(begin, end - begin)};
}

std::optional<Token> Lexer::name() {
  const std::size_t begin = offset_;
  offset_ = name_end(source_, begin);
  const auto content = source_.substr(begin, offset_ - begin);
  return Token{content == "in" ? Token::Kind::sign : Token::Kind::name, begin, content.size(),
               content};
}

std::optional<Token> Lexer::quoted_name() {
  const std::size_t begin = offset_;
  std::size_t end = begin + 1;
  while (word(at(end)) || at(end) == '.' || at(end) == '-')
    ++end;
  if (at(end) != '`' || end == begin + 1) return refuse(Code::expression_text, begin, {"`"});
  offset_ = end + 1;
  return Token{Token::Kind::quoted_name, begin, offset_ - begin,
               source_.substr(begin + 1, end - begin - 1)};
}

std::optional<Token> Lexer::text() {
  const std::size_t begin = offset_++;
  const char quote = source_[begin];
  const std::size_t first = texts_.size();
  while (at(offset_) != quote) {
    const char c = at(offset_);
    if (offset_ >= source_.size() || c == '\n' || c == '\r') {
      return refuse(Code::expression_text, begin, {std::string(1, quote)});
    }
    if (c == '\\') {
      if (!escape()) return std::nullopt;
    } else {
      texts_ += c;
      ++offset_;
    }
  }
  ++offset_;
  return Token{Token::Kind::text, begin, offset_ - begin, std::string_view(texts_).substr(first)};
}

// CEL's escapes, without those that only repeat another one: \\ \' \" \` \n \r \t \uXXXX
// \UXXXXXXXX.
bool Lexer::escape() {
  const std::size_t begin = offset_;
  const char c = at(begin + 1);
  constexpr std::string_view letters = "\\'\"`nrt";
  constexpr std::string_view characters = "\\'\"`\n\r\t";
  if (const auto found = letters.find(c); found != std::string_view::npos) {
    texts_ += characters[found];
    offset_ = begin + 2;
    return true;
  }
  const std::size_t size = c == 'u' ? 4 : c == 'U' ? 8 : 0;
  std::uint32_t code_point = 0;
  std::size_t end = begin + 2;
  for (; end < begin + 2 + size; ++end) {
    const char h = at(end);
    const bool lower = h >= 'a' && h <= 'f';
    if (!digit(h) && !lower && !(h >= 'A' && h <= 'F')) break;
    code_point = code_point * 16 + static_cast<std::uint32_t>(digit(h) ? h - '0'
                                                              : lower  ? h - 'a' + 10
                                                                       : h - 'A' + 10);
  }
  const bool character = code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
  if (size == 0 || end < begin + 2 + size || !character) {
    const std::size_t shown = size == 0 && begin + 1 < source_.size()
                                  ? 1 + utf8::decode(source_, begin + 1).size
                                  : end - begin;
    refuse(Code::expression_escape, begin, {std::string(source_.substr(begin, shown))});
    return false;
  }
  utf8::append(texts_, code_point);
  offset_ = end;
  return true;
}

std::optional<Token> Lexer::sign() {
  const std::size_t begin = offset_;
  const std::string_view rest = source_.substr(begin);
  if (!rest.starts_with("<>")) {
    for (const auto each : signs) {
      if (!rest.starts_with(each)) continue;
      offset_ += each.size();
      return Token{Token::Kind::sign, begin, each.size(), rest.substr(0, each.size())};
    }
  }
  for (const auto& [written, sign] : meant) {
    if (rest.starts_with(written)) {
      return refuse(Code::expression_character, begin, {std::string(written), std::string(sign)});
    }
  }
  return refuse(Code::expression_character, begin,
                {std::string(rest.substr(0, utf8::decode(source_, begin).size)), std::string()});
}

}  // namespace peil::expression
