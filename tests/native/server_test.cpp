#include "native/serve/server.hpp"

#include "support.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>
#include <string>
#include <thread>

namespace peil::native {
namespace {

using test::put;
using test::TemporaryFolder;

// A connection from this machine, by raw bytes.
class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ =
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }

  void send(std::string_view bytes) { ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }

  // Everything until the server ends the connection.
  std::string read_to_end() {
    std::string text;
    char block[4096];
    for (ssize_t count = 0; (count = ::recv(socket_, block, sizeof block, 0)) > 0;) {
      text.append(block, static_cast<std::size_t>(count));
    }
    return text;
  }

 private:
  int socket_;
  bool connected_ = false;
};

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    put(folder_ / "index.html", "<!doctype html>");
    put(folder_ / "large.wasm", std::string(3'000'000, 'w'));
    auto listening = Server::listen(folder_.path(), 0);
    EXPECT_TRUE(listening);
    server_.emplace(std::move(*listening));
    host_ = "Host: 127.0.0.1:" + std::to_string(server_->port()) + "\r\n";
    thread_ = std::thread([this] { server_->run(); });
  }
  ~ServerTest() override {
    server_->stop();
    thread_.join();
  }

  std::string exchange(const std::string& request) {
    Client client(server_->port());
    client.send(request);
    return client.read_to_end();
  }

  std::string get(const std::string& target, const std::string& headers = {}) {
    return exchange("GET " + target + " HTTP/1.1\r\n" + host_ + headers +
                    "Connection: close\r\n\r\n");
  }

  static std::string body(const std::string& reply) {
    return reply.substr(reply.find("\r\n\r\n") + 4);
  }

  TemporaryFolder folder_;
  std::optional<Server> server_;
  std::string host_;
  std::thread thread_;
};

TEST_F(ServerTest, ServesAFileWithItsHeaders) {
  const std::string reply = get("/");
  EXPECT_EQ(reply.substr(0, 17), "HTTP/1.1 200 OK\r\n");
  EXPECT_NE(reply.find("\r\nContent-Type: text/html; charset=utf-8\r\n"), std::string::npos);
  EXPECT_NE(reply.find("\r\nContent-Security-Policy: default-src 'none'; "), std::string::npos);
  EXPECT_NE(reply.find("\r\nContent-Length: 15\r\n"), std::string::npos);
  EXPECT_EQ(body(reply), "<!doctype html>");
}

TEST_F(ServerTest, ServesLargeFilesWhole) {
  const std::string reply = get("/large.wasm");
  EXPECT_NE(reply.find("\r\nContent-Type: application/wasm\r\n"), std::string::npos);
  EXPECT_EQ(body(reply), std::string(3'000'000, 'w'));
}

TEST_F(ServerTest, HeadGivesTheHeadersOfGetAlone) {
  const std::string head = exchange("HEAD / HTTP/1.1\r\n" + host_ + "Connection: close\r\n\r\n");
  const std::string got = get("/");
  EXPECT_EQ(head, got.substr(0, got.size() - 15));
  const std::string missing =
      exchange("HEAD /missing HTTP/1.1\r\n" + host_ + "Connection: close\r\n\r\n");
  EXPECT_EQ(missing.substr(0, 13), "HTTP/1.1 404 ");
  EXPECT_EQ(body(missing), "");
}

TEST_F(ServerTest, AnswersNotModified) {
  const std::string first = get("/");
  const std::size_t start = first.find("ETag: ") + 6;
  const std::string tag = first.substr(start, first.find("\r\n", start) - start);
  const std::string reply = get("/", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(reply.substr(0, 13), "HTTP/1.1 304 ");
  EXPECT_EQ(body(reply), "");
}

TEST_F(ServerTest, SendsTheCompressedSibling) {
  put(folder_ / "index.html.gz", "compressed");
  const std::string reply = get("/", "Accept-Encoding: gzip, br\r\n");
  EXPECT_NE(reply.find("\r\nContent-Encoding: gzip\r\n"), std::string::npos);
  EXPECT_NE(reply.find("\r\nVary: Accept-Encoding\r\n"), std::string::npos);
  EXPECT_EQ(body(reply), "compressed");
}

TEST_F(ServerTest, KeepsAConnectionForTheNextRequest) {
  Client client(server_->port());
  client.send("GET / HTTP/1.1\r\n" + host_ + "\r\nGET /large.wasm HTTP/1.1\r\n" + host_ +
              "\r\nGET /missing HTTP/1.1\r\n" + host_ + "Connection: close\r\n\r\n");
  const std::string replies = client.read_to_end();
  EXPECT_NE(replies.find("<!doctype html>HTTP/1.1 200 OK\r\n"), std::string::npos);
  EXPECT_NE(replies.find("wwwHTTP/1.1 404 "), std::string::npos);
}

TEST_F(ServerTest, RefusesOtherHostsAndPathsOutside) {
  EXPECT_EQ(
      exchange("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").substr(0, 13),
      "HTTP/1.1 421 ");
  EXPECT_EQ(exchange("GET / HTTP/1.0\r\n\r\n").substr(0, 13), "HTTP/1.0 421 ");
  EXPECT_EQ(get("/../../../../../../etc/passwd").substr(0, 13), "HTTP/1.1 404 ");
  EXPECT_EQ(get("/%2e%2e/%2e%2e/etc/passwd").substr(0, 13), "HTTP/1.1 404 ");
}

TEST_F(ServerTest, RefusesABodyWithoutReadingIt) {
  // Nothing of the body is sent: an answer comes all the same, and the connection ends.
  const std::string reply =
      exchange("POST / HTTP/1.1\r\n" + host_ + "Content-Length: 99999999999\r\n\r\n");
  EXPECT_EQ(reply.substr(0, 13), "HTTP/1.1 405 ");
  EXPECT_NE(reply.find("\r\nAllow: GET, HEAD\r\n"), std::string::npos);
}

TEST_F(ServerTest, RefusesEndlessHeadersAndNonsense) {
  EXPECT_EQ(exchange("GET / HTTP/1.1\r\n" + host_ + "X: " + std::string(20'000, 'x') + "\r\n\r\n")
                .substr(0, 13),
            "HTTP/1.1 431 ");
  EXPECT_EQ(exchange("not HTTP at all\r\n\r\n").substr(0, 13), "HTTP/1.1 400 ");
  EXPECT_EQ(get("/").substr(0, 13), "HTTP/1.1 200 ");
}

TEST_F(ServerTest, ManySilentConnectionsDontKeepItFromEnding) {
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 100; ++i) {
    clients.push_back(std::make_unique<Client>(server_->port()));
    EXPECT_TRUE(clients.back()->connected());
    clients.back()->send("GET / HT");
  }
}

TEST_F(ServerTest, ATakenPortIsAnError) {
  EXPECT_FALSE(Server::listen(folder_.path(), server_->port()));
}

}  // namespace
}  // namespace peil::native
