// A plugin's program in C++20: write one function that looks at a request and builds a reply, and
// name it:
//
//   #include <peil/plugin.hpp>
//
//   static void evaluate(const peil::plugin::Request& request, peil::plugin::Reply& reply) {
//     if (request.record().answer("backups").chose("none"))
//     reply.finding("no_backups").because("backups");
//   }
//   PEIL_PLUGIN(evaluate)
//
// The rest of the contract (plugin.h) is done here. What the program says about itself is
// PEIL_PLUGIN_DESCRIPTION, which peil_add_plugin makes from plugin.json.
#pragma once

#include "json_reader.hpp"
#include "json_writer.hpp"
#include "number.hpp"
#include "plugin.h"
#include "reply.hpp"
#include "request.hpp"

#include <cstdlib>
#include <string>
#include <string_view>

namespace peil::plugin {

using Evaluate = void (*)(const Request&, Reply&);

// The reply to a request's text: `description` to describe, what `evaluate` builds to evaluate; an
// error where the text isn't JSON of a request's form (INVALID_REQUEST) or the method is another
// one (UNSUPPORTED).
inline std::string respond(std::string_view request, std::string_view description,
                           Evaluate evaluate) {
  constexpr std::string_view invalid = R"({"error":"INVALID_REQUEST"})";
  Document document;
  if (!document.read(std::string(request))) return std::string(invalid);
  const Value method = document.root()["method"];
  if (!method.is(Value::Kind::string)) return std::string(invalid);
  if (method.text() == "describe") return std::string(description);
  if (method.text() != "evaluate") return R"({"error":"UNSUPPORTED"})";
  const Value parameters = document.root()["params"];
  if (!parameters.is(Value::Kind::object)) return std::string(invalid);
  Reply reply;
  evaluate(Request(parameters), reply);
  return std::move(reply).text();
}

// A line for the plugin's author.
inline void log(std::string_view line) {
  peil_log(reinterpret_cast<const std::uint8_t*>(line.data()),
           static_cast<std::uint32_t>(line.size()));
}

}  // namespace peil::plugin

// Defines the seven functions of the contract. Once in a program, outside every namespace. The
// reply to describe is JSON.
#define PEIL_PLUGIN_DESCRIBED(description, evaluate)                                          \
  static std::string peil_plugin_reply;                                                       \
  extern "C" {                                                                                \
  uint32_t peil_abi_version(void) { return PEIL_ABI_VERSION; }                                \
  int32_t peil_init(void) { return PEIL_OK; }                                                 \
  void* peil_alloc(uint32_t size) { return std::malloc(size); }                               \
  void peil_free(void* pointer) { std::free(pointer); }                                       \
  int32_t peil_call(const uint8_t* request, uint32_t size) {                                  \
    if (!request || size == 0) return PEIL_ERROR_REQUEST;                                     \
    peil_plugin_reply = peil::plugin::respond({reinterpret_cast<const char*>(request), size}, \
                                              description, evaluate);                         \
    return PEIL_OK;                                                                           \
  }                                                                                           \
  const uint8_t* peil_reply(void) {                                                           \
    return reinterpret_cast<const uint8_t*>(peil_plugin_reply.data());                        \
  }                                                                                           \
  uint32_t peil_reply_size(void) { return static_cast<uint32_t>(peil_plugin_reply.size()); }  \
  }

#define PEIL_PLUGIN(evaluate) PEIL_PLUGIN_DESCRIBED(PEIL_PLUGIN_DESCRIPTION, evaluate)
