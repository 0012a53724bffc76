#include "native/serve/site.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>

namespace peil::native {

// The last three are not covered by default-src.
const std::string_view content_security_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src "
    "'self'; "
    "style-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

namespace {

struct MediaType {
  std::string_view suffix;
  std::string_view type;
};

constexpr std::array media_types{
    MediaType{".html", "text/html; charset=utf-8"},
    MediaType{".js", "text/javascript; charset=utf-8"},
    MediaType{".mjs", "text/javascript; charset=utf-8"},
    MediaType{".css", "text/css; charset=utf-8"},
    MediaType{".json", "application/json"},
    MediaType{".webmanifest", "application/manifest+json"},
    MediaType{".wasm", "application/wasm"},
    MediaType{".svg", "image/svg+xml"},
    MediaType{".png", "image/png"},
    MediaType{".ico", "image/vnd.microsoft.icon"},
    MediaType{".otf", "font/otf"},
    MediaType{".ttf", "font/ttf"},
    MediaType{".woff2", "font/woff2"},
    MediaType{".txt", "text/plain; charset=utf-8"},
    MediaType{".gz", "application/gzip"},
};

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
    text.remove_suffix(1);
  return text;
}

// Cuts off and gives what stands before `separator`; all of it where there is none.
std::string_view cut(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

// How a file can be compressed, the smallest first.
struct Coding {
  std::string_view name;
  std::string_view extension;
};
constexpr std::array codings = {Coding{"br", ".br"}, Coding{"gzip", ".gz"}};

// RFC 9110, 12.5.3: the coding, or anything by `*`, unless its weight is 0.
bool accepts(std::string_view accept_encoding, std::string_view wanted) {
  bool any = false;
  while (!accept_encoding.empty()) {
    std::string_view parameters = cut(accept_encoding, ',');
    const std::string_view coding = trimmed(cut(parameters, ';'));
    std::string_view weight = trimmed(parameters);
    bool refused = false;
    if (weight.size() > 2 && equal_ignoring_case(weight.substr(0, 2), "q=")) {
      weight.remove_prefix(2);
      refused = weight.find_first_not_of("0.") == std::string_view::npos;
    }
    if (equal_ignoring_case(coding, wanted)) return !refused;
    if (coding == "*") any = !refused;
  }
  return any;
}

// RFC 9110, 13.1.2, with the weak comparison that it asks for.
bool has_tag(std::string_view if_none_match, std::string_view tag) {
  while (!if_none_match.empty()) {
    std::string_view candidate = trimmed(cut(if_none_match, ','));
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate == tag || candidate == "*") return true;
  }
  return false;
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The path of a request's target, decoded; none if it is malformed or could mean two things:
// control characters, backslashes, encoded slashes.
std::optional<std::string> decoded_path(std::string_view target) {
  target = target.substr(0, target.find('?'));
  if (!target.starts_with('/')) return std::nullopt;
  std::string path;
  while (!target.empty()) {
    char c = target.front();
    target.remove_prefix(1);
    if (c == '%') {
      if (target.size() < 2) return std::nullopt;
      const int high = hexadecimal(target[0]);
      const int low = hexadecimal(target[1]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      target.remove_prefix(2);
      if (c == '/') return std::nullopt;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\') return std::nullopt;
    path += c;
  }
  return path;
}

// The path below the root: `/` leads to the page of a folder. None for anything hidden, `.` and
// `..`, and for empty parts.
std::optional<std::filesystem::path> relative_path(std::string_view path) {
  std::filesystem::path relative;
  path.remove_prefix(1);
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = cut(path, '/');
    if (part.empty() || part.starts_with('.')) return std::nullopt;
    relative /= part;
    if (path.empty() && slash == std::string_view::npos) return relative;
  }
  return relative / "index.html";
}

std::optional<Site::FoundFile> open_regular(const std::filesystem::path& path) {
  // O_NONBLOCK, so that a named pipe in the folder can't hold the server up.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return std::nullopt;
  OpenFile file(descriptor, 0);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  file = OpenFile(file.release(), static_cast<std::uint64_t>(status.st_size));
  return Site::FoundFile{std::move(file),
                         status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
}

std::string tag_of(const Site::FoundFile& found, std::string_view coding) {
  return '"' + std::to_string(found.file.size()) + '-' + std::to_string(found.changed) +
         std::string(coding) + '"';
}

SiteReply refusal(unsigned status, std::string_view text) {
  SiteReply reply;
  reply.status = status;
  reply.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
  reply.text = text;
  reply.text += '\n';
  return reply;
}

}  // namespace

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

OpenFile::OpenFile(OpenFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

int OpenFile::release() { return std::exchange(descriptor_, -1); }

std::string_view media_type(std::string_view file_name) {
  for (const MediaType& media : media_types) {
    if (file_name.ends_with(media.suffix)) return media.type;
  }
  return "application/octet-stream";
}

Site::Site(const std::filesystem::path& root, std::uint16_t port) {
  std::error_code ignored;
  root_ = std::filesystem::canonical(root, ignored);
  for (const std::string_view name : {"127.0.0.1", "localhost", "[::1]"}) {
    hosts_.push_back(std::string(name) + ':' + std::to_string(port));
    if (port == 80) hosts_.emplace_back(name);
  }
}

std::optional<Site::FoundFile> Site::find(const std::filesystem::path& relative) const {
  if (root_.empty()) return std::nullopt;
  std::error_code error;
  const std::filesystem::path path = std::filesystem::canonical(root_ / relative, error);
  if (error) return std::nullopt;
  const auto [end, ignored] = std::mismatch(root_.begin(), root_.end(), path.begin(), path.end());
  if (end != root_.end()) return std::nullopt;
  return open_regular(path);
}

// The file, or its smallest compressed sibling that the browser takes and that is not older than
// what it was made from.
SiteReply Site::reply_with(FoundFile found, const std::filesystem::path& relative,
                           const SiteRequest& request) const {
  SiteReply reply;
  reply.headers.emplace_back("Content-Type", media_type(relative.filename().string()));
  std::string tag = tag_of(found, "");
  bool varies = false;
  for (const Coding& coding : codings) {
    std::filesystem::path name = relative;
    name += coding.extension;
    std::optional<FoundFile> compressed = find(name);
    if (!compressed || compressed->changed < found.changed) continue;
    varies = true;
    if (!accepts(request.accept_encoding, coding.name)) continue;
    reply.headers.emplace_back("Content-Encoding", coding.name);
    found = std::move(*compressed);
    tag = tag_of(found, "-" + std::string(coding.name));
    break;
  }
  if (varies) reply.headers.emplace_back("Vary", "Accept-Encoding");
  reply.headers.emplace_back("ETag", tag);
  if (has_tag(request.if_none_match, tag)) {
    reply.status = 304;
  } else {
    reply.file = std::move(found.file);
  }
  return reply;
}

SiteReply Site::followed_page(FoundFile found) const {
  std::string page(found.file.size(), '\0');
  const int descriptor = found.file.release();
  std::size_t size = 0;
  for (ssize_t count = 1; count > 0 && size < page.size(); size += static_cast<std::size_t>(count))
    count = std::max<ssize_t>(::read(descriptor, page.data() + size, page.size() - size), 0);
  ::close(descriptor);
  page.resize(size);
  constexpr std::string_view element = "<html";
  if (const std::size_t at = page.find(element); at != std::string::npos)
    page.insert(at + element.size(), " data-watch");
  SiteReply reply;
  reply.headers.emplace_back("Content-Type", media_type(".html"));
  reply.headers.emplace_back("Cache-Control", "no-store");
  reply.text = std::move(page);
  return reply;
}

SiteReply Site::answer(const SiteRequest& request) const {
  const bool is_ours = std::any_of(hosts_.begin(), hosts_.end(), [&](const std::string& host) {
    return equal_ignoring_case(host, request.host);
  });
  if (!is_ours) return refusal(421, "This server answers to http://" + hosts_.front() + "/ only.");
  if (request.method != "GET" && request.method != "HEAD") {
    SiteReply reply = refusal(405, "Only GET and HEAD are possible here.");
    reply.headers.emplace_back("Allow", "GET, HEAD");
    return reply;
  }
  const std::optional<std::string> path = decoded_path(request.target);
  if (!path) return refusal(400, "The address of the page is malformed.");
  if (pages_) {
    if (std::optional<SiteReply> page = pages_(*path, request)) return *std::move(page);
  }
  const std::optional<std::filesystem::path> relative = relative_path(*path);
  std::optional<FoundFile> found = relative ? find(*relative) : std::nullopt;
  if (found && pages_ && *relative == "index.html") return followed_page(*std::move(found));
  if (!found) return refusal(404, "There is no such page here.");
  return reply_with(std::move(*found), *relative, request);
}

SiteReply Site::reply(const SiteRequest& request) const {
  SiteReply reply = answer(request);
  const bool is_kept_out =
      std::any_of(reply.headers.begin(), reply.headers.end(),
                  [](const auto& header) { return header.first == "Cache-Control"; });
  if (!is_kept_out) reply.headers.emplace_back("Cache-Control", "no-cache");
  reply.headers.emplace_back("Content-Security-Policy", content_security_policy);
  reply.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  reply.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  reply.headers.emplace_back("Referrer-Policy", "no-referrer");
  reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
  return reply;
}

}  // namespace peil::native
