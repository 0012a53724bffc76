#include "native/commands/commands.hpp"
#include "native/commands/serving.hpp"

#include <system_error>

namespace peil::native {

int serve(const ServeOptions& options, std::ostream& out, std::ostream& err) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(options.folder, ignored)) {
    err << "peil: " << options.folder.string()
        << " is not a folder. Name the folder with the browser program. " << how_to_get_site;
    return 2;
  }
  if (!std::filesystem::is_regular_file(options.folder / "index.html", ignored)) {
    err << "peil: there is no index.html in " << options.folder.string()
        << ", so it isn't a site. Name the folder with the browser program. " << how_to_get_site;
    return 2;
  }
  std::optional<Server> server =
      listen_for_people(options.folder, options.port, Server::Feed::none, err);
  if (!server) return 1;
  say_where(*server, out);
  server->run();
  return 0;
}

}  // namespace peil::native
