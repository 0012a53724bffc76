#include "engine/migration/migration.hpp"
