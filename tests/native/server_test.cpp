#include "native/serve/server.hpp"

#include "http_client.hpp"
#include "support.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace peil::native {
namespace {

using test::Client;
using test::put;
using test::TemporaryFolder;

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

class FeedTest : public ::testing::Test {
 protected:
  FeedTest() {
    put(folder_ / "index.html", "<!doctype html>\n<html lang=\"nl\">");
    auto listening = Server::listen(folder_.path(), 0, Server::Feed::plugin);
    EXPECT_TRUE(listening);
    server_.emplace(std::move(*listening));
    thread_ = std::thread([this] { server_->run(); });
  }
  ~FeedTest() override {
    server_->stop();
    thread_.join();
  }

  std::string get(const std::string& target, const std::string& headers = {}) {
    return test::get_page(server_->port(), target, headers);
  }

  // The number of the newest publication.
  std::string newest() {
    const std::string events = get("/watch/events");
    const std::size_t at = events.find("\nid: ") + 5;
    return events.substr(at, events.find('\n', at) - at);
  }

  TemporaryFolder folder_;
  std::optional<Server> server_;
  std::thread thread_;
};

TEST_F(FeedTest, ThePageKnowsThatItFollowsAPlugin) {
  EXPECT_TRUE(get("/").ends_with("<html data-watch lang=\"nl\">"));
  EXPECT_TRUE(get("/watch/pack").starts_with("HTTP/1.1 404"));
}

TEST_F(FeedTest, GivesTheNewestPackAndTellsOfIt) {
  server_->publish("a.peilpack.json", "first");
  server_->publish("b.peilpack.json", "second");
  const std::string pack = get("/watch/pack");
  EXPECT_TRUE(pack.ends_with("\r\n\r\nsecond")) << pack;
  EXPECT_NE(pack.find("Cache-Control: no-store"), std::string::npos) << pack;
  const std::string events = get("/watch/events");
  EXPECT_NE(events.find("Content-Type: text/event-stream"), std::string::npos) << events;
  EXPECT_TRUE(events.ends_with("event: plugin\ndata: {\"file\":\"b.peilpack.json\"}\n\n"))
      << events;
  // A page of a former run knows another number.
  EXPECT_EQ(get("/watch/events", "Last-Event-ID: 7\r\n"), events);
}

TEST_F(FeedTest, WhoKnowsTheNewestWaitsForANewerOne) {
  server_->publish("a.peilpack.json", "first");
  Client waiting(server_->port());
  waiting.send("GET /watch/events HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server_->port()) +
               "\r\nLast-Event-ID: " + newest() + "\r\nConnection: close\r\n\r\n");
  // The others are served meanwhile.
  EXPECT_TRUE(get("/").starts_with("HTTP/1.1 200"));
  server_->publish("b.peilpack.json", "second");
  EXPECT_NE(waiting.read_to_end().find("b.peilpack.json"), std::string::npos);
}

TEST_F(FeedTest, ManyWhoWaitDoNotKeepOthersOut) {
  std::vector<std::unique_ptr<Client>> waiting;
  for (int i = 0; i < 100; ++i) {
    waiting.push_back(std::make_unique<Client>(server_->port()));
    waiting.back()->send("GET /watch/events HTTP/1.1\r\nHost: 127.0.0.1:" +
                         std::to_string(server_->port()) + "\r\n\r\n");
  }
  EXPECT_TRUE(get("/").starts_with("HTTP/1.1 200"));
  server_->publish("a.peilpack.json", "first");
  EXPECT_NE(waiting.back()->read_until("\n\n").find("a.peilpack.json"), std::string::npos);
}

TEST_F(FeedTest, OnlyThisMachinesNameIsAnswered) {
  server_->publish("a.peilpack.json", "first");
  for (const char* target : {"/watch/pack", "/watch/events"}) {
    Client client(server_->port());
    client.send("GET " + std::string(target) +
                " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client.read_to_end().starts_with("HTTP/1.1 421")) << target;
  }
}

TEST_F(ServerTest, WithoutAPluginThereIsNoFeed) {
  EXPECT_TRUE(get("/watch/pack").starts_with("HTTP/1.1 404"));
  EXPECT_TRUE(get("/watch/events").starts_with("HTTP/1.1 404"));
  EXPECT_TRUE(get("/").ends_with("<!doctype html>"));
}

}  // namespace
}  // namespace peil::native
