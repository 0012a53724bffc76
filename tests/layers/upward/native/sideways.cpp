#include "../wasm/shell.hpp"
