#include "engine/format/record.hpp"
