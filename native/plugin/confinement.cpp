#include "native/plugin/confinement.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstddef>
#include <iterator>
#include <limits>
#include <vector>

namespace peil::native {
namespace {

bool limit(int what, rlim_t most) {
  const rlimit limits{most, most};
  return ::setrlimit(static_cast<decltype(RLIMIT_CORE)>(what), &limits) == 0;
}

// The pages that the process's address space has now; 0 where that can't be read.
std::uint64_t pages_taken() {
  const int file = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char text[64];
  const ssize_t size = ::read(file, text, sizeof text);
  ::close(file);
  std::uint64_t pages = 0;
  if (size > 0) std::from_chars(text, text + size, pages);
  return pages;
}

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__) && defined(__AARCH64EL__)
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t machine = 0;
#endif

// A program for the kernel: loads parts of a system call, compares, jumps forward, decides.
class Filter {
 public:
  Filter() {
    load(offsetof(seccomp_data, arch));
    decide_unless(machine, SECCOMP_RET_KILL_PROCESS);
    load(offsetof(seccomp_data, nr));
  }

  void allow(long call) {
    add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1);
    add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  }

  // Where none of `bits` is set in the argument with this number.
  void allow_without(long call, unsigned argument, std::uint32_t bits) {
    add(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 4);
    // The lower half, which comes first on the machines that this is for.
    load(static_cast<std::uint32_t>(offsetof(seccomp_data, args) + 8 * argument));
    add(BPF_JMP | BPF_JSET | BPF_K, bits, 1, 0);
    add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    add(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  }

  bool install() {
    add(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    const sock_fprog program{static_cast<unsigned short>(steps_.size()), steps_.data()};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
  }

 private:
  void add(unsigned code, std::uint32_t value, std::uint8_t if_so = 0, std::uint8_t if_not = 0) {
    steps_.push_back({static_cast<std::uint16_t>(code), if_so, if_not, value});
  }
  void load(std::uint32_t offset) { add(BPF_LD | BPF_W | BPF_ABS, offset); }
  void decide_unless(std::uint32_t value, std::uint32_t decision) {
    add(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0);
    add(BPF_RET | BPF_K, decision);
  }

  std::vector<sock_filter> steps_;
};

}  // namespace

bool confine() {
  // Where the parent is gone already, standard input has ended too.
  bool good = ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0;
  good = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && good;
  ::close_range(3, std::numeric_limits<unsigned>::max(), 0);
  good = limit(RLIMIT_CORE, 0) && good;
  if constexpr (sanitized) return good;  // their reports read and write files
  good = limit(RLIMIT_FSIZE, 0) && good;
  // One is left for confine_memory, which reads how much is taken.
  good = limit(RLIMIT_NOFILE, 4) && good;
  good = limit(RLIMIT_NPROC, 0) && good;
  return good;
}

bool confine_memory(std::uint64_t bytes) {
  if constexpr (sanitized) return true;
  const std::uint64_t taken = pages_taken() * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  return taken > 0 && limit(RLIMIT_AS, taken + bytes) && limit(RLIMIT_NOFILE, 3);
}

void confine_time(std::uint32_t milliseconds) {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  // Only the lower of the two limits is moved: the upper one couldn't be raised again.
  rlimit limits{};
  if (::getrlimit(RLIMIT_CPU, &limits) != 0) return;
  limits.rlim_cur = static_cast<rlim_t>(used.tv_sec) + milliseconds / 1000 + 2;
  ::setrlimit(RLIMIT_CPU, &limits);
}

void confine_calls() {
  if constexpr (sanitized || machine == 0) return;
  Filter filter;
  for (const long call :
       {SYS_read, SYS_write, SYS_exit, SYS_exit_group, SYS_brk, SYS_munmap, SYS_mremap, SYS_madvise,
        SYS_futex, SYS_clock_gettime, SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_restart_syscall}) {
    filter.allow(call);
  }
  // Memory to keep things in, never to run.
  filter.allow_without(SYS_mmap, 2, PROT_EXEC);
  filter.allow_without(SYS_mprotect, 2, PROT_EXEC);
  // For confine_time: limits of this process alone.
  filter.allow_without(SYS_prlimit64, 0, std::numeric_limits<std::uint32_t>::max());
  filter.install();
}

}  // namespace peil::native
