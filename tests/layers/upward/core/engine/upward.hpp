#include "app/state.hpp"
