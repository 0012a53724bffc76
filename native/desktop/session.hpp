// The desktop program without its window: the app, what is kept on disk, and the effects that go
// from one to the other.
#pragma once

#include "app/app.hpp"
#include "engine/plugin/host.hpp"
#include "native/desktop/recent_files.hpp"
#include "native/desktop/saver.hpp"
#include "native/disk/folder_watch.hpp"
#include "native/disk/store.hpp"
#include "ui/painter.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace peil::native {

class Session {
 public:
  // What opens beside the window; false if this computer has nothing for it.
  struct Dialogs {
    std::function<bool()> choose_file;  // to open; `open` follows
    // To save a file at; this place is suggested. `save_offered` follows.
    std::function<bool(const std::filesystem::path&)> choose_place;
    std::function<bool(const std::string&)> show_address;  // of a web page, in the browser
  };

  // `host` runs the plugins' programs. `wake` is called, from another thread, when `catch_up` has
  // something to do.
  Session(const Places& places, Dialogs dialogs, std::unique_ptr<PluginHost> host,
          const std::function<void()>& wake);

  // Hands the app everything: the definitions that came with the program, what was kept, and the
  // files named when it was started. Cost: reads all of them.
  void start(const std::vector<std::filesystem::path>& files);

  // A file was opened or dropped.
  void open(const std::filesystem::path& file);

  // Says once more which record isn't saved. False if all are.
  bool warn_of_unsaved();

  // The dialog was closed that asked where to save the file that the app had offered; none: it was
  // cancelled.
  void save_offered(const std::optional<std::filesystem::path>& place);

  // Takes what came meanwhile: how saving went, replies of programs, what other programs and a
  // plugin's author changed. False if nothing came.
  bool catch_up();

  // A person comes back to the window: another one may have changed records.
  void look_around() { saver_.look(); }

  // What the system asks programs to look like.
  void follow(app::Appearance appearance);

  // The window's width in logical pixels.
  void resize(float width);

  // What a person did to the painted tree.
  void take(const std::vector<ui::Event>& events);

  // Before the end: tries once more to save what couldn't be saved.
  void finish();

  std::shared_ptr<const app::ViewTree> view() { return app_.view(); }

 private:
  void perform_effects();
  // One for each kind: an effect that isn't handled here doesn't compile.
  void perform(app::SaveRecord effect);
  void perform(app::SavePreferences effect);
  void perform(const app::AskForFile&);
  void perform(app::OfferFile effect);
  void perform(const app::OpenFile& effect);
  void perform(const app::SaveKeptFile& effect);
  void perform(app::RemoveRecord effect);
  void perform(const app::RemoveKeptFile& effect);
  void perform(app::CallProgram effect);
  void perform(const app::ForgetProgram& effect);
  void perform(const app::BringPlugin& effect);
  void perform(const app::ShowAddress& effect);
  void open_again(const std::filesystem::path& file);
  void remember(const std::filesystem::path& file);
  bool take_saved();
  void take_watched();

  Places places_;
  Store store_;
  Saver saver_;
  RecentFiles recent_;
  Dialogs dialogs_;
  std::optional<app::OfferFile> offered_;  // while a dialog asks where to
  app::App app_;
  std::unique_ptr<PluginHost> host_;
  FolderWatch watch_;
  std::map<std::filesystem::path, std::string> watched_;  // the plugin's id by its file
  float width_ = 0;
};

}  // namespace peil::native
