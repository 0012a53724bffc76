// Tests of the page's scripts that touch nothing of a page, by node.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

// Node would take a file that ends in .js for CommonJS.
async function load(name) {
  const source = await readFile(new URL(`../../wasm/page/${name}`, import.meta.url), 'utf8');
  return import(`data:text/javascript,${encodeURIComponent(source)}`);
}

const { effectsFor } = await load('effects.js');
const { keptUnder, keyOf } = await load('kept.js');

// The parts of the page, which note what they are asked for.
function parts() {
  const asked = [];
  const part = (name) =>
    new Proxy(
      {},
      { get: (_, member) => (...given) => void asked.push([`${name}.${member}`, ...given]) },
    );
  return {
    asked,
    perform: effectsFor({
      files: part('files'),
      keeping: part('keeping'),
      plugins: part('plugins'),
    }),
  };
}

test('an effect that the page doesn’t know is an error, also if every object has a member of that name', () => {
  const { asked, perform } = parts();
  for (const word of ['remove_everything', 'constructor', '__proto__', 'toString', '', undefined]) {
    assert.throws(() => perform({ do: word }), /unknown effect/, word);
  }
  assert.deepEqual(asked, []);
});

test('effects reach the part of the page that they are for', () => {
  const { asked, perform } = parts();
  perform({
    do: 'save_record',
    record: 'one',
    text: 'new',
    former_text: 'old',
    former_version: '1.0.0',
  });
  perform({ do: 'save_record', record: 'one', text: 'newer', former_text: '', former_version: '' });
  perform({ do: 'save_preferences', text: '{}' });
  perform({ do: 'ask_for_file' });
  perform({ do: 'open_file', path: '/one' });
  perform({ do: 'offer_file', name: 'one.csv', text: 'a;b' });
  perform({ do: 'save_kept_file', kind: 'texts', id: 'org.example', text: '{}' });
  perform({ do: 'remove_kept_file', kind: 'pack', id: 'org.example' });
  const call = { do: 'call_program', ticket: '1', plugin: 'print' };
  perform(call);
  perform({ do: 'forget_program', plugin: 'print' });
  assert.deepEqual(asked, [
    ['files.download', 'one-1.0.0.peil.json', 'old'],
    ['keeping.saveRecord', 'one', 'new'],
    ['keeping.saveRecord', 'one', 'newer'],
    ['keeping.savePreferences', '{}'],
    ['files.ask'],
    ['files.download', 'one.csv', 'a;b'],
    ['keeping.saveFile', 'texts', 'org.example', '{}'],
    ['keeping.removeFile', 'pack', 'org.example'],
    ['plugins.call', call],
    ['plugins.forget', 'print'],
  ]);
});

// The keys are those under which earlier versions kept them: what people have must be found again.
test('kept files have the keys that they always had', () => {
  assert.equal(keyOf('pack', 'org.example'), 'org.example');
  assert.equal(keyOf('texts', 'org.example'), 'org.example+texts');
  assert.deepEqual(keptUnder('org.example'), { kind: 'pack', id: 'org.example' });
  assert.deepEqual(keptUnder('org.example+texts'), { kind: 'texts', id: 'org.example' });
  assert.throws(() => keyOf('records', 'org.example'), /unknown kind/);
});
