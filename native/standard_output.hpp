// The process's standard output, where nothing is lost silently: a full disk, a closed descriptor
// or a broken pipe is told once, at the end, whatever command wrote.
#pragma once

#include <ostream>
#include <streambuf>
#include <vector>

namespace peil::native {

// While it lives, std::cout writes through it. One at a time, made before anything is printed.
class StandardOutput : private std::streambuf {
 public:
  StandardOutput();
  ~StandardOutput() override;
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

  // Writes what is left, and returns the exit code for a command that ended with `code`: 2 with a
  // line on `err` if any of its output got lost, or if `err` itself couldn't be written.
  int end(int code, std::ostream& err);

 private:
  int_type overflow(int_type character) override;
  int sync() override;

  std::vector<char> waiting_;
  std::streambuf* former_;
  int error_ = 0;  // the system's, of the first write that failed
};

// Gives a standard descriptor that the process was started without one that can't be used, so that
// no file that is opened later gets its number and what is printed. Call it before all else.
void occupy_standard_descriptors();

}  // namespace peil::native
