// The one way in which text from outside becomes JSON values: strict (RFC 8259 and nothing else),
// bounded in size and depth, with numbers precisely rounded, and with every refusal at its line and
// column.
#pragma once

#include "engine/base/problem.hpp"

#include <boost/json/value.hpp>

#include <optional>
#include <string_view>

namespace peil {

// Reads a file's text, which may begin with a byte order mark. Gives the value where the text is
// JSON, else adds a problem and gives nothing. A member that stands twice is an error too, but the
// value is there (with the last of the two), so that checking can go on. Refuses what is over
// `limits::file_bytes`, `depth` or `values`.
// Never throws. Cost: linear in the text. The value is made in `storage`: for one that is read and
// thrown away, a monotonic resource on the stack saves most of the time.
std::optional<boost::json::value> parse_json(std::string_view text, std::string_view file,
                                             Problems& problems,
                                             const boost::json::storage_ptr& storage = {});

// The same for a file that a person chose: one that was never meant to be JSON, such as a table or
// a PDF, is told as what it is (other_file.hpp).
std::optional<boost::json::value> parse_json_file(std::string_view text, std::string_view file,
                                                  Problems& problems,
                                                  const boost::json::storage_ptr& storage = {});

// The same for whoever needs one answer: the value, or the first problem.
Result<boost::json::value> read_json(std::string_view text, std::string_view file);

}  // namespace peil
