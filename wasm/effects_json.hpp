// What the app asks of the outside, as JSON for the page's scripts.
#pragma once

#include "app/effect.hpp"
#include "wasm/worker_host.hpp"

#include <string>
#include <vector>

namespace peil::web {

// An array in the same order: {"do": "save_record", "record", "text"}, {"do": "save_preferences", "text"},
// {"do": "ask_for_file"}.
std::string effects_json(std::vector<app::Effect> effects, WorkerHost& host);

}  // namespace peil::web
