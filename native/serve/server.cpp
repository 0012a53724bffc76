#include "native/serve/server.hpp"

#include "native/serve/site.hpp"
#include "native/serve/watch_feed.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/file_body.hpp>
#include <boost/beast/http/message_generator.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <chrono>
#include <csignal>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace peil::native {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;

// A request's line and headers; browsers stay far below it.
constexpr std::uint32_t header_bytes = 16 * 1024;
constexpr auto patience = std::chrono::seconds(30);
// A browser opens six or so. More wait in the system's queue until one of these is done.
constexpr int most_connections = 64;
// How long a request waits for something new, and how many do at a time; the longest waiting is
// answered before there are more.
constexpr auto longest_wait = std::chrono::seconds(20);
constexpr std::size_t most_waiting = 64;

template <class Body>
void fill_head(http::response<Body>& response, const SiteReply& reply) {
  response.result(reply.status);
  for (const auto& [name, value] : reply.headers)
    response.insert(name, value);
}

class Connection;

// What connections tell their server. It lives longer than they do.
struct Listener {
  virtual void ended() = 0;
  // It waits for something new, and counts as no connection meanwhile: pages that wait never keep
  // others out.
  virtual void waits(const std::shared_ptr<Connection>& connection) = 0;
  virtual void resumes(const Connection* connection) = 0;

 protected:
  ~Listener() = default;
};

// One connection, that keeps itself alive while it waits for something.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, const Site& site, Listener& listener)
      : stream_(std::move(socket)),
        timer_(stream_.get_executor()),
        site_(site),
        listener_(listener) {}

  // Ends its wait, if it waits: it is answered soon.
  void wake() { timer_.cancel(); }

  void read() {
    parser_.emplace();
    parser_->header_limit(header_bytes);
    // Bodies are refused by their request's method, and never read.
    parser_->body_limit(boost::none);
    stream_.expires_after(patience);
    // Only the head: no request that is answered here has a body worth reading.
    http::async_read_header(stream_, buffer_, *parser_,
                            beast::bind_front_handler(&Connection::answer, shared_from_this()));
  }

 private:
  void answer(error_code error, std::size_t) {
    if (!error) {
      SiteReply reply = site_.reply(request());
      if (!reply.can_wait) return write(std::move(reply), keeps_alive());
      stream_.expires_never();
      listener_.waits(shared_from_this());
      timer_.expires_after(longest_wait);
      timer_.async_wait([self = shared_from_this()](error_code) {
        self->listener_.resumes(self.get());
        self->write(self->site_.reply(self->request()), self->keeps_alive());
      });
      return;
    }
    const bool is_malformed =
        error.category() == http::make_error_code(http::error::bad_method).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message;
    if (!is_malformed)
      return close();  // it was closed, or took too long: nobody is there to answer
    const bool is_long =
        error == http::error::header_limit || error == http::error::buffer_overflow;
    SiteReply reply;
    reply.status = is_long ? 431 : 400;
    write(std::move(reply), false);
  }

  SiteRequest request() const {
    const auto& request = parser_->get();
    return {.method = request.method_string(),
            .target = request.target(),
            .host = request[http::field::host],
            .if_none_match = request[http::field::if_none_match],
            .accept_encoding = request[http::field::accept_encoding],
            .last_event_id = request["Last-Event-ID"]};
  }

  bool keeps_alive() const { return parser_->get().keep_alive() && parser_->is_done(); }

  void write(SiteReply reply, bool keep_alive) {
    stream_.expires_after(patience);
    const bool is_head = parser_->is_header_done() && parser_->get().method() == http::verb::head;
    const unsigned version = parser_->is_header_done() ? parser_->get().version() : 11;
    const auto send = [&](auto response) {
      response.version(version);
      response.keep_alive(keep_alive);
      beast::async_write(
          stream_, http::message_generator(std::move(response)),
          beast::bind_front_handler(&Connection::written, shared_from_this(), keep_alive));
    };
    if (is_head || reply.status == 304) {
      http::response<http::empty_body> response;
      fill_head(response, reply);
      if (reply.file)
        response.content_length(reply.file->size());
      else if (reply.status != 304)
        response.content_length(reply.text.size());
      send(std::move(response));
    } else if (reply.file) {
      http::response<http::file_body> response;
      fill_head(response, reply);
      beast::file file;
      error_code error;
      file.native_handle(reply.file->release());
      response.body().reset(std::move(file), error);
      if (error) return close();
      response.prepare_payload();
      send(std::move(response));
    } else {
      http::response<http::string_body> response;
      fill_head(response, reply);
      response.body() = std::move(reply.text);
      response.prepare_payload();
      send(std::move(response));
    }
  }

  void written(bool keep_alive, error_code error, std::size_t) {
    if (error || !keep_alive) return close();
    read();
  }

  void close() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    listener_.ended();
  }

  beast::tcp_stream stream_;
  asio::steady_timer timer_;
  beast::flat_buffer buffer_{2 * header_bytes};
  std::optional<http::request_parser<http::empty_body>> parser_;
  const Site& site_;
  Listener& listener_;
};

}  // namespace

struct Server::Impl final : Listener {
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  asio::signal_set signals{context};
  WatchFeed feed;
  std::optional<Site> site;
  std::vector<std::shared_ptr<Connection>> waiting_connections;  // the longest waiting first
  int connections = 0;
  bool waiting = false;

  void ended() override {
    --connections;
    accept();
  }

  void waits(const std::shared_ptr<Connection>& connection) override {
    waiting_connections.push_back(connection);
    if (waiting_connections.size() > most_waiting) waiting_connections.front()->wake();
    --connections;
    accept();
  }

  void resumes(const Connection* connection) override {
    std::erase_if(waiting_connections, [&](const std::shared_ptr<Connection>& each) {
      return each.get() == connection;
    });
    ++connections;
  }

  void accept() {
    if (waiting || connections >= most_connections) return;
    waiting = true;
    acceptor.async_accept([this](error_code error, tcp::socket socket) {
      waiting = false;
      if (error == asio::error::operation_aborted) return;
      if (!error) {
        ++connections;
        std::make_shared<Connection>(std::move(socket), *site, *this)->read();
      }
      accept();
    });
  }
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

boost::system::result<Server> Server::listen(const std::filesystem::path& root, std::uint16_t port,
                                             Feed feed) {
  auto impl = std::make_unique<Impl>();
  const tcp::endpoint endpoint(asio::ip::address_v4::loopback(), port);
  error_code error;
  impl->acceptor.open(endpoint.protocol(), error);
  // Or a port that was used a moment ago counts as taken.
  if (!error) impl->acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) impl->acceptor.bind(endpoint, error);
  if (!error) impl->acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return error;
  const std::uint16_t bound = impl->acceptor.local_endpoint(error).port();
  if (error) return error;
  impl->site.emplace(root, bound);
  if (feed == Feed::plugin) {
    impl->site->follow([&known = impl->feed](std::string_view path, const SiteRequest& request) {
      return known.reply(path, request);
    });
  }
  // From here on, so that an interrupt between listening and serving isn't missed.
  impl->signals.add(SIGINT, error);
  if (!error) impl->signals.add(SIGTERM, error);
  if (!error) impl->signals.add(SIGHUP, error);  // the terminal was closed
  if (error) return error;
  return Server(std::move(impl));
}

std::uint16_t Server::port() const { return impl_->acceptor.local_endpoint().port(); }

void Server::run() {
  impl_->signals.async_wait([this](error_code error, int) {
    if (!error) stop();
  });
  impl_->accept();
  impl_->context.run();
}

void Server::publish(std::string file, std::string pack) {
  asio::post(impl_->context,
             [impl = impl_.get(), file = std::move(file), pack = std::move(pack)]() mutable {
               impl->feed.publish(std::move(file), std::move(pack));
               for (const std::shared_ptr<Connection>& connection : impl->waiting_connections)
                 connection->wake();
             });
}

void Server::stop() { impl_->context.stop(); }

}  // namespace peil::native
