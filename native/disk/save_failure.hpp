// What a failure to write a file means for people.
#pragma once

#include "app/save_failure.hpp"
#include "engine/base/problem.hpp"

namespace peil::native {

// Of a problem by write_file or make_folder.
app::SaveFailure save_failure_of(const Problem& problem);

}  // namespace peil::native
