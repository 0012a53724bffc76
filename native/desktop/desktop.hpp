// The desktop program: one window on the same screens as the browser's.
#pragma once

#include <filesystem>
#include <ostream>
#include <vector>

namespace peil::native {

// Opens the window and returns when it is closed. `files` are opened at the start. Gives the
// process's exit code: 0, or 1 where there is no display or no OpenGL, with the reason on `err`.
int run_desktop(const std::vector<std::filesystem::path>& files, std::ostream& err);

}  // namespace peil::native
