#include "native/desktop/system_appearance.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace peil::native {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

app::Appearance appearance_of_theme(std::string_view theme) {
  const std::string name = lower(theme);
  const bool contrast = has(name, "highcontrast") || has(name, "high-contrast");
  return {.dark = name.ends_with(":dark") || name.ends_with("-dark") ||
                  (contrast && has(name, "inverse")),
          .contrast = contrast};
}

// Lines are `SCHEMA KEY VALUE`, texts in single quotes.
app::Appearance appearance_of_settings(std::string_view text) {
  app::Appearance appearance;
  bool prefers_light = false;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::size_t key_at = line.find(' ');
    const std::size_t value_at =
        key_at == std::string_view::npos ? key_at : line.find(' ', key_at + 1);
    if (value_at == std::string_view::npos) continue;
    const std::string_view key = line.substr(key_at + 1, value_at - key_at - 1);
    std::string_view value = line.substr(value_at + 1);
    if (value.size() >= 2 && value.front() == '\'' && value.back() == '\'') {
      value = value.substr(1, value.size() - 2);
    }
    if (key == "color-scheme") {
      appearance.dark |= value == "prefer-dark";
      prefers_light = value == "prefer-light";
    } else if (key == "gtk-theme") {
      const app::Appearance theme = appearance_of_theme(value);
      appearance.dark |= theme.dark;
      appearance.contrast |= theme.contrast;
    } else if (key == "high-contrast") {
      appearance.contrast |= value == "true";
    }
  }
  if (prefers_light) appearance.dark = false;
  return appearance;
}

void SystemAppearance::ask() {
  const char* theme = std::getenv("GTK_THEME");
  if (theme != nullptr && *theme != '\0') {
    tell(appearance_of_theme(theme));
  } else if (!settings_.is_running() && is_on_path("gsettings")) {
    // Both in one go; a desktop without the second one still answers about the first.
    settings_.start({"/bin/sh", "-c",
                     "gsettings list-recursively org.gnome.desktop.interface; "
                     "gsettings list-recursively org.gnome.desktop.a11y.interface; exit 0"});
  }
}

std::optional<app::Appearance> SystemAppearance::take() {
  if (const std::optional<SideProgram::Ended> ended = settings_.take(); ended && ended->well) {
    tell(appearance_of_settings(ended->output));
  }
  return std::exchange(news_, std::nullopt);
}

void SystemAppearance::tell(app::Appearance appearance) {
  if (appearance.dark == last_.dark && appearance.contrast == last_.contrast) return;
  last_ = appearance;
  news_ = appearance;
}

}  // namespace peil::native
