#include "native/desktop/system_appearance.hpp"

#include "support.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <condition_variable>
#include <cstdlib>
#include <mutex>

namespace peil::native {
namespace {

// As `light`, `dark`, `light contrast`, `dark contrast`.
std::string words(app::Appearance appearance) {
  return std::string(appearance.dark ? "dark" : "light") + (appearance.contrast ? " contrast" : "");
}

TEST(Appearance, FollowsFromTheNameOfATheme) {
  EXPECT_EQ(words(appearance_of_theme("Adwaita")), "light");
  EXPECT_EQ(words(appearance_of_theme("Adwaita:dark")), "dark");
  EXPECT_EQ(words(appearance_of_theme("Yaru-dark")), "dark");
  EXPECT_EQ(words(appearance_of_theme("Breeze-Dark")), "dark");
  EXPECT_EQ(words(appearance_of_theme("Darkness")), "light");
  EXPECT_EQ(words(appearance_of_theme("HighContrast")), "light contrast");
  EXPECT_EQ(words(appearance_of_theme("HighContrastInverse")), "dark contrast");
  EXPECT_EQ(words(appearance_of_theme("")), "light");
}

TEST(Appearance, FollowsFromTheSettings) {
  const std::string interface = "org.gnome.desktop.interface ";
  EXPECT_EQ(words(appearance_of_settings(interface + "color-scheme 'default'\n" + interface +
                                         "gtk-theme 'Adwaita'\n")),
            "light");
  EXPECT_EQ(words(appearance_of_settings(interface + "color-scheme 'prefer-dark'\n")), "dark");
  EXPECT_EQ(words(appearance_of_settings(interface + "gtk-theme 'Adwaita-dark'")), "dark");
  EXPECT_EQ(words(appearance_of_settings(interface + "gtk-theme 'Adwaita-dark'\n" + interface +
                                         "color-scheme 'prefer-light'\n")),
            "light");
  EXPECT_EQ(words(appearance_of_settings("org.gnome.desktop.a11y.interface high-contrast true\n")),
            "light contrast");
}

TEST(Appearance, OfNonsenseIsLight) {
  EXPECT_EQ(words(appearance_of_settings("")), "light");
  EXPECT_EQ(words(appearance_of_settings("\n \n  \ncolor-scheme\ncolor-scheme 'prefer-dark'")),
            "light");
  EXPECT_EQ(words(appearance_of_settings("a color-scheme '")), "light");
}

// A computer whose `gsettings` is a script of ours.
class SystemAppearanceTest : public ::testing::Test {
 protected:
  SystemAppearanceTest() {
    ::setenv("PATH", folder_.path().c_str(), 1);
    ::unsetenv("GTK_THEME");
  }
  ~SystemAppearanceTest() override {
    ::setenv("PATH", path_.c_str(), 1);
    ::unsetenv("GTK_THEME");
  }

  void install(const std::string& script) {
    test::put(folder_ / "gsettings", "#!/bin/sh\n" + script);
    ::chmod((folder_ / "gsettings").c_str(), 0755);
  }

  // Asks, and waits for the answer.
  std::optional<app::Appearance> asked() {
    is_answered_ = false;
    appearance_.ask();
    std::unique_lock lock(mutex_);
    answered_.wait(lock, [&] { return is_answered_; });
    return appearance_.take();
  }

  test::TemporaryFolder folder_;
  std::string path_ = std::getenv("PATH");
  std::mutex mutex_;
  std::condition_variable answered_;
  bool is_answered_ = false;
  SystemAppearance appearance_{[this] {
    const std::lock_guard lock(mutex_);
    is_answered_ = true;
    answered_.notify_one();
  }};
};

TEST_F(SystemAppearanceTest, IsToldOnceAndWhenItChanges) {
  install("echo \"$2 color-scheme 'prefer-dark'\"\n");
  const std::optional<app::Appearance> first = asked();
  ASSERT_TRUE(first);
  EXPECT_EQ(words(*first), "dark");
  EXPECT_FALSE(asked()) << "nothing has changed";
  install("echo \"$2 color-scheme 'default'\"\n");
  const std::optional<app::Appearance> then = asked();
  ASSERT_TRUE(then);
  EXPECT_EQ(words(*then), "light");
}

TEST_F(SystemAppearanceTest, ADesktopWithOneOfTheSettingsAnswersAboutThat) {
  install(
      "[ \"$2\" = org.gnome.desktop.interface ] || exit 1\n"
      "echo \"$2 gtk-theme 'Adwaita-dark'\"\n");
  const std::optional<app::Appearance> told = asked();
  ASSERT_TRUE(told);
  EXPECT_EQ(words(*told), "dark");
}

TEST_F(SystemAppearanceTest, WithoutTheProgramItIsLight) {
  appearance_.ask();
  EXPECT_FALSE(appearance_.take());
}

TEST_F(SystemAppearanceTest, TheEnvironmentsThemeGoesFirst) {
  install("echo \"$2 color-scheme 'default'\"\n");
  ::setenv("GTK_THEME", "Adwaita:dark", 1);
  appearance_.ask();
  const std::optional<app::Appearance> told = appearance_.take();
  ASSERT_TRUE(told);
  EXPECT_EQ(words(*told), "dark");
}

}  // namespace
}  // namespace peil::native
