#include "native/desktop/session.hpp"

#include "native/ambient.hpp"
#include "native/files.hpp"
#include "native/plugin_files.hpp"
#include "native/watched_pack.hpp"

#include <map>
#include <optional>
#include <utility>
#include <variant>

namespace peil::native {

Session::Session(const Places& places, std::function<bool()> ask_for_file,
                 std::unique_ptr<PluginHost> host, std::function<void()> wake)
    : places_(places),
      store_(places),
      ask_for_file_(std::move(ask_for_file)),
      app_(&ambient_now),
      host_(std::move(host)),
      watch_(places.data.empty() ? std::filesystem::path() : places.watched(), std::move(wake)) {}

void Session::start(const std::vector<std::filesystem::path>& files) {
  for (const app::Action& action : shipped_plugins(places_))
    app_.dispatch(action);
  for (const app::Action& action : kept_plugins(places_))
    app_.dispatch(action);
  for (const app::Action& action : store_.load())
    app_.dispatch(action);
  take_watched();
  app_.dispatch(app::StartupFinished{});
  for (const std::filesystem::path& file : files)
    app_.dispatch(opened_file(file));
  perform_effects();
}

bool Session::catch_up() {
  std::vector<PluginReport> reports = host_->take_reports();
  for (PluginReport& report : reports)
    app_.dispatch(app::PluginReported{std::move(report)});
  const bool changed = watch_.take_change();
  if (changed) take_watched();
  perform_effects();
  return changed || !reports.empty();
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
  app_.dispatch(opened_file(file));
  perform_effects();
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
  for (auto& [id, record] : std::exchange(unsaved_, {}))
    save(std::move(record));
}

void Session::save(app::SaveRecord record) {
  // A copy that couldn't be kept before must be kept still.
  if (const auto failed = unsaved_.find(record.record);
      failed != unsaved_.end() && record.former_text.empty()) {
    record.former_text = std::move(failed->second.former_text);
    record.former_version = std::move(failed->second.former_version);
  }
  const app::Action done = store_.save(record);
  unsaved_.erase(record.record);
  if (std::holds_alternative<app::SaveFailed>(done)) {
    unsaved_.emplace(record.record, std::move(record));
  }
  app_.dispatch(done);
}

void Session::perform_effects() {
  // Reports of what was done may ask for more.
  for (std::vector<app::Effect> effects = app_.take_effects(); !effects.empty();
       effects = app_.take_effects()) {
    // Only the last state of each is worth waiting for the disk.
    std::map<std::string, app::SaveRecord> records;
    std::optional<app::SavePreferences> preferences;
    bool asks_for_file = false;
    for (app::Effect& effect : effects) {
      if (auto* record = std::get_if<app::SaveRecord>(&effect)) {
        app::SaveRecord& last = records[record->record];
        // What must be kept beside it is asked for once only.
        if (record->former_text.empty()) {
          record->former_text = std::move(last.former_text);
          record->former_version = std::move(last.former_version);
        }
        last = std::move(*record);
      } else if (auto* changed = std::get_if<app::SavePreferences>(&effect)) {
        preferences = std::move(*changed);
      } else if (const auto* pack = std::get_if<app::SavePlugin>(&effect)) {
        if (const Result<void> kept = keep_plugin(places_, pack->plugin, pack->text); !kept)
          app_.dispatch(app::PluginSaveFailed{pack->plugin, kept.error().arguments.front()});
      } else if (const auto* dropped = std::get_if<app::DropPlugin>(&effect)) {
        drop_plugin(places_, dropped->plugin);
      } else if (auto* asked = std::get_if<app::CallProgram>(&effect)) {
        host_->call(std::move(asked->call));
      } else if (const auto* gone = std::get_if<app::ForgetProgram>(&effect)) {
        host_->forget(gone->fingerprint);
      } else if (std::holds_alternative<app::AskForFile>(effect)) {
        asks_for_file = true;
      }
    }
    for (auto& [id, record] : records)
      save(std::move(record));
    if (preferences) store_.save(*preferences);
    if (asks_for_file && !ask_for_file_()) app_.dispatch(app::NoFileDialog{});
  }
}

}  // namespace peil::native
