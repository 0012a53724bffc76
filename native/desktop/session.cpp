#include "native/desktop/session.hpp"

#include "native/ambient.hpp"

#include <map>
#include <optional>
#include <utility>
#include <variant>

namespace peil::native {

Session::Session(const Places& places, std::function<bool()> ask_for_file)
    : places_(places), store_(places), ask_for_file_(std::move(ask_for_file)), app_(&ambient_now) {}

void Session::start(const std::vector<std::filesystem::path>& files) {
  for (const app::Action& action : shipped_definitions(places_))
    app_.dispatch(action);
  for (const app::Action& action : store_.load())
    app_.dispatch(action);
  app_.dispatch(app::StartupFinished{});
  for (const std::filesystem::path& file : files)
    app_.dispatch(opened_file(file));
  perform_effects();
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
      } else {
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
