#include "native/disk/store.hpp"
#include "engine/format/record.hpp"

#include "app/app.hpp"
#include "engine/model/record.hpp"
#include "native/ambient.hpp"
#include "tests/native/support.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace peil::native {
namespace {

using test::contents;
using test::names_in;
using test::put;
using test::TemporaryFolder;

Record record_with(std::string id, std::string changed = "2026-11-22T13:32:05Z") {
  Record record;
  record.id = std::move(id);
  record.assessment = "test.example";
  record.assessment_version = "1.0.0";
  record.fingerprint = "sha256:" + std::string(64, '0');
  record.created = "2026-11-20T08:00:00Z";
  record.changed = std::move(changed);
  return record;
}

app::SaveRecord save_of(const Record& record) { return {record.id, write_record(record), {}, {}}; }

template <class Wanted>
std::vector<Wanted> only(const std::vector<app::Action>& actions) {
  std::vector<Wanted> found;
  for (const app::Action& action : actions) {
    if (const auto* wanted = action.as<Wanted>()) found.push_back(*wanted);
  }
  return found;
}

class StoreTest : public ::testing::Test {
 protected:
  TemporaryFolder home_;
  Places places_ = places_of({.home = home_.path()});
  std::filesystem::path records_ = places_.records();
};

TEST_F(StoreTest, SavesARecordUnderItsIdAndSaysWhere) {
  Store store(places_);
  const Record record = record_with("3f1c");
  const app::Action done = store.save(save_of(record));
  ASSERT_TRUE(done.is<app::RecordSaved>());
  EXPECT_EQ(done.as<app::RecordSaved>()->record, "3f1c");
  EXPECT_EQ(done.as<app::RecordSaved>()->kept_in, "~/.local/share/peil/records/3f1c.peil.json");
  EXPECT_EQ(done.as<app::RecordSaved>()->local_time.size(), 5u);
  EXPECT_EQ(contents(records_ / "3f1c.peil.json"), write_record(record));
}

TEST_F(StoreTest, LoadsWhatItSaved) {
  const Record record = record_with("3f1c");
  Store(places_).save(save_of(record));
  Store(places_).save(app::SavePreferences{"{\"language\":\"en\"}\n"});
  const std::vector<app::Action> actions = Store(places_).load();
  ASSERT_EQ(actions.size(), 2u);
  EXPECT_EQ(actions[0].as<app::PreferencesLoaded>()->text, "{\"language\":\"en\"}\n");
  const auto& loaded = *actions[1].as<app::RecordLoaded>();
  EXPECT_EQ(loaded.text, write_record(record));
  EXPECT_EQ(loaded.file, "3f1c.peil.json");
  EXPECT_EQ(loaded.kept_in, "~/.local/share/peil/records/3f1c.peil.json");
}

TEST_F(StoreTest, TheFirstStartFindsNothingAndMakesNothing) {
  EXPECT_TRUE(Store(places_).load().empty());
  EXPECT_TRUE(names_in(home_.path()).empty());
}

TEST_F(StoreTest, SavesARecordInTheFileThatItCameFrom) {
  put(records_ / "our copy.peil.json", write_record(record_with("3f1c")));
  Store store(places_);
  store.load();
  Record changed = record_with("3f1c", "2026-11-23T10:00:00Z");
  store.save(save_of(changed));
  EXPECT_EQ(contents(records_ / "our copy.peil.json"), write_record(changed));
  EXPECT_EQ(names_in(records_), std::vector<std::string>{"our copy.peil.json"});
}

TEST_F(StoreTest, KeepsTheFormerFileBesideTheNewOne) {
  Store store(places_);
  const Record former = record_with("3f1c");
  store.save(save_of(former));
  Record record = former;
  record.assessment_version = "2.0.0";
  app::SaveRecord save = save_of(record);
  save.former_text = write_record(former);
  save.former_version = "1.0.0";
  ASSERT_TRUE(store.save(save).is<app::RecordSaved>());
  EXPECT_EQ(contents(records_ / "3f1c.peil.json"), write_record(record));
  EXPECT_EQ(contents(records_ / "3f1c.peil-1.0.0.json"), write_record(former));
  // It isn't a record of its own, and is never written over.
  EXPECT_EQ(only<app::RecordLoaded>(Store(places_).load()).size(), 1u);
  save.former_text = "another";
  store.save(save);
  EXPECT_EQ(contents(records_ / "3f1c.peil-1.0.0.json"), write_record(former));
  EXPECT_EQ(contents(records_ / "3f1c.peil-1.0.0-2.json"), "another");
}

TEST_F(StoreTest, AFormerVersionFromOutsideDoesntChooseAPlaceOnTheDisk) {
  Store store(places_);
  app::SaveRecord save = save_of(record_with("3f1c"));
  save.former_text = "text";
  save.former_version = "../../1";
  ASSERT_TRUE(store.save(save).is<app::RecordSaved>());
  EXPECT_EQ(contents(records_ / "3f1c.peil-old.json"), "text");
}

TEST_F(StoreTest, ReportsADamagedRecordAndNeverWritesOverIt) {
  const std::string damaged = write_record(record_with("3f1c")).substr(0, 60);
  put(records_ / "3f1c.peil.json", damaged);
  Store store(places_);
  const auto refused = only<app::FileRefused>(store.load());
  ASSERT_EQ(refused.size(), 1u);
  EXPECT_EQ(refused[0].problem.code, Code::json_incomplete);
  EXPECT_EQ(refused[0].problem.place.file, (records_ / "3f1c.peil.json").string());

  // The same record arrives again, from a copy that somebody sent.
  const Record whole = record_with("3f1c");
  const app::Action done = store.save(save_of(whole));
  ASSERT_TRUE(done.is<app::RecordSaved>());
  EXPECT_EQ(contents(records_ / "3f1c.peil.json"), damaged);
  EXPECT_EQ(contents(records_ / "3f1c-2.peil.json"), write_record(whole));
}

TEST_F(StoreTest, OneDamagedRecordDoesntKeepTheOthersAway) {
  put(records_ / "1.peil.json", "{");
  put(records_ / "2.peil.json", write_record(record_with("2")));
  std::filesystem::create_directory(records_ / "3.peil.json");
  const std::vector<app::Action> actions = Store(places_).load();
  EXPECT_EQ(only<app::RecordLoaded>(actions).size(), 1u);
  EXPECT_EQ(only<app::FileRefused>(actions).size(), 2u);
}

TEST_F(StoreTest, OfTwoFilesWithOneRecordTheLaterIsLoadedAndBothStay) {
  const std::string old_text = write_record(record_with("3f1c", "2026-11-21T00:00:00Z"));
  const std::string new_text = write_record(record_with("3f1c", "2026-11-22T00:00:00Z"));
  put(records_ / "a.peil.json", new_text);
  put(records_ / "b.peil.json", old_text);
  Store store(places_);
  const std::vector<app::Action> actions = store.load();
  ASSERT_EQ(only<app::RecordLoaded>(actions).size(), 1u);
  EXPECT_EQ(only<app::RecordLoaded>(actions)[0].file, "a.peil.json");
  ASSERT_EQ(only<app::FileRefused>(actions).size(), 1u);
  EXPECT_EQ(only<app::FileRefused>(actions)[0].problem.place.file,
            (records_ / "b.peil.json").string());
  store.save(save_of(record_with("3f1c", "2026-11-23T00:00:00Z")));
  EXPECT_EQ(contents(records_ / "b.peil.json"), old_text);
}

TEST_F(StoreTest, TakesOnlyRecordsForRecords) {
  put(records_ / "notes.txt", "mine");
  put(records_ / ".3f1c.peil.json", "half written when the power went");
  EXPECT_TRUE(Store(places_).load().empty());
}

TEST_F(StoreTest, AnIdFromOutsideDoesntChooseAPlaceOnTheDisk) {
  Store store(places_);
  const app::Action done = store.save(app::SaveRecord{"../../../escaped", "{}\n"});
  ASSERT_TRUE(done.is<app::RecordSaved>());
  const std::vector<std::string> names = names_in(records_);
  ASSERT_EQ(names.size(), 1u);
  EXPECT_EQ(contents(records_ / names[0]), "{}\n");
  EXPECT_EQ(names_in(home_.path()), std::vector<std::string>{".local"});
}

TEST_F(StoreTest, SaysWhyARecordCantBeSavedAndKeepsTheOldOne) {
  const Record record = record_with("3f1c");
  put(records_ / "3f1c.peil.json", write_record(record));
  Store store(places_);
  store.load();
  std::optional<app::Action> done;
  {
    const test::SmallDisk disk(10);
    done = store.save(save_of(record_with("3f1c", "2026-11-23T00:00:00Z")));
  }
  ASSERT_TRUE(done->is<app::SaveFailed>());
  EXPECT_EQ(done->as<app::SaveFailed>()->record, "3f1c");
  EXPECT_EQ(done->as<app::SaveFailed>()->failure,
            (app::SaveFailure{app::SaveFault::full, "File too large"}));
  EXPECT_EQ(contents(records_ / "3f1c.peil.json"), write_record(record));
}

TEST_F(StoreTest, WithoutAHomeItSaysSo) {
  Store store(places_of({}));
  EXPECT_TRUE(store.load().empty());
  EXPECT_TRUE(store.save(save_of(record_with("3f1c"))).is<app::SaveFailed>());
}

TEST_F(StoreTest, AFolderThatCantBeReadIsReported) {
  std::filesystem::create_directories(records_);
  ::chmod(records_.c_str(), 0);
  std::vector<app::Action> actions;
  {
    // Its own folders must be open to the ordinary user, or those would be what is refused.
    const std::filesystem::path data = places_.data;
    for (auto folder = data; folder != home_.path(); folder = folder.parent_path())
      ::chmod(folder.c_str(), 0755);
    const test::OrdinaryUser user;
    actions = Store(places_).load();
  }
  ::chmod(records_.c_str(), 0700);
  ASSERT_EQ(only<app::FileRefused>(actions).size(), 1u);
  EXPECT_EQ(only<app::FileRefused>(actions)[0].problem.arguments,
            std::vector<std::string>{"Permission denied"});
}

TEST(OpenedFile, ArrivesByItsName) {
  const TemporaryFolder folder;
  put(folder / "some.json", "{}");
  const app::Action action = opened_file(folder / "some.json");
  ASSERT_TRUE(action.is<app::FileArrived>());
  EXPECT_EQ(action.as<app::FileArrived>()->file, "some.json");
  EXPECT_EQ(action.as<app::FileArrived>()->text, "{}");
  EXPECT_TRUE(opened_file(folder / "other.json").is<app::FileRefused>());
}

// --- with another program on the same files ------------------------------------------------------

TEST_F(StoreTest, DoesNotSaveOverWhatAnotherProgramChanged) {
  Store here(places_);
  here.save(save_of(record_with("3f1c")));
  Store elsewhere(places_);
  elsewhere.load();
  const Record theirs = record_with("3f1c", "2026-11-22T14:00:00Z");
  elsewhere.save(save_of(theirs));

  const Record ours = record_with("3f1c", "2026-11-22T14:00:01Z");
  const app::Action done = here.save(save_of(ours));
  ASSERT_TRUE(done.is<app::RecordReplaced>());
  const auto& replaced = *done.as<app::RecordReplaced>();
  EXPECT_EQ(replaced.record, "3f1c");
  EXPECT_EQ(replaced.text, write_record(theirs));
  EXPECT_EQ(replaced.copy, "~/.local/share/peil/records/3f1c.peil-copy.json");
  EXPECT_EQ(contents(records_ / "3f1c.peil.json"), write_record(theirs));
  EXPECT_EQ(contents(records_ / "3f1c.peil-copy.json"), write_record(ours));

  // From then on it goes on with the other's.
  const Record next = record_with("3f1c", "2026-11-22T14:00:02Z");
  EXPECT_TRUE(here.save(save_of(next)).is<app::RecordSaved>());
  EXPECT_EQ(contents(records_ / "3f1c.peil.json"), write_record(next));
}

TEST_F(StoreTest, ASaveOfTheSameIsNoConflict) {
  Store here(places_);
  here.save(save_of(record_with("3f1c")));
  Store elsewhere(places_);
  elsewhere.load();
  const app::SaveRecord same = save_of(record_with("3f1c", "2026-11-22T14:00:00Z"));
  elsewhere.save(same);
  EXPECT_TRUE(here.save(same).is<app::RecordSaved>());
  EXPECT_EQ(names_in(records_), std::vector<std::string>{"3f1c.peil.json"});
}

TEST_F(StoreTest, WhatWasDamagedSinceIsLeftAlone) {
  Store store(places_);
  store.save(save_of(record_with("3f1c")));
  put(records_ / "3f1c.peil.json", "damaged");
  const app::SaveRecord next = save_of(record_with("3f1c", "2026-11-22T14:00:00Z"));
  EXPECT_TRUE(store.save(next).is<app::RecordSaved>());
  EXPECT_EQ(contents(records_ / "3f1c.peil.json"), "damaged");
  EXPECT_EQ(contents(records_ / "3f1c-2.peil.json"), next.text);
}

TEST_F(StoreTest, AFileThatIsGoneIsWrittenAgain) {
  Store store(places_);
  const app::SaveRecord save = save_of(record_with("3f1c"));
  store.save(save);
  std::filesystem::remove(records_ / "3f1c.peil.json");
  EXPECT_TRUE(store.save(save).is<app::RecordSaved>());
  EXPECT_EQ(contents(records_ / "3f1c.peil.json"), save.text);
}

TEST_F(StoreTest, SeesWhatAnotherProgramDid) {
  Store here(places_);
  here.save(save_of(record_with("3f1c")));
  EXPECT_TRUE(here.changes().empty()) << "its own saves are none";
  Store elsewhere(places_);
  elsewhere.load();
  const app::SaveRecord changed = save_of(record_with("3f1c", "2026-11-22T14:00:00Z"));
  const app::SaveRecord added = save_of(record_with("77aa"));
  elsewhere.save(changed);
  elsewhere.save(added);
  put(records_ / "damaged.peil.json", "damaged");

  const std::vector<app::Action> actions = here.changes();
  ASSERT_EQ(actions.size(), 2u);
  const auto replaced = only<app::RecordReplaced>(actions);
  ASSERT_EQ(replaced.size(), 1u);
  EXPECT_EQ(replaced[0].text, changed.text);
  EXPECT_TRUE(replaced[0].copy.empty());
  const auto loaded = only<app::RecordLoaded>(actions);
  ASSERT_EQ(loaded.size(), 1u);
  EXPECT_EQ(loaded[0].text, added.text);
  EXPECT_TRUE(here.changes().empty()) << "once";
}

}  // namespace
}  // namespace peil::native
