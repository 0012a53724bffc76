// Files on disk: reading within the format's limit, and writing so that a file is either the old
// one or the new one, whatever happens in between. Everything native that touches a person's files
// goes through here.
#pragma once

#include "engine/base/problem.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace peil::native {

// The whole file. Refuses, with `path` as the problem's file: what can't be opened or read,
// folders, and what is larger than limits::file_bytes (a regular file before a byte of it is read,
// anything else as soon as it passes the limit). Cost: the file's size.
Result<std::string> read_file(const std::filesystem::path& path);

// read_file, or what stands in for it.
using FileReader = std::function<Result<std::string>(const std::filesystem::path& path)>;

// A reader that calls `read` once for each file: who asks again, by whatever path, gets what was
// read then. Keeps all of it in memory, so it is for one run of a command. Not for several threads
// at once.
FileReader reading_once(FileReader read = read_file);

// Makes `text` the content of the file, atomically and durably: written beside it, flushed to the
// disk, renamed over it. A new file is readable by its owner only; a link is followed. After a
// failure the old file is as it was. Cost: waits for the disk twice.
Result<void> write_file(const std::filesystem::path& path, std::string_view text);

// Makes the folder and those above it, where missing, for the owner only.
Result<void> make_folder(const std::filesystem::path& path);

}  // namespace peil::native
