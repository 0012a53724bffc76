// The range bar of the main score.
#pragma once

#include "app/facts/opened.hpp"
#include "app/view/tree.hpp"

#include <string>

namespace peil::app {

// The range bar of the main score, with all of it in words.
Node range_bar(std::string id, const Context& context, const Opened& opened);

}  // namespace peil::app
