// The vectors of plugins' calls, put to the host of this program: what every host must answer, to
// the byte. With PEIL_ACCEPT in the environment what comes is written down as what is expected.
#include "engine/json/canonical.hpp"
#include "native/plugin/child_host.hpp"
#include "tests/native/plugin_support.hpp"
#include "tests/native/support.hpp"
#include "tests/places.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace peil::native {
namespace {

namespace json = boost::json;

const std::string path = peil::test::source("tests/conformance/plugin_calls.json");

std::vector<std::string> texts(const json::value& list) {
  std::vector<std::string> all;
  for (const json::value& text : list.as_array())
    all.emplace_back(text.as_string());
  return all;
}

// Of one of the hostile plugins, or of one that is built with Peil; empty if it isn't built.
std::string module_of(const std::string& plugin) {
  for (const std::filesystem::path folder :
       {peil::test::hostile_plugins, peil::test::built_plugins}) {
    const std::filesystem::path module = folder / plugin / "logic.wasm";
    if (std::filesystem::exists(module)) return test::contents(module);
  }
  return {};
}

TEST(PluginCalls, AreAnsweredAsTheVectorsSay) {
  json::value vectors = json::parse(test::contents(path));
  ChildHost host({}, test::plugin_runner());
  for (json::value& entry : vectors.as_array()) {
    json::object& one = entry.as_object();
    const std::string name(one.at("name").as_string());
    const std::string plugin(one.at("plugin").as_string());
    const std::string module = module_of(plugin);
    // Without Emscripten the plugins that come with Peil have no program.
    if (module.empty() && !PEIL_HAS_EMSCRIPTEN) continue;
    ASSERT_FALSE(module.empty()) << plugin << " isn't built";
    const PluginReport report =
        call_and_wait(host, {.plugin = plugin,
                             .module = std::make_shared<const std::string>(module),
                             .limits = {.memory_mib = 64, .milliseconds = 10'000},
                             .requests = texts(one.at("requests"))});
    EXPECT_EQ(test::fault_of(report), "") << name << ": " << report.detail;
    if (std::getenv("PEIL_ACCEPT") == nullptr) {
      EXPECT_EQ(report.replies, texts(one.at("replies"))) << name;
    }
    one["replies"] = json::array(report.replies.begin(), report.replies.end());
  }
  const std::string text = pretty_json(vectors);
  if (std::getenv("PEIL_ACCEPT") != nullptr) test::put(path, text);
  EXPECT_EQ(test::contents(path), text) << "not in the pretty form";
}

}  // namespace
}  // namespace peil::native
