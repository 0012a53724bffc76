#include "native/disk/store.hpp"
