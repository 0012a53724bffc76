#include "native/desktop/file_dialog.hpp"

#include "support.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <condition_variable>
#include <cstdlib>

namespace peil::native {
namespace {

using test::contents;
using test::put;
using test::TemporaryFolder;

// A computer on which the dialog is a script of ours.
class FileDialogTest : public ::testing::Test {
 protected:
  FileDialogTest() { ::setenv("PATH", folder_.path().c_str(), 1); }
  ~FileDialogTest() override { ::setenv("PATH", path_.c_str(), 1); }

  void install(const std::string& name, const std::string& script) {
    put(folder_ / name, "#!/bin/sh\n" + script);
    ::chmod((folder_ / name).c_str(), 0755);
  }

  // Opens a dialog and waits until it was closed.
  FileDialog::Answer answer_of(const std::function<bool(FileDialog&)>& opens) {
    std::mutex mutex;
    std::condition_variable closed;
    bool is_closed = false;
    FileDialog dialog([&] {
      const std::lock_guard lock(mutex);
      is_closed = true;
      closed.notify_one();
    });
    EXPECT_TRUE(opens(dialog));
    std::unique_lock lock(mutex);
    closed.wait(lock, [&] { return is_closed; });
    return dialog.take_answer().value();
  }

  std::optional<std::filesystem::path> choose(const std::string& title = "Peil") {
    const FileDialog::Answer answer =
        answer_of([&](FileDialog& dialog) { return dialog.open(title); });
    EXPECT_EQ(answer.purpose, FileDialog::Purpose::open);
    return answer.path;
  }

  std::optional<std::filesystem::path> save(const std::filesystem::path& suggested) {
    const FileDialog::Answer answer =
        answer_of([&](FileDialog& dialog) { return dialog.save("Peil", suggested); });
    EXPECT_EQ(answer.purpose, FileDialog::Purpose::save);
    return answer.path;
  }

  // Has the program write the words it was called with into a file, a line each.
  void install_to_listen(const std::string& name) {
    install(name, "for word; do echo \"$word\"; done > '" + (folder_ / "words").string() +
                      "'\necho /chosen\n");
  }

  TemporaryFolder folder_;
  std::string path_ = std::getenv("PATH");
};

TEST_F(FileDialogTest, GivesTheFileThatWasChosen) {
  install("zenity", "echo '/home/ada/my answers.peil.json'\n");
  EXPECT_EQ(choose(), "/home/ada/my answers.peil.json");
}

TEST_F(FileDialogTest, GivesNothingAfterCancel) {
  install("zenity", "exit 1\n");
  EXPECT_EQ(choose(), std::nullopt);
}

TEST_F(FileDialogTest, UsesKdialogWhereThatIsWhatThereIs) {
  install("kdialog", "echo /chosen\n");
  EXPECT_EQ(choose(), "/chosen");
}

TEST_F(FileDialogTest, PassesTheTitleAsOneWord) {
  install_to_listen("zenity");
  choose("Peil; rm -rf / \"x\"");
  EXPECT_NE(contents(folder_ / "words").find("--title=Peil; rm -rf / \"x\"\n"), std::string::npos);
}

TEST_F(FileDialogTest, SaysWhereThereIsNone) {
  FileDialog dialog([] {});
  EXPECT_FALSE(dialog.open("Peil"));
}

TEST_F(FileDialogTest, ClosesWithTheProgram) {
  install("zenity", "exec /bin/sleep 1000000\n");
  FileDialog dialog([] {});
  EXPECT_TRUE(dialog.open("Peil"));
  EXPECT_TRUE(dialog.open("Peil")) << "while one is open, no second one";
  EXPECT_FALSE(dialog.take_answer());
  EXPECT_FALSE(dialog.save("Peil", "/home/ada/answers.peil.json"));
}

TEST_F(FileDialogTest, OffersJsonFilesToOpen) {
  install_to_listen("zenity");
  EXPECT_EQ(choose(), "/chosen");
  EXPECT_EQ(contents(folder_ / "words"), "--file-selection\n--title=Peil\n--file-filter=*.json\n");
}

TEST_F(FileDialogTest, AsksZenityForAPlaceToSave) {
  install_to_listen("zenity");
  EXPECT_EQ(save("/home/ada/my answers.peil.json"), "/chosen");
  EXPECT_EQ(contents(folder_ / "words"),
            "--file-selection\n--save\n--confirm-overwrite\n--title=Peil\n"
            "--filename=/home/ada/my answers.peil.json\n");
}

TEST_F(FileDialogTest, AsksKdialogForAPlaceToSave) {
  install_to_listen("kdialog");
  EXPECT_EQ(save("/home/ada/my answers.peil.json"), "/chosen");
  EXPECT_EQ(contents(folder_ / "words"),
            "--title\nPeil\n--getsavefilename\n/home/ada/my answers.peil.json\n");
}

TEST_F(FileDialogTest, ACancelledSaveIsAnAnswerWithoutAPlace) {
  install("zenity", "exit 1\n");
  EXPECT_EQ(save("/home/ada/answers.peil.json"), std::nullopt);
}

}  // namespace
}  // namespace peil::native
