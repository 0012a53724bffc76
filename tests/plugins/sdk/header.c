/* The contract's header alone, twice, in both languages: every function has the type that it promises. */
#include <peil/plugin.h>
#include <peil/plugin.h>

uint32_t (*version)(void) = peil_abi_version;
int32_t (*init)(void) = peil_init;
void* (*alloc)(uint32_t) = peil_alloc;
void (*release)(void*) = peil_free;
int32_t (*call)(const uint8_t*, uint32_t) = peil_call;
const uint8_t* (*reply)(void) = peil_reply;
uint32_t (*size)(void) = peil_reply_size;
void (*log_line)(const uint8_t*, uint32_t) = peil_log;

#if PEIL_ABI_MAJOR != 1
#error "The contract's first version is 1"
#endif
