// The vectors of plugins' calls, put to the host of this program: what every host must answer, to the byte.
#include "native/plugin/child_host.hpp"
#include "plugin_support.hpp"
#include "support.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace peil::native {
namespace {

namespace json = boost::json;

// A folder with a plugin: one of the hostile ones, or one that is built with Peil.
std::string module_of(std::string_view plugin) {
  const std::filesystem::path folders[] = {PEIL_HOSTILE_PLUGINS, PEIL_BUILT_PLUGINS};
  for (const std::filesystem::path& folder : folders) {
    const std::filesystem::path module = folder / plugin / "logic.wasm";
    if (std::filesystem::exists(module)) return test::contents(module);
  }
  return {};
}

TEST(PluginCalls, AreAnsweredAsTheVectorsSay) {
  const json::value read =
      json::parse(test::contents(PEIL_SOURCE_DIR "/tests/conformance/plugin_calls.json"));
  ChildHost host({}, test::plugin_runner());
  std::uint64_t ticket = 0;
  for (const json::value& entry : read.as_array()) {
    const std::string name(entry.at("name").as_string());
    const std::string plugin(entry.at("plugin").as_string());
    PluginCall call{.ticket = ++ticket,
                    .plugin = plugin,
                    .module = std::make_shared<const std::string>(module_of(plugin)),
                    .limits = test::patient};
    ASSERT_FALSE(call.module->empty()) << plugin << " isn't built";
    for (const json::value& request : entry.at("requests").as_array()) {
      call.requests.emplace_back(request.as_string());
    }
    std::vector<std::string> replies;
    for (const json::value& reply : entry.at("replies").as_array()) {
      replies.emplace_back(reply.as_string());
    }
    const PluginReport report = call_and_wait(host, std::move(call));
    EXPECT_EQ(test::fault_of(report), "") << name << ": " << report.detail;
    EXPECT_EQ(report.replies, replies) << name;
  }
}

}  // namespace
}  // namespace peil::native
