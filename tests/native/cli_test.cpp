#include "command_line.hpp"

#include <signal.h>

namespace peil::native {
namespace {

using namespace test;

TEST_F(CommandLine, HelpAndVersion) {
  const Ended help = run_peil({"--help"});
  EXPECT_EQ(help.code, 0);
  for (const std::string_view command :
       {"check", "test", "score", "new", "watch", "pack", "unpack", "schema", "serve", "desktop"})
    EXPECT_TRUE(has(help.out, command));
  const Ended version = run_peil({"--version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_EQ(version.out.substr(0, 5), "peil ");
}

TEST_F(CommandLine, WrongUseIsExitCodeTwo) {
  EXPECT_EQ(run_peil({"nonsense"}).code, 2);
  EXPECT_EQ(run_peil({"check"}).code, 2);
  EXPECT_EQ(run_peil({"score", nba}).code, 2);
  EXPECT_EQ(run_peil({"check", "--nonsense", nba}).code, 2);
  EXPECT_EQ(run_peil({"serve", "--port", "99999999"}).code, 2);
  EXPECT_FALSE(run_peil({"nonsense"}).err.empty());
}

TEST_F(CommandLine, ServeSaysWhereAndEndsWithTheInterrupt) {
  file("index.html", "<!doctype html>");
  test::RunningPeil server({"serve", folder_.path(), "--port", "0"});
  const std::string line = server.read_line();
  EXPECT_TRUE(line.starts_with("Peil runs at http://127.0.0.1:")) << line;
  EXPECT_TRUE(line.ends_with("/ — stop it with Ctrl C")) << line;
  EXPECT_EQ(server.end(SIGINT), 0);
}

TEST_F(CommandLine, ServeWithoutAPortTakesTheNextFreeOne) {
  file("index.html", "<!doctype html>");
  test::RunningPeil first({"serve", folder_.path()});
  const std::string line = first.read_line();
  test::RunningPeil second({"serve", folder_.path()});
  const std::string other = second.read_line();
  EXPECT_TRUE(other.starts_with("Peil runs at http://127.0.0.1:")) << other;
  EXPECT_NE(line, other);
}

TEST_F(CommandLine, ServeRefusesATakenPortAndWhatIsNoSite) {
  file("site/index.html", "<!doctype html>");
  test::RunningPeil first({"serve", folder_ / "site", "--port", "0"});
  const std::string line = first.read_line();
  const std::size_t start = line.find_last_of(':') + 1;
  const std::string port = line.substr(start, line.find('/', start) - start);
  const Ended taken = run_peil({"serve", folder_ / "site", "--port", port});
  EXPECT_EQ(taken.code, 1);
  EXPECT_TRUE(has(taken.err, "127.0.0.1:" + port)) << taken.err;
  EXPECT_EQ(run_peil({"serve", folder_.path()}).code, 2);
  EXPECT_EQ(run_peil({"serve", folder_ / "missing"}).code, 2);
}

TEST_F(CommandLine, WithoutADisplayTheWindowSaysWhatToDo) {
  const Ended ended = run_peil({"desktop"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(has(ended.err, "DISPLAY")) << ended.err;
  EXPECT_TRUE(has(ended.err, "peil serve")) << ended.err;
}

}  // namespace
}  // namespace peil::native
