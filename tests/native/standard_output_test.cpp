#include "command_line.hpp"

namespace peil::native {
namespace {

using namespace test;

class Output : public CommandLine {
 protected:
  // Commands that print something and end with 0.
  std::vector<std::vector<std::string>> commands() {
    const std::string assessment = small();
    const std::string record = answers();
    return {{"--help"},
            {"score", "--help"},
            {"--version"},
            {"schema"},
            {"schema", "assessment-1"},
            {"check", assessment},
            {"check", "--format", "json", assessment},
            {"check", "--format", "sarif", assessment},
            {"test", assessment},
            {"score", assessment, record},
            {"score", "--json", assessment, record},
            {"score", "--explain", "total", assessment, record},
            {"register", assessment, record},
            {"register", "--json", assessment, record}};
  }
};

std::string in_one_line(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words)
    line += word + ' ';
  return line;
}

TEST_F(Output, OnAFullDiskIsAFailureOfEveryCommand) {
  for (const std::vector<std::string>& command : commands()) {
    ASSERT_EQ(run_peil(command).code, 0) << in_one_line(command);
    const Ended ended = run_peil_into("/dev/full", command);
    EXPECT_EQ(ended.code, 2) << in_one_line(command);
    EXPECT_EQ(times(ended.err, "peil: the output can't be written: No space left on device."), 1u)
        << in_one_line(command) << ended.err;
  }
}

TEST_F(Output, ThatIsClosedIsAFailureOfEveryCommand) {
  for (const std::vector<std::string>& command : commands()) {
    const Ended ended = run_peil_into({}, command);
    EXPECT_EQ(ended.code, 2) << in_one_line(command);
    EXPECT_TRUE(has(ended.err, "the output can't be written: Bad file descriptor"))
        << in_one_line(command) << ended.err;
  }
}

TEST_F(Output, NeverLandsInAFileThatACommandOpens) {
  const Ended made = run_peil_in(folder_.path(), {"new", "plan"});
  ASSERT_EQ(made.code, 0) << made.err;
  ASSERT_EQ(run_peil({"pack", folder_ / "plan", "-o", folder_ / "right"}).code, 0);
  EXPECT_EQ(run_peil_into({}, {"pack", folder_ / "plan", "-o", folder_ / "other"}).code, 2);
  EXPECT_EQ(contents(folder_ / "other"), contents(folder_ / "right"));
}

TEST_F(Output, ThatFailsDoesntHideThatTheFilesAreWrong) {
  const std::string wrong = file("wrong.json", "{}");
  EXPECT_EQ(run_peil({"check", wrong}).code, 1);
  EXPECT_EQ(run_peil_into("/dev/full", {"check", wrong}).code, 2);
}

TEST_F(Output, IsWholeHoweverLongItIs) {
  const Ended schema = run_peil({"schema", "assessment-1"});
  EXPECT_EQ(schema.out,
            contents(peil::test::source("core/engine/schemas/assessment-1.schema.json")));
}

}  // namespace
}  // namespace peil::native
