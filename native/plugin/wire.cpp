#include "native/plugin/wire.hpp"

#include <algorithm>

namespace peil::native::wire {
namespace {

enum class Kind : std::uint8_t { module = 1, call, ready, replies, fault };

constexpr std::size_t size_bytes = 4;

void put_number(std::string& out, std::size_t number) {
  for (unsigned shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<char>(number >> shift & 0xff));
  }
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out.append(text);
}

// The number at the beginning, which must be there.
std::size_t number_at(std::string_view bytes) {
  std::size_t number = 0;
  for (std::size_t at = size_bytes; at-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[at]);
  }
  return number;
}

// A frame that is being written; its size is filled in at the end.
std::string begin(Kind kind, std::size_t room) {
  std::string frame;
  frame.reserve(size_bytes + 1 + room);
  frame.append(size_bytes, '\0');
  frame.push_back(static_cast<char>(kind));
  return frame;
}

std::string finish(std::string frame) {
  std::string size;
  put_number(size, frame.size() - size_bytes);
  frame.replace(0, size_bytes, size);
  return frame;
}

std::string write_texts(Kind kind, std::span<const std::string> texts, std::string_view last,
                        bool with_last) {
  std::size_t room = size_bytes * (texts.size() + 2) + last.size();
  for (const std::string& text : texts)
    room += text.size();
  std::string frame = begin(kind, room);
  put_number(frame, texts.size());
  for (const std::string& text : texts)
    put_text(frame, text);
  if (with_last) put_text(frame, last);
  return finish(std::move(frame));
}

// Takes parts off the beginning of a body. After the first part that isn't there or is too large,
// nothing is.
class Body {
 public:
  explicit Body(std::string_view bytes) : bytes_(bytes) {}

  std::size_t number(std::size_t most) {
    if (!has(size_bytes)) return 0;
    const std::size_t value = number_at(bytes_);
    if (value > most) good_ = false;
    bytes_.remove_prefix(size_bytes);
    return good_ ? value : 0;
  }

  std::uint8_t byte() {
    if (!has(1)) return 0;
    const auto value = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return value;
  }

  std::string text(std::size_t most) {
    const std::size_t size = number(most);
    if (!has(size)) return {};
    std::string value(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return value;
  }

  std::vector<std::string> texts(std::size_t most, std::size_t most_bytes) {
    std::vector<std::string> values;
    for (std::size_t left = number(most); left > 0 && good_; --left) {
      values.push_back(text(most_bytes));
    }
    return values;
  }

  std::string_view rest() {
    const std::string_view value = bytes_;
    bytes_ = {};
    return value;
  }

  // Everything was there, and nothing is left.
  bool done() const { return good_ && bytes_.empty(); }

 private:
  bool has(std::size_t size) {
    if (bytes_.size() < size) good_ = false;
    return good_;
  }

  std::string_view bytes_;
  bool good_ = true;
};

// Bytes that what is longer is cut to.
std::string_view cut(std::string_view text, std::size_t most) { return text.substr(0, most); }

}  // namespace

std::string write_module(const PluginLimits& limits, std::string_view module) {
  std::string frame = begin(Kind::module, 2 * size_bytes + module.size());
  put_number(frame, limits.memory_mib);
  put_number(frame, limits.milliseconds);
  frame.append(module);
  return finish(std::move(frame));
}

std::string write_call(std::span<const std::string> requests) {
  return write_texts(Kind::call, requests, {}, false);
}

std::string write_ready() { return finish(begin(Kind::ready, 0)); }

std::string write_replies(std::span<const std::string> replies, std::string_view log) {
  return write_texts(Kind::replies, replies, cut(log, limits::log_bytes), true);
}

std::string write_fault(PluginFault fault, std::string_view detail, std::string_view log) {
  detail = cut(detail, detail_bytes);
  log = cut(log, limits::log_bytes);
  std::string frame = begin(Kind::fault, 1 + 2 * size_bytes + detail.size() + log.size());
  frame.push_back(static_cast<char>(fault));
  put_text(frame, detail);
  put_text(frame, log);
  return finish(std::move(frame));
}

std::optional<ToChild> read_to_child(std::string_view frame) {
  Body body(frame);
  switch (static_cast<Kind>(body.byte())) {
    case Kind::module: {
      ModuleFrame read;
      read.limits.memory_mib = static_cast<std::uint32_t>(body.number(UINT32_MAX));
      read.limits.milliseconds = static_cast<std::uint32_t>(body.number(UINT32_MAX));
      read.module = body.rest();
      if (!body.done() || read.module.size() > limits::file_bytes) return std::nullopt;
      return read;
    }
    case Kind::call: {
      CallFrame read{.requests = body.texts(most_requests, limits::request_bytes)};
      if (!body.done()) return std::nullopt;
      return read;
    }
    default:
      return std::nullopt;
  }
}

std::optional<FromChild> read_from_child(std::string_view frame) {
  Body body(frame);
  switch (static_cast<Kind>(body.byte())) {
    case Kind::ready:
      if (!body.done()) return std::nullopt;
      return ReadyFrame{};
    case Kind::replies: {
      RepliesFrame read;
      read.replies = body.texts(most_requests, limits::reply_bytes);
      read.log = body.text(limits::log_bytes);
      if (!body.done()) return std::nullopt;
      return read;
    }
    case Kind::fault: {
      const std::uint8_t fault = body.byte();
      FaultFrame read{.fault = static_cast<PluginFault>(fault)};
      read.detail = body.text(detail_bytes);
      read.log = body.text(limits::log_bytes);
      if (!body.done() || fault > static_cast<std::uint8_t>(PluginFault::ended)) {
        return std::nullopt;
      }
      return read;
    }
    default:
      return std::nullopt;
  }
}

bool Frames::add(std::string_view bytes) {
  bytes_.append(bytes);
  if (bytes_.size() < size_bytes) return true;
  const std::size_t size = number_at(bytes_);
  return size > 0 && size <= frame_bytes;
}

std::optional<std::string> Frames::take() {
  if (bytes_.size() < size_bytes) return std::nullopt;
  const std::size_t size = number_at(bytes_);
  if (bytes_.size() - size_bytes < size) return std::nullopt;
  std::string frame = bytes_.substr(size_bytes, size);
  bytes_.erase(0, size_bytes + size);
  return frame;
}

}  // namespace peil::native::wire
