#include "support.hpp"
#include "tests/places.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace peil::native::test {
namespace {

// Starts the program with its output in the two descriptors.
pid_t start(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
            int out, int err, const std::filesystem::path& folder = {}) {
  std::vector<std::string> words{peil::test::program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables{"HOME=/nonexistent"};
  variables.insert(variables.end(), environment.begin(), environment.end());
  const auto pointers = [](std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts)
      result.push_back(text.data());
    result.push_back(nullptr);
    return result;
  };
  const std::vector<char*> argv = pointers(words);
  const std::vector<char*> envp = pointers(variables);
  const pid_t process = ::fork();
  if (process != 0) return process;
  out < 0 ? ::close(STDOUT_FILENO) : ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(126);
  ::execve(argv[0], argv.data(), envp.data());
  ::_exit(127);
}

int exit_code(pid_t process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = std::filesystem::temp_directory_path() / "peil-test-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = std::filesystem::canonical(name);
  ::chmod(path_.c_str(), 0777);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void put(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

OrdinaryUser::OrdinaryUser() : was_root_(::geteuid() == 0) {
  constexpr uid_t nobody = 65534;
  if (was_root_ && ::seteuid(nobody) != 0)
    throw std::runtime_error("can't become an ordinary user");
}

OrdinaryUser::~OrdinaryUser() {
  if (was_root_ && ::seteuid(0) != 0) std::abort();
}

SmallDisk::SmallDisk(unsigned bytes) {
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  before_ = limit.rlim_cur;
  // Without this the signal would end the process; with it the write fails, as it does on a full
  // disk.
  handler_ = ::signal(SIGXFSZ, SIG_IGN);
  limit.rlim_cur = bytes;
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

SmallDisk::~SmallDisk() {
  rlimit limit{};
  ::getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = before_;
  ::setrlimit(RLIMIT_FSIZE, &limit);
  ::signal(SIGXFSZ, handler_);
}

Ended run_peil(const std::vector<std::string>& arguments,
               const std::vector<std::string>& environment, const std::filesystem::path& where) {
  const TemporaryFolder folder;
  const int out = ::open((folder / "out").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  const int err = ::open((folder / "err").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  Ended ended;
  ended.code = exit_code(start(arguments, environment, out, err, where));
  ::close(out);
  ::close(err);
  ended.out = contents(folder / "out");
  ended.err = contents(folder / "err");
  return ended;
}

Ended run_peil_into(const std::filesystem::path& output,
                    const std::vector<std::string>& arguments) {
  const TemporaryFolder folder;
  const int out = output.empty() ? -1 : ::open(output.c_str(), O_WRONLY | O_CLOEXEC);
  const int err = ::open((folder / "err").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  Ended ended;
  ended.code = exit_code(start(arguments, {}, out, err));
  if (out >= 0) ::close(out);
  ::close(err);
  ended.err = contents(folder / "err");
  return ended;
}

Ended run_peil_in(const std::filesystem::path& folder, const std::vector<std::string>& arguments) {
  return run_peil(arguments, {}, folder);
}

RunningPeil::RunningPeil(const std::vector<std::string>& arguments,
                         const std::vector<std::string>& environment) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  process_ = start(arguments, environment, ends[1], STDERR_FILENO);
  ::close(ends[1]);
  output_ = ends[0];
}

RunningPeil::~RunningPeil() {
  if (process_ > 0) end(SIGKILL);
  ::close(output_);
}

std::string RunningPeil::read_line() {
  std::string line;
  for (char c = 0; ::read(output_, &c, 1) == 1 && c != '\n';)
    line += c;
  return line;
}

int RunningPeil::end(int signal) {
  ::kill(process_, signal);
  const int code = exit_code(process_);
  process_ = 0;
  return code;
}

}  // namespace peil::native::test
