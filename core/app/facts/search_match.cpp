#include "app/facts/search_match.hpp"

#include "app/facts/search.hpp"
#include "engine/base/utf8.hpp"

#include <algorithm>

namespace peil::app {

namespace {

// U+00C0 to U+017F, two letters each; the second may be a space: none.
constexpr std::string_view latin =
    "a a a a a a aec e e e e i i i i "   // À to Ï
    "d n o o o o o x o u u u u y thss"   // Ð to ß
    "a a a a a a aec e e e e i i i i "   // à to ï
    "d n o o o o o / o u u u u y thy "   // ð to ÿ
    "a a a a a a c c c c c c c c d d "   // Ā to ď
    "d d e e e e e e e e e e g g g g "   // Đ to ğ
    "g g g g h h h h i i i i i i i i "   // Ġ to į
    "i i ijijj j k k k l l l l l l l "   // İ to Ŀ
    "l l l n n n n n n n n n o o o o "   // ŀ to ŏ
    "o o oeoer r r r r r s s s s s s "   // Ő to ş
    "s s t t t t t t u u u u u u u u "   // Š to ů
    "u u u u w w y y y z z z z z z s ";  // Ű to ſ
constexpr std::uint32_t first_latin = 0xC0;
constexpr std::uint32_t last_latin = 0x17F;
static_assert(latin.size() == 2 * (last_latin - first_latin + 1));

// What a code point beyond ASCII becomes; none if it stays as it is.
std::optional<std::string_view> folded(std::uint32_t code_point) {
  if (code_point >= first_latin && code_point <= last_latin) {
    const std::string_view pair = latin.substr(2 * (code_point - first_latin), 2);
    return pair.substr(0, pair[1] == ' ' ? 1 : 2);
  }
  if (code_point >= 0x300 && code_point <= 0x36F) return "";  // combining accents
  if (code_point >= 0x2010 && code_point <= 0x2015) return "-";
  switch (code_point) {
    case 0x00A0:  // spaces
    case 0x2009:
    case 0x202F:
      return " ";
    case 0x00AD:  // a soft hyphen, a space without width
    case 0x200B:
      return "";
    case 0x2018:
    case 0x2019:
      return "'";
    case 0x201C:
    case 0x201D:
      return "\"";
    default:
      return std::nullopt;
  }
}

}  // namespace

void fold_into(std::string& out, std::string_view text, std::vector<std::uint32_t>* places) {
  // What it becomes is never longer than the text: written in place, since every text here passes
  // by at each search.
  out.resize(text.size());
  if (places) places->assign(text.size(), 0);
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = end;
    const std::size_t from = at;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      const bool upper = byte >= 'A' && byte <= 'Z';
      out[end++] = static_cast<char>(byte < ' ' ? ' ' : upper ? byte + ('a' - 'A') : byte);
      ++at;
    } else {
      const utf8::Decoded decoded = utf8::decode(text, at);
      const std::string_view same = text.substr(at, decoded.size);
      for (const char c : decoded.valid ? folded(decoded.code_point).value_or(same) : same)
        out[end++] = c;
      at += decoded.size;
    }
    if (places) {
      for (std::size_t each = begin; each < end; ++each)
        (*places)[each] = static_cast<std::uint32_t>(from);
    }
  }
  out.resize(end);
  if (places) places->resize(end);
}

std::string fold(std::string_view text) {
  std::string folded;
  fold_into(folded, text);
  return folded;
}

namespace {

constexpr std::size_t most_words = 16;

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Where the word begins in the folded text: at the beginning of one of its words if it does so
// anywhere. npos: nowhere.
std::size_t place_of(std::string_view word, std::string_view folded) {
  std::size_t first = std::string_view::npos;
  for (std::size_t at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1)) {
    if (at == 0 || !is_letter(folded[at - 1])) return at;
    if (first == folded.npos) first = at;
  }
  return first;
}

}  // namespace

Matcher::Matcher(std::string_view query) {
  std::string folded = fold(query);
  std::string_view rest = folded;
  while (words_.size() < most_words) {
    const std::size_t begin = rest.find_first_not_of(' ');
    if (begin == rest.npos) break;
    const std::size_t end = std::min(rest.find(' ', begin), rest.size());
    words_.emplace_back(rest.substr(begin, end - begin));
    if (!whole_.empty()) whole_ += ' ';
    whole_ += words_.back();
    rest.remove_prefix(end);
  }
}

std::optional<Match> Matcher::match(std::string_view code, std::string_view title,
                                    const std::vector<Piece>& pieces) {
  fold_into(code_, code);
  fold_into(title_, title);
  Match match{Fit::word_beginnings, nullptr};
  missing_.clear();
  for (const std::string& word : words_) {
    std::size_t at = place_of(word, title_);
    if (at != 0 && code_.find(word) == 0) at = 0;
    if (at == std::string::npos) {
      missing_.push_back(&word);
    } else if (at > 0 && is_letter(title_[at - 1])) {
      match.fit = Fit::in_title;
    }
  }
  if (missing_.empty()) {
    if (code_ == whole_ || title_ == whole_) {
      match.fit = Fit::exact;
    } else if (code_.find(whole_) == 0 || title_.find(whole_) == 0) {
      match.fit = Fit::beginning;
    }
    return match;
  }
  match.fit = Fit::elsewhere;
  for (const Piece& piece : pieces) {
    fold_into(piece_, piece.text);
    const auto there = [&](const std::string* word) {
      return piece_.find(*word) != std::string::npos;
    };
    if (std::erase_if(missing_, there) > 0 && !match.piece) match.piece = &piece;
    if (missing_.empty()) return match;
  }
  return std::nullopt;
}

std::string Matcher::excerpt(std::string_view text) {
  std::vector<std::uint32_t> places;
  fold_into(piece_, text, &places);
  std::size_t found = piece_.size();
  for (const std::string& word : words_)
    found = std::min(found, place_of(word, piece_));
  if (found >= places.size()) found = 0;
  constexpr std::size_t before = 40;
  constexpr std::size_t most = 150;
  const std::size_t at = places.empty() ? 0 : places[found];
  std::size_t begin = at > before ? text.rfind(' ', at - before) : 0;
  begin = begin == text.npos || begin == 0 ? 0 : begin + 1;
  if (at - begin > most / 2) begin = at;  // a word without end
  const std::string_view rest = text.substr(begin);
  std::size_t end = rest.size();
  if (end > most) {
    end = rest.rfind(' ', most);
    if (end == rest.npos || begin + end <= at) end = most;
    while (end < rest.size() && (static_cast<unsigned char>(rest[end]) & 0xC0) == 0x80)
      ++end;
  }
  std::string piece = begin > 0 ? "… " : "";
  for (const char c : rest.substr(0, end))
    piece += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  if (end < rest.size()) piece += " …";
  return piece;
}

}  // namespace peil::app
