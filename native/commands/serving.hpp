// Finding a port to serve at, as `peil serve` and `peil watch` do.
#pragma once

#include "native/serve/server.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string_view>

namespace peil::native {

// Listens at the port; without one at 8321, with a feed at 8351, or the first free one after it.
// Where that can't be, `err` says so and what to do.
std::optional<Server> listen_for_people(const std::filesystem::path& folder,
                                        std::optional<std::uint16_t> port, Server::Feed feed,
                                        std::ostream& err);

// How a person comes by the browser program; a sentence with a line end.
extern const std::string_view how_to_get_site;

// The line that tells where; flushed, since others wait for it.
void say_where(const Server& server, std::ostream& out);

}  // namespace peil::native
