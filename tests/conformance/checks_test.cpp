// What checking a definition says.
#include "vectors.hpp"

#include "engine/format/definition.hpp"
#include "engine/model/definition.hpp"

namespace peil::test {
namespace {

// A token of a JSON Pointer as the name that it stands for.
std::string unescaped(std::string_view token) {
  std::string name;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      name += token[++i] == '0' ? '~' : '/';
    } else {
      name += token[i];
    }
  }
  return name;
}

// Applies {"at": pointer, "to": value} or {"at": pointer, "remove": true}.
void change(json::value& document, const json::object& what) {
  const auto pointer = view(what.at("at"));
  const auto slash = pointer.rfind('/');
  ASSERT_NE(slash, std::string_view::npos);
  json::error_code error;
  auto* parent = document.find_pointer(pointer.substr(0, slash), error);
  ASSERT_NE(parent, nullptr) << pointer;
  const std::string last = unescaped(pointer.substr(slash + 1));
  if (parent->is_array()) {
    auto& array = parent->get_array();
    const auto index = static_cast<std::size_t>(std::stoul(last));
    if (what.contains("remove")) {
      array.erase(array.begin() + static_cast<std::ptrdiff_t>(index));
    } else if (index == array.size()) {
      array.push_back(what.at("to"));
    } else {
      array.at(index) = what.at("to");
    }
  } else if (what.contains("remove")) {
    // What is removed leaves the order of the others as it was.
    json::object rest;
    for (const auto& member : parent->get_object()) {
      if (member.key() != last) rest[member.key()] = member.value();
    }
    *parent = std::move(rest);
  } else {
    parent->get_object()[last] = what.at("to");
  }
}

json::value of_check(const json::object& file, const json::object& one) {
  json::value definition = file.at("definition");
  for (const auto& each : one.at("changes").as_array())
    change(definition, each.as_object());
  return as_json(read_definition(file_of(definition), "definition.json").problems);
}

TEST(Conformance, Checks) { run("checks.json", of_check); }
TEST(Conformance, ChecksOfEverything) { run("checks_whole.json", of_check); }

}  // namespace
}  // namespace peil::test
