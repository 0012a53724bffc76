// The one place in which the state changes.
#pragma once

#include "app/action.hpp"
#include "app/effect.hpp"
#include "app/state.hpp"

#include <vector>

namespace peil::app {

// Carries out an action. Total: an action that doesn't fit the state changes nothing. Gives what
// the outside must do, in order. Cost: for an answer, what depends on it; else small.
std::vector<Effect> update(State& state, const Action& action, const Ambient& ambient);

}  // namespace peil::app
