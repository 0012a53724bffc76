#include "judge.hpp"

#include <peil/plugin.hpp>

PEIL_PLUGIN(peil::ai_act::judge)
