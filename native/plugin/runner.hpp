// The child process in which a plugin's program runs: `peil plugin-runner`. It confines itself,
// reads a module from standard input and answers calls to it, as wire.hpp says, until standard
// input ends. ChildHost starts it and ends it.
#pragma once

namespace peil::native {

// The name of the command that the program's main function knows it by. Nobody has to type it.
inline constexpr const char* plugin_runner_command = "plugin-runner";

// Returns the exit code: 0 after the end of standard input or a fault that was told, 1 if it can't
// confine itself, 2 after something that isn't the protocol.
int run_plugin();

}  // namespace peil::native
