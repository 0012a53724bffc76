// What the tests of the schemas share: reading files, changing parts of documents, and running the
// program.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export const read = (path) => JSON.parse(readFileSync(`${root}${path}`, 'utf8'));

export const names = [
  'assessment-1',
  'record-1',
  'outcome-1',
  'plugin-1',
  'pack-1',
  'request-1',
  'reply-1',
  'texts-1',
];
export const schemaOf = (name) => read(`core/engine/schemas/${name}.schema.json`);

const parts = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

export const pointerOf = (keys) =>
  keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const at = (document, pointer) =>
  parts(pointer).reduce((value, key) => value[key], document);

// A copy in which the value at `pointer` is another one; undefined takes it away. In a list “-” is
// a new place at the end.
export function changed(document, pointer, value) {
  const copy = structuredClone(document);
  const keys = parts(pointer);
  if (keys.length === 0) return value;
  const last = keys.pop();
  const parent = keys.reduce((each, key) => each[key], copy);
  if (value === undefined) {
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  } else if (Array.isArray(parent) && last === '-') {
    parent.push(value);
  } else {
    parent[last] = value;
  }
  return copy;
}

// Runs the program; gives its exit code and what it printed.
export function peil(...args) {
  const ended = spawnSync(process.env.PEIL_BIN, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ended.error) throw ended.error;
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}
