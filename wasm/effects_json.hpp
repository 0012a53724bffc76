// What the app asks of the outside, as JSON for the page's scripts (page/effects.js).
#pragma once

#include "app/effect.hpp"
#include "wasm/worker_host.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peil::web {

// An array of objects, of which `do` is the effect's name in snake_case and the other members are
// its own: {"do": "save_preferences", "text": …}. The calls of programs, which the host words, come
// last.
std::string effects_json(std::vector<app::Effect> effects, WorkerHost& host);

// The kind with this name, as it stands in the effects on kept files; none: there is no such kind.
std::optional<app::KeptKind> kept_kind_named(std::string_view word);

}  // namespace peil::web
