#include "engine/evaluation/tag_filter.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace peil {

TagFilter::TagFilter(const Definition& definition) {
  const auto filters = [](const Score& score) { return !score.tags.empty(); };
  if (std::none_of(definition.scores.begin(), definition.scores.end(), filters)) return;
  std::unordered_map<std::string_view, std::size_t> indices;
  for (std::size_t i = 0; i < definition.tags.size(); ++i)
    indices.try_emplace(definition.tags[i].id, i);
  const auto tags_of = [&](const std::vector<std::string>& ids) {
    Tags tags;
    for (const auto& id : ids) {
      const auto found = indices.find(id);
      if (found != indices.end()) tags.set(found->second);
    }
    return tags;
  };
  for (const auto& question : definition.questions)
    questions_.push_back(tags_of(question.tags));
  for (const auto& score : definition.scores)
    scores_.push_back(tags_of(score.tags));
}

}  // namespace peil
