#include "command_line.hpp"
#include "engine/plugin/pack.hpp"
#include "http_client.hpp"

#include <signal.h>

namespace peil::native {
namespace {

using namespace test;
namespace fs = std::filesystem;

class Watch : public CommandLine {
 protected:
  Watch() {
    file("site/index.html", "<!doctype html>\n<html lang=\"nl\">");
    EXPECT_EQ(run_peil_in(folder_.path(), {"new", "one"}).code, 0);
  }

  RunningPeil start() {
    return RunningPeil({"watch", folder_ / "one", "--port", "0", "--site", folder_ / "site"},
                       {"XDG_DATA_HOME=" + (folder_ / "data").string(), "PATH=/usr/bin:/bin"});
  }

  // Reads lines until the one that ends a round.
  static std::string round(RunningPeil& running) {
    std::string lines;
    while (true) {
      const std::string line = running.read_line();
      lines += line + '\n';
      const bool is_sum = line.size() > 7 && line[2] == ':' && line.substr(5, 2) == "  ";
      if (is_sum || line.empty()) return lines;
    }
  }

  static std::uint16_t port_in(const std::string& line) {
    const std::size_t at = line.find("127.0.0.1:") + 10;
    return static_cast<std::uint16_t>(std::stoi(line.substr(at)));
  }

  std::string shown() const {
    return contents(folder_ / "data/peil/watched/org.example.one.peilpack.json");
  }

  void change(std::string_view from, std::string_view to) {
    const fs::path path = folder_ / "one/assessment.json";
    put(path, replaced(contents(path), from, to));
  }

  static std::string body(const std::string& reply) {
    return reply.substr(reply.find("\r\n\r\n") + 4);
  }
};

TEST_F(Watch, ShowsEveryVersionWithoutErrorsAndKeepsTheLastOne) {
  RunningPeil running = start();
  const std::uint16_t port = port_in(running.read_line());
  EXPECT_TRUE(get_page(port, "/").ends_with("<html data-watch lang=\"nl\">"));
  const std::string first = round(running);
  EXPECT_TRUE(has(first, "Backups 0.1.0: no problems, 2 examples passed. Shown.")) << first;
  EXPECT_TRUE(read_pack(shown(), "shown").plugin);
  EXPECT_EQ(body(get_page(port, "/watch/pack")), shown());

  change("Keeping data", "Looking after data");
  EXPECT_TRUE(has(round(running), "Shown."));
  EXPECT_TRUE(has(shown(), "Looking after data"));
  EXPECT_EQ(body(get_page(port, "/watch/pack")), shown());
  EXPECT_TRUE(has(get_page(port, "/watch/events"), "\"org.example.one.peilpack.json\""));

  const std::string good = shown();
  change("\"scale\": \"often\"", "\"scale\": \"oftener\"");
  const std::string broken = round(running);
  EXPECT_TRUE(has(broken, "error[dangling_id]")) << broken;
  EXPECT_TRUE(has(broken, "the last good one stays")) << broken;
  EXPECT_EQ(shown(), good);
  EXPECT_EQ(body(get_page(port, "/watch/pack")), good);

  change("\"scale\": \"oftener\"", "\"scale\": \"often\"");
  EXPECT_TRUE(has(round(running), "nothing changed"));

  EXPECT_EQ(running.end(SIGINT), 0);
  EXPECT_TRUE(names_in(folder_ / "data/peil/watched").empty());
}

TEST_F(Watch, AnExampleThatFailsIsNotShown) {
  change("\"prepared\": 100", "\"prepared\": 99");
  RunningPeil running = start();
  running.read_line();
  const std::string broken = round(running);
  EXPECT_TRUE(has(broken, "example_failed")) << broken;
  EXPECT_TRUE(has(broken, "nothing is shown yet")) << broken;
  EXPECT_FALSE(fs::exists(folder_ / "data/peil/watched/org.example.one.peilpack.json"));
  EXPECT_EQ(running.end(SIGTERM), 0);
}

TEST_F(Watch, ABuildThatFailsIsShownInWords) {
  file("one/CMakeLists.txt", "message(FATAL_ERROR \"out of order\")\n");
  RunningPeil running = start();
  running.read_line();
  const std::string broken = round(running);
  EXPECT_TRUE(has(broken, "the build failed; nothing is shown yet")) << broken;
  EXPECT_EQ(running.end(SIGINT), 0);
}

TEST_F(Watch, ABuiltPluginIsNamedAfterItsSources) {
  file("one/CMakePresets.json", R"({ "version": 6,
    "configurePresets": [{ "name": "default", "generator": "Unix Makefiles", "binaryDir": "${sourceDir}/build" }],
    "buildPresets": [{ "name": "default", "configurePreset": "default" }],
    "workflowPresets": [{ "name": "default", "steps": [
      { "type": "configure", "name": "default" }, { "type": "build", "name": "default" }] }] })");
  file("one/CMakeLists.txt", R"(cmake_minimum_required(VERSION 3.25)
project(one LANGUAGES NONE)
add_custom_target(one ALL
  COMMAND ${CMAKE_COMMAND} -E copy plugin.json assessment.json ${CMAKE_BINARY_DIR}/plugins/one/
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/plugins/one)
)");
  RunningPeil running = start();
  running.read_line();
  const std::string built = round(running);
  EXPECT_TRUE(has(built, "no problems, 2 examples passed. Shown.")) << built;
  change("\"scale\": \"often\"", "\"scale\": \"oftener\"");
  const std::string broken = round(running);
  EXPECT_TRUE(has(broken, (folder_ / "one/assessment.json").string() + ":")) << broken;
  EXPECT_EQ(running.end(SIGINT), 0);
}

TEST_F(Watch, RefusesWhatIsNoFolder) {
  EXPECT_EQ(run_peil({"watch", folder_ / "missing"}).code, 2);
  EXPECT_EQ(run_peil({"watch", folder_ / "one/plugin.json"}).code, 2);
}

}  // namespace
}  // namespace peil::native
