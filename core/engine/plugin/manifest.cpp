#include "engine/plugin/manifest.hpp"

#include "engine/base/format_version.hpp"
#include "engine/json/canonical.hpp"
#include "engine/plugin/manifest_reading.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <array>

namespace peil {
namespace {

namespace json = boost::json;

constexpr std::size_t path_bytes = 128;

// The capabilities' words, in the order in which they are written.
constexpr std::array<std::pair<std::string_view, bool Capabilities::*>, 5> capability_words{
    {{"scores", &Capabilities::scores},
     {"labels", &Capabilities::labels},
     {"findings", &Capabilities::findings},
     {"actions", &Capabilities::actions},
     {"notes", &Capabilities::notes}}};

json::object written(const ManifestText& text_by_language) {
  json::object object;
  for (const auto& [language, each] : text_by_language.by_language)
    object[language] = each;
  return object;
}

}  // namespace

bool is_plugin_file(std::string_view name) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  if (name.empty() || name.size() > path_bytes || name == manifest_path) return false;
  if (!plain(name.front()) || name.front() == '-' || name.front() == '_') return false;
  char before = 0;
  for (const char c : name) {
    if (c == '.' ? before == '.' : !plain(c)) return false;
    before = c;
  }
  return before != '.';
}

bool set_capability(Capabilities& capabilities, std::string_view word) {
  const auto found = std::find_if(capability_words.begin(), capability_words.end(),
                                  [&](const auto& each) { return each.first == word; });
  if (found == capability_words.end()) return false;
  capabilities.*found->second = true;
  return true;
}

std::vector<std::string_view> capability_names(const Capabilities& capabilities) {
  std::vector<std::string_view> result;
  for (const auto& [word, member] : capability_words) {
    if (capabilities.*member) result.push_back(word);
  }
  return result;
}

std::string abi_text(PluginAbi abi) {
  return std::to_string(abi.major) + '.' + std::to_string(abi.minor);
}

std::string_view ManifestText::in(std::string_view language) const {
  auto found = by_language.find(language);
  if (found == by_language.end()) found = by_language.find(std::string_view("en"));
  if (found == by_language.end()) found = by_language.begin();
  return found == by_language.end() ? std::string_view() : std::string_view(found->second);
}

json::object manifest_json(const Manifest& manifest) {
  json::object object{
      {"peil_plugin", format_version::plugin}, {"id", manifest.id}, {"version", manifest.version}};
  const bool has_program = !manifest.program.empty();
  if (has_program) object["abi"] = abi_text(manifest.abi);
  object["licence"] = manifest.licence;
  object["title"] = written(manifest.title);
  if (!manifest.description.empty()) object["description"] = written(manifest.description);
  json::array assessments;
  for (const auto& each : manifest.assessments) {
    json::object entry{{"id", each.assessment}, {"from", each.from}};
    if (!each.below.empty()) entry["below"] = each.below;
    assessments.push_back(std::move(entry));
  }
  object["assessments"] = std::move(assessments);
  if (has_program) {
    object["program"] = manifest.program;
    json::array capabilities;
    for (const std::string_view word : capability_names(manifest.capabilities))
      capabilities.push_back(json_string(word));
    object["capabilities"] = std::move(capabilities);
    const PluginLimits usual;
    json::object limits;
    if (manifest.limits.memory_mib != usual.memory_mib)
      limits["memory_mib"] = manifest.limits.memory_mib;
    if (manifest.limits.milliseconds != usual.milliseconds)
      limits["milliseconds"] = manifest.limits.milliseconds;
    if (!limits.empty()) object["limits"] = std::move(limits);
  }
  json::array files;
  for (const auto& file : manifest.files)
    files.push_back(json::object{{"path", file.path}, {"sha256", file.sha256}});
  if (!files.empty()) object["files"] = std::move(files);
  return object;
}

std::string write_manifest(const Manifest& manifest) {
  return pretty_json(manifest_json(manifest));
}

}  // namespace peil
