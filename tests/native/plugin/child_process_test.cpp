#include "native/plugin/child_process.hpp"

#include "native/plugin/wire.hpp"
#include "tests/native/plugin_support.hpp"

#include <gtest/gtest.h>

#include <sys/eventfd.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <vector>

namespace peil::native {
namespace {

using namespace std::chrono_literals;

class ChildProcessTest : public ::testing::Test {
 protected:
  ChildProcessTest() : child_(ChildProcess::start(test::plugin_runner(), problem_)) {}
  ~ChildProcessTest() override { ::close(bell_); }

  void SetUp() override { ASSERT_NE(child_, nullptr) << problem_; }

  Exchange ask(const std::string& frame, std::chrono::milliseconds time = 30s) {
    return child_->exchange(frame, time, bell_);
  }
  Exchange load(const std::string& name) {
    return ask(wire::write_module(test::patient, *test::hostile_module(name)));
  }

  std::string problem_;
  std::unique_ptr<ChildProcess> child_;
  int bell_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
};

TEST_F(ChildProcessTest, AnswersAModuleAndCalls) {
  const Exchange loaded = load("good");
  ASSERT_EQ(loaded.end, Exchange::End::answered);
  const auto ready = wire::read_from_child(loaded.answer);
  ASSERT_TRUE(ready && std::holds_alternative<wire::ReadyFrame>(*ready));
  EXPECT_TRUE(child_->waits());
  const Exchange called = ask(wire::write_call(std::vector{test::describe}));
  const auto replies = wire::read_from_child(called.answer);
  ASSERT_TRUE(replies && std::holds_alternative<wire::RepliesFrame>(*replies));
  EXPECT_EQ(std::get<wire::RepliesFrame>(*replies).replies.size(), 1u);
  EXPECT_TRUE(child_->waits());
}

TEST_F(ChildProcessTest, IsLateWhereNothingComes) {
  ASSERT_EQ(load("loop_call").end, Exchange::End::answered);
  EXPECT_EQ(ask(wire::write_call(std::vector{test::describe}), 50ms).end, Exchange::End::late);
  EXPECT_EQ(child_->end(), "");
  EXPECT_FALSE(child_->waits());
}

TEST_F(ChildProcessTest, CanBeInterrupted) {
  ASSERT_EQ(load("loop_call").end, Exchange::End::answered);
  const std::uint64_t one = 1;
  ASSERT_EQ(::write(bell_, &one, sizeof one), static_cast<ssize_t>(sizeof one));
  EXPECT_EQ(ask(wire::write_call(std::vector{test::describe})).end, Exchange::End::interrupted);
}

// The runner takes nothing but its protocol.
TEST_F(ChildProcessTest, EndsAtWhatIsNoModule) {
  EXPECT_EQ(ask(wire::write_call(std::vector{test::describe})).end, Exchange::End::broken);
  EXPECT_EQ(child_->end(), "exit code 2");
}

TEST_F(ChildProcessTest, EndsAtWhatIsNoFrame) {
  EXPECT_EQ(ask("\xff\xff\xff\xff").end, Exchange::End::broken);
  EXPECT_EQ(child_->end(), "exit code 2");
}

TEST_F(ChildProcessTest, EndsAtASecondModule) {
  ASSERT_EQ(load("good").end, Exchange::End::answered);
  EXPECT_EQ(load("good").end, Exchange::End::broken);
  EXPECT_EQ(child_->end(), "exit code 2");
}

TEST_F(ChildProcessTest, NeverAllowsMoreMemoryThanAModuleMayAskForAtAll) {
  PluginLimits generous = test::patient;
  generous.memory_mib = 1'000'000;
  const Exchange loaded = ask(wire::write_module(generous, *test::hostile_module("memory_huge")));
  const auto read = wire::read_from_child(loaded.answer);
  ASSERT_TRUE(read && std::holds_alternative<wire::FaultFrame>(*read));
  EXPECT_EQ(std::get<wire::FaultFrame>(*read).fault, PluginFault::refused);
}

TEST(ChildProcess, SaysWhyItCantBeStarted) {
  std::string problem;
  EXPECT_EQ(ChildProcess::start("/nonexistent/peil", problem), nullptr);
  EXPECT_FALSE(problem.empty());
}

}  // namespace
}  // namespace peil::native
