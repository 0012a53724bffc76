#include "native/desktop/saver.hpp"

#include <algorithm>
#include <chrono>
#include <type_traits>
#include <utility>

namespace peil::native {
namespace {

// After which what couldn't be saved is tried again.
constexpr std::chrono::seconds retry_pause(5);

// What must be kept beside a record is asked for once only, and not forgotten with a state that was
// passed over.
void keep_former(app::SaveRecord& later, app::SaveRecord& earlier) {
  if (!later.former_text.empty()) return;
  later.former_text = std::move(earlier.former_text);
  later.former_version = std::move(earlier.former_version);
}

}  // namespace

Saver::Saver(Store& store, std::function<void()> wake)
    : store_(store), wake_(std::move(wake)), thread_([this] { run(); }) {}

Saver::~Saver() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Saver::save(app::SaveRecord record) {
  const std::lock_guard lock(mutex_);
  const unsigned seen = heard_[record.record];
  for (Job& job : jobs_) {
    auto* waiting = std::get_if<RecordJob>(&job);
    if (!waiting || waiting->record.record != record.record || waiting->seen != seen) continue;
    keep_former(record, waiting->record);
    waiting->record = std::move(record);
    return;
  }
  jobs_.emplace_back(RecordJob{std::move(record), seen});
  changed_.notify_all();
}

void Saver::remove(app::RemoveRecord record) { add(std::move(record)); }

void Saver::save(app::SavePreferences preferences) {
  const std::lock_guard lock(mutex_);
  for (Job& job : jobs_) {
    if (auto* waiting = std::get_if<app::SavePreferences>(&job)) {
      *waiting = std::move(preferences);
      return;
    }
  }
  jobs_.emplace_back(std::move(preferences));
  changed_.notify_all();
}

void Saver::look() { add(Look{}); }

void Saver::add(Job job) {
  const std::lock_guard lock(mutex_);
  jobs_.push_back(std::move(job));
  changed_.notify_all();
}

std::vector<app::Action> Saver::take_done() {
  const std::lock_guard lock(mutex_);
  heard_ = told_;
  return std::exchange(done_, {});
}

void Saver::finish() {
  add(Retry{});
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return jobs_.empty() && !working_; });
}

void Saver::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    const auto due = [&] { return ending_ || !jobs_.empty(); };
    if (unsaved_.empty()) {
      changed_.wait(lock, due);
    } else if (!changed_.wait_for(lock, retry_pause, due)) {
      jobs_.emplace_back(Retry{});
    }
    if (jobs_.empty()) return;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    working_ = true;
    lock.unlock();
    perform(job);
    lock.lock();
    working_ = false;
    changed_.notify_all();
  }
}

void Saver::perform(Job& job) {
  if (auto* record = std::get_if<RecordJob>(&job)) {
    perform_save(*record);
  } else if (const auto* removed = std::get_if<app::RemoveRecord>(&job)) {
    unsaved_.erase(removed->record);
    store_.remove(*removed);
  } else if (const auto* preferences = std::get_if<app::SavePreferences>(&job)) {
    store_.save(*preferences);
  } else if (std::holds_alternative<Look>(job)) {
    for (app::Action& change : store_.changes())
      tell(std::move(change));
  } else {
    for (auto& [id, failed] : std::exchange(unsaved_, {}))
      perform_save(failed);
  }
}

void Saver::perform_save(RecordJob& job) {
  const std::string id = job.record.record;
  if (const auto failed = unsaved_.find(id); failed != unsaved_.end()) {
    keep_former(job.record, failed->second.record);
    unsaved_.erase(failed);
  }
  bool behind = false;
  {
    const std::lock_guard lock(mutex_);
    behind = job.seen != told_[id];
  }
  app::Action done = behind ? store_.save_aside(job.record) : store_.save(job.record);
  if (done.is<app::SaveFailed>()) unsaved_.emplace(id, std::move(job));
  tell(std::move(done));
}

void Saver::tell(app::Action action) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto* replaced = action.as<app::RecordReplaced>()) {
      ++told_[replaced->record];
    }
    done_.push_back(std::move(action));
  }
  wake_();
}

}  // namespace peil::native
