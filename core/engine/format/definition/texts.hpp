// Reading texts in several languages: {"nl": "…", "en": "…"}. Every text must be there in the
// source language; what else can be wrong with it is a warning.
#pragma once

#include "engine/json/reading.hpp"
#include "engine/model/definition.hpp"

namespace peil {

class TextReading {
 public:
  // `languages` as in Definition; empty if they couldn't be read, then only types are checked.
  TextReading(Reading& reading, const std::vector<std::string>& languages)
      : reading_(reading), languages_(languages) {}

  // The text in member `name`; empty, and reported, where it is missing or wrong.
  Text required(Members& members, std::string_view name);
  // Empty where the member isn't there.
  Text optional(Members& members, std::string_view name);
  // A text, or a plain string: a name that is the same in every language.
  Text required_name(Members& members, std::string_view name);

  Text read(const boost::json::value& value, const Path& path);

 private:
  bool acceptable(std::string_view text, const Path& path);
  std::string example() const;
  void compare_with_source(const Text& text, const Path& path);

  Reading& reading_;
  const std::vector<std::string>& languages_;
};

// A string that stands outside the texts, such as a place in a source: reported and refused where
// it is too long or holds control characters.
bool check_plain_string(Reading& reading, std::string_view text, const Path& path);

}  // namespace peil
