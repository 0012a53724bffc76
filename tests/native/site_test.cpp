#include "native/serve/site.hpp"

#include "support.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace peil::native {
namespace {

using test::put;
using test::TemporaryFolder;

constexpr std::uint16_t port = 8321;

std::string header(const SiteReply& reply, std::string_view name) {
  for (const auto& [key, value] : reply.headers) {
    if (key == name) return value;
  }
  return {};
}

std::string body(SiteReply& reply) {
  if (!reply.file) return reply.text;
  std::string text(reply.file->size(), '\0');
  const int descriptor = reply.file->release();
  EXPECT_EQ(::read(descriptor, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  ::close(descriptor);
  return text;
}

class SiteTest : public ::testing::Test {
 protected:
  SiteTest() {
    put(folder_ / "site" / "index.html", "<!doctype html>");
    put(folder_ / "site" / "peil.js", "run()");
    put(folder_ / "site" / "fonts" / "index.html", "the fonts");
    put(folder_ / "site" / ".secret", "hidden");
    put(folder_ / "private.txt", "outside");
    put(folder_ / "site-of-somebody-else" / "index.html", "outside");
  }

  SiteReply get(std::string_view target) const {
    return Site(root_, port).reply({.method = "GET", .target = target, .host = "127.0.0.1:8321"});
  }

  // Compresses nothing: what is in a sibling is not the site's business.
  void put_compressed(std::string_view text) { put(root_ / "peil.js.gz", text); }

  SiteReply get_script(std::string_view accept_encoding,
                       std::string_view if_none_match = {}) const {
    return Site(root_, port)
        .reply({.method = "GET",
                .target = "/peil.js",
                .host = "127.0.0.1:8321",
                .if_none_match = if_none_match,
                .accept_encoding = accept_encoding});
  }

  TemporaryFolder folder_;
  std::filesystem::path root_ = folder_ / "site";
};

TEST_F(SiteTest, GivesFilesAndThePagesOfFolders) {
  for (const auto& [target, text] : std::vector<std::pair<std::string, std::string>>{
           {"/", "<!doctype html>"},
           {"/index.html", "<!doctype html>"},
           {"/index.html?from=start", "<!doctype html>"},
           {"/peil.js", "run()"},
           {"/%70eil.js", "run()"},
           {"/fonts/", "the fonts"}}) {
    SiteReply reply = get(target);
    EXPECT_EQ(reply.status, 200u) << target;
    EXPECT_EQ(body(reply), text) << target;
  }
}

TEST_F(SiteTest, GivesPluginsAsWhatTheyAre) {
  put(root_ / "plugins" / "index.json", "[]");
  put(root_ / "plugins" / "one" / "logic.wasm", "module");
  EXPECT_EQ(header(get("/plugins/one/logic.wasm"), "Content-Type"), "application/wasm");
  EXPECT_EQ(header(get("/plugins/index.json"), "Content-Type"), "application/json");
}

TEST_F(SiteTest, AFolderThatIsNotThereHasNoFiles) {
  const Site site(root_ / "missing", port);
  for (const char* target : {"/", "/README.md", "/CMakeLists.txt"}) {
    EXPECT_EQ(site.reply({.method = "GET", .target = target, .host = "127.0.0.1:8321"}).status,
              404u);
  }
}

TEST_F(SiteTest, RefusesEverythingOutside) {
  std::filesystem::create_symlink(folder_ / "private.txt", root_ / "link.txt");
  std::filesystem::create_directory_symlink(folder_.path(), root_ / "folder");
  for (const std::string target : {"/../private.txt",
                                   "/%2e%2e/private.txt",
                                   "/%2E%2E%2Fprivate.txt",
                                   "/fonts/../../private.txt",
                                   "/..",
                                   "/../site-of-somebody-else/index.html",
                                   "/./index.html",
                                   "//etc/passwd",
                                   "/fonts//index.html",
                                   "/..%5cprivate.txt",
                                   "/..\\private.txt",
                                   "/link.txt",
                                   "/folder/private.txt",
                                   "/.secret",
                                   "/%2esecret",
                                   "/index.html%00.js",
                                   "/missing",
                                   "/fonts",
                                   "/peil.js/",
                                   "/peil.js/x",
                                   "/%",
                                   "/%4",
                                   "/%zz",
                                   "/\n",
                                   "",
                                   "index.html",
                                   "http://127.0.0.1:8321/index.html",
                                   "*"}) {
    SiteReply reply = get(target);
    EXPECT_GE(reply.status, 400u) << target;
    EXPECT_LT(reply.status, 500u) << target;
    EXPECT_FALSE(reply.file) << target;
    EXPECT_EQ(body(reply).find("outside"), std::string::npos) << target;
  }
}

TEST_F(SiteTest, FollowsLinksThatStayInside) {
  std::filesystem::create_symlink("peil.js", root_ / "same.js");
  SiteReply reply = get("/same.js");
  EXPECT_EQ(body(reply), "run()");
}

TEST_F(SiteTest, ANamedPipeIsNoPage) {
  ASSERT_EQ(::mkfifo((root_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(get("/pipe").status, 404u);
}

TEST_F(SiteTest, SaysWhatKindOfFileItIs) {
  EXPECT_EQ(header(get("/"), "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(header(get("/peil.js"), "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(media_type("peil.wasm"), "application/wasm");
  EXPECT_EQ(media_type("style.css"), "text/css; charset=utf-8");
  EXPECT_EQ(media_type("Inter-Regular.otf"), "font/otf");
  EXPECT_EQ(media_type("peil.webmanifest"), "application/manifest+json");
  EXPECT_EQ(media_type("assessment.json"), "application/json");
  EXPECT_EQ(media_type("icon.svg"), "image/svg+xml");
  EXPECT_EQ(media_type("noending"), "application/octet-stream");
}

TEST_F(SiteTest, GuardsEveryReplyRefusalsToo) {
  for (const std::string target : {"/", "/missing", "/%"}) {
    const SiteReply reply = get(target);
    const std::string policy = header(reply, "Content-Security-Policy");
    EXPECT_NE(
        policy.find(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
            "connect-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
            "manifest-src 'self'"),
        std::string::npos);
    EXPECT_EQ(policy.find("unsafe-inline"), std::string::npos);
    EXPECT_EQ(header(reply, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(reply, "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(header(reply, "Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(header(reply, "Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_EQ(header(reply, "Cache-Control"), "no-cache");
  }
}

TEST_F(SiteTest, AnswersOnlyUnderThisMachinesNames) {
  const auto status = [&](std::string_view host) {
    return Site(root_, port).reply({.method = "GET", .target = "/", .host = host}).status;
  };
  EXPECT_EQ(status("127.0.0.1:8321"), 200u);
  EXPECT_EQ(status("localhost:8321"), 200u);
  EXPECT_EQ(status("LocalHost:8321"), 200u);
  EXPECT_EQ(status("[::1]:8321"), 200u);
  for (const std::string_view host :
       {"", "127.0.0.1", "localhost", "127.0.0.1:8322", "evil.example", "evil.example:8321",
        "localhost:8321.evil.example", "127.0.0.1:8321@evil.example", "0.0.0.0:8321"}) {
    EXPECT_EQ(status(host), 421u) << host;
  }
  EXPECT_EQ(Site(root_, 80).reply({.method = "GET", .target = "/", .host = "localhost"}).status,
            200u);
}

TEST_F(SiteTest, OnlyReads) {
  for (const std::string_view method : {"POST", "PUT", "DELETE", "OPTIONS", "get"}) {
    const SiteReply reply =
        Site(root_, port).reply({.method = method, .target = "/", .host = "localhost:8321"});
    EXPECT_EQ(reply.status, 405u) << method;
    EXPECT_EQ(header(reply, "Allow"), "GET, HEAD");
  }
}

TEST_F(SiteTest, SaysWhenTheBrowserHasTheFileAlready) {
  const std::string tag = header(get_script(""), "ETag");
  ASSERT_FALSE(tag.empty());
  for (const std::string& known : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
    const SiteReply reply = get_script("", known);
    EXPECT_EQ(reply.status, 304u) << known;
    EXPECT_EQ(header(reply, "ETag"), tag);
    EXPECT_FALSE(reply.file);
  }
  EXPECT_EQ(get_script("", "\"other\"").status, 200u);
}

TEST_F(SiteTest, AChangedFileHasAnotherTag) {
  const std::string tag = header(get_script(""), "ETag");
  put(root_ / "peil.js", "run(2)");
  EXPECT_NE(header(get_script(""), "ETag"), tag);
}

TEST_F(SiteTest, SendsTheCompressedSiblingToThoseWhoTakeIt) {
  put_compressed("compressed");
  for (const std::string_view accepted :
       {"gzip", "br, gzip;q=0.5", "GZIP", "*", "deflate , gzip ; q=1.0"}) {
    SiteReply reply = get_script(accepted);
    EXPECT_EQ(header(reply, "Content-Encoding"), "gzip") << accepted;
    EXPECT_EQ(header(reply, "Content-Type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(header(reply, "Vary"), "Accept-Encoding");
    EXPECT_EQ(body(reply), "compressed");
  }
  for (const std::string_view accepted :
       {"", "br", "identity", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "xgzip"}) {
    SiteReply reply = get_script(accepted);
    EXPECT_EQ(header(reply, "Content-Encoding"), "") << accepted;
    EXPECT_EQ(header(reply, "Vary"), "Accept-Encoding");
    EXPECT_EQ(body(reply), "run()");
  }
}

TEST_F(SiteTest, SendsTheSmallestSiblingThatIsTaken) {
  put_compressed("gzip");
  put(root_ / "peil.js.br", "brotli");
  for (const std::string_view accepted : {"gzip, br", "br", "gzip, deflate, br, zstd", "*"}) {
    SiteReply reply = get_script(accepted);
    EXPECT_EQ(header(reply, "Content-Encoding"), "br") << accepted;
    EXPECT_EQ(header(reply, "Content-Type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(header(reply, "Vary"), "Accept-Encoding");
    EXPECT_EQ(body(reply), "brotli");
  }
  for (const std::string_view accepted : {"gzip", "gzip, br;q=0"}) {
    SiteReply reply = get_script(accepted);
    EXPECT_EQ(header(reply, "Content-Encoding"), "gzip") << accepted;
    EXPECT_EQ(body(reply), "gzip");
  }
  EXPECT_NE(header(get_script("br"), "ETag"), header(get_script("gzip"), "ETag"));
  SiteReply plain = get_script("identity");
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding");
}

TEST_F(SiteTest, TheTwoFormsOfAFileHaveDifferentTags) {
  put_compressed("run()");
  const std::string plain = header(get_script(""), "ETag");
  const std::string compressed = header(get_script("gzip"), "ETag");
  EXPECT_NE(plain, compressed);
  EXPECT_EQ(get_script("gzip", compressed).status, 304u);
  EXPECT_EQ(get_script("gzip", plain).status, 200u);
}

TEST_F(SiteTest, AnOutdatedCompressedSiblingIsNotSent) {
  put_compressed("compressed");
  const auto changed = std::filesystem::last_write_time(root_ / "peil.js");
  std::filesystem::last_write_time(root_ / "peil.js.gz", changed - std::chrono::seconds(1));
  SiteReply reply = get_script("gzip");
  EXPECT_EQ(body(reply), "run()");
  EXPECT_EQ(header(reply, "Content-Encoding"), "");
}

}  // namespace
}  // namespace peil::native
