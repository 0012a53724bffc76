#include "engine/format/definition/texts.hpp"

#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"

#include <algorithm>
#include <array>

namespace peil {
namespace {

namespace json = boost::json;

// Texts that may well be the same in two languages: names, codes and terms. What has at least this
// many words that aren't written in capitals alone was probably copied to be translated later.
constexpr int words_of_a_sentence = 4;

bool looks_translatable(std::string_view text) {
  int words = 0;
  int letters = 0;
  bool lower = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const auto c =
        i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(' ');
    const bool small = (c >= 'a' && c <= 'z') || c >= 0x80;
    if (small || (c >= 'A' && c <= 'Z')) {
      ++letters;
      lower = lower || small;
    } else {
      if (letters >= 2 && lower) ++words;
      letters = 0;
      lower = false;
    }
  }
  return words >= words_of_a_sentence;
}

}  // namespace

bool check_plain_string(Reading& reading, std::string_view text, const Path& path) {
  if (text.size() > limits::text_bytes) {
    reading.error(Code::limit_exceeded, path,
                  {"bytes", std::to_string(text.size()), std::to_string(limits::text_bytes)});
    return false;
  }
  const auto control = std::find_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  });
  if (control != text.end()) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(*control);
    const std::array name = {'U', '+', '0', '0', hex[byte >> 4u], hex[byte & 15u]};
    reading.error(Code::bad_value, path,
                  {std::string(name.begin(), name.end()), "\\n, \\t, U+0020–"});
    return false;
  }
  return true;
}

Text TextReading::required(Members& members, std::string_view name) {
  const auto* value = members.required(name);
  return value != nullptr ? read(*value, members.path() / name) : Text{};
}

Text TextReading::optional(Members& members, std::string_view name) {
  const auto* value = members.find(name);
  return value != nullptr ? read(*value, members.path() / name) : Text{};
}

Text TextReading::required_name(Members& members, std::string_view name) {
  const auto* value = members.required(name);
  if (value == nullptr) return {};
  const auto* plain = value->if_string();
  if (plain == nullptr) return read(*value, members.path() / name);
  const Path path = members.path() / name;
  if (!has_content(view(*plain))) {
    reading_.error(Code::missing_text, path,
                   {languages_.empty() ? std::string{} : languages_.front()});
    return {};
  }
  if (!check_plain_string(reading_, view(*plain), path)) return {};
  return {std::vector<std::string>(languages_.size(), std::string(view(*plain)))};
}

bool TextReading::acceptable(std::string_view text, const Path& path) {
  return check_plain_string(reading_, text, path);
}

Text TextReading::read(const json::value& value, const Path& path) {
  const auto* object = value.if_object();
  if (object == nullptr) {
    reading_.wrong_type(value, "object", path, example());
    return {};
  }
  Text text;
  text.by_language.resize(languages_.size());
  std::size_t found = 0;
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    const auto& language = languages_[i];
    const auto* entry = object->if_contains(language);
    if (entry != nullptr) ++found;
    const auto* string = entry != nullptr ? entry->if_string() : nullptr;
    if (entry != nullptr && string == nullptr) {
      reading_.wrong_type(*entry, "string", path / language);
    } else if (string == nullptr || !has_content(view(*string))) {
      const auto report = [&](const Path& at) {
        if (i == 0) {
          reading_.error(Code::missing_text, at, {language});
        } else {
          reading_.warning(Code::missing_translation, at, {language});
        }
      };
      string != nullptr ? report(path / language) : report(path);
    } else if (acceptable(view(*string), path / language)) {
      text.by_language[i] = std::string(view(*string));
    }
  }
  if (languages_.empty()) {
    for (const auto& member : *object) {
      if (!member.value().is_string()) {
        reading_.wrong_type(member.value(), "string", path / key_of(member));
      }
    }
  } else if (found < object->size()) {
    const std::vector<std::string_view> known(languages_.begin(), languages_.end());
    for (const auto& member : *object) {
      const std::string_view key = key_of(member);
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      reading_.warning(is_language(key) ? Code::language_not_listed : Code::unknown_member,
                       path / key,
                       {std::string(key), std::string(reading_.suggester().nearest(key, known))},
                       Reading::At::key);
    }
  }
  compare_with_source(text, path);
  return text;
}

// How a text is written in these languages.
std::string TextReading::example() const {
  std::string members;
  for (const std::string& language : languages_)
    members += (members.empty() ? "\"" : ", \"") + language + "\": \"…\"";
  return members.empty() ? std::string() : "{ " + members + " }";
}

void TextReading::compare_with_source(const Text& text, const Path& path) {
  const auto& all = text.by_language;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (!all[i].empty() && all[i] == all[0] && looks_translatable(all[i])) {
      reading_.warning(Code::same_translation, path / languages_[i],
                       {languages_[i], languages_[0]});
    }
  }
}

}  // namespace peil
