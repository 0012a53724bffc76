#include "judge.hpp"

#include <peil/plugin.hpp>

PEIL_PLUGIN(peil::nba_maturity::judge)
