// Writing files that a person asked a command to make: readable as the person's other files are,
// and never over what is there.
#pragma once

#include "engine/base/problem.hpp"

#include <filesystem>
#include <string_view>

namespace peil::native {

// Refuses where anything has that name, a link that leads nowhere included (file_unreadable, with
// the system's words).
Result<void> write_new_file(const std::filesystem::path& path, std::string_view text);

// Makes a folder and those above it, where missing, as the person's umask says.
Result<void> make_open_folder(const std::filesystem::path& path);

// Makes a file that was written for its owner alone (write_file) as readable as the person's umask
// says.
void open_to_others(const std::filesystem::path& path);

}  // namespace peil::native
