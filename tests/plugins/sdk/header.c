/* The contract's header alone, twice, in both languages: every function has the type that it promises. */
#include <peil/plugin.h>
#include <peil/plugin.h>

uint32_t (*const version)(void) = peil_abi_version;
int32_t (*const init)(void) = peil_init;
void* (*const alloc)(uint32_t) = peil_alloc;
void (*const release)(void*) = peil_free;
int32_t (*const call)(const uint8_t*, uint32_t) = peil_call;
const uint8_t* (*const reply)(void) = peil_reply;
uint32_t (*const size)(void) = peil_reply_size;
void (*const log_line)(const uint8_t*, uint32_t) = peil_log;

#if PEIL_ABI_MAJOR != 1
#error "The contract's first version is 1"
#endif
