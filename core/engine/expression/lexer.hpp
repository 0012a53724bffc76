// The words of an expression: from characters to tokens, one at a time. Only ASCII stands outside
// texts.
#pragma once

#include "engine/expression/mistake.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil::expression {

struct Token {
  enum class Kind : std::uint8_t {
    end,
    integer,      // 12
    decimal,      // 1.5, 1e3
    text,         // 'a' or "a"; its characters are in `content`
    name,         // RM.01, profile.size, `RM-01`; without the backticks in `content`
    quoted_name,  // a name that stood in backticks
    sign,         // operators, parentheses, brackets, commas; in `content`
  };
  Kind kind = Kind::end;
  std::size_t offset = 0;
  std::size_t size = 0;
  std::string_view content;

  bool is(std::string_view sign) const { return kind == Kind::sign && content == sign; }
};

// Reads forward through a source. The contents of texts are put in `texts`, which must have room
// for all of the source's bytes, so that views of it stay good.
class Lexer {
 public:
  Lexer(std::string_view source, std::string& texts) : source_(source), texts_(texts) {}

  // The next token, or nothing: `mistake()` says why, and the lexer is of no further use. `true`,
  // `false` and `in` are names here; `in` is given as a sign.
  std::optional<Token> next();

  const Mistake& mistake() const { return mistake_; }

 private:
  std::optional<Token> number();
  std::optional<Token> name();
  std::optional<Token> quoted_name();
  std::optional<Token> text();
  std::optional<Token> sign();
  bool escape();
  std::nullopt_t refuse(Code code, std::size_t offset, std::vector<std::string> arguments);

  char at(std::size_t offset) const { return offset < source_.size() ? source_[offset] : '\0'; }

  std::string_view source_;
  std::string& texts_;
  std::size_t offset_ = 0;
  Mistake mistake_;
};

// True if a name can be written as it is, without backticks.
bool is_plain_name(std::string_view name);

}  // namespace peil::expression
