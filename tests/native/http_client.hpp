// A connection to a server under test, by raw bytes.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace peil::native::test {

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

  // What comes until the text ends so, or the server ends the connection.
  std::string read_until(std::string_view end) {
    std::string text;
    for (char c = 0; !text.ends_with(end) && ::recv(socket_, &c, 1, 0) == 1;)
      text += c;
    return text;
  }

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

// The whole reply to a request for that page.
inline std::string get_page(std::uint16_t port, const std::string& target,
                            const std::string& headers = {}) {
  Client client(port);
  client.send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n" +
              headers + "Connection: close\r\n\r\n");
  return client.read_to_end();
}

}  // namespace peil::native::test
