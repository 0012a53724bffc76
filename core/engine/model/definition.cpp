#include "engine/model/definition.hpp"

#include <algorithm>

namespace peil {
namespace {

template <class T>
const T* find_by_id(const std::vector<T>& list, std::string_view id) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const T& each) { return each.id == id; });
  return found != list.end() ? &*found : nullptr;
}

}  // namespace

std::string_view Text::in(std::size_t index) const {
  if (index < by_language.size() && !by_language[index].empty()) return by_language[index];
  return by_language.empty() ? std::string_view{} : std::string_view{by_language.front()};
}

bool Text::empty() const {
  return std::all_of(by_language.begin(), by_language.end(),
                     [](const std::string& text) { return text.empty(); });
}

std::size_t Definition::language_index(std::string_view language) const {
  const auto found = std::find(languages.begin(), languages.end(), language);
  return found != languages.end() ? static_cast<std::size_t>(found - languages.begin()) : 0;
}

const Question* Definition::find_question(std::string_view question_id) const {
  return find_by_id(questions, question_id);
}

const Score* Definition::find_score(std::string_view score_id) const {
  return find_by_id(scores, score_id);
}

const Section* Definition::find_section(std::string_view section_id) const {
  return find_by_id(sections, section_id);
}

const SubjectKind* Definition::find_subject_kind(std::string_view kind_id) const {
  return find_by_id(subject_kinds, kind_id);
}

}  // namespace peil
