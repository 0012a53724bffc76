// The ids of one kind of thing while a definition is read: each may be given once, and what refers
// to one must find it.
#pragma once

#include "engine/json/reading.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace peil {

// Keeps views into the document's strings, so it lives no longer than the document.
class IdList {
 public:
  explicit IdList(Reading& reading) : reading_(&reading) {}

  // Gives `id` the next index. False, and reported, where it was given before; the index is taken
  // all the same. One that differs from another only in capital letters is a warning.
  bool add(std::string_view id, const Path& path);

  // Returns the ids of checked things, of which none can be there twice, their indexes in the list.
  template <class List>
  void add_all(const List& list) {
    for (const auto& each : list)
      add(each.id, Path{});
  }

  // Takes the next index for something that has no id. It may be what some reference means, so see
  // `mark_incomplete`.
  void add_nameless() {
    ++next_;
    incomplete_ = true;
  }

  // After this an id that isn't found is not reported: it may stand in the part that couldn't be
  // read.
  void mark_incomplete() { incomplete_ = true; }
  bool complete() const { return !incomplete_; }

  // True, and reported, where this list has the id: for lists that share their names with another
  // one.
  bool report_if_used(std::string_view id, const Path& path) const;

  // Warns of every id that `find` was never asked for, where all of them are known. `path` is that
  // of the object whose keys they are (`keys`), or of their list.
  void warn_unused(std::string_view kind, const Path& path, bool keys) const;

  bool contains(std::string_view id) const { return entries_.contains(id); }

  // The index of an id, or nothing, reported as a dangling `kind` with the nearest known id.
  std::optional<std::uint32_t> find(std::string_view id, std::string_view kind, const Path& path,
                                    Reading::At at = Reading::At::value);

  // The index of an id, or nothing.
  std::optional<std::uint32_t> index_of(std::string_view id) const;

 private:
  struct Entry {
    std::uint32_t index;
    std::string pointer;
    bool is_used = false;
  };
  Reading* reading_;
  std::unordered_map<std::string_view, Entry> entries_;
  std::vector<std::string_view> names_;
  std::unordered_map<std::string, std::string_view> by_small_letters_;
  std::uint32_t next_ = 0;
  bool incomplete_ = false;
};

}  // namespace peil
