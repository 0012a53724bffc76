// Whether a plugin's program keeps to its contract (plugin.h): node check_program.mjs logic.wasm
// memory_mib budget_bytes. Says its size and gives 0; else says on a line each what is wrong, and
// gives 1. A budget of 0 is none.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';

const [path, memoryMib, budget] = process.argv.slice(2);
const bytes = readFileSync(path);
const functions = [
  'peil_abi_version',
  'peil_init',
  'peil_alloc',
  'peil_free',
  'peil_call',
  'peil_reply',
  'peil_reply_size',
];
const wrong = [];

// The most pages of the first memory; undefined where it declares no maximum.
function memoryMaximum() {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const section = bytes[at++];
    const size = number();
    if (section !== 5) {
      at += size;
      continue;
    }
    number();
    const bounded = number() & 1;
    number();
    return bounded ? number() : undefined;
  }
  return undefined;
}

let module;
try {
  module = new WebAssembly.Module(bytes);
} catch (error) {
  wrong.push(`isn't a WebAssembly module: ${error.message}`);
}
if (module) {
  for (const one of WebAssembly.Module.imports(module)) {
    if (one.module === 'peil' && one.name === 'log' && one.kind === 'function') continue;
    wrong.push(
      `imports ${one.kind} ${one.module}.${one.name}: a program may import peil.log only. ` +
        'Something that it uses asks for files, a clock or a screen, or a function is declared ' +
        'and not defined.',
    );
  }
  const exported = new Map(WebAssembly.Module.exports(module).map((one) => [one.name, one.kind]));
  for (const name of functions) {
    if (exported.get(name) !== 'function') {
      wrong.push(`doesn't export the function ${name}: is PEIL_PLUGIN in one of its sources?`);
    }
  }
  if (exported.get('memory') !== 'memory') wrong.push("doesn't export its memory as “memory”");
  const pages = memoryMaximum();
  if (pages === undefined) wrong.push('declares no maximum of its memory');
  else if (pages * 65536 > memoryMib * 1024 * 1024) {
    wrong.push(`may take ${pages / 16} MiB of memory, and plugin.json allows ${memoryMib}`);
  }
}
const compressed = gzipSync(bytes, { level: 9 }).length;
if (Number(budget) > 0 && compressed > budget) {
  wrong.push(
    `is ${compressed} bytes compressed, over its budget of ${budget} (BUDGET of peil_add_plugin)`,
  );
}
for (const one of wrong) console.error(`${basename(path)} ${one}`);
if (wrong.length > 0) process.exit(1);
console.log(`${basename(path)}: ${bytes.length} bytes, ${compressed} compressed`);
