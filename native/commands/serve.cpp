#include "native/commands/commands.hpp"
#include "native/serve/server.hpp"

#include <system_error>

namespace peil::native {
namespace {

constexpr std::uint16_t usual_port = 8321;
// Tried after the usual one, before the system chooses.
constexpr std::uint16_t last_port = usual_port + 20;

boost::system::result<Server> listen(const ServeOptions& options) {
  if (options.port) return Server::listen(options.folder, *options.port);
  for (std::uint16_t port = usual_port; port <= last_port; ++port) {
    if (boost::system::result<Server> server = Server::listen(options.folder, port)) return server;
  }
  return Server::listen(options.folder, 0);
}

}  // namespace

int serve(const ServeOptions& options, std::ostream& out, std::ostream& err) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(options.folder, ignored)) {
    err << "peil: " << options.folder.string()
        << " is not a folder. Name the folder with the site.\n";
    return 2;
  }
  if (!std::filesystem::is_regular_file(options.folder / "index.html", ignored)) {
    err << "peil: there is no index.html in " << options.folder.string()
        << ", so it isn't a site. Name the folder with the site.\n";
    return 2;
  }
  boost::system::result<Server> server = listen(options);
  if (!server) {
    err << "peil: can't listen on 127.0.0.1:" << options.port.value_or(0) << ": "
        << server.error().message() << ". Choose another one: --port 0 takes any that is free.\n";
    return 1;
  }
  out << "Peil runs at http://127.0.0.1:" << server->port() << "/ — stop it with Ctrl C"
      << std::endl;
  server->run();
  return 0;
}

}  // namespace peil::native
