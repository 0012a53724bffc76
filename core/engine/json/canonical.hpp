// JSON values as text that is the same on every platform: the canonical form (RFC 8785) for
// fingerprints, and a pretty form for files that people keep in version control. Numbers are
// written as ECMAScript writes them.
#pragma once

#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace peil {

// RFC 8785: no white space, members sorted by their names' UTF-16 code units, shortest numbers, few
// escapes. Every number is a double there, so an integer beyond 2^53 is rounded. Cost: n log n.
std::string canonical_json(const boost::json::value& value);

// Two spaces of indentation, members in the order given, a newline at the end. Integers are written
// in full.
std::string pretty_json(const boost::json::value& value);

// The text as a JSON value takes it.
inline boost::json::string json_string(std::string_view text) {
  return boost::json::string(text.data(), text.size());
}

// The same members, sorted as in the canonical form at every level.
boost::json::value sorted(const boost::json::value& value);

// A number as ECMAScript writes it: 3, 2.5, 1e+21, 5e-324. `number` must be finite; zero has no
// sign.
std::string number_text(double number);

}  // namespace peil
