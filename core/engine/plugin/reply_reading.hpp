// What the readers of replies share: the reply as JSON within its limits, and its first problem.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/json/reading.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string_view>

namespace peil {

// The name by which problems call a reply.
inline constexpr std::string_view reply_name = "reply";

// Calls `read` with the members of a reply and gives the first problem in it, nothing if there
// is none. Refuses text that isn't JSON within the limits of replies, and an error that the program
// reports.
std::optional<Problem> read_reply_members(std::string_view reply, auto&& read);

// The parts of that.
std::optional<boost::json::value> parse_reply(std::string_view reply, Problems& problems,
                                              const boost::json::storage_ptr& storage);
bool report_error(Members& members, Reading& reading);

std::optional<Problem> read_reply_members(std::string_view reply, auto&& read) {
  Problems problems;
  boost::json::monotonic_resource memory(2 * reply.size() + 1024);
  const auto document = parse_reply(reply, problems, &memory);
  if (!problems.empty()) return problems.front();
  Reading reading;
  Members members(reading, *document, Path{});
  if (members.valid() && !report_error(members, reading)) read(members, reading);
  problems = reading.finish(reply, reply_name);
  if (problems.empty()) return std::nullopt;
  return problems.front();
}

}  // namespace peil
