// Members of JSON that the program wrote itself: what isn't as it should be counts as not there.
#pragma once

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

namespace peil::app {

// The member's text; empty where it has none.
inline std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* text = object.if_contains(name);
  return text != nullptr && text->is_string() ? std::string(text->get_string()) : std::string();
}

}  // namespace peil::app
