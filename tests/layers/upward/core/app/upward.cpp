#include "engine/model/definition.hpp"
#include "ui/painter.hpp"
