// A plugin with a program, for tests that play the program's part themselves: its module has the
// form of the contract and is never run.
#pragma once

#include "fixture.hpp"

#include "engine/plugin/pack.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace peil::app::testing {

// A WebAssembly module with the contract's exports, all of them functions that give 0, and one page
// of memory.
inline std::string empty_module() {
  const auto section = [](char id, std::string content) {
    return std::string{id, static_cast<char>(content.size())} + content;
  };
  using namespace std::string_literals;
  const std::string types = "\4\x60\0\1\x7f\x60\1\x7f\1\x7f\x60\1\x7f\0\x60\2\x7f\x7f\1\x7f"s;
  struct Function {
    std::string_view name;
    char type;
  };
  const std::vector<Function> functions = {
      {"peil_abi_version", 0}, {"peil_init", 0},  {"peil_alloc", 1},     {"peil_free", 2},
      {"peil_call", 3},        {"peil_reply", 0}, {"peil_reply_size", 0}};
  std::string list(1, static_cast<char>(functions.size()));
  std::string exports(1, static_cast<char>(functions.size() + 1));
  std::string bodies = list;
  for (std::size_t index = 0; index < functions.size(); ++index) {
    const auto& [name, type] = functions[index];
    list += type;
    exports += static_cast<char>(name.size()) + std::string(name) + '\0' + static_cast<char>(index);
    bodies += type == 2 ? "\2\0\x0b"s : "\4\0\x41\0\x0b"s;
  }
  exports += "\6memory\2\0"s;
  return "\0asm\1\0\0\0"s + section(1, types) + section(3, list) + section(5, "\1\1\1\1"s) +
         section(7, exports) + section('\n', bodies);
}

// The small assessment with what a program may add.
inline std::string judged_definition(std::string_view version = "1.0.0") {
  std::string text(small_definition);
  text.replace(text.find("1.0.0"), 5, version);
  text.replace(text.find("nl.test.small"), 13, "nl.test.judged");
  const std::string additions = R"(, "program": {
    "scores": [ { "id": "depth", "title": { "nl": "Diepte", "en": "Depth" }, "low": 0, "high": 4 } ],
    "labels": [ { "id": "solid", "title": { "nl": "Stevig", "en": "Solid" }, "text": { "nl": "Het staat stevig.", "en": "It is solid." } } ],
    "findings": [ { "id": "plan", "severity": "gap", "title": { "nl": "Nog {points} punten", "en": "{points} points to go" },
                    "text": { "nl": "Klaar op {day}, te beginnen met {first}: {points}.", "en": "Done on {day}, beginning with {first}: {points}." } } ],
    "lists": [ { "id": "road", "title": { "nl": "De weg", "en": "The road" }, "score": "total" } ],
    "messages": [ { "id": "how", "text": { "nl": "Gerekend met {count}.", "en": "Counted with {count}." } } ] } })";
  text.replace(text.rfind('}'), 1, additions);
  return text;
}

inline std::string judging_manifest(std::string_view version = "1.0.0",
                                    std::string_view id = "nl.test.judge") {
  return R"({ "peil_plugin": 1, "id": ")" + std::string(id) + R"(", "version": ")" +
         std::string(version) + R"(", "abi": "1.0", "licence": "EUPL-1.2",
    "title": { "nl": "De rekenaar", "en": "The judge" },
    "assessments": [ { "id": "nl.test.judged", "from": "1.0.0" } ],
    "program": "logic.wasm", "capabilities": ["scores", "labels", "findings", "actions", "notes"] })";
}

// The pack of that plugin. `definition`: its assessment.
inline std::string judging_pack(std::string_view version = "1.0.0",
                                std::string_view id = "nl.test.judge",
                                std::string definition = judged_definition()) {
  const ReadPlugin read = read_plugin_folder({{"plugin.json", judging_manifest(version, id)},
                                              {"assessment.json", std::move(definition)},
                                              {"logic.wasm", empty_module()}},
                                             "judge");
  for (const Problem& problem : read.problems)
    ADD_FAILURE() << describe(problem, {});
  return read.plugin ? write_pack(*read.plugin) : std::string();
}

inline constexpr std::string_view judge_description =
    R"({"id":"nl.test.judge","version":"1.0.0","abi":"1.0","capabilities":["scores","labels","findings","actions","notes"]})";

}  // namespace peil::app::testing
