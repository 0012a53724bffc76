// What the app asks of the outside. An effect is data; a shell carries it out and reports by
// actions (action.hpp) what came of it. Each shell handles every kind: the page's scripts know one
// by its name here in snake_case.
#pragma once

#include "app/kept_file.hpp"
#include "engine/plugin/host.hpp"

#include <string>
#include <variant>

namespace peil::app {

// Answered with RecordSaved, RecordReplaced or SaveFailed.
struct SaveRecord {
  std::string record;
  std::string text;
  // The file as it was before it followed its assessment to another version, which is kept beside
  // the new one; both empty if that didn't happen.
  std::string former_text;
  std::string former_version;
};
// Remove what is kept of a record; a later SaveRecord brings it back. A failure costs nobody
// anything: it is there again at the next start.
struct RemoveRecord {
  std::string record;
};
struct SavePreferences {
  std::string text;
};
struct AskForFile {};
// Offer a file to be kept where a person wants it. A browser downloads it and reports nothing;
// elsewhere it is answered with FileSaved or FileSaveFailed, or with nothing if the person
// thinks better of it.
struct OfferFile {
  std::string name;  // letters, digits, hyphens and an ending
  std::string text;
};
// Answered with FileArrived or FileRefused.
struct OpenFile {
  std::string path;  // of a recent file
};
// Keep a file in the place of the one of the same kind with the same id. A failure is answered with
// KeptFileSaveFailed.
struct SaveKeptFile {
  KeptFile kept;
  std::string text;
};
struct RemoveKeptFile {
  KeptFile kept;
};
// Answered with PluginReported.
struct CallProgram {
  PluginCall call;
};
// Bring a plugin that was only listed, before the others. Answered with PluginShipped or
// PartMissing.
struct BringPlugin {
  std::string folder;
};
// End what runs of this plugin.
struct ForgetProgram {
  std::string fingerprint;
};
// Show a page of the web outside the program: only ever one that a definition names as its source,
// and only where a person asks for it. Answered with AddressNotOpened where that can't be.
struct ShowAddress {
  std::string address;  // http or https
};
using Effect =
    std::variant<ShowAddress, SaveRecord, RemoveRecord, SavePreferences, AskForFile, OpenFile,
                 OfferFile, SaveKeptFile, RemoveKeptFile, CallProgram, ForgetProgram, BringPlugin>;

}  // namespace peil::app
