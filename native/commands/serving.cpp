#include "native/commands/serving.hpp"

#include <utility>

namespace peil::native {
namespace {

constexpr std::uint16_t usual_port = 8321;
// A browser keeps a site that was served for use offline, and would show that in the place of the
// watched one.
constexpr std::uint16_t usual_port_for_watching = 8351;
// Tried after the usual one, before the system chooses.
constexpr std::uint16_t ports_tried = 20;

boost::system::result<Server> listen(const std::filesystem::path& folder,
                                     std::optional<std::uint16_t> port, Server::Feed feed) {
  if (port) return Server::listen(folder, *port, feed);
  const std::uint16_t first = feed == Server::Feed::plugin ? usual_port_for_watching : usual_port;
  for (std::uint16_t next = 0; next <= ports_tried; ++next) {
    const auto each = static_cast<std::uint16_t>(first + next);
    if (boost::system::result<Server> server = Server::listen(folder, each, feed)) return server;
  }
  return Server::listen(folder, 0, feed);
}

}  // namespace

std::optional<Server> listen_for_people(const std::filesystem::path& folder,
                                        std::optional<std::uint16_t> port, Server::Feed feed,
                                        std::ostream& err) {
  boost::system::result<Server> server = listen(folder, port, feed);
  if (server) return std::move(*server);
  err << "peil: can't listen on 127.0.0.1:" << port.value_or(0) << ": " << server.error().message()
      << ". Choose another one: --port 0 takes any that is free.\n";
  return std::nullopt;
}

const std::string_view how_to_get_site =
    "In Peil's sources `./dev run` builds it, `cmake --install build/release` installs it from "
    "then "
    "on, and the archive of `./dev package` has it.\n";

void say_where(const Server& server, std::ostream& out) {
  out << "Peil runs at http://127.0.0.1:" << server.port() << "/ — stop it with Ctrl C"
      << std::endl;
}

}  // namespace peil::native
