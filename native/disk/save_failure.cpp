#include "native/disk/save_failure.hpp"

#include <cerrno>
#include <system_error>

namespace peil::native {

app::SaveFailure save_failure_of(const Problem& problem) {
  const std::string words = problem.arguments.empty() ? std::string() : problem.arguments.front();
  const auto is = [&](int error) { return words == std::generic_category().message(error); };
  app::SaveFault fault = app::SaveFault::other;
  if (is(ENOSPC) || is(EDQUOT) || is(EFBIG)) fault = app::SaveFault::full;
  if (is(EACCES) || is(EPERM) || is(EROFS)) fault = app::SaveFault::forbidden;
  if (is(EIO) || is(ENOENT) || is(ENOTDIR) || is(ESTALE)) fault = app::SaveFault::lost;
  return {fault, words};
}

}  // namespace peil::native
