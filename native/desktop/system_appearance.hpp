// What the desktop's settings ask programs to look like: dark, or with more contrast. They are read
// without waiting, by the desktop's own program for them; what can't be found out counts as not
// asked for.
#pragma once

#include "app/action.hpp"
#include "native/desktop/side_program.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace peil::native {

// What follows from the name of a theme: `Adwaita-dark`, `Adwaita:dark`, `HighContrastInverse`.
app::Appearance appearance_of_theme(std::string_view theme);

// What follows from what `gsettings list-recursively` prints.
app::Appearance appearance_of_settings(std::string_view text);

class SystemAppearance {
 public:
  // `wake` is called in another thread when an answer has come.
  explicit SystemAppearance(std::function<void()> wake) : settings_(std::move(wake)) {}

  // Asks, unless it is being asked already. GTK_THEME goes before the settings, as it does for
  // other programs.
  void ask();

  // What was answered since last asked, where it differs from before.
  std::optional<app::Appearance> take();

 private:
  void tell(app::Appearance appearance);

  SideProgram settings_;
  app::Appearance last_;
  std::optional<app::Appearance> news_;
};

}  // namespace peil::native
