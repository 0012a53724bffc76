#include "engine/json/id_list.hpp"

namespace peil {
namespace {

std::string in_small_letters(std::string_view id) {
  std::string small(id);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

}  // namespace

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
  const auto [first, is_new] = by_small_letters_.try_emplace(in_small_letters(id), id);
  if (!is_new)
    reading_->warning(Code::ids_differ_by_case, path,
                      {std::string(id), std::string(first->second)});
  return true;
}

void IdList::warn_unused(std::string_view kind, const Path& path, bool keys) const {
  if (incomplete_) return;
  for (const std::string_view id : names_) {
    const Entry& entry = entries_.at(id);
    if (entry.is_used) continue;
    reading_->warning(Code::unused, keys ? path / id : path / std::size_t{entry.index},
                      {std::string(kind), std::string(id)}, Reading::At::key);
  }
}

std::optional<std::uint32_t> IdList::index_of(std::string_view id) const {
  const auto found = entries_.find(id);
  return found != entries_.end() ? std::optional(found->second.index) : std::nullopt;
}

std::optional<std::uint32_t> IdList::find(std::string_view id, std::string_view kind,
                                          const Path& path, Reading::At at) {
  if (const auto found = entries_.find(id); found != entries_.end()) {
    found->second.is_used = true;
    return found->second.index;
  }
  if (incomplete_) return std::nullopt;
  reading_->error(
      Code::dangling_id, path,
      {std::string(id), std::string(kind), std::string(reading_->suggester().nearest(id, names_))},
      at);
  return std::nullopt;
}

}  // namespace peil
