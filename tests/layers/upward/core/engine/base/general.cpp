#include "engine/model/record.hpp"
