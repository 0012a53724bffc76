// Takes from this process what running a plugin's program doesn't need, for good. Each promise
// stands on its own, so that a fault in the interpreter is held by the system, not by more code of
// ours.
#pragma once

#include <cstdint>

namespace peil::native {

// Sanitizers keep shadow memory and make system calls of their own: with them memory isn't limited,
// nor are calls filtered.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif
#else
inline constexpr bool sanitized = false;
#endif

// Ends with its parent; closes every descriptor but 0, 1 and 2; no new ones, no files, no other
// processes, no more rights, no core dumps. False if one of these can't be had.
bool confine();

// No more memory than is taken now and `bytes`. False if the system refuses.
bool confine_memory(std::uint64_t bytes);

// No more of the processor's time than is used now and about this much; the process is ended beyond
// it.
void confine_time(std::uint32_t milliseconds);

// From now on the system answers only what memory, time and reading and writing open descriptors
// need; anything else is not permitted. After the other ones. Where the system or the machine's
// kind has no such filter, nothing changes.
void confine_calls();

}  // namespace peil::native
