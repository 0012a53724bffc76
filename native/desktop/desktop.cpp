#include "native/desktop/desktop.hpp"

#include "native/desktop/file_dialog.hpp"
#include "native/desktop/session.hpp"
#include "native/desktop/system_appearance.hpp"
#include "native/desktop/tree_dump.hpp"
#include "native/desktop/window.hpp"
#include "native/disk/files.hpp"
#include "native/disk/paths.hpp"
#include "native/plugin/child_host.hpp"
#include "ui/painter.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace peil::native {
namespace {

// A font's file, or nothing, with a word about it: the painter then has a font of its own, less
// pleasant but readable.
std::string read_font(const std::filesystem::path& path, std::ostream& err) {
  Result<std::string> font = read_file(path);
  if (font) return std::move(*font);
  err << describe(font.error(), {});
  return {};
}

WindowPlace kept_place(const Places& places) {
  if (places.data.empty()) return {};
  const Result<std::string> text = read_file(places.window());
  return text ? read_window_place(*text).value_or(WindowPlace{}) : WindowPlace{};
}

// A place that isn't kept costs nobody anything, so that a failure isn't worth a message.
void keep_place(const Places& places, const WindowPlace& place) {
  if (places.data.empty() || !make_folder(places.data)) return;
  static_cast<void>(write_file(places.window(), write_window_place(place), NewFile::owner_only));
}

constexpr double pause_in_typing = 1;  // seconds

class Desktop {
 public:
  Desktop(Window& window, const Places& places, const ui::FontData& fonts)
      : window_(window),
        dialog_(&Window::wake),
        appearance_(&Window::wake),
        browser_(&Window::wake),
        session_(places,
                 {[this] { return dialog_.open(session_.view()->title); },
                  [this](const std::filesystem::path& place) {
                    return dialog_.save(session_.view()->title, place);
                  },
                  [this](const std::string& address) { return show_address(address); }},
                 std::make_unique<ChildHost>(&Window::wake), &Window::wake),
        painter_(fonts) {
    if (const char* path = std::getenv("PEIL_TREE_DUMP"); path != nullptr) dump_ = path;
  }

  void run(const std::vector<std::filesystem::path>& files) {
    appearance_.ask();
    session_.start(files);
    live();
    // Whoever wants to close it while something can't be saved is told; the second time it closes.
    if (!session_.warn_of_unsaved()) return;
    window_.stay_open();
    window_.request_frames();
    live();
  }

 private:
  // Until a person wants to close the window, and all is saved that can be.
  void live() {
    // Input that came before the wish to close is taken first.
    while (!window_.should_close() || window_.wants_frame()) {
      window_.take_input(!window_.wants_frame(), painter_.has_typing() ? pause_in_typing : 0);
      take_files();
      notice_arrival();
      if (session_.catch_up()) window_.request_frames();
      keep_typing();
      if (window_.wants_frame()) draw();
    }
    session_.take(painter_.end_editing());
    session_.finish();
  }

  // In a session of its own, so that a browser that is started for it stays when this program ends.
  bool show_address(const std::string& address) {
    if (!is_on_path("xdg-open") || !is_on_path("setsid")) return false;
    return browser_.start(
        {"setsid", "--fork", "sh", "-c", R"(exec xdg-open "$1" >/dev/null 2>&1)", "sh", address});
  }

  void take_files() {
    std::vector<std::filesystem::path> files = window_.take_dropped_files();
    if (const std::optional<FileDialog::Answer> answer = dialog_.take_answer()) {
      if (answer->purpose == FileDialog::Purpose::save) {
        session_.save_offered(answer->path);
        window_.request_frames();
      } else if (answer->path) {
        files.push_back(*answer->path);
      }
    }
    for (const std::filesystem::path& file : files)
      session_.open(file);
    if (!files.empty()) window_.request_frames();
  }

  // Who comes back from elsewhere may have changed something there: records in another window, the
  // system's settings.
  void notice_arrival() {
    if (window_.take_arrival()) {
      session_.look_around();
      appearance_.ask();
    }
    if (const std::optional<app::Appearance> appearance = appearance_.take()) {
      session_.follow(*appearance);
      window_.request_frames();
    }
  }

  // What is typed is kept while it is being typed, so that a crash costs a second of it at most.
  void keep_typing() {
    using Clock = std::chrono::steady_clock;
    if (!painter_.has_typing()) {
      typing_since_.reset();
    } else if (!typing_since_) {
      typing_since_ = Clock::now();
    } else if (Clock::now() - *typing_since_ >= std::chrono::duration<double>(pause_in_typing)) {
      session_.take(painter_.take_typing());
      window_.request_frames();
    }
  }

  void draw() {
    session_.resize(window_.size().width);
    const std::shared_ptr<const app::ViewTree> tree = session_.view();
    const Window::Size size = window_.begin_frame(tree->scale);
    window_.set_title(tree->title);
    painter_.set_tree(tree);
    const std::vector<ui::Event> events = painter_.paint(size.width, size.height);
    window_.end_frame();
    ++frames_;
    if (!events.empty()) session_.take(events);
    if (session_.view() != tree) window_.request_frames();
    if (painter_.wants_frame()) window_.request_frames(1);
    if (!dump_.empty()) dump(*tree, size);
  }

  void dump(const app::ViewTree& tree, Window::Size size) const {
    const FrameFacts facts{size, window_.scale(), frames_, !window_.wants_frame()};
    static_cast<void>(write_file(dump_, tree_dump(tree, painter_, facts), NewFile::owner_only));
  }

  Window& window_;
  FileDialog dialog_;
  SystemAppearance appearance_;
  SideProgram browser_;
  Session session_;
  ui::Painter painter_;
  std::filesystem::path dump_;
  std::uint64_t frames_ = 0;
  std::optional<std::chrono::steady_clock::time_point> typing_since_;
};

}  // namespace

int run_desktop(const std::vector<std::filesystem::path>& files, std::ostream& err) {
  const Places places = places_of(current_environment());
  boost::system::result<std::unique_ptr<Window>, std::string> window =
      Window::open("Peil", kept_place(places));
  if (!window) {
    err << "peil: the window can't be opened: " << window.error()
        << ".\nPeil needs a graphical desktop with OpenGL 3.0. Without one, use it in a browser: "
           "peil serve\n";
    return 1;
  }
  const auto font = [&](const char* name) { return read_font(places.fonts() / name, err); };
  const std::string regular = font("Inter-Regular.otf");
  const std::string semibold = font("Inter-SemiBold.otf");
  const std::array more_regular = {font("more/Inter-Regular.otf"), font("more/DejaVu-Regular.otf")};
  const std::array more_semibold = {font("more/Inter-SemiBold.otf"),
                                    font("more/DejaVu-SemiBold.otf")};
  const ui::FontData fonts{regular,
                           semibold,
                           {more_regular.begin(), more_regular.end()},
                           {more_semibold.begin(), more_semibold.end()}};
  Desktop(**window, places, fonts).run(files);
  keep_place(places, (*window)->place());
  return 0;
}

}  // namespace peil::native
