#include "native/desktop/saver.hpp"
#include "engine/format/record.hpp"

#include "engine/model/record.hpp"
#include "support.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace peil::native {
namespace {

using test::contents;
using test::put;
using test::TemporaryFolder;

app::SaveRecord save_of(const std::string& id, const std::string& changed) {
  Record record;
  record.id = id;
  record.assessment = "test.example";
  record.assessment_version = "1.0.0";
  record.fingerprint = "sha256:" + std::string(64, '0');
  record.created = "2026-11-20T08:00:00Z";
  record.changed = changed;
  return {id, write_record(record), {}, {}};
}

class SaverTest : public ::testing::Test {
 protected:
  std::filesystem::path file(const std::string& name) const { return places_.records() / name; }

  TemporaryFolder home_;
  Places places_ = places_of({.home = home_.path()});
  Store store_{places_};
};

TEST_F(SaverTest, SavesTheLastStateAndSaysSo) {
  Saver saver(store_, [] {});
  const app::SaveRecord last = save_of("one", "2026-11-22T10:00:09Z");
  for (int second = 0; second < 9; ++second)
    saver.save(save_of("one", "2026-11-22T10:00:0" + std::to_string(second) + "Z"));
  saver.save(last);
  saver.save(app::SavePreferences{"{}\n"});
  saver.finish();
  EXPECT_EQ(contents(file("one.peil.json")), last.text);
  EXPECT_EQ(contents(places_.preferences()), "{}\n");
  const std::vector<app::Action> done = saver.take_done();
  ASSERT_FALSE(done.empty());
  EXPECT_TRUE(done.back().is<app::RecordSaved>());
  EXPECT_TRUE(saver.take_done().empty()) << "each is said once";
}

TEST_F(SaverTest, EndsWithEverythingDone) {
  const app::SaveRecord save = save_of("one", "2026-11-22T10:00:00Z");
  {
    Saver(store_, [] {}).save(save);
  }
  EXPECT_EQ(contents(file("one.peil.json")), save.text);
}

TEST_F(SaverTest, TriesOnceMoreBeforeTheEnd) {
  put(places_.records(), "a file where the folder should be");
  Saver saver(store_, [] {});
  app::SaveRecord first = save_of("one", "2026-11-22T10:00:00Z");
  first.former_text = "the former one\n";
  first.former_version = "0.9.0";
  saver.save(first);
  saver.finish();
  std::vector<app::Action> done = saver.take_done();
  ASSERT_FALSE(done.empty());
  EXPECT_TRUE(done.back().is<app::SaveFailed>());

  // What was changed meanwhile is saved, and what had to be kept beside it is not forgotten.
  const app::SaveRecord last = save_of("one", "2026-11-22T10:00:01Z");
  saver.save(last);
  std::filesystem::remove(places_.records());
  saver.finish();
  done = saver.take_done();
  ASSERT_FALSE(done.empty());
  EXPECT_TRUE(done.back().is<app::RecordSaved>());
  EXPECT_EQ(contents(file("one.peil.json")), last.text);
  EXPECT_EQ(contents(file("one.peil-0.9.0.json")), "the former one\n");
}

TEST_F(SaverTest, TriesAgainByItself) {
  put(places_.records(), "a file where the folder should be");
  std::mutex mutex;
  std::condition_variable woken;
  int wakes = 0;
  Saver saver(store_, [&] {
    const std::lock_guard lock(mutex);
    ++wakes;
    woken.notify_all();
  });
  const app::SaveRecord save = save_of("one", "2026-11-22T10:00:00Z");
  saver.save(save);
  std::unique_lock lock(mutex);
  woken.wait(lock, [&] { return wakes == 1; });
  lock.unlock();
  EXPECT_TRUE(saver.take_done().back().is<app::SaveFailed>());
  std::filesystem::remove(places_.records());
  lock.lock();
  woken.wait(lock, [&] { return wakes >= 2; });
  lock.unlock();
  // It may have been tried once before the way was free.
  for (bool is_saved = false; !is_saved;) {
    for (const app::Action& action : saver.take_done())
      is_saved = is_saved || action.is<app::RecordSaved>();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(contents(file("one.peil.json")), save.text);
}

TEST_F(SaverTest, ARemovedRecordIsGoneAndComesBackWhenSaved) {
  Saver saver(store_, [] {});
  const app::SaveRecord save = save_of("one", "2026-11-22T10:00:00Z");
  saver.save(save);
  saver.remove({"one"});
  saver.finish();
  EXPECT_FALSE(std::filesystem::exists(file("one.peil.json")));
  saver.save(save);
  saver.finish();
  EXPECT_EQ(contents(file("one.peil.json")), save.text);
}

TEST_F(SaverTest, WhatWasAnsweredBeforeAChangeWasHeardOfGoesBesideIt) {
  Saver saver(store_, [] {});
  saver.save(save_of("one", "2026-11-22T10:00:00Z"));
  saver.finish();
  saver.take_done();
  const app::SaveRecord theirs = save_of("one", "2026-11-22T10:00:01Z");
  put(file("theirs"), theirs.text);
  std::filesystem::rename(file("theirs"), file("one.peil.json"));
  saver.look();
  saver.finish();
  // The app hasn't taken that yet, when a person answers.
  const app::SaveRecord ours = save_of("one", "2026-11-22T10:00:02Z");
  saver.save(ours);
  saver.finish();
  EXPECT_EQ(contents(file("one.peil.json")), theirs.text);
  EXPECT_EQ(contents(file("one.peil-copy.json")), ours.text);
  // Once it has, it goes on with theirs.
  saver.take_done();
  const app::SaveRecord next = save_of("one", "2026-11-22T10:00:03Z");
  saver.save(next);
  saver.finish();
  EXPECT_EQ(contents(file("one.peil.json")), next.text);
}

}  // namespace
}  // namespace peil::native
