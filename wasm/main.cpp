// What the page's scripts can call: the shell as C functions. Texts travel by slots: the script
// asks `peil_text` for room, writes UTF-8 there, and calls; an answer lies at `peil_answer` until
// the next call. program.js is the other side of this.
#include "engine/base/day.hpp"
#include "engine/base/limits.hpp"
#include "wasm/effects_json.hpp"
#include "wasm/shell.hpp"

#include <emscripten/emscripten.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// clang-format off
EM_JS(int, peil_seconds_to_utc, (double moment), {
  return new Date(1000 * moment).getTimezoneOffset() * 60;
});
// clang-format on

namespace {

using namespace peil;

struct Post {
  std::array<std::string, 6> slots;
  std::string text;
  std::vector<float> numbers;
  const void* answer = nullptr;
  std::size_t answer_size = 0;  // in bytes

  void give(std::string words) {
    text = std::move(words);
    answer = text.data();
    answer_size = text.size();
  }
  void give(std::vector<float> values) {
    numbers = std::move(values);
    answer = numbers.data();
    answer_size = numbers.size() * sizeof(float);
  }
};

Post& post() {
  static Post the_post;
  return the_post;
}

std::string& slot(int index) { return post().slots[static_cast<std::size_t>(index)]; }

// Takes the text out of a slot, so that a large file isn't kept.
std::string take(int index) { return std::exchange(slot(index), {}); }

// The plugins that came with the program, while their files arrive: by folder.
std::map<std::string, PluginFiles>& shipped() {
  static std::map<std::string, PluginFiles> folders;
  return folders;
}

std::unique_ptr<web::Shell>& shell() {
  static std::unique_ptr<web::Shell> the_shell;
  return the_shell;
}

app::App& the_app() { return shell()->app(); }

// Of the first two slots. A word that is no kind ends the program: the scripts have it from the
// app.
app::KeptFile kept_file() { return {web::kept_kind_named(take(0)).value(), take(1)}; }

// The day of a moment (RFC 3339, in UTC) in the browser's time zone; empty if it isn't one.
std::string local_day_of(std::string_view moment) {
  const auto seconds = expression::seconds_of(moment);
  if (!seconds) return {};
  // Not by localtime_r and strftime, which bring zones and calendars along: 2 kB for every visitor.
  constexpr std::int64_t seconds_in_day = 86'400;
  const std::int64_t local = *seconds - peil_seconds_to_utc(static_cast<double>(*seconds));
  return expression::day_text(local / seconds_in_day - (local % seconds_in_day < 0 ? 1 : 0));
}

// A word that is no fault ends the program: the scripts have it from save_failure.hpp.
app::SaveFailure save_failure(int fault, int words) {
  return {app::save_fault_named(take(fault)).value(), take(words)};
}

app::FileRefused refused(Code code, std::vector<std::string> arguments, std::string file) {
  Problem problem;
  problem.code = code;
  problem.arguments = std::move(arguments);
  problem.place.file = std::move(file);
  return {std::move(problem)};
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* peil_text(int index, std::size_t size) {
  slot(index).resize(size);
  return slot(index).data();
}

EMSCRIPTEN_KEEPALIVE const void* peil_answer() { return post().answer; }
EMSCRIPTEN_KEEPALIVE std::size_t peil_answer_size() { return post().answer_size; }

// Selector of the canvas, the two fonts' bytes. False if there is no WebGL 2: then everything
// but drawing works.
EMSCRIPTEN_KEEPALIVE bool peil_start() {
  shell() = std::make_unique<web::Shell>(slot(0), web::Fonts{take(1), take(2)});
  return shell()->can_draw();
}

// The time in UTC, the day where the person is, a fresh id.
EMSCRIPTEN_KEEPALIVE void peil_ambient() {
  shell()->set_ambient({take(0), take(1), take(2), local_day_of});
}

// --- what was kept and what came with the program ------------------------------------------------

// Folder, file name, bytes: one file of a plugin that came with the program.
EMSCRIPTEN_KEEPALIVE void peil_plugin_file() { shipped()[slot(0)][slot(1)] = take(2); }

// What plugins come with the program, before any of them is there (PluginsListed).
EMSCRIPTEN_KEEPALIVE void peil_plugins_listed() { the_app().dispatch(app::PluginsListed{take(0)}); }

// Folder: its files are complete.
EMSCRIPTEN_KEEPALIVE void peil_plugin_shipped() {
  PluginFiles files = std::move(shipped()[slot(0)]);
  shipped().erase(slot(0));
  the_app().dispatch(app::PluginShipped{take(0), std::move(files)});
}

// Kind, id, file name, text of a file that was kept.
EMSCRIPTEN_KEEPALIVE void peil_kept_file() {
  the_app().dispatch(app::KeptFileLoaded{kept_file(), take(2), take(3)});
}

// Place, local time of saving (may be empty), file name, text.
EMSCRIPTEN_KEEPALIVE void peil_record() {
  the_app().dispatch(app::RecordLoaded{take(0), take(1), take(2), take(3)});
}

EMSCRIPTEN_KEEPALIVE void peil_preferences() {
  the_app().dispatch(app::PreferencesLoaded{take(0)});
}

EMSCRIPTEN_KEEPALIVE void peil_ready() { the_app().dispatch(app::StartupFinished{}); }

// --- files and storage ---------------------------------------------------------------------------

// File name, content.
EMSCRIPTEN_KEEPALIVE void peil_file_arrived() {
  the_app().dispatch(app::FileArrived{take(0), take(1)});
}

// File name, its size in bytes.
EMSCRIPTEN_KEEPALIVE void peil_file_too_large() {
  the_app().dispatch(
      refused(Code::file_too_large, {take(1), std::to_string(limits::file_bytes)}, take(0)));
}

// File name, the browser's reason.
EMSCRIPTEN_KEEPALIVE void peil_file_unreadable() {
  the_app().dispatch(refused(Code::file_unreadable, {take(1)}, take(0)));
}

EMSCRIPTEN_KEEPALIVE std::size_t peil_file_limit() { return limits::file_bytes; }

// Record, place, local time.
EMSCRIPTEN_KEEPALIVE void peil_saved() {
  the_app().dispatch(app::RecordSaved{take(0), take(1), take(2)});
}

// Fault, the browser's words.
EMSCRIPTEN_KEEPALIVE void peil_nothing_is_kept() {
  the_app().dispatch(app::NothingIsKept{save_failure(0, 1)});
}

// Record, fault, the browser's words.
EMSCRIPTEN_KEEPALIVE void peil_save_failed() {
  app::SaveFailure failure = save_failure(1, 2);
  the_app().dispatch(app::SaveFailed{take(0), std::move(failure)});
}

// Kind, id, fault, the browser's words.
EMSCRIPTEN_KEEPALIVE void peil_kept_file_save_failed() {
  app::SaveFailure failure = save_failure(2, 3);
  the_app().dispatch(app::KeptFileSaveFailed{kept_file(), std::move(failure)});
}

// Record, place, local time, file name, text: what another tab keeps of a record now. The last says
// where the last answers of this tab are; empty: there were none. False if the record isn't here.
EMSCRIPTEN_KEEPALIVE bool peil_record_replaced() {
  const bool here = the_app().state().find_record(slot(0)) != nullptr;
  app::RecordReplaced action{take(0), take(1), take(2), take(3), take(4), take(5)};
  if (here) the_app().dispatch(std::move(action));
  return here;
}

// Address of a screen (app/address.hpp).
EMSCRIPTEN_KEEPALIVE void peil_visit() { the_app().dispatch(app::Visit{take(0)}); }

EMSCRIPTEN_KEEPALIVE void peil_paper(bool on) { the_app().dispatch(app::PaperChanged{on}); }

// Whether something that was typed can't be read, so that it is kept nowhere.
EMSCRIPTEN_KEEPALIVE bool peil_has_drafts() { return !the_app().state().drafts.empty(); }

// Name of a part that came with the program and couldn't be loaded, the browser's words.
EMSCRIPTEN_KEEPALIVE void peil_part_missing() {
  the_app().dispatch(app::PartMissing{take(0), take(1)});
}

// Answers with what the app asks for, see effects_json.hpp.
EMSCRIPTEN_KEEPALIVE void peil_effects() {
  post().give(web::effects_json(the_app().take_effects(), shell()->host()));
}

// --- plugins and their programs ------------------------------------------------------------------

// File name, text of a pack that its author is working on.
EMSCRIPTEN_KEEPALIVE void peil_plugin_watched() {
  the_app().dispatch(app::PluginWatched{take(0), take(1)});
}

// Fingerprint of the plugin. Answers with the bytes of its program.
EMSCRIPTEN_KEEPALIVE void peil_plugin_module() {
  post().give(std::string(shell()->host().module(slot(0))));
}

// Ticket, fault's word or nothing, detail, replies as a JSON array of texts.
EMSCRIPTEN_KEEPALIVE void peil_plugin_reported() {
  shell()->host().report(slot(0), slot(1), take(2), take(3));
  shell()->take_reports();
}

// --- input ---------------------------------------------------------------------------------------

// Node. False if nothing came of it.
EMSCRIPTEN_KEEPALIVE bool peil_activate() { return the_app().activate(slot(0)); }

// Node, value.
EMSCRIPTEN_KEEPALIVE bool peil_enter() { return the_app().enter(slot(0), slot(1)); }

// Keys that work everywhere, as app/shortcuts.hpp writes them. False if they mean nothing now.
EMSCRIPTEN_KEEPALIVE bool peil_press() { return the_app().press(slot(0)); }

// Node; empty: the focus is elsewhere.
EMSCRIPTEN_KEEPALIVE void peil_focus(bool keyboard) {
  if (slot(0).empty()) {
    shell()->blur();
  } else {
    shell()->focus(slot(0), keyboard);
  }
}

// Node that has the focus. Answers with the node that the digit (a character) belongs to, or
// nothing.
EMSCRIPTEN_KEEPALIVE void peil_shortcut(int digit) {
  post().give(shell()->shortcut(slot(0), static_cast<char>(digit)));
}

// Node.
EMSCRIPTEN_KEEPALIVE void peil_scrolled(float y) { shell()->scroll(slot(0), y); }

EMSCRIPTEN_KEEPALIVE void peil_pointer(float x, float y, bool inside) {
  if (inside) {
    shell()->point_at(x, y);
  } else {
    shell()->point_nowhere();
  }
}

// --- drawing -------------------------------------------------------------------------------------

EMSCRIPTEN_KEEPALIVE void peil_resize(float width, float height, float density) {
  shell()->resize(width, height, density);
}

// What the system asks for.
EMSCRIPTEN_KEEPALIVE void peil_appearance(bool dark, bool contrast) {
  the_app().dispatch(app::AppearanceChanged{{dark, contrast}});
}

// The page lays its elements out itself; nothing is drawn meanwhile.
EMSCRIPTEN_KEEPALIVE void peil_plain(bool plain) { shell()->set_plain(plain); }

EMSCRIPTEN_KEEPALIVE void peil_context(bool lost) {
  if (lost) {
    shell()->canvas().lose();
  } else {
    shell()->canvas().restore();
  }
}

// Draws a frame. 1: another one is needed; 2: the tree or the boxes have changed; 3: both.
EMSCRIPTEN_KEEPALIVE int peil_frame() {
  const web::Shell::Frame frame = shell()->frame();
  return (frame.wants_another ? 1 : 0) + (frame.moved ? 2 : 0);
}

// Answers with the tree of the last frame, see view_tree.hpp.
EMSCRIPTEN_KEEPALIVE void peil_tree() { post().give(shell()->tree_json()); }

// Answers with the boxes of the last frame as floats, see element_boxes.hpp.
EMSCRIPTEN_KEEPALIVE void peil_boxes() { post().give(shell()->boxes()); }
}
