#include "engine/base/version.hpp"

#include <algorithm>
#include <string_view>

namespace peil {
namespace {

int sign_of(int order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Numbers of any size, without zeros in front.
int compare_numbers(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return sign_of(a.compare(b));
}

int compare_parts(std::string_view a, std::string_view b) {
  const bool a_number = is_number(a);
  const bool b_number = is_number(b);
  if (a_number && b_number) return compare_numbers(a, b);
  if (a_number != b_number) return a_number ? -1 : 1;
  return sign_of(a.compare(b));
}

// The part before the next dot, which is taken away from `rest`.
std::string_view next_part(std::string_view& rest) {
  const auto dot = rest.find('.');
  const auto part = rest.substr(0, dot);
  rest.remove_prefix(dot == std::string_view::npos ? rest.size() : dot + 1);
  return part;
}

int compare_lists(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (const int order = compare_parts(next_part(a), next_part(b)); order != 0) return order;
  }
  return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
}

struct Version {
  std::string_view numbers;
  std::string_view pre_release;  // empty: a release
};

Version split(std::string_view text) {
  text = text.substr(0, text.find('+'));
  const auto hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return {text, {}};
  return {text.substr(0, hyphen), text.substr(hyphen + 1)};
}

}  // namespace

// Semantic Versioning 2.0.0, 11.
int compare_versions(std::string_view a, std::string_view b) {
  const Version left = split(a);
  const Version right = split(b);
  if (const int order = compare_lists(left.numbers, right.numbers); order != 0) return order;
  if (left.pre_release.empty() != right.pre_release.empty()) {
    return left.pre_release.empty() ? 1 : -1;
  }
  return compare_lists(left.pre_release, right.pre_release);
}

}  // namespace peil
