// Files on disk: reading within the format's limit, and writing so that a file is either the old
// one or the new one, whatever happens in between. Everything native that touches a person's files
// goes through here.
#pragma once

#include "engine/base/problem.hpp"

#include <cstdint>
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

// Who may read and write a file that isn't there yet: its owner alone, as with what a person keeps,
// or whom the person's umask lets, as with what a person asked a command to make.
enum class NewFile : std::uint8_t { owner_only, as_umask };

// Makes `text` the content of the file, atomically and durably: written beside it, flushed to the
// disk, renamed over it. One that was there keeps its mode, group and access list, and its owner if
// the system allows it; `kind` is for a new one. A link is followed; of a file with several names
// only this one gets the text. What is there and no plain file, such as a pipe or a device, is
// written into. Refuses what may not be written, as file_unwritable with the system's words;
// then the old file is as it was. Cost: waits for the disk twice, and for a pipe's reader.
Result<void> write_file(const std::filesystem::path& path, std::string_view text, NewFile kind);

// Makes a file, as the person's umask says. Refuses where anything has that name, a link that leads
// nowhere included (file_unwritable); after a failure there is none.
Result<void> write_new_file(const std::filesystem::path& path, std::string_view text);

// Makes the folder and those above it, where missing, for the owner only (file_unwritable).
Result<void> make_folder(const std::filesystem::path& path);

// The same, as the person's umask says.
Result<void> make_open_folder(const std::filesystem::path& path);

}  // namespace peil::native
