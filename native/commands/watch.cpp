#include "engine/base/utf8.hpp"
#include "native/ambient.hpp"
#include "native/commands/check_report.hpp"
#include "native/commands/checked_file.hpp"
#include "native/commands/commands.hpp"
#include "native/commands/plugin_build.hpp"
#include "native/commands/serving.hpp"
#include "native/commands/words.hpp"
#include "native/disk/paths.hpp"
#include "native/disk/tree_watch.hpp"
#include "native/disk/watched_pack.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <ctime>
#include <system_error>
#include <thread>
#include <utility>

namespace peil::native {
namespace {

namespace fs = std::filesystem;

// Told from one thread to another that it is over; a descriptor, so that it ends waits of every
// kind.
class Stop {
 public:
  Stop() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  }
  ~Stop() { ::close(descriptor_); }
  Stop(const Stop&) = delete;
  Stop& operator=(const Stop&) = delete;

  void set() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(descriptor_, &one, sizeof one);
  }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// Builds, checks and shows the plugin in a folder, again after each change.
class Watcher {
 public:
  Watcher(const WatchOptions& options, const Places& places, Server& server, std::ostream& out)
      : folder_(options.folder),
        prefix_(places.share.parent_path().parent_path()),
        changes_(options.folder),
        shown_(places),
        server_(server),
        out_(out) {}

  // Until `stop` is called from another thread.
  void run() {
    do
      round();
    while (changes_.wait(stop_.descriptor()));
  }

  void stop() {
    stop_.set();
    judge_.cancel();
  }

 private:
  void round() {
    fs::path plugin = folder_;
    if (has_build(folder_)) {
      const Built built = build_plugin(folder_, prefix_, stop_.descriptor());
      if (built.end == Built::End::stopped) return;
      if (built.end == Built::End::failed) {
        out_ << indented(built.words, "  ");
        return sum_up("the build failed" + what_stays());
      }
      plugin = built.folder;
    }
    // The author's own files are named, not their copies.
    const Checked checked = read_and_check(plugin, judge_, read_file, folder_.string());
    std::size_t examples = 0;
    for (const CheckedFile& file : checked.files) {
      out_ << describe(file.problems, file.text);
      for (const ExampleResult& example : file.examples) {
        const auto log = file.logs.find(example.record.id);
        if (log != file.logs.end()) out_ << indented(log->second, "  log: ");
      }
      examples += file.examples.size();
    }
    const Counts counts = count(checked.files);
    const std::string found = problems_in_words(counts);
    if (counts.errors > 0 || counts.unreadable > 0 || !checked.plugin)
      return sum_up(found + what_stays());
    const std::string words = utf8::harmless(checked.plugin->manifest.title.in("en")) + ' ' +
                              checked.plugin->manifest.version + ": " + found + ", " +
                              counted(examples, "example") + " passed";
    if (checked.plugin->fingerprint == fingerprint_) return sum_up(words + "; nothing changed");
    publish(*checked.plugin, words);
  }

  void publish(const Plugin& plugin, const std::string& words) {
    const std::string pack = write_pack(plugin);
    const std::string& id = plugin.manifest.id;
    if (const Result<void> shown = shown_.show(id, pack); !shown)
      out_ << "The window can't show it: " << describe(shown.error(), {});
    server_.publish(id + std::string(pack_suffix), pack);
    fingerprint_ = plugin.fingerprint;
    sum_up(words + ". Shown");
  }

  static std::string problems_in_words(const Counts& counts) {
    if (counts.unreadable > 0) return counted(counts.unreadable, "file") + " can't be read";
    if (counts.errors == 0 && counts.warnings == 0) return "no problems";
    return counted(counts.errors, "error") + ", " + counted(counts.warnings, "warning");
  }

  std::string what_stays() const {
    return fingerprint_.empty() ? "; nothing is shown yet" : "; the last good one stays";
  }

  void sum_up(const std::string& words) {
    out_ << local_time(std::time(nullptr)) << "  " << words << '.' << std::endl;
  }

  fs::path folder_;
  fs::path prefix_;
  Stop stop_;
  Judge judge_;
  TreeWatch changes_;
  WatchedPack shown_;
  Server& server_;
  std::ostream& out_;
  std::string fingerprint_;  // of what is shown
};

}  // namespace

int watch(const WatchOptions& options, const Places& places, std::ostream& out, std::ostream& err) {
  std::error_code ignored;
  if (!fs::is_directory(options.folder, ignored)) {
    err << "peil: " << options.folder.string()
        << " is not a folder. Name the folder with the plugin.\n";
    return 2;
  }
  std::optional<Server> server =
      listen_for_people(options.site, options.port, Server::Feed::plugin, err);
  if (!server) return 1;
  remove_forgotten_packs(places);
  Watcher watcher(options, places, *server, out);
  if (fs::is_regular_file(options.site / "index.html", ignored)) {
    say_where(*server, out);
  } else {
    out << "The browser program isn't in " << options.site.string()
        << "; a window that is open shows the plugin. --site names another folder. "
        << how_to_get_site << "Stop with Ctrl C." << std::endl;
  }
  std::thread rounds([&] { watcher.run(); });
  server->run();
  watcher.stop();
  rounds.join();
  return 0;
}

}  // namespace peil::native
