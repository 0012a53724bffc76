#include "wasm/effects_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <variant>

namespace peil::web {

namespace json = boost::json;

namespace {

struct ToJson {
  json::object operator()(const app::SaveRecord& effect) const {
    return {{"do", "save_record"},
            {"record", effect.record},
            {"text", effect.text},
            {"former_text", effect.former_text},
            {"former_version", effect.former_version}};
  }
  json::object operator()(const app::SavePreferences& effect) const {
    return {{"do", "save_preferences"}, {"text", effect.text}};
  }
  json::object operator()(const app::AskForFile&) const { return {{"do", "ask_for_file"}}; }
};

}  // namespace

std::string effects_json(const std::vector<app::Effect>& effects) {
  json::array array;
  for (const app::Effect& effect : effects)
    array.push_back(std::visit(ToJson(), effect));
  return json::serialize(array);
}

}  // namespace peil::web
