// A small web server for one folder, on this machine's own address only. Moves the requests and
// replies of a Site over the network; knows nothing of what they mean.
#pragma once

#include <boost/system/result.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace peil::native {

class Server {
 public:
  // Whether the site also tells its page about a plugin that its author is working on
  // (watch_feed.hpp).
  enum class Feed : bool { none, plugin };

  // Listens on 127.0.0.1 at `port`; 0 lets the system choose. Fails where the port is taken or not
  // allowed.
  static boost::system::result<Server> listen(const std::filesystem::path& root, std::uint16_t port,
                                              Feed feed = Feed::none);

  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();

  std::uint16_t port() const;

  // Serves until `stop`, or until the process is interrupted or asked to end (SIGINT, SIGTERM,
  // SIGHUP); also where that happened between listening and this.
  void run();

  // Tells the site's pages of a newer pack, by the name of its file. May be called from any thread,
  // also before `run`.
  void publish(std::string file, std::string pack);

  // Ends `run`. May be called from any thread.
  void stop();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace peil::native
