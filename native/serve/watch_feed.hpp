// What a site tells its page about a plugin that its author is working on: the newest pack, and
// when there is a newer one. Two pages beside the site's files; no sockets here, and no thread:
// publish and reply in the same one.
#pragma once

#include "native/serve/site.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil::native {

class WatchFeed {
 public:
  // A newer pack, and the name of its file.
  void publish(std::string file, std::string pack);

  // /watch/pack    the newest pack; 404 before there is one /watch/events  for an EventSource:
  // which pack is the newest, where it isn't the one that the request knows (Last-Event-ID);
  //                else a reply that says nothing, and can wait
  std::optional<SiteReply> reply(std::string_view path, const SiteRequest& request) const;

 private:
  std::uint64_t number_ = 0;  // of the newest; 0 where there is none
  std::string file_;
  std::string pack_;
};

}  // namespace peil::native
