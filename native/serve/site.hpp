// A folder of static files as a web server gives them: from the parts of a request that matter to
// the status, headers and file of the reply. No sockets here, so that every rule of it can be
// tested by itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::native {

// A file opened for reading, that closes itself.
class OpenFile {
 public:
  OpenFile(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}
  ~OpenFile();
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&& other) noexcept;

  std::uint64_t size() const { return size_; }
  // Hands the descriptor over to the caller, who closes it.
  int release();

 private:
  int descriptor_;
  std::uint64_t size_;
};

// What of a request decides the reply. Headers that aren't there are empty.
struct SiteRequest {
  std::string_view method;
  std::string_view target;
  std::string_view host;
  std::string_view if_none_match;
  std::string_view accept_encoding;
  std::string_view last_event_id;
};

struct SiteReply {
  unsigned status = 200;
  // all but Content-Length and the connection's own
  std::vector<std::pair<std::string, std::string>> headers;
  std::string text;  // the body where there is no file
  std::optional<OpenFile> file;
  // it says nothing new: better asked again when there is something, within some seconds
  bool can_wait = false;
};

// What a browser may do on our pages: run our own files, and nothing from elsewhere.
extern const std::string_view content_security_policy;

// The media type of a file by the end of its name; what isn't known is application/octet-stream.
std::string_view media_type(std::string_view file_name);

class Site {
 public:
  // `root` must be a folder. `port` is where the server listens: a request must name it and this
  // machine, or it comes from a page elsewhere whose name was made to lead here (DNS rebinding).
  Site(const std::filesystem::path& root, std::uint16_t port);

  // Pages that are no files: the reply for a path (/watch/pack), or nothing if there is no such
  // page.
  using Pages = std::function<std::optional<SiteReply>(std::string_view path, const SiteRequest&)>;

  // Adds such pages, in the place of files of that name; and `data-watch` to the root's index.html,
  // which tells its script that the site follows a plugin that its author is working on.
  void follow(Pages pages) { pages_ = std::move(pages); }

  // The reply to a request. Total. Refuses with a status: a host that isn't this machine (421),
  // other methods than GET and HEAD (405), malformed paths (400), and everything that isn't a
  // regular file inside the root (404): hidden files, folders without index.html, links that lead
  // out. Cost: two files looked up.
  SiteReply reply(const SiteRequest& request) const;

  struct FoundFile {
    OpenFile file;
    std::int64_t changed = 0;  // nanoseconds
  };

 private:
  // The page of the root, as it is while a plugin is followed.
  SiteReply followed_page(FoundFile found) const;
  // A regular file below the root, also after following links.
  std::optional<FoundFile> find(const std::filesystem::path& relative) const;
  SiteReply answer(const SiteRequest& request) const;
  SiteReply reply_with(FoundFile found, const std::filesystem::path& relative,
                       const SiteRequest& request) const;

  std::filesystem::path root_;  // empty if it isn't a folder: then there are no files
  std::vector<std::string> hosts_;
  Pages pages_;
};

}  // namespace peil::native
