#include "native/serve/watch_feed.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <chrono>
#include <utility>

namespace peil::native {
namespace {

SiteReply fresh(std::string_view media_type, std::string text) {
  SiteReply reply;
  reply.headers.emplace_back("Content-Type", media_type);
  reply.headers.emplace_back("Cache-Control", "no-store");
  reply.text = std::move(text);
  return reply;
}

}  // namespace

void WatchFeed::publish(std::string file, std::string pack) {
  // A page that stayed open remembers the number of a former run.
  if (number_ == 0) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    number_ = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
  }
  ++number_;
  file_ = std::move(file);
  pack_ = std::move(pack);
}

std::optional<SiteReply> WatchFeed::reply(std::string_view path, const SiteRequest& request) const {
  const bool has_pack = number_ != 0;
  if (path == "/watch/pack") {
    if (has_pack) return fresh("application/json", pack_);
    SiteReply none = fresh("text/plain; charset=utf-8", "Nothing has been published yet.\n");
    none.status = 404;
    return none;
  }
  if (path != "/watch/events") return std::nullopt;
  const std::string number = std::to_string(number_);
  if (!has_pack || request.last_event_id == number) {
    // A comment, and how soon to ask again: in milliseconds.
    SiteReply silent = fresh("text/event-stream", "retry: 100\n:\n\n");
    silent.can_wait = true;
    return silent;
  }
  const std::string data = boost::json::serialize(boost::json::object{{"file", file_}});
  return fresh("text/event-stream",
               "retry: 100\nid: " + number + "\nevent: plugin\ndata: " + data + "\n\n");
}

}  // namespace peil::native
