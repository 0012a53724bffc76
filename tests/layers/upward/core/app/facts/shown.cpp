#include "app/view/nodes.hpp"
