// Runs one plugin's program in a Worker of its own, so that whatever the program does, the page
// goes on. The page ends this Worker when a program takes too long (plugins.js); everything else
// that can go wrong is told from here, in the words of PluginFault in core/engine/plugin/host.hpp.
//
// First message: { module: the bytes }, answered by {} or { fault, detail }. Every further one is a
// call, { requests: [text], memory_mib }, answered by { replies: a JSON array of texts, log } or
// { fault, detail, log }.
'use strict';

const abiMajor = 1;
const replyBytes = 1024 * 1024;  // limits::reply_bytes
const logBytes = 64 * 1024;      // limits::log_bytes

const functions = [
  'peil_abi_version', 'peil_init', 'peil_alloc', 'peil_free', 'peil_call', 'peil_reply',
  'peil_reply_size',
];

class Fault extends Error {
  constructor(word, detail = '') {
    super(detail);
    this.word = word;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

// Nothing but what the contract names: check_module of core/engine/plugin/module.hpp has refused
// such modules already, and here is where it would matter.
function checkDoors(module) {
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (from !== 'peil' || name !== 'log' || kind !== 'function') {
      throw new Fault('refused', `import ${from}.${name}`);
    }
  }
  const exported = new Map(
    WebAssembly.Module.exports(module).map(({ name, kind }) => [name, kind]),
  );
  for (const name of functions) {
    if (exported.get(name) !== 'function') throw new Fault('refused', `export ${name}`);
  }
  if (exported.get('memory') !== 'memory') throw new Fault('refused', 'export memory');
}

// What a program logs, one line a call, cut where it becomes too much.
class Log {
  #lines = '';
  #room = logBytes;

  add(bytes) {
    if (this.#room <= 0) return;
    const line = bytes.subarray(0, this.#room);
    this.#room -= line.length + 1;
    this.#lines += `${new TextDecoder().decode(line)}\n`;
  }

  get text() {
    return this.#lines;
  }
}

// One instance, which lives as long as one call.
class Instance {
  #exports;
  #memoryBytes;

  constructor(module, memoryMib, log) {
    this.#memoryBytes = memoryMib * 1024 * 1024;
    // While it is being instantiated its memory can't be seen from here: what it logs by then is
    // lost.
    const imports = {
      peil: {
        log: (place, size) => void (this.#exports && log.add(this.#bytes(place, size, 'trap'))),
      },
    };
    try {
      this.#exports = new WebAssembly.Instance(module, imports).exports;
    } catch (error) {
      if (error instanceof WebAssembly.LinkError) throw new Fault('refused', error.message);
      if (error instanceof RangeError && /memory/i.test(error.message)) {
        throw new Fault('memory', error.message);
      }
      throw error;
    }
    this.#exports._initialize?.();
    const abi = this.#exports.peil_abi_version() >>> 0;
    if (abi >>> 16 !== abiMajor) throw new Fault('abi', `${abi >>> 16}.${abi & 0xffff}`);
    const begun = this.#exports.peil_init();
    if (begun !== 0) throw new Fault('init', String(begun));
  }

  // The reply to one request.
  answer(request) {
    const { peil_alloc, peil_free, peil_call, peil_reply, peil_reply_size } = this.#exports;
    const size = request.length;
    const place = peil_alloc(size);
    if (place === 0) throw new Fault('memory', `peil_alloc(${size})`);
    this.#bytes(place, size, 'memory').set(request);
    const error = peil_call(place, size);
    if (error !== 0) throw new Fault('call', String(error));
    const reply = this.#bytes(peil_reply(), peil_reply_size(), 'reply_place');
    if (reply.length > replyBytes) throw new Fault('reply_size', String(reply.length));
    const text = this.#text(reply);
    peil_free(place);
    if (this.#exports.memory.buffer.byteLength > this.#memoryBytes) throw new Fault('memory');
    return text;
  }

  #text(reply) {
    try {
      return decoder.decode(reply);
    } catch {
      throw new Fault('reply_place', 'not UTF-8');
    }
  }

  // A part of the program's memory, which moves when it grows. `word`: the fault where it isn't in
  // there.
  #bytes(place, size, word) {
    const { buffer } = this.#exports.memory;
    const [from, length] = [place >>> 0, size >>> 0];
    if (from + length > buffer.byteLength) {
      throw new Fault(word, `${length} bytes at ${from} of ${buffer.byteLength}`);
    }
    return new Uint8Array(buffer, from, length);
  }
}

let module;

async function compile(bytes) {
  try {
    module = await WebAssembly.compile(bytes);
    checkDoors(module);
    return {};
  } catch (error) {
    return { fault: 'refused', detail: error.message };
  }
}

function call({ requests, memory_mib }) {
  const log = new Log();
  try {
    const instance = new Instance(module, memory_mib, log);
    const replies = requests.map((request) => instance.answer(encoder.encode(request)));
    return { replies: JSON.stringify(replies), log: log.text };
  } catch (error) {
    // What isn't ours was thrown by the program: traps, and errors for too deep a recursion, which
    // differ between browsers.
    const fault = error instanceof Fault ? error.word : 'trap';
    return { fault, detail: String(error?.message ?? error), log: log.text };
  }
}

onmessage = async ({ data }) => postMessage(data.module ? await compile(data.module) : call(data));
