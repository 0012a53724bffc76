// What the tests of the native program share: folders that go away, and running the program as a
// user does.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace peil::native::test {

// A fresh folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// Writes without any of the care that is under test; makes the folders above.
void put(const std::filesystem::path& path, std::string_view text);
std::string contents(const std::filesystem::path& path);
std::vector<std::string> names_in(const std::filesystem::path& folder);

// While it lives, the process may do what an ordinary user may: root isn't held back by a folder's
// permissions.
class OrdinaryUser {
 public:
  OrdinaryUser();
  ~OrdinaryUser();
  OrdinaryUser(const OrdinaryUser&) = delete;
  OrdinaryUser& operator=(const OrdinaryUser&) = delete;

 private:
  bool was_root_;
};

// While it lives, no file can grow beyond `bytes`: what a full disk does to a write.
class SmallDisk {
 public:
  explicit SmallDisk(unsigned bytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  unsigned long before_;
  void (*handler_)(int);
};

struct Ended {
  int code = -1;
  std::string out;
  std::string err;
};

// Runs the built `peil` and waits for its end. Each of `environment` is NAME=value; HOME leads to
// nowhere.
Ended run_peil(const std::vector<std::string>& arguments,
               const std::vector<std::string>& environment = {},
               const std::filesystem::path& folder = {});  // where it is run; empty: here
// With what it prints going to a place that is there; empty: its standard output is closed.
Ended run_peil_into(const std::filesystem::path& output, const std::vector<std::string>& arguments);
Ended run_peil_in(const std::filesystem::path& folder, const std::vector<std::string>& arguments);

// A running `peil`, ended by a signal.
class RunningPeil {
 public:
  explicit RunningPeil(const std::vector<std::string>& arguments,
                       const std::vector<std::string>& environment = {});
  ~RunningPeil();
  RunningPeil(const RunningPeil&) = delete;
  RunningPeil& operator=(const RunningPeil&) = delete;

  // The next line on its standard output, without the line end.
  std::string read_line();
  // Sends the signal; gives the exit code, or -1 where it didn't end by itself.
  int end(int signal);

 private:
  int process_ = 0;
  int output_ = -1;
};

}  // namespace peil::native::test
