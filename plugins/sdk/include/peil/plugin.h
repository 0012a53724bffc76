/* The contract between Peil and a plugin's program, version 1. This header is the specification: a program is a WebAssembly
   module that exports its memory (as "memory") and the seven functions below, and imports at most the function peil.log.
   Compiles as C11 and later and as C++20. In C++, plugin.hpp defines the functions for you.

   What happens in one call, always on a fresh instance of the module, always by one thread:
     1. `_initialize`, where the module exports it (it runs what C and C++ do before `main`);
     2. peil_abi_version: another major version than the host's ends the call;
     3. peil_init;
     4. for each request: peil_alloc, the host writes the request, peil_call, peil_reply, peil_reply_size, the host copies the
        reply, peil_free.
   Then the instance is thrown away: nothing is kept from one call to the next, so a program that is asked the same says
   the same. The host checks that, now and then, and drops a program that doesn't.

   Requests and replies are JSON in UTF-8, at most 1 MiB and nested 32 deep; what stands in them is described by the schemas
   request-1 and reply-1. A program ignores members that it doesn't know, and replies {"error":"UNSUPPORTED"} to methods
   that it doesn't know. It has no clock, no files, no network, no randomness and no language: the request says which day it is,
   and texts stand in the assessment.

   A trap, a wrong pointer, too much memory or time, or a reply that isn't valid ends the call. People are told which plugin
   failed and how, and the assessment goes on without it. */
#ifndef PEIL_PLUGIN_H
#define PEIL_PLUGIN_H

#include <stdint.h>

/* The version of the contract. Minor versions add requests and members; programs of the same major version go on working. */
#define PEIL_ABI_MAJOR 1
#define PEIL_ABI_MINOR 0
#define PEIL_ABI_VERSION ((uint32_t)PEIL_ABI_MAJOR << 16 | (uint32_t)PEIL_ABI_MINOR)

/* What peil_init and peil_call give back. Any other number below zero is an error as well. Errors are for what went wrong in
   the exchange itself; what is wrong with a request that arrived is said in the reply. */
#define PEIL_OK 0
#define PEIL_ERROR_REQUEST (-1) /* no request: a null pointer, or 0 bytes */
#define PEIL_ERROR_MEMORY (-2)  /* no room for the reply */

/* What a host accepts at most, in bytes: of a request that it writes, of a reply that it reads, and of all that it keeps of a
   call's log. */
#define PEIL_REQUEST_BYTES 1048576
#define PEIL_REPLY_BYTES 1048576
#define PEIL_LOG_BYTES 65536

/* Stands before each function, so that the linker exports it under its own name, and makes peil_log the host's. Compiled for
   another machine, as in tests, they are ordinary functions. */
#if defined(__wasm__)
#define PEIL_EXPORT(name) __attribute__((used, visibility("default"), export_name(#name)))
#define PEIL_IMPORT(module, name) __attribute__((import_module(#module), import_name(#name)))
#else
#define PEIL_EXPORT(name)
#define PEIL_IMPORT(module, name)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* PEIL_ABI_VERSION as the program was built with it. May be called before peil_init, and is frozen for ever: whatever the
   version, this function has this name and this form. */
PEIL_EXPORT(peil_abi_version) uint32_t peil_abi_version(void);

/* Prepares the program. Called once, before any of the functions below. PEIL_OK, or an error, after which nothing else of the
   instance is called. */
PEIL_EXPORT(peil_init) int32_t peil_init(void);

/* Room for a request of `size` bytes, size above 0: the host writes there. Null where there isn't any. It belongs to the host
   until the host gives it to peil_free. Its contents may be anything. */
PEIL_EXPORT(peil_alloc) void* peil_alloc(uint32_t size);

/* Takes back what peil_alloc gave; null does nothing. Doesn't end the life of the reply. */
PEIL_EXPORT(peil_free) void peil_free(void* pointer);

/* Answers one request of `size` bytes, which the host wrote into room from peil_alloc. They are only valid until the function
   returns, and the program doesn't change them. PEIL_OK: the reply is there; also where it says {"error": …}. An error:
   there is no reply, and nothing else of the instance is called. */
PEIL_EXPORT(peil_call) int32_t peil_call(const uint8_t* request, uint32_t size);

/* Where the last reply stands. Called after a peil_call that gave PEIL_OK. The bytes belong to the program and stay as they
   are until the next peil_call; no zero byte ends them. */
PEIL_EXPORT(peil_reply) const uint8_t* peil_reply(void);

/* How long the last reply is, in bytes: 1 to PEIL_REPLY_BYTES. Called as peil_reply is. */
PEIL_EXPORT(peil_reply_size) uint32_t peil_reply_size(void);

/* The host's, for the program's author: a line of UTF-8, without a newline at its end. May be called within any function but
   peil_abi_version. Never fails; what is over PEIL_LOG_BYTES in a call is dropped, and users don't see any of it. */
PEIL_IMPORT(peil, log) void peil_log(const uint8_t* text, uint32_t size);

#ifdef __cplusplus
}
#endif

#endif
