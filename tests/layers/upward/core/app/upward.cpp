#include "engine/definition.hpp"
#include "ui/painter.hpp"
