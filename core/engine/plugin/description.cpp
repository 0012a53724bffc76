#include "engine/base/limits.hpp"
#include "engine/json/text.hpp"
#include "engine/plugin/exchange.hpp"
#include "engine/plugin/manifest_reading.hpp"
#include "engine/plugin/reply_reading.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace peil {
namespace {

constexpr std::size_t error_bytes = 40;

bool is_error_code(std::string_view text) {
  return !text.empty() && text.size() <= error_bytes &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

std::string listed(const Capabilities& capabilities) {
  std::string list;
  for (const auto name : capability_names(capabilities))
    list += (list.empty() ? "" : ", ") + std::string(name);
  return list.empty() ? "–" : list;
}

// Compares a program's words about itself with its manifest's.
class DescriptionCheck {
 public:
  DescriptionCheck(Members& members, Reading& reading) : members_(members), reading_(reading) {}

  void compare(std::string_view name, const std::string& expected) {
    if (const auto* found = members_.required_string(name)) differ(name, *found, expected);
  }

  void compare(const Capabilities& expected) {
    const auto* list = members_.required_array("capabilities");
    if (list == nullptr) return;
    const Path path = members_.path() / "capabilities";
    Capabilities found;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const auto* word = (*list)[i].if_string();
      if (word == nullptr) return reading_.wrong_type((*list)[i], "string", path / i);
      // One that isn't known here can't be in the manifest.
      if (!set_capability(found, view(*word)))
        return report("capabilities", std::string(view(*word)), listed(expected), path / i);
    }
    if (found != expected) report("capabilities", listed(found), listed(expected), path);
  }

 private:
  void differ(std::string_view name, const boost::json::string& found,
              const std::string& expected) {
    if (view(found) != expected)
      report(name, std::string(view(found)), expected, members_.path() / name);
  }
  void report(std::string_view name, std::string found, std::string expected, const Path& path) {
    reading_.error(Code::plugin_description, path,
                   {std::string(name), std::move(found), std::move(expected)});
  }

  Members& members_;
  Reading& reading_;
};

}  // namespace

std::optional<boost::json::value> parse_reply(std::string_view reply, Problems& problems,
                                              const boost::json::storage_ptr& storage) {
  if (reply.size() > limits::reply_bytes) {
    problems.push_back(
        {Code::limit_exceeded,
         Severity::error,
         {"bytes", std::to_string(reply.size()), std::to_string(limits::reply_bytes)},
         {std::string(reply_name), {}, 0, 0}});
    return std::nullopt;
  }
  return parse_json(reply, reply_name, problems, storage);
}

bool report_error(Members& members, Reading& reading) {
  if (members.find("error") == nullptr) return false;
  const auto* code = members.find_string("error");
  if (code == nullptr) return true;
  const Path path = members.path() / "error";
  if (is_error_code(view(*code))) {
    reading.error(Code::plugin_error, path, {std::string(view(*code))});
  } else {
    reading.error(Code::bad_value, path, {shown(*code), "A–Z, “_”"});
  }
  return true;
}

std::optional<Problem> check_description(std::string_view reply, const Manifest& manifest) {
  return read_reply_members(reply, [&](Members& members, Reading& reading) {
    DescriptionCheck check(members, reading);
    check.compare("id", manifest.id);
    check.compare("version", manifest.version);
    check.compare("abi", abi_text(manifest.abi));
    check.compare(manifest.capabilities);
  });
}

}  // namespace peil
