// Plugins as files: those that do something wrong (tests/plugins/hostile, built), those of the
// site, and ones made here.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const fromRoot = (path) =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

// Of each hostile plugin: { name, fault?: of its program, module?: the code of the problem that
// keeps it from being added }.
export const hostilePlugins = fromRoot('tests/plugins/hostile/expected.json');

// What programs reply on the desktop: [{ name, plugin, requests, replies }].
export const knownCalls = fromRoot('tests/conformance/plugin_calls.json');

const hostile = process.env.PEIL_HOSTILE;
const shipped = `${process.env.PEIL_SITE}/plugins`;

// The files of a plugin by name, as buffers.
export function files(name) {
  // What is shipped is named after its assessment, not after the folder of its sources.
  const folders = [`${hostile}/${name}`, `${shipped}/${name.replaceAll('_', '-')}`];
  const folder = folders.find((each) => existsSync(`${each}/plugin.json`));
  if (!folder) throw new Error(`no such plugin: ${name} (in ${hostile} and ${shipped})`);
  const names = readdirSync(folder).filter((each) => !/\.(gz|br)$/.test(each));
  return Object.fromEntries(names.map((each) => [each, readFileSync(`${folder}/${each}`)]));
}

const json = (buffer) => JSON.parse(buffer.toString('utf8'));

// The text of a pack. `changes`: members of the manifest that are to be others.
export function pack({ 'plugin.json': manifest, ...others }, changes = {}) {
  const listed = Object.entries(others);
  const hashes = listed.map(([path, bytes]) => ({
    path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const inPack = ([path, bytes]) => [
    path,
    path.endsWith('.wasm')
      ? { base64: bytes.toString('base64') }
      : { text: bytes.toString('utf8') },
  ];
  return JSON.stringify({
    peil_pack: 1,
    plugin: { ...json(manifest), ...changes, files: hashes },
    files: Object.fromEntries(listed.map(inPack)),
  });
}

// The text of a pack without a program, around an assessment.
export function plainPack({ id, version, title, assessment }) {
  const manifest = {
    peil_plugin: 1,
    id,
    version,
    licence: 'EUPL-1.2',
    title,
    assessments: [{ id: assessment.id, from: assessment.version }],
  };
  return pack({
    'plugin.json': Buffer.from(JSON.stringify(manifest)),
    'assessment.json': Buffer.from(JSON.stringify(assessment)),
  });
}
