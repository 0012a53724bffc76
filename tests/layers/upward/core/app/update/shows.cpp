#include "app/view/screens.hpp"

const char* mark = "+texts";
