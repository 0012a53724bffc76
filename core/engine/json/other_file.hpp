// What a file is that people open by mistake: told by its beginning, so that they hear what it is
// instead of which sign JSON lacks in it.
#pragma once

#include "engine/base/problem.hpp"

#include <optional>
#include <string_view>

namespace peil {

// The code that says which kind of file this is (file_empty, file_is_table, …); none for what could
// be JSON with a mistake in it. For a text that isn't JSON. Cost: linear in its first lines.
std::optional<Code> other_file(std::string_view text);

}  // namespace peil
