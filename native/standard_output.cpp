#include "native/standard_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <iostream>
#include <system_error>
#include <utility>

namespace peil::native {
namespace {

constexpr std::size_t block_bytes = 65536;

}  // namespace

StandardOutput::StandardOutput() : waiting_(block_bytes), former_(std::cout.rdbuf(this)) {
  setp(waiting_.data(), waiting_.data() + waiting_.size());
}

StandardOutput::~StandardOutput() { std::cout.rdbuf(former_); }

int StandardOutput::end(int code, std::ostream& err) {
  std::cout.flush();
  if (error_ != 0) {
    err << "peil: the output can't be written: " << std::generic_category().message(error_)
        << ". What was printed is not complete: make room, or choose another place for it.\n";
    return 2;
  }
  return err.good() ? code : 2;
}

StandardOutput::int_type StandardOutput::overflow(int_type character) {
  if (sync() != 0) return traits_type::eof();
  if (!traits_type::eq_int_type(character, traits_type::eof()))
    sputc(traits_type::to_char_type(character));
  return traits_type::not_eof(character);
}

int StandardOutput::sync() {
  const char* from = pbase();
  while (error_ == 0 && from != pptr()) {
    const ssize_t written = ::write(STDOUT_FILENO, from, static_cast<std::size_t>(pptr() - from));
    if (written >= 0) {
      from += written;
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  setp(waiting_.data(), waiting_.data() + waiting_.size());
  return error_ == 0 ? 0 : -1;
}

void occupy_standard_descriptors() {
  // For writing what is read and the other way round: so that using it fails, as it did before.
  for (const auto& [descriptor, way] :
       {std::pair(STDIN_FILENO, O_WRONLY), std::pair(STDOUT_FILENO, O_RDONLY),
        std::pair(STDERR_FILENO, O_RDONLY)}) {
    if (::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) ::open("/dev/null", way);
  }
}

}  // namespace peil::native
