#include "engine/definition.hpp"
