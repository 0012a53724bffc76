// Saves in a thread of its own, so that the window doesn't wait for the disk: in the order in which
// it was asked, of each record only the last state. Tries again every few seconds what couldn't be
// saved. Says how it went when asked, and looks for what other programs changed.
#pragma once

#include "app/action.hpp"
#include "app/effect.hpp"
#include "native/disk/store.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace peil::native {

class Saver {
 public:
  // While it lives, the store is used by its thread alone. `wake` is called from that thread when
  // `take_done` has something.
  Saver(Store& store, std::function<void()> wake);
  // Does what was asked, then ends.
  ~Saver();
  Saver(const Saver&) = delete;
  Saver& operator=(const Saver&) = delete;

  void save(app::SaveRecord record);
  // Also what is waiting to be saved of it.
  void remove(app::RemoveRecord record);
  void save(app::SavePreferences preferences);
  // Has the store look for changes.
  void look();

  // What came of it since last asked: as Store::save and Store::changes say.
  std::vector<app::Action> take_done();

  // Waits until all of it is done, and tries once more to save what couldn't be saved.
  void finish();

 private:
  struct RecordJob {
    app::SaveRecord record;
    unsigned seen = 0;  // how many replacements the app had heard of
  };
  struct Look {};
  struct Retry {};
  using Job = std::variant<RecordJob, app::RemoveRecord, app::SavePreferences, Look, Retry>;

  void add(Job job);
  void run();
  void perform(Job& job);
  void perform_save(RecordJob& job);
  void tell(app::Action action);

  Store& store_;
  std::function<void()> wake_;
  std::map<std::string, RecordJob> unsaved_;  // the thread's alone: those whose last save failed
  std::mutex mutex_;                          // guards what follows
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool working_ = false;
  bool ending_ = false;
  std::vector<app::Action> done_;
  std::map<std::string, unsigned> told_;   // by record id: replacements that were reported
  std::map<std::string, unsigned> heard_;  // and those of them that were taken
  std::thread thread_;                     // after what it uses
};

}  // namespace peil::native
