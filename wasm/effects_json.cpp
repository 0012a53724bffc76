#include "wasm/effects_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <utility>
#include <variant>

namespace peil::web {

namespace json = boost::json;

namespace {

struct ToJson {
  json::array& messages;
  WorkerHost& host;

  void operator()(const app::SaveRecord& effect) const {
    messages.push_back(json::object{{"do", "save_record"},
                                    {"record", effect.record},
                                    {"text", effect.text},
                                    {"former_text", effect.former_text},
                                    {"former_version", effect.former_version}});
  }
  void operator()(const app::SavePreferences& effect) const {
    messages.push_back(json::object{{"do", "save_preferences"}, {"text", effect.text}});
  }
  void operator()(const app::AskForFile&) const {
    messages.push_back(json::object{{"do", "ask_for_file"}});
  }
  void operator()(const app::OfferFile& effect) const {
    messages.push_back(
        json::object{{"do", "offer_file"}, {"name", effect.name}, {"text", effect.text}});
  }
  void operator()(const app::ShowAddress& effect) const {
    messages.push_back(json::object{{"do", "show_address"}, {"address", effect.address}});
  }
  // A page keeps no list of files: it couldn't read them again.
  void operator()(const app::OpenFile&) const {}
  void operator()(const app::SavePlugin& effect) const {
    messages.push_back(
        json::object{{"do", "save_plugin"}, {"id", effect.plugin}, {"text", effect.text}});
  }
  void operator()(const app::DropPlugin& effect) const {
    messages.push_back(json::object{{"do", "remove_plugin"}, {"id", effect.plugin}});
  }
  void operator()(app::CallProgram& effect) const { host.call(std::move(effect.call)); }
  void operator()(const app::ForgetProgram& effect) const { host.forget(effect.fingerprint); }
};

}  // namespace

std::string effects_json(std::vector<app::Effect> effects, WorkerHost& host) {
  json::array messages;
  for (app::Effect& effect : effects)
    std::visit(ToJson{messages, host}, effect);
  json::array asked = host.take_messages();
  for (json::value& message : asked)
    messages.push_back(std::move(message));
  return json::serialize(messages);
}

}  // namespace peil::web
