#include "native/store.hpp"
