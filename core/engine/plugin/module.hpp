// Looks at a program's WebAssembly module before anything of it runs: what it imports, what it
// exports, and how much memory it may take. The same look in the browser and on the desktop, so
// that both refuse the same modules with the same words.
#pragma once

#include "engine/base/problem.hpp"
#include "engine/plugin/manifest.hpp"

#include <optional>
#include <string_view>

namespace peil {

// The problem that keeps the module from being instantiated, or nothing:
//   module_unreadable  not a WebAssembly module of version 1, or cut off
//   module_import      it wants something else than the function peil.log (pointer, size);
//                      arguments: module, name
//   module_export      one of the contract's seven functions or its memory is missing or has
//                      another type; arguments: name
//   module_memory      it declares no maximum, or one above `limits`; arguments: MiB declared
//                      (empty: none), MiB allowed
// Code is not validated: that is the host's work. Never reads outside `bytes`. Cost: linear in the
// module's sections.
std::optional<Problem> check_module(std::string_view bytes, const PluginLimits& limits);

}  // namespace peil
