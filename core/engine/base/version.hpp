// Semantic versions, as definitions, plugins and records have them.
#pragma once

#include <string_view>

namespace peil {

// The order of semantic versions: below 0 where `a` is the older one, 0 where neither is. What
// follows a “+” doesn't count.
int compare_versions(std::string_view a, std::string_view b);

}  // namespace peil
