#include "engine/model/definition.hpp"
