// What Emscripten's libraries would ask of a host of another kind. A plugin has none of it, so the
// answers are here. No standard header, since one of them may declare these otherwise.
extern "C" {

// `abort`, which the standard library comes to where memory runs out, ends in this. A trap tells
// the host.
[[noreturn]] void __wasi_proc_exit(unsigned int) { __builtin_trap(); }

// Only scripts need to know that the memory has grown.
void emscripten_notify_memory_growth(unsigned long) {}
}
