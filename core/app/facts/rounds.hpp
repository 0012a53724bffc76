// Earlier rounds of a record: the answers that were kept on a day, to compare with.
#pragma once

#include "app/facts/context.hpp"
#include "app/facts/opened.hpp"

#include <optional>
#include <string>

namespace peil::app {

// The round that was kept last, as its answers count today.
struct Earlier {
  std::string name;  // its title or date
  Outcome outcome;
};
// None if there is none of this version. Cost: that of evaluating its answers.
std::optional<Earlier> earlier_of(const Context& context, const Opened& opened);

}  // namespace peil::app
