#include "engine/json/locate.hpp"

#include "engine/base/utf8.hpp"
#include "engine/json/scan.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace peil {
namespace {

// Walks through the text and keeps the offsets of those values that some pointer goes through.
class Locator {
 public:
  Locator(std::string_view text, const std::vector<Wanted>& wanted) : scanner_(text) {
    for (const auto& each : wanted) {
      const std::string& pointer = each.pointer;
      for (std::size_t i = 0; i <= pointer.size(); ++i) {
        if (i == pointer.size() || pointer[i] == '/') found_.try_emplace(pointer.substr(0, i));
      }
    }
  }

  void run() { value(0); }

  std::size_t offset(const Wanted& wanted) const {
    std::string_view pointer = wanted.pointer;
    while (true) {
      const auto& spot = found_.at(std::string(pointer));
      if (wanted.key && pointer.size() == wanted.pointer.size() && spot.key) return *spot.key;
      if (spot.value) return *spot.value;
      if (pointer.empty()) return 0;
      pointer = pointer.substr(0, pointer.rfind('/'));
    }
  }

 private:
  struct Spot {
    std::optional<std::size_t> key;
    std::optional<std::size_t> value;
  };

  bool value(std::size_t key_offset) {
    const char first = scanner_.next();
    const auto spot = found_.find(pointer_);
    if (spot == found_.end()) return scanner_.value();
    spot->second = {key_offset, scanner_.offset()};
    const std::size_t length = pointer_.size();
    if (first == '{') {
      return scanner_.object([&](std::string_view key, std::size_t offset) {
        append_pointer(pointer_, key);
        const bool whole = value(offset);
        pointer_.resize(length);
        return whole;
      });
    }
    if (first == '[') {
      return scanner_.array([&](std::size_t index) {
        append_pointer(pointer_, std::to_string(index));
        const bool whole = value(scanner_.offset());
        pointer_.resize(length);
        return whole;
      });
    }
    return scanner_.value();
  }

  JsonScanner scanner_;
  std::string pointer_;
  std::unordered_map<std::string, Spot> found_;
};

}  // namespace

std::size_t offset_in_string(std::string_view text, std::size_t offset, std::size_t inside) {
  const auto unit = [&](std::size_t begin) {
    std::uint32_t value = 0;
    for (std::size_t i = begin; i < begin + 4 && i < text.size(); ++i) {
      const char c = text[i];
      value = value * 16 + static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
  };
  ++offset;
  for (std::size_t done = 0; done < inside && offset < text.size() && text[offset] != '"';) {
    std::size_t written = 1;  // bytes of the file
    std::size_t meant = 1;    // bytes of the text
    if (text[offset] == '\\' && text.substr(offset + 1, 1) == "u") {
      const std::uint32_t first = unit(offset + 2);
      const bool pair = first >= 0xD800 && first <= 0xDBFF;
      written = pair ? 12 : 6;
      meant = pair ? 4 : first < 0x80 ? 1 : first < 0x800 ? 2 : 3;
    } else if (text[offset] == '\\') {
      written = 2;
    }
    done += meant;
    if (done > inside) break;
    offset += written;
  }
  return std::min(offset, text.size());
}

std::vector<LineColumn> positions(std::string_view text, const std::vector<std::size_t>& offsets) {
  std::vector<std::size_t> order(offsets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return offsets[a] < offsets[b]; });

  std::vector<LineColumn> result(offsets.size());
  LineColumn here{1, 1};
  // A byte order mark is no character of the first line.
  std::size_t i = text.size() - utf8::without_mark(text).size();
  for (const auto index : order) {
    const std::size_t until = std::min(offsets[index], text.size());
    for (; i < until; ++i) {
      const char c = text[i];
      if (c == '\n' || (c == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n'))) {
        ++here.line;
        here.column = 1;
      } else if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) {
        ++here.column;
      }
    }
    result[index] = here;
  }
  return result;
}

LineColumn position(std::string_view text, std::size_t offset) {
  return positions(text, {offset}).front();
}

std::vector<LineColumn> locate(std::string_view text, const std::vector<Wanted>& wanted) {
  if (wanted.empty()) return {};
  Locator locator(text, wanted);
  locator.run();
  std::vector<std::size_t> offsets;
  offsets.reserve(wanted.size());
  for (const auto& each : wanted) {
    std::size_t offset = locator.offset(each);
    if (each.inside > 0 && text.substr(offset, 1) == "\"") {
      offset = offset_in_string(text, offset, each.inside);
    }
    offsets.push_back(offset);
  }
  return positions(text, offsets);
}

void locate(Problems& problems, std::string_view text) {
  std::vector<Wanted> wanted;
  for (const auto& problem : problems)
    wanted.push_back({problem.place.pointer, false});
  const auto places = locate(text, wanted);
  for (std::size_t i = 0; i < places.size(); ++i) {
    problems[i].place.line = places[i].line;
    problems[i].place.column = places[i].column;
  }
}

}  // namespace peil
