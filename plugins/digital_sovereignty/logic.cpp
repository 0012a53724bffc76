#include "judge.hpp"

#include <peil/plugin.hpp>

PEIL_PLUGIN(peil::digital_sovereignty::judge)
