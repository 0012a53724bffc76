// A manifest as JSON where it stands: a file of its own, or a part of a pack.
#pragma once

#include "engine/json/reading.hpp"
#include "engine/plugin/manifest.hpp"

#include <boost/json/object.hpp>

namespace peil {

// What is wrong goes to `reading`; where that has errors, the manifest is only good for further
// checks. `files_needed`: its files must be listed.
Manifest read_manifest(const boost::json::value& value, const Path& path, bool files_needed,
                       Reading& reading);

// The manifest as JSON: fixed member order, what is empty or usual left out.
boost::json::object manifest_json(const Manifest& manifest);

// False if there is no capability of that name.
bool set_capability(Capabilities& capabilities, std::string_view word);

// “1.0”
std::string abi_text(PluginAbi abi);

}  // namespace peil
