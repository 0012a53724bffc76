// One child process that runs plugins' programs, and the socket to it: started, asked one thing at
// a time, ended. What it may do is its own matter (confinement.hpp); here stands that it can't hold
// anybody up: everything has a deadline.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace peil::native {

// How an exchange with a child came out.
struct Exchange {
  enum class End : std::uint8_t {
    answered,
    late,         // nothing whole in its time
    interrupted,  // the descriptor to look at became readable
    broken        // the process ended, or sent what isn't a frame
  };
  End end = End::broken;
  std::string answer;  // a frame without its size
};

class ChildProcess {
 public:
  // Starts `program` with the one argument that makes it a runner. It gets no environment but what
  // finding its libraries needs. Null if it can't be started, with the reason in `problem`.
  static std::unique_ptr<ChildProcess> start(const std::filesystem::path& program,
                                             std::string& problem);
  // Ends it at once and waits for that.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Sends a whole frame and waits for one; stops as soon as there is something to read from
  // `interrupt`. The child may work for `time`: on a machine that is busy with other things it may
  // take longer by the clock, up to four times as long. After anything but an answer the child is
  // of no use any more.
  Exchange exchange(std::string_view frame, std::chrono::milliseconds time, int interrupt);

  // It waits for a question: it hasn't ended, and hasn't said anything unasked.
  bool waits() const;

  // Ends it, and says how it had ended before that: “signal 11”, “exit code 1”; nothing if it
  // was still there.
  std::string end();

 private:
  ChildProcess(int process, int socket) : process_(process), socket_(socket) {}

  int process_;
  int socket_;
};

}  // namespace peil::native
