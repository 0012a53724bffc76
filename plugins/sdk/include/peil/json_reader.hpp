// A small strict reader of JSON for plugins: the text is kept and looked at, not turned into
// objects. No exceptions, no floating point, nesting at most 32 deep, so that hostile text costs no
// more than its length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::plugin {

class Document;

// A value in a document, or a missing one: what isn't there can be asked for everything, and gives
// nothing. Valid as long as its document.
class Value {
 public:
  enum class Kind : std::uint8_t { missing, null, boolean, number, string, array, object };

  Value() = default;

  Kind kind() const;
  bool exists() const { return kind() != Kind::missing; }
  bool is(Kind kind) const { return this->kind() == kind; }

  // The characters of a string, or of a number as it is written; else empty.
  std::string_view text() const;

  // Whether it is `true`.
  bool truth() const;

  // The member of an object with this name, the first where there are several; else a missing
  // value. Cost: linear in the object's members.
  Value operator[](std::string_view name) const;

  // As a member of an object: its name.
  std::string_view name() const;

  // How many elements or members it has. Cost: linear.
  std::size_t size() const;

  // Over the elements of an array or the members of an object; nothing for other values.
  class Iterator {
   public:
    Iterator(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
    Value operator*() const { return {document_, index_}; }
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const Document* document_;
    std::uint32_t index_;
  };
  Iterator begin() const;
  Iterator end() const;

 private:
  friend class Document;
  Value(const Document* document, std::uint32_t index) : document_(document), index_(index) {}

  const Document* document_ = nullptr;
  std::uint32_t index_ = 0;
};

// A JSON text that has been read. Not movable: values point at it.
class Document {
 public:
  static constexpr unsigned depth = 32;

  Document() = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  // Reads the text; whether it is JSON (RFC 8259) in UTF-8 and not too deep. Where it isn't, the
  // root is missing. Values of an earlier text are not valid any more. Cost: linear; 24 bytes a
  // value beside the text.
  bool read(std::string text) {
    text_ = std::move(text);
    nodes_.clear();
    at_ = text_.data();
    const char* const end = at_ + text_.size();
    if (read_value(0) && (skip_blanks(), at_ == end)) return true;
    nodes_.clear();
    return false;
  }

  Value root() const { return nodes_.empty() ? Value() : Value(this, 0); }

 private:
  friend class Value;
  friend class Value::Iterator;

  // Values in the order of the text; what is in an array or object follows it.
  struct Node {
    std::string_view name;
    std::string_view text;
    std::uint32_t next = 0;  // the first node that isn't within this one
    Value::Kind kind = Value::Kind::null;
    bool truth = false;
  };

  // A zero byte stands behind the text, and zero bytes are nowhere allowed in it: so nothing reads
  // further.
  void skip_blanks() {
    while (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')
      ++at_;
  }
  bool take(char wanted) {
    if (*at_ != wanted) return false;
    ++at_;
    return true;
  }
  bool take_word(std::string_view word) {
    for (const char letter : word) {
      if (!take(letter)) return false;
    }
    return true;
  }
  bool take_digits() {
    const char* const before = at_;
    while (*at_ >= '0' && *at_ <= '9')
      ++at_;
    return at_ > before;
  }
  std::string_view since(const char* begin) const {
    return {begin, static_cast<std::size_t>(at_ - begin)};
  }

  bool read_value(unsigned nesting) {
    skip_blanks();
    const std::size_t index = nodes_.size();
    nodes_.emplace_back();
    Node node;
    bool good = true;
    switch (*at_) {
      case '{':
      case '[':
        node.kind = *at_ == '{' ? Value::Kind::object : Value::Kind::array;
        good = nesting < depth && read_parts(node.kind == Value::Kind::object, nesting + 1);
        break;
      case '"':
        node.kind = Value::Kind::string;
        good = read_string(node.text);
        break;
      case 't':
      case 'f':
        node.kind = Value::Kind::boolean;
        node.truth = *at_ == 't';
        good = take_word(node.truth ? "true" : "false");
        break;
      case 'n':
        good = take_word("null");
        break;
      default:
        node.kind = Value::Kind::number;
        const char* const begin = at_;
        good = read_number();
        node.text = since(begin);
    }
    node.next = static_cast<std::uint32_t>(nodes_.size());
    nodes_[index] = node;
    return good;
  }

  bool read_parts(bool object, unsigned nesting) {
    const char close = object ? '}' : ']';
    ++at_;
    skip_blanks();
    if (take(close)) return true;
    do {
      std::string_view name;
      if (object) {
        skip_blanks();
        if (!read_string(name)) return false;
        skip_blanks();
        if (!take(':')) return false;
      }
      const std::size_t part = nodes_.size();
      if (!read_value(nesting)) return false;
      nodes_[part].name = name;
      skip_blanks();
    } while (take(','));
    return take(close);
  }

  bool read_number() {
    take('-');
    if (!take('0') && !take_digits()) return false;
    if (take('.') && !take_digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      return take_digits();
    }
    return true;
  }

  // A string is decoded where it stands: escapes are never shorter than what they mean.
  bool read_string(std::string_view& result) {
    if (!take('"')) return false;
    const char* const begin = at_;
    while (static_cast<unsigned char>(*at_ - 0x20) < 0x60 && *at_ != '"' && *at_ != '\\')
      ++at_;
    char* out = at_;
    while (*at_ != '"') {
      if (static_cast<unsigned char>(*at_) < 0x20) return false;
      if (take('\\')) {
        if (!read_escape(out)) return false;
      } else {
        const unsigned length = character_length();
        if (length == 0) return false;
        for (unsigned i = 0; i < length; ++i)
          *out++ = *at_++;
      }
    }
    ++at_;
    result = {begin, static_cast<std::size_t>(out - begin)};
    return true;
  }

  bool read_escape(char*& out) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t letter = letters.find(*at_);
    if (letter != letters.npos) {
      ++at_;
      *out++ = meanings[letter];
      return true;
    }
    std::uint32_t code = 0;
    if (!read_unit(code)) return false;
    if (code >= 0xdc00 && code < 0xe000) return false;
    if (code >= 0xd800 && code < 0xdc00) {
      std::uint32_t low = 0;
      if (!take('\\') || !read_unit(low) || low < 0xdc00 || low >= 0xe000) return false;
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    if (code < 0x80) {
      *out++ = static_cast<char>(code);
      return true;
    }
    const unsigned more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr std::uint32_t leads[] = {0, 0xc0, 0xe0, 0xf0};
    *out++ = static_cast<char>(leads[more] | (code >> (6 * more)));
    for (unsigned i = more; i-- > 0;)
      *out++ = static_cast<char>(0x80 | ((code >> (6 * i)) & 0x3f));
    return true;
  }

  // u and four hexadecimal digits.
  bool read_unit(std::uint32_t& code) {
    if (!take('u')) return false;
    code = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char digit = *at_;
      const char lower = static_cast<char>(digit | 0x20);
      code <<= 4;
      if (digit >= '0' && digit <= '9') {
        code |= static_cast<std::uint32_t>(digit - '0');
      } else if (lower >= 'a' && lower <= 'f') {
        code |= static_cast<std::uint32_t>(lower - 'a' + 10);
      } else {
        return false;
      }
    }
    return true;
  }

  // The bytes of the character that begins here; 0 where it isn't well-formed UTF-8 (Unicode, table
  // 3-7).
  unsigned character_length() const {
    const auto byte = [this](unsigned offset) { return static_cast<unsigned char>(at_[offset]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xc2 || lead > 0xf4) return 0;
    const unsigned length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const unsigned lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (byte(1) < lowest || byte(1) > highest) return 0;
    for (unsigned i = 2; i < length; ++i) {
      if (byte(i) < 0x80 || byte(i) > 0xbf) return 0;
    }
    return length;
  }

  std::string text_;
  std::vector<Node> nodes_;
  char* at_ = nullptr;
};

inline Value::Kind Value::kind() const {
  return document_ ? document_->nodes_[index_].kind : Kind::missing;
}

inline std::string_view Value::text() const {
  return document_ ? document_->nodes_[index_].text : std::string_view();
}

inline bool Value::truth() const { return document_ && document_->nodes_[index_].truth; }

inline std::string_view Value::name() const {
  return document_ ? document_->nodes_[index_].name : std::string_view();
}

inline Value Value::operator[](std::string_view name) const {
  if (!is(Kind::object)) return {};
  for (const Value member : *this) {
    if (member.name() == name) return member;
  }
  return {};
}

inline std::size_t Value::size() const {
  std::size_t count = 0;
  for (auto at = begin(); !(at == end()); ++at)
    ++count;
  return count;
}

inline Value::Iterator& Value::Iterator::operator++() {
  index_ = document_->nodes_[index_].next;
  return *this;
}

// An iterator's end is the first node that isn't within the value. Only arrays and objects have
// nodes within them.
inline Value::Iterator Value::begin() const { return {document_, document_ ? index_ + 1 : 0}; }
inline Value::Iterator Value::end() const {
  return {document_, document_ ? document_->nodes_[index_].next : 0};
}

}  // namespace peil::plugin
