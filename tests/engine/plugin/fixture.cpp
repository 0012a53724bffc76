#include "fixture.hpp"

namespace peil::test {

std::string added_definition() {
  const std::string program = R"json("program": {
    "scores": [
      { "id": "plan", "title": { "nl": "Plan", "en": "Plan" }, "low": 0, "high": 4 },
      { "id": "need", "for": "system", "title": { "nl": "Nodig", "en": "Need" }, "low": -1, "high": 1 }
    ],
    "labels": [
      { "id": "ready", "title": { "nl": "Klaar", "en": "Ready" }, "text": { "nl": "Het kan", "en": "Go" } },
      { "id": "watch", "for": "system", "title": { "nl": "Let op", "en": "Watch" } }
    ],
    "findings": [
      { "id": "late", "severity": "warning", "title": { "nl": "Te laat: {day}", "en": "Late: {day}" },
        "text": { "nl": "Nog {hours} uur aan {what}.", "en": "{hours} more hours of {what}." },
        "actions": ["fill"] },
      { "id": "tell", "for": "system", "severity": "duty", "text": { "nl": "Zeg het", "en": "Tell" },
        "applies_from": "2027-12-02", "source": "law", "at": "Art. 4" }
    ],
    "lists": [
      { "id": "road", "title": { "nl": "Weg", "en": "Road" }, "text": { "nl": "Zo", "en": "So" },
        "effort": { "nl": "uren", "en": "hours" }, "score": "flat" },
      { "id": "fix", "for": "system", "title": { "nl": "Werk", "en": "Work" } }
    ],
    "messages": [
      { "id": "how", "text": { "nl": "Door {what}", "en": "By {what}" } },
      { "id": "so", "text": { "nl": "Dus", "en": "So" } }
    ]
  },
  "changes": [)json";
  return with(whole_definition(), "\"changes\": [", program);
}

std::string added_manifest() {
  return R"json({
  "peil_plugin": 1,
  "id": "org.example.added",
  "version": "1.2.3",
  "abi": "1.0",
  "licence": "EUPL-1.2",
  "title": {
    "en": "Added",
    "nl": "Erbij"
  },
  "assessments": [
    {
      "id": "nl.example.whole",
      "from": "2.0.0",
      "below": "3.0.0"
    }
  ],
  "program": "logic.wasm",
  "capabilities": [
    "scores",
    "labels",
    "findings",
    "actions",
    "notes"
  ]
}
)json";
}

ModuleBytes& ModuleBytes::section(std::uint8_t id, const std::string& content) {
  bytes_ += static_cast<char>(id);
  bytes_ += leb(static_cast<std::uint32_t>(content.size())) + content;
  return *this;
}

std::string leb(std::uint32_t number) {
  std::string bytes;
  for (; number >= 0x80; number >>= 7u)
    bytes += static_cast<char>((number & 0x7Fu) | 0x80u);
  return bytes + static_cast<char>(number);
}

std::string vec(const std::vector<std::string>& items) {
  std::string bytes = leb(static_cast<std::uint32_t>(items.size()));
  for (const auto& item : items)
    bytes += item;
  return bytes;
}

std::string wasm_name(std::string_view text) {
  return leb(static_cast<std::uint32_t>(text.size())) + std::string(text);
}

std::string function_type(const std::string& takes, const std::string& gives) {
  return "\x60" + wasm_name(takes) + wasm_name(gives);
}

std::string exported(std::string_view name, std::uint8_t kind, std::uint32_t index) {
  return wasm_name(name) + static_cast<char>(kind) + leb(index);
}

GoodModule::GoodModule() {
  const std::string none, one = "\x7F", two = "\x7F\x7F";
  types = vec({function_type(none, one), function_type(one, one), function_type(one, none),
               function_type(two, one), function_type(two, none), function_type(none, none)});
  imports = vec({wasm_name("peil") + wasm_name("log") + std::string("\0\4", 2)});
  functions = vec({leb(0), leb(0), leb(1), leb(2), leb(3), leb(0), leb(0), leb(5)});
  memory = vec({"\1\1\x10"});
  exports =
      vec({exported("memory", 2, 0), exported("peil_abi_version", 0, 1),
           exported("peil_init", 0, 2), exported("peil_alloc", 0, 3), exported("peil_free", 0, 4),
           exported("peil_call", 0, 5), exported("peil_reply", 0, 6),
           exported("peil_reply_size", 0, 7), exported("_initialize", 0, 8)});
  const std::string nothing("\2\0\x0B", 3), zero("\4\0\x41\0\x0B", 5);
  code = vec({zero, zero, zero, nothing, zero, zero, zero, nothing});
}

std::string GoodModule::bytes() const {
  ModuleBytes module;
  const auto add = [&](std::uint8_t id, const std::string& content) {
    if (!content.empty()) module.section(id, content);
  };
  add(1, types), add(2, imports), add(3, functions), add(4, tables);
  add(5, memory), add(7, exports), add(10, code);
  return module.bytes();
}

PluginFiles added_folder() {
  return {{"plugin.json", added_manifest()},
          {"assessment.json", added_definition()},
          {"logic.wasm", GoodModule().bytes()}};
}

}  // namespace peil::test
