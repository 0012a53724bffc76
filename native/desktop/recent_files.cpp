#include "native/desktop/recent_files.hpp"

#include "engine/base/utf8.hpp"
#include "engine/json/text.hpp"
#include "native/disk/files.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

namespace peil::native {

namespace json = boost::json;

namespace {

constexpr std::size_t most_path = 4096;

}  // namespace

RecentFiles::RecentFiles(Places places) : places_(std::move(places)) { read(); }

void RecentFiles::read() {
  if (places_.data.empty()) return;
  const Result<std::string> text = read_file(places_.recent_files());
  if (!text) return;
  files_.clear();
  const Result<json::value> value = read_json(*text, "recent");
  if (!value || !value->is_array()) return;
  for (const json::value& one : value->get_array()) {
    const json::string* string = one.if_string();
    if (!string || string->size() > most_path || files_.size() == most) continue;
    std::filesystem::path path(std::string(string->data(), string->size()));
    if (!path.is_absolute() || string->find('\0') != json::string::npos) continue;
    if (std::find(files_.begin(), files_.end(), path) == files_.end()) {
      files_.push_back(std::move(path));
    }
  }
}

void RecentFiles::add(const std::filesystem::path& file) {
  std::error_code error;
  std::filesystem::path path = std::filesystem::absolute(file, error).lexically_normal();
  if (error || path.native().size() > most_path ||
      utf8::first_invalid(path.native()) < path.native().size())
    return;
  read();  // another window may have added some
  if (!files_.empty() && files_.front() == path) return;
  files_.erase(std::remove(files_.begin(), files_.end(), path), files_.end());
  files_.insert(files_.begin(), std::move(path));
  if (files_.size() > most) files_.resize(most);
  keep();
}

void RecentFiles::remove(const std::filesystem::path& file) {
  read();
  const auto gone = std::remove(files_.begin(), files_.end(), file);
  if (gone == files_.end()) return;
  files_.erase(gone, files_.end());
  keep();
}

app::RecentFilesLoaded RecentFiles::action() const {
  app::RecentFilesLoaded action;
  for (const std::filesystem::path& file : files_) {
    action.files.push_back(
        {file.string(), file.filename().string(), places_.for_people(file.parent_path())});
  }
  return action;
}

void RecentFiles::keep() const {
  if (places_.data.empty() || !make_folder(places_.data)) return;
  json::array list;
  for (const std::filesystem::path& file : files_)
    list.emplace_back(file.string());
  static_cast<void>(
      write_file(places_.recent_files(), json::serialize(list) + "\n", NewFile::owner_only));
}

}  // namespace peil::native
