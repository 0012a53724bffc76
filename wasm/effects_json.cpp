#include "wasm/effects_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <variant>

namespace peil::web {

namespace json = boost::json;

namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 2> kind_words = {"pack", "texts"};

std::string_view kind_word(app::KeptKind kind) {
  return kind_words.at(static_cast<std::size_t>(kind));
}

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
  void operator()(const app::RemoveRecord& effect) const {
    messages.push_back(json::object{{"do", "remove_record"}, {"record", effect.record}});
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
  void operator()(const app::OpenFile& effect) const {
    messages.push_back(json::object{{"do", "open_file"}, {"path", effect.path}});
  }
  void operator()(const app::SaveKeptFile& effect) const {
    messages.push_back(json::object{{"do", "save_kept_file"},
                                    {"kind", kind_word(effect.kept.kind)},
                                    {"id", effect.kept.id},
                                    {"text", effect.text}});
  }
  void operator()(const app::RemoveKeptFile& effect) const {
    messages.push_back(json::object{
        {"do", "remove_kept_file"}, {"kind", kind_word(effect.kept.kind)}, {"id", effect.kept.id}});
  }
  void operator()(const app::BringPlugin& effect) const {
    messages.push_back(json::object{{"do", "bring_plugin"}, {"folder", effect.folder}});
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

std::optional<app::KeptKind> kept_kind_named(std::string_view word) {
  const auto found = std::find(kind_words.begin(), kind_words.end(), word);
  if (found == kind_words.end()) return std::nullopt;
  return static_cast<app::KeptKind>(found - kind_words.begin());
}

}  // namespace peil::web
