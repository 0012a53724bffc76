#include "native/serve/server.hpp"

#include "native/serve/site.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
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
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

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

template <class Body>
void fill_head(http::response<Body>& response, const SiteReply& reply) {
  response.result(reply.status);
  for (const auto& [name, value] : reply.headers)
    response.insert(name, value);
}

// One connection, that keeps itself alive while it waits for something.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // `when_done` is called once, when the connection has ended.
  Connection(tcp::socket socket, const Site& site, std::function<void()> when_done)
      : stream_(std::move(socket)), site_(site), when_done_(std::move(when_done)) {}

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
      const auto& request = parser_->get();
      write(site_.reply({.method = request.method_string(),
                         .target = request.target(),
                         .host = request[http::field::host],
                         .if_none_match = request[http::field::if_none_match],
                         .accept_encoding = request[http::field::accept_encoding]}),
            request.keep_alive() && parser_->is_done());
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
    when_done_();
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_{2 * header_bytes};
  std::optional<http::request_parser<http::empty_body>> parser_;
  const Site& site_;
  std::function<void()> when_done_;
};

}  // namespace

struct Server::Impl {
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  asio::signal_set signals{context};
  std::optional<Site> site;
  int connections = 0;
  bool waiting = false;

  void accept() {
    if (waiting || connections >= most_connections) return;
    waiting = true;
    acceptor.async_accept([this](error_code error, tcp::socket socket) {
      waiting = false;
      if (error == asio::error::operation_aborted) return;
      if (!error) {
        ++connections;
        const auto when_done = [this] {
          --connections;
          accept();
        };
        std::make_shared<Connection>(std::move(socket), *site, when_done)->read();
      }
      accept();
    });
  }
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

boost::system::result<Server> Server::listen(const std::filesystem::path& root,
                                             std::uint16_t port) {
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
  // From here on, so that an interrupt between listening and serving isn't missed.
  impl->signals.add(SIGINT, error);
  if (!error) impl->signals.add(SIGTERM, error);
  if (error) return error;
  return Server(std::move(impl));
}

std::uint16_t Server::port() const {
  return impl_->acceptor.local_endpoint().port();
}

void Server::run() {
  impl_->signals.async_wait([this](error_code error, int) {
    if (!error) stop();
  });
  impl_->accept();
  impl_->context.run();
}

void Server::stop() {
  impl_->context.stop();
}

}  // namespace peil::native
