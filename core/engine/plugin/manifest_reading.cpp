#include "engine/plugin/manifest_reading.hpp"

#include "engine/base/format_version.hpp"
#include "engine/base/limits.hpp"
#include "engine/base/syntax.hpp"
#include "engine/base/version.hpp"
#include "engine/format/definition/texts.hpp"
#include "engine/json/canonical.hpp"
#include "engine/json/id_list.hpp"
#include "engine/json/text.hpp"
#include "engine/migration/migration.hpp"

#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>

#include <charconv>

namespace peil {
namespace {

namespace json = boost::json;

constexpr std::size_t licence_bytes = 200;
constexpr std::string_view file_form = "a–z, 0–9, “-”, “_”, “.”";

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// A whole number of at most five digits, without zeros in front.
std::optional<std::uint16_t> short_number(std::string_view text) {
  std::uint16_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const bool whole = error == std::errc{} && rest == end;
  if (!whole || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  return number;
}

class ManifestReading {
 public:
  explicit ManifestReading(Reading& reading) : reading_(reading) {}

  Manifest read(const json::value& value, const Path& path, bool files_needed) {
    Manifest manifest;
    Members members(reading_, value, path);
    if (!members.valid() || !read_format(members)) return manifest;
    manifest.id = formed(members, "id", is_assessment_id, Code::bad_id);
    manifest.version = formed(members, "version", is_version, Code::bad_version);
    read_licence(members, manifest);
    if (const auto* title = members.required("title"))
      manifest.title = read_text(*title, members.path() / "title");
    if (const auto* description = members.find("description"))
      manifest.description = read_text(*description, members.path() / "description");
    read_assessments(members, manifest);
    read_program(members, manifest);
    read_files(members, manifest, files_needed);
    members.find("$schema");
    members.warn_unknown();
    return manifest;
  }

 private:
  bool read_format(Members& members) {
    const auto* found = members.required("peil_plugin");
    if (found == nullptr) return false;
    if (number_of(*found) == format_version::plugin) return true;
    if (!found->is_number()) {
      reading_.wrong_type(*found, "number", members.path() / "peil_plugin");
    } else {
      reading_.error(Code::unsupported_format, members.path() / "peil_plugin",
                     {shown(*found), std::to_string(format_version::plugin)});
    }
    return false;
  }

  std::string formed(Members& members, std::string_view name, bool (*fits)(std::string_view),
                     Code code, bool required = true) {
    const auto* string = required ? members.required_string(name) : members.find_string(name);
    if (string == nullptr) return {};
    if (!fits(view(*string)))
      reading_.error(code, members.path() / name, {std::string(view(*string))});
    return std::string(view(*string));
  }

  // False, and reported, where a list is longer than its limit.
  bool within(std::string_view name, std::size_t size, std::size_t limit, const Path& path) {
    if (size <= limit) return true;
    reading_.error(Code::limit_exceeded, path,
                   {std::string(name), std::to_string(size), std::to_string(limit)});
    return false;
  }

  void read_licence(Members& members, Manifest& manifest) {
    const auto* licence = members.required_string("licence");
    if (licence == nullptr) return;
    manifest.licence = view(*licence);
    const Path path = members.path() / "licence";
    if (!has_content(manifest.licence)) {
      reading_.error(Code::bad_value, path, {shown(*licence), "“EUPL-1.2”"});
    } else if (within("bytes", manifest.licence.size(), licence_bytes, path)) {
      check_plain_string(reading_, manifest.licence, path);
    }
  }

  ManifestText read_text(const json::value& value, const Path& path) {
    ManifestText result;
    const auto* object = value.if_object();
    if (object == nullptr) {
      reading_.wrong_type(value, "object", path);
      return result;
    }
    if (object->empty()) reading_.error(Code::missing_text, path, {"en"});
    if (!within("languages", object->size(), limits::languages, path)) return result;
    for (const auto& member : *object) {
      const std::string_view language = key_of(member);
      const Path at = path / language;
      const auto* string = member.value().if_string();
      if (!is_language(language)) {
        reading_.error(Code::bad_language, at, {std::string(language)}, Reading::At::key);
      } else if (string == nullptr) {
        reading_.wrong_type(member.value(), "string", at);
      } else if (!has_content(view(*string))) {
        reading_.error(Code::missing_text, at, {std::string(language)});
      } else if (check_plain_string(reading_, view(*string), at)) {
        result.by_language.emplace(language, view(*string));
      }
    }
    return result;
  }

  // The list in a member, which must be there where `required`, with something in it and not too
  // much.
  const json::array* list(Members& members, std::string_view name, std::size_t limit,
                          bool required) {
    const auto* found = required ? members.required_array(name) : members.find_array(name);
    if (found == nullptr) return nullptr;
    const Path path = members.path() / name;
    if (found->empty()) reading_.error(Code::empty_list, path, {std::string(name)});
    return within(name, found->size(), limit, path) ? found : nullptr;
  }

  void read_assessments(Members& members, Manifest& manifest) {
    const auto* found = list(members, "assessments", limits::plugin_assessments, true);
    if (found == nullptr) return;
    const Path path = members.path() / "assessments";
    for (std::size_t i = 0; i < found->size(); ++i) {
      Members each(reading_, (*found)[i], path / i);
      Manifest::For is_for;
      is_for.assessment = formed(each, "id", is_assessment_id, Code::bad_id);
      is_for.from = formed(each, "from", is_version, Code::bad_version);
      is_for.below = formed(each, "below", is_version, Code::bad_version, false);
      each.warn_unknown();
      if (is_version(is_for.from) && is_version(is_for.below) &&
          compare_versions(is_for.from, is_for.below) >= 0) {
        reading_.error(Code::bad_value, each.path() / "below",
                       {"“" + is_for.below + "”", "> “" + is_for.from + "”"});
      }
      manifest.assessments.push_back(std::move(is_for));
    }
  }

  // The program and what belongs to it: none of that without it.
  void read_program(Members& members, Manifest& manifest) {
    const bool has_program = members.find("program") != nullptr;
    for (const std::string_view name : {"abi", "capabilities", "limits"}) {
      if (!has_program && members.find(name) != nullptr) {
        reading_.error(Code::missing_member, members.path(), {"program"});
        break;
      }
    }
    if (has_program) manifest.program = read_path(members, "program");
    if (manifest.program == assessment_path) {
      reading_.error(Code::bad_value, members.path() / "program",
                     {"“" + manifest.program + "”", "“logic.wasm”"});
    }
    read_abi(members, manifest, has_program);
    read_capabilities(members, manifest, has_program);
    if (const auto* found = members.find("limits")) {
      Members each(reading_, *found, members.path() / "limits");
      manifest.limits.memory_mib = whole(each, "memory_mib", limits::memory_mib_lowest,
                                         limits::memory_mib_highest, manifest.limits.memory_mib);
      manifest.limits.milliseconds =
          whole(each, "milliseconds", limits::milliseconds_lowest, limits::milliseconds_highest,
                manifest.limits.milliseconds);
      each.warn_unknown();
    }
  }

  void read_abi(Members& members, Manifest& manifest, bool required) {
    const auto* abi = required ? members.required_string("abi") : members.find_string("abi");
    if (abi == nullptr) return;
    const std::string_view version = view(*abi);
    const std::size_t dot = version.find('.');
    const auto major = short_number(version.substr(0, dot));
    const auto minor =
        dot == std::string_view::npos ? std::nullopt : short_number(version.substr(dot + 1));
    if (major && minor) {
      manifest.abi = {*major, *minor};
    } else {
      reading_.error(Code::bad_value, members.path() / "abi", {shown(*abi), "“1.0”"});
    }
  }

  void read_capabilities(Members& members, Manifest& manifest, bool required) {
    const auto* found =
        required ? members.required_array("capabilities") : members.find_array("capabilities");
    if (found == nullptr) return;
    const Path path = members.path() / "capabilities";
    IdList used(reading_);
    for (std::size_t i = 0; i < found->size(); ++i) {
      const auto* string = (*found)[i].if_string();
      if (string == nullptr) {
        reading_.wrong_type((*found)[i], "string", path / i);
      } else if (set_capability(manifest.capabilities, view(*string))) {
        used.add(view(*string), path / i);
      } else {
        reading_.error(Code::bad_value, path / i, {shown(*string), known_capabilities()});
      }
    }
  }

  static std::string known_capabilities() {
    std::string list;
    for (const std::string_view word : capability_names({true, true, true, true, true}))
      list += (list.empty() ? "“" : ", “") + std::string(word) + "”";
    return list;
  }

  std::uint32_t whole(Members& members, std::string_view name, std::uint32_t lowest,
                      std::uint32_t highest, std::uint32_t usual) {
    const auto number = members.find_number(name);
    if (!number) return usual;
    // Compared first: what is far outside has no whole number of this type.
    const bool inside = *number >= lowest && *number <= highest;
    if (inside && static_cast<std::uint32_t>(*number) == *number)
      return static_cast<std::uint32_t>(*number);
    reading_.error(
        Code::bad_value, members.path() / name,
        {number_text(*number), std::to_string(lowest) + " – " + std::to_string(highest)});
    return usual;
  }

  std::string read_path(Members& members, std::string_view name) {
    const auto* string = members.required_string(name);
    if (string == nullptr) return {};
    if (is_plugin_file(view(*string))) return std::string(view(*string));
    reading_.error(Code::bad_value, members.path() / name,
                   {shown(*string), std::string(file_form)});
    return {};
  }

  void read_files(Members& members, Manifest& manifest, bool required) {
    const auto* found = list(members, "files", limits::plugin_files, required);
    if (found == nullptr) return;
    const Path path = members.path() / "files";
    IdList paths(reading_);
    for (std::size_t i = 0; i < found->size(); ++i) {
      Members each(reading_, (*found)[i], path / i);
      auto& file = manifest.files.emplace_back();
      file.path = read_path(each, "path");
      file.sha256 = formed_hash(each);
      each.warn_unknown();
      if (!file.path.empty())
        paths.add(view((*found)[i].get_object().at("path").get_string()), each.path() / "path");
    }
    const auto require = [&](std::string_view name, const Path& at) {
      if (!name.empty() && !paths.contains(name))
        reading_.error(Code::plugin_file_unlisted, at, {std::string(name)});
    };
    require(assessment_path, path);
    require(manifest.program, members.path() / "program");
  }

  std::string formed_hash(Members& members) {
    const auto* string = members.required_string("sha256");
    if (string == nullptr) return {};
    if (!is_sha256(view(*string))) {
      reading_.error(Code::bad_value, members.path() / "sha256", {shown(*string), "64 × 0–9, a–f"});
    }
    return std::string(view(*string));
  }

  Reading& reading_;
};

}  // namespace

Manifest read_manifest(const json::value& value, const Path& path, bool files_needed,
                       Reading& reading) {
  return ManifestReading(reading).read(value, path, files_needed);
}

ReadManifest read_manifest(std::string_view text, std::string_view file) {
  ReadManifest result;
  json::monotonic_resource memory(text.size() + 1024);
  const auto document = parse_json_file(text, file, result.problems, &memory);
  if (!document) return result;
  Reading reading;
  Manifest manifest;
  if (const auto* object = document->if_object();
      object == nullptr || !object->contains("peil_plugin")) {
    reading.error(Code::not_a_plugin, Path{}, {});
  } else {
    manifest = read_manifest(*document, Path{}, false, reading);
  }
  auto problems = reading.finish(text, file);
  result.problems.insert(result.problems.end(), std::make_move_iterator(problems.begin()),
                         std::make_move_iterator(problems.end()));
  sort_by_place(result.problems);
  if (!has_errors(result.problems)) result.manifest = std::move(manifest);
  return result;
}

}  // namespace peil
