#include "engine/json/id_list.hpp"

namespace peil {

bool IdList::report_if_used(std::string_view id, const Path& path) const {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return false;
  reading_->error(Code::duplicate_id, path, {std::string(id), found->second.pointer});
  return true;
}

bool IdList::add(std::string_view id, const Path& path) {
  const std::uint32_t index = next_++;
  if (report_if_used(id, path)) return false;
  entries_.emplace(id, Entry{index, path.pointer()});
  names_.push_back(id);
  return true;
}

std::optional<std::uint32_t> IdList::index_of(std::string_view id) const {
  const auto found = entries_.find(id);
  return found != entries_.end() ? std::optional(found->second.index) : std::nullopt;
}

std::optional<std::uint32_t> IdList::find(std::string_view id, std::string_view kind,
                                          const Path& path, Reading::At at) {
  const auto index = index_of(id);
  if (index || incomplete_) return index;
  reading_->error(
      Code::dangling_id, path,
      {std::string(id), std::string(kind), std::string(reading_->suggester().nearest(id, names_))},
      at);
  return std::nullopt;
}

}  // namespace peil
