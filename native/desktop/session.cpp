#include "native/desktop/session.hpp"

#include "native/ambient.hpp"
#include "native/disk/files.hpp"
#include "native/disk/plugin_files.hpp"
#include "native/disk/save_failure.hpp"
#include "native/disk/watched_pack.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>
#include <utility>
#include <variant>

namespace peil::native {

Session::Session(const Places& places, Dialogs dialogs, std::unique_ptr<PluginHost> host,
                 const std::function<void()>& wake)
    : places_(places),
      store_(places),
      saver_(store_, wake),
      recent_(places),
      dialogs_(std::move(dialogs)),
      app_(&ambient_now),
      host_(std::move(host)),
      watch_(places.data.empty() ? std::filesystem::path() : places.watched(), wake) {}

void Session::start(const std::vector<std::filesystem::path>& files) {
  for (const app::Action& action : shipped_plugins(places_))
    app_.dispatch(action);
  for (const app::Action& action : kept_files(places_))
    app_.dispatch(action);
  for (const app::Action& action : store_.load())
    app_.dispatch(action);
  take_watched();
  app_.dispatch(recent_.action());
  app_.dispatch(app::StartupFinished{});
  for (const std::filesystem::path& file : files)
    open(file);
  perform_effects();
}

bool Session::catch_up() {
  std::vector<PluginReport> reports = host_->take_reports();
  for (PluginReport& report : reports)
    app_.dispatch(app::PluginReported{std::move(report)});
  const bool changed = watch_.take_change();
  if (changed) take_watched();
  const bool saved = take_saved();
  perform_effects();
  return changed || saved || !reports.empty();
}

bool Session::take_saved() {
  const std::vector<app::Action> done = saver_.take_done();
  for (const app::Action& action : done)
    app_.dispatch(action);
  return !done.empty();
}

void Session::follow(app::Appearance appearance) {
  app_.dispatch(app::AppearanceChanged{appearance});
  perform_effects();
}

// What `peil watch` shows now, in the place of what it showed before.
void Session::take_watched() {
  if (places_.data.empty()) return;
  std::map<std::filesystem::path, std::string> now;
  for (const std::filesystem::path& path : watched_packs(places_)) {
    Result<std::string> text = read_file(path);
    if (!text) continue;
    now.emplace(path, id_in_pack(*text));
    app_.dispatch(app::PluginWatched{path.filename().string(), std::move(*text)});
  }
  for (const auto& [path, id] : watched_) {
    if (now.count(path) == 0) app_.dispatch(app::PluginUnwatched{id});
  }
  watched_ = std::move(now);
}

void Session::open(const std::filesystem::path& file) {
  const app::Action action = opened_file(file);
  app_.dispatch(action);
  if (action.is<app::FileArrived>()) remember(file);
  perform_effects();
}

void Session::save_offered(const std::optional<std::filesystem::path>& place) {
  const std::optional<app::OfferFile> file = std::exchange(offered_, std::nullopt);
  if (!file || !place) return;
  const std::string shown = places_.for_people(*place);
  if (const Result<void> written = write_file(*place, file->text, NewFile::owner_only); written) {
    app_.dispatch(app::FileSaved{shown});
  } else {
    app_.dispatch(app::FileSaveFailed{shown, save_failure_of(written.error())});
  }
  perform_effects();
}

void Session::open_again(const std::filesystem::path& file) {
  const app::Action action = opened_file(file);
  if (const auto* arrived = action.as<app::FileArrived>()) {
    app_.dispatch(app::FileArrived{arrived->file, arrived->text, true});
    remember(file);
    return;
  }
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) recent_.remove(file);
  app_.dispatch(recent_.action());
  app_.dispatch(action);
}

// What turned out to be nothing for Peil isn't offered again.
void Session::remember(const std::filesystem::path& file) {
  const std::optional<app::Notice>& notice = app_.state().notice;
  const auto* refused = notice ? std::get_if<app::notices::FileRefused>(&*notice) : nullptr;
  if (refused && refused->file == file.filename().string()) {
    recent_.remove(file);
  } else {
    recent_.add(file);
  }
  app_.dispatch(recent_.action());
}

void Session::resize(float width) {
  if (width == width_) return;
  width_ = width;
  app_.dispatch(app::ViewportChanged{width});
  perform_effects();
}

void Session::take(const std::vector<ui::Event>& events) {
  for (const ui::Event& event : events) {
    switch (event.kind) {
      case ui::Event::Kind::activated:
        app_.activate(event.id);
        break;
      case ui::Event::Kind::entered:
        app_.enter(event.id, event.value);
        break;
      case ui::Event::Kind::focused:
        app_.focused(event.id);
        break;
      case ui::Event::Kind::pressed:
        app_.press(event.value);
        break;
    }
  }
  perform_effects();
}

void Session::finish() {
  saver_.finish();
  take_saved();
}

bool Session::warn_of_unsaved() {
  const auto& records = app_.state().records;
  if (std::none_of(records.begin(), records.end(),
                   [](const app::LiveRecord& one) { return one.save_failure.has_value(); }))
    return false;
  app_.dispatch(app::StillUnsaved{});
  return true;
}

void Session::perform_effects() {
  // What is opened may ask for more.
  for (std::vector<app::Effect> effects = app_.take_effects(); !effects.empty();
       effects = app_.take_effects()) {
    for (app::Effect& effect : effects)
      std::visit([&]<class Kind>(Kind&& what) { perform(std::forward<Kind>(what)); },
                 std::move(effect));
  }
}

void Session::perform(app::SaveRecord effect) { saver_.save(std::move(effect)); }

void Session::perform(app::RemoveRecord effect) { saver_.remove(std::move(effect)); }

void Session::perform(app::SavePreferences effect) { saver_.save(std::move(effect)); }

void Session::perform(const app::AskForFile&) {
  if (!dialogs_.choose_file()) app_.dispatch(app::NoFileDialog{});
}

// Without a dialog it goes where a person would look for it, beside what is there already.
void Session::perform(app::OfferFile effect) {
  const std::filesystem::path folder = places_.for_documents();
  const std::filesystem::path name = std::filesystem::path(effect.name).filename();
  if (offered_) return;  // it is being asked where to
  offered_ = std::move(effect);
  if (dialogs_.choose_place(folder / name)) return;
  if (folder.empty()) {
    offered_.reset();
    app_.dispatch(app::FileSaveFailed{
        name.string(), {app::SaveFault::forbidden, "no home folder is known: HOME is not set"}});
    return;
  }
  std::filesystem::path place = folder / name;
  std::error_code ignored;
  for (int copy = 2; std::filesystem::exists(std::filesystem::symlink_status(place, ignored));
       ++copy) {
    const std::size_t stem = name.native().find('.');
    place = folder / (name.native().substr(0, stem) + "-" + std::to_string(copy) +
                      (stem == std::string::npos ? std::string() : name.native().substr(stem)));
  }
  save_offered(place);
}

void Session::perform(const app::OpenFile& effect) { open_again(effect.path); }

void Session::perform(const app::SaveKeptFile& effect) {
  if (const Result<void> saved = save_kept_file(places_, effect.kept, effect.text); !saved)
    app_.dispatch(app::KeptFileSaveFailed{effect.kept, save_failure_of(saved.error())});
}

void Session::perform(const app::RemoveKeptFile& effect) { remove_kept_file(places_, effect.kept); }

void Session::perform(app::CallProgram effect) { host_->call(std::move(effect.call)); }

// Here all plugins are there before the window is.
void Session::perform(const app::BringPlugin&) {}

void Session::perform(const app::ForgetProgram& effect) { host_->forget(effect.fingerprint); }

void Session::perform(const app::ShowAddress& effect) {
  if (!dialogs_.show_address(effect.address)) app_.dispatch(app::AddressNotOpened{effect.address});
}

}  // namespace peil::native
