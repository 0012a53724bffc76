#include "engine/plugin/pack.hpp"

#include "engine/base/base64.hpp"
#include "engine/base/format_version.hpp"
#include "engine/base/limits.hpp"
#include "engine/base/sha256.hpp"
#include "engine/base/utf8.hpp"
#include "engine/base/version.hpp"
#include "engine/format/definition.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/text.hpp"
#include "engine/migration/migration.hpp"
#include "engine/plugin/manifest_reading.hpp"
#include "engine/plugin/module.hpp"

#include <boost/json/monotonic_resource.hpp>

#include <algorithm>
#include <set>

namespace peil {
namespace {

namespace json = boost::json;

constexpr std::string_view file_names = "a–z, 0–9, “-”, “_”, “.”";
constexpr std::string_view base64_form = "A–Z, a–z, 0–9, “+”, “/”, “=” (RFC 4648)";

bool has_member(const json::value& document, std::string_view name) {
  const auto* object = document.if_object();
  return object != nullptr && object->contains(json::string_view(name.data(), name.size()));
}

// Of a plugin whose manifest holds the hashes of its files.
std::string fingerprint_of(const Manifest& manifest) {
  return "sha256:" + sha256_text(write_manifest(manifest));
}

bool is_for(const Manifest& manifest, const Definition& definition) {
  return std::any_of(
      manifest.assessments.begin(), manifest.assessments.end(), [&](const Manifest::For& each) {
        return each.assessment == definition.id &&
               compare_versions(definition.version, each.from) >= 0 &&
               (each.below.empty() || compare_versions(definition.version, each.below) < 0);
      });
}

// The capabilities without which the definition's additions can't come.
Capabilities needed_capabilities(const Additions& additions) {
  return {!additions.scores.empty(), !additions.labels.empty(), !additions.findings.empty(),
          !additions.lists.empty(), !additions.messages.empty()};
}

// Makes a plugin of a manifest and files. Problems of the document in which the manifest stands go
// to `reading` until the end; what is wrong within other files stands in their own text.
class PluginReading {
 public:
  // `text` is the document with the manifest, and `document` its name; the plugin's other files are
  // named after `name`.
  PluginReading(std::string_view text, std::string_view document, std::string_view name)
      : text_(text), document_(document), name_(name) {}

  Reading& reading() { return reading_; }
  bool sound() const { return reading_.error_count() == 0; }

  // The files that the manifest lists, out of those in `files`. Where `contents` is the path of
  // their contents, there may be no others.
  void take_listed(Manifest manifest, PluginFiles files, const Path& manifest_path,
                   const Path* contents) {
    manifest_ = std::move(manifest);
    const Path list = manifest_path / "files";
    for (std::size_t i = 0; i < manifest_.files.size(); ++i) {
      const auto& listed = manifest_.files[i];
      const auto found = files.find(listed.path);
      if (found == files.end()) {
        reading_.error(Code::plugin_file_missing, list / i, {listed.path});
        continue;
      }
      if (sha256_text(found->second) != listed.sha256) {
        const Path entry = list / i;
        reading_.error(Code::pack_hash, contents != nullptr ? *contents / listed.path : entry,
                       {listed.path});
      }
      files_.insert(files.extract(found));
    }
    // In an order that doesn't depend on who wrote the list.
    std::sort(manifest_.files.begin(), manifest_.files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    if (contents == nullptr) return;
    for (const auto& [path, content] : files)
      reading_.error(Code::plugin_file_unlisted, *contents / path, {path}, Reading::At::key);
  }

  // Those that a manifest without a list needs.
  void take_needed(Manifest manifest, PluginFiles files, const Path& manifest_path) {
    manifest_ = std::move(manifest);
    const auto take = [&](std::string_view path, const Path& at) {
      if (path.empty()) return;
      if (const auto found = files.find(path); found != files.end()) {
        files_.insert(files.extract(found));
      } else {
        reading_.error(Code::plugin_file_missing, at, {std::string(path)});
      }
    };
    take(assessment_path, manifest_path);
    // Who lists no hashes means the text, whatever an editor puts before it.
    if (const auto text = files_.find(assessment_path); text != files_.end())
      text->second = utf8::without_mark(text->second);
    take(manifest_.program, manifest_path / "program");
    for (const auto& [path, content] : files_)
      manifest_.files.push_back({path, sha256_text(content)});
  }

  // All that is checked once the files are there.
  ReadPlugin finish(const Path& manifest_path) {
    ReadDefinition read;
    std::optional<Problem> module;
    if (sound()) {
      read = read_definition(files_.find(assessment_path)->second, name_of(assessment_path));
      if (!manifest_.program.empty()) module = check_program(manifest_path);
      if (read.definition) check_fit(*read.definition, manifest_path);
    }
    ReadPlugin result;
    result.problems = reading_.finish(text_, document_);
    if (has_errors(result.problems)) result.source = text_;
    if (result.source.empty() && has_errors(read.problems))
      result.source = files_.find(assessment_path)->second;
    result.problems.insert(result.problems.end(), std::make_move_iterator(read.problems.begin()),
                           std::make_move_iterator(read.problems.end()));
    if (module) result.problems.push_back(*std::move(module));
    if (read.definition)
      result.definition = std::make_shared<const Definition>(*std::move(read.definition));
    if (!has_errors(result.problems)) result.plugin = made(result.definition);
    return result;
  }

 private:
  std::string name_of(std::string_view path) const { return name_ + '/' + std::string(path); }

  std::optional<Problem> check_program(const Path& manifest_path) {
    if (manifest_.abi.major != plugin_abi.major) {
      reading_.error(Code::unsupported_format, manifest_path / "abi",
                     {abi_text(manifest_.abi), abi_text(plugin_abi)});
    }
    auto problem = check_module(files_.find(manifest_.program)->second, manifest_.limits);
    if (problem) problem->place.file = name_of(manifest_.program);
    return problem;
  }

  void check_fit(const Definition& definition, const Path& manifest_path) {
    if (!is_for(manifest_, definition)) {
      reading_.error(Code::plugin_other_assessment, manifest_path / "assessments",
                     {definition.id, definition.version});
    }
    if (manifest_.program.empty()) {
      if (!definition.additions.empty()) reading_.error(Code::program_missing, manifest_path, {});
      return;
    }
    const auto has = capability_names(manifest_.capabilities);
    for (const auto name : capability_names(needed_capabilities(definition.additions))) {
      if (std::find(has.begin(), has.end(), name) == has.end()) {
        reading_.error(Code::capability_missing, manifest_path / "capabilities",
                       {std::string(name)});
      }
    }
  }

  Plugin made(std::shared_ptr<const Definition> definition) {
    Plugin plugin;
    plugin.fingerprint = fingerprint_of(manifest_);
    if (!manifest_.program.empty()) {
      plugin.program = std::make_shared<const std::string>(files_.find(manifest_.program)->second);
    }
    plugin.definition = std::move(definition);
    plugin.manifest = std::move(manifest_);
    plugin.files = std::move(files_);
    return plugin;
  }

  std::string_view text_;
  std::string document_;
  std::string name_;
  Reading reading_;
  Manifest manifest_;
  PluginFiles files_;
};

// The content of one file in a pack; nothing, and reported, where it is wrong.
std::optional<std::string> read_content(const json::value& value, const Path& path,
                                        Reading& reading) {
  Members members(reading, value, path);
  if (!members.valid()) return std::nullopt;
  const auto* text = members.find_string("text");
  const auto* coded = members.find_string("base64");
  members.warn_unknown();
  const bool has_text = members.find("text") != nullptr;
  const bool has_coded = members.find("base64") != nullptr;
  if (has_text == has_coded) {
    if (has_text) {
      reading.error(Code::bad_value, path, {"“text”, “base64”", "“text” / “base64”"});
    } else {
      reading.error(Code::missing_member, path, {"text"});
    }
    return std::nullopt;
  }
  if (text != nullptr) return std::string(view(*text));
  if (coded == nullptr) return std::nullopt;
  std::string bytes;
  const std::size_t fault = append_base64(bytes, view(*coded));
  if (fault == std::string::npos) return bytes;
  const Path at = path / "base64";
  const bool cut = fault >= coded->size();
  const std::string found = cut ? std::string() : utf8::clip(view(*coded).substr(fault), 8);
  reading.error_inside(Code::bad_value, at, {"“" + found + "”", std::string(base64_form)}, fault);
  return std::nullopt;
}

PluginFiles read_contents(Members& members, Reading& reading) {
  PluginFiles files;
  members.required("files");
  const auto* object = members.find_object("files");
  if (object == nullptr) return files;
  const Path path = members.path() / "files";
  if (object->size() > limits::plugin_files) {
    reading.error(Code::limit_exceeded, path,
                  {"files", std::to_string(object->size()), std::to_string(limits::plugin_files)});
    return files;
  }
  for (const auto& member : *object) {
    const std::string_view name = key_of(member);
    const Path at = path / name;
    if (!is_plugin_file(name)) {
      reading.error(Code::bad_value, at, {"“" + std::string(name) + "”", std::string(file_names)},
                    Reading::At::key);
    } else if (auto content = read_content(member.value(), at, reading)) {
      files.emplace(name, *std::move(content));
    }
  }
  return files;
}

ReadPlugin refused(Code code, std::string_view text, std::string_view file) {
  Reading reading;
  reading.error(code, Path{}, {});
  return {std::nullopt, reading.finish(text, file), std::string(text)};
}

ReadPlugin failed(Problems problems, std::string_view text) {
  return {std::nullopt, std::move(problems), std::string(text)};
}

}  // namespace

ReadPlugin read_pack(std::string_view text, std::string_view file) {
  Problems problems;
  json::monotonic_resource memory(text.size() + 1024);
  const auto document = parse_json_file(text, file, problems, &memory);
  if (!document || !problems.empty()) return failed(std::move(problems), text);
  if (!has_member(*document, "peil_pack")) return refused(Code::not_a_plugin, text, file);

  PluginReading plugin(text, file, file);
  const Path root;
  const Path manifest_at = root / "plugin";
  const Path contents = root / "files";
  Reading& reading = plugin.reading();
  Members members(reading, *document, root);
  const auto* version = members.required("peil_pack");
  if (!version->is_number()) {
    reading.wrong_type(*version, "number", root / "peil_pack");
  } else if (number_of(*version) != format_version::pack) {
    reading.error(Code::unsupported_format, root / "peil_pack",
                  {shown(*version), std::to_string(format_version::pack)});
  }
  if (!plugin.sound()) return plugin.finish(manifest_at);

  Manifest manifest;
  if (const auto* found = members.required("plugin"))
    manifest = read_manifest(*found, manifest_at, true, reading);
  PluginFiles files = read_contents(members, reading);
  members.find("$schema");
  members.warn_unknown();
  // What is listed wrongly, or can't be read, says nothing about the rest.
  if (plugin.sound())
    plugin.take_listed(std::move(manifest), std::move(files), manifest_at, &contents);
  return plugin.finish(manifest_at);
}

Result<PluginFiles> read_plugin_files(const PluginFileReader& read) {
  PluginFiles files;
  std::set<std::string, std::less<>> named;
  const auto take = [&](std::string_view name) -> Result<void> {
    Result<std::optional<std::string>> content = read(name);
    if (!content) return content.error();
    if (*content) files.emplace(name, **std::move(content));
    return {};
  };
  if (const Result<void> taken = take(manifest_path); !taken) return taken.error();
  if (const auto found = files.find(manifest_path); found != files.end()) {
    if (const auto manifest = read_manifest(found->second, manifest_path).manifest) {
      if (!manifest->program.empty()) named.insert(manifest->program);
      for (const Manifest::File& file : manifest->files)
        named.insert(file.path);
    }
  }
  if (const Result<void> taken = take(assessment_path); !taken) return taken.error();
  for (const std::string& name : named) {
    if (name == assessment_path || name == manifest_path) continue;
    if (const Result<void> taken = take(name); !taken) return taken.error();
  }
  return files;
}

ReadPlugin read_plugin_folder(PluginFiles files, std::string_view folder) {
  const auto found = files.find(manifest_path);
  if (found == files.end()) {
    const auto alone = files.find(assessment_path);
    if (alone == files.end()) return refused(Code::not_a_plugin, {}, folder);
    return wrap_definition(alone->second, std::string(folder) + '/' + std::string(assessment_path));
  }
  const std::string text = std::move(found->second);
  files.erase(found);
  const std::string name = std::string(folder) + '/' + std::string(manifest_path);
  auto read = read_manifest(text, name);
  if (!read.manifest) return failed(std::move(read.problems), text);
  const std::string program = read.manifest->program;
  const bool lacks_program = !program.empty() && files.count(program) == 0;

  PluginReading plugin(text, name, folder);
  const Path root;
  if (read.manifest->files.empty()) {
    plugin.take_needed(*std::move(read.manifest), std::move(files), root);
  } else {
    plugin.take_listed(*std::move(read.manifest), std::move(files), root, nullptr);
  }
  ReadPlugin result = plugin.finish(root);
  if (lacks_program) result.missing_program = program;
  result.problems.insert(result.problems.begin(), std::make_move_iterator(read.problems.begin()),
                         std::make_move_iterator(read.problems.end()));
  return result;
}

ReadPlugin wrap_definition(std::string_view text, std::string_view file) {
  auto read = read_definition(text, file);
  ReadPlugin result;
  result.problems = std::move(read.problems);
  if (!read.definition) {
    result.source = text;
    return result;
  }
  Plugin plugin;
  Manifest& manifest = plugin.manifest;
  manifest.id = read.definition->id;
  manifest.version = read.definition->version;
  manifest.licence = no_licence;
  for (std::size_t i = 0; i < read.definition->languages.size(); ++i) {
    const auto& title = read.definition->title.by_language[i];
    if (!title.empty()) manifest.title.by_language[read.definition->languages[i]] = title;
  }
  manifest.assessments.push_back({read.definition->id, read.definition->version, {}});
  const std::string_view content = utf8::without_mark(text);
  plugin.files.emplace(assessment_path, content);
  manifest.files.push_back({std::string(assessment_path), sha256_text(content)});
  plugin.fingerprint = fingerprint_of(manifest);
  result.definition = std::make_shared<const Definition>(*std::move(read.definition));
  plugin.definition = result.definition;
  result.plugin = std::move(plugin);
  return result;
}

std::string write_pack(const Plugin& plugin) {
  json::object files;
  for (const auto& [path, content] : plugin.files) {
    const bool is_text = utf8::first_invalid(content) == std::string_view::npos;
    files[path] =
        is_text ? json::object{{"text", content}} : json::object{{"base64", base64(content)}};
  }
  return pretty_json(json::object{{"peil_pack", format_version::pack},
                                  {"plugin", manifest_json(plugin.manifest)},
                                  {"files", std::move(files)}});
}

}  // namespace peil
