// Nothing but the child process of plugins' programs: what `peil plugin-runner` is, without the
// rest of the program.
#include "native/plugin/runner.hpp"

int main() { return peil::native::run_plugin(); }
