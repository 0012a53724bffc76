#include "native/plugin/confinement.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace peil::native {
namespace {

// How a process ended that did this: its exit code, or minus the signal.
template <class Do>
int in_a_process(Do&& act) {
  const pid_t process = ::fork();
  if (process == 0) ::_exit(act());
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

bool can_map(std::size_t bytes, int protection = PROT_READ | PROT_WRITE) {
  return ::mmap(nullptr, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

class Confinement : public ::testing::Test {
 protected:
  void SetUp() override {
    if (sanitized) GTEST_SKIP() << "sanitizers need what is taken away";
  }
};

TEST_F(Confinement, ClosesEveryDescriptorButThree) {
  const int file = ::open("/dev/null", O_RDONLY);
  EXPECT_EQ(in_a_process([&] { return ::fcntl(file, F_GETFD) == -1 ? 1 : 0; }), 0);
  EXPECT_EQ(in_a_process([&] {
              if (!confine()) return 9;
              return ::fcntl(file, F_GETFD) == -1 && ::fcntl(STDOUT_FILENO, F_GETFD) == 0 ? 0 : 1;
            }),
            0);
  ::close(file);
}

TEST_F(Confinement, BoundsMemory) {
  EXPECT_EQ(in_a_process([] {
              if (!confine() || !confine_memory(32 << 20)) return 9;
              return can_map(8 << 20) && !can_map(64 << 20) ? 0 : 1;
            }),
            0);
}

TEST_F(Confinement, OpensNothingMore) {
  EXPECT_EQ(in_a_process([] {
              if (!confine() || !confine_memory(32 << 20)) return 9;
              return ::open("/etc/passwd", O_RDONLY) == -1 &&
                             ::socket(AF_INET, SOCK_STREAM, 0) == -1 && ::dup(0) == -1
                         ? 0
                         : 1;
            }),
            0);
}

// Where the system has no filter this is no promise, so it is looked at first.
TEST_F(Confinement, AnswersNoOtherCalls) {
  const int outcome = in_a_process([] {
    if (!confine() || !confine_memory(32 << 20)) return 9;
    confine_calls();
    if (::getppid() != -1) return 2;  // not filtered
    const bool refused = ::fork() == -1 && errno == EPERM && ::kill(::getpid(), 0) == -1 &&
                         ::unlink("/nonexistent/file") == -1 && errno == EPERM &&
                         !can_map(4'096, PROT_READ | PROT_EXEC) && errno == EPERM;
    return refused && can_map(4'096) ? 0 : 1;
  });
  if (outcome == 2) GTEST_SKIP() << "this system doesn't filter calls";
  EXPECT_EQ(outcome, 0);
}

TEST_F(Confinement, EndsAProcessThatTakesTooMuchTime) {
  EXPECT_EQ(in_a_process([] {
              if (!confine() || !confine_memory(32 << 20)) return 9;
              confine_calls();
              confine_time(0);
              for (volatile bool again = true; again;) {
              }
              return 0;
            }),
            -SIGXCPU);
}

// Its own children can't outlive the process that started it.
TEST_F(Confinement, EndsWithItsParent) {
  int pipe[2];
  ASSERT_EQ(::pipe(pipe), 0);
  EXPECT_EQ(in_a_process([&] {
              int ready[2];
              if (::pipe(ready) != 0) return 9;
              if (::fork() == 0) {
                ::dup2(pipe[1], STDOUT_FILENO);
                ::dup2(ready[1], STDERR_FILENO);
                if (!confine()) ::_exit(9);
                ::close(STDERR_FILENO);
                while (true)
                  ::pause();
              }
              ::close(ready[1]);
              char nothing = 0;
              return ::read(ready[0], &nothing, 1) == 0 ? 0 : 1;
            }),
            0);
  ::close(pipe[1]);
  char nothing = 0;
  EXPECT_EQ(::read(pipe[0], &nothing, 1), 0);
  ::close(pipe[0]);
}

}  // namespace
}  // namespace peil::native
