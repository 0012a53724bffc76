// Starts Peil in the page and keeps its parts together: the program (WebAssembly), the elements
// over its canvas, the input, and what is kept.
//
// `window.peilDiagnostics.frames` counts the frames drawn since the start: it stands still while
// nobody does anything.

import { Addresses } from './addresses.js';
import { Drawing } from './drawing.js';
import { effectsFor } from './effects.js';
import { Elements } from './elements.js';
import { Files } from './files.js';
import { Input } from './input.js';
import { day, Keeping } from './keeping.js';
import { Leaving } from './leaving.js';
import { Loading } from './loading.js';
import { Plugins } from './plugins.js';
import { Program } from './program.js';
import { Shipped } from './shipped.js';
import { View } from './view.js';

const page = document.documentElement;
const part = (id) => document.getElementById(id);

const diagnostics = { frames: 0 };
window.peilDiagnostics = diagnostics;

const languages = ['nl', 'en'];

// The reader's language among those of the page.
function preferredLanguage() {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find((tag) => languages.includes(tag)) ?? 'en';
}

function setLanguage(language) {
  page.lang = language;
  page.dataset.language = language;
}

// A sentence of the page's own, in the language of the page.
function text(key) {
  const found = part('texts').content.querySelector(`[data-text="${key}"][lang="${page.lang}"]`);
  return found.textContent.replace(/\s+/g, ' ');
}

// Says what went wrong in the place of the program. The first thing that did is what counts.
function fail(kind, detail) {
  if (!part('failure').hidden) return;
  part('loading').hidden = true;
  for (const id of ['canvas', 'tree', 'view']) part(id).hidden = true;
  part('intro').hidden = false;
  document.body.classList.remove('running');
  part('failure').querySelector(`[data-failure="${kind}"]`).hidden = false;
  part('failure').querySelector('.detail').textContent = detail;
  part('failure').hidden = false;
}

// WebAssembly with exceptions, which the program is compiled for: a module with an empty tag
// section.
const canRunProgram = () =>
  typeof WebAssembly === 'object' &&
  WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 13, 1, 0]));

function showReceived(bytes) {
  const loading = part('loading');
  for (const place of loading.querySelectorAll('.received')) {
    place.textContent = String(Math.round(bytes / 1024));
  }
  loading.querySelector('progress').value = bytes / Number(page.dataset.bytes);
}

function freshId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Pages that didn't come over HTTPS have no randomUUID. RFC 9562, version 4.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function ambient() {
  const now = new Date();
  return { utc: `${now.toISOString().slice(0, 19)}Z`, today: day(now), freshId: freshId() };
}

// Everything that comes with the program. Without the program itself this fails; of the rest,
// `missing` says what didn't come: [{ part, words }].
async function load() {
  part('loading').hidden = false;
  const loading = new Loading(showReceived);
  const missing = [];
  const orWithout = (name, promise) =>
    promise.catch((error) => {
      missing.push({ part: name, words: String(error.message ?? error) });
      return undefined;
    });
  const [program, regular, semibold, list] = await Promise.all([
    loading.fetch('peil_program.wasm').then((response) => Program.load(response, ambient)),
    orWithout('Inter-Regular.otf', loading.font('fonts/Inter-Regular.otf')),
    orWithout('Inter-SemiBold.otf', loading.font('fonts/Inter-SemiBold.otf')),
    orWithout('plugins', loading.json('plugins/index.json')),
  ]);
  return { program, regular, semibold, list: list ?? [], loading, missing };
}

// The field being edited, and the plain page, are set in the same letters as what is painted.
function useFont(bytes, weight) {
  const font = new FontFace('Inter', bytes, { weight });
  document.fonts.add(font);
  font.load().catch(() => {});
}

// To who can't see it: what the page itself has to say, else what the program says if that is new.
let announced = '';
function say(own, announcement) {
  if (own) {
    part('polite').textContent = own;
  } else if (announcement !== announced) {
    part('polite').textContent = announcement;
  }
  announced = announcement;
}

async function start() {
  part('stuck').remove();
  const language = preferredLanguage();
  setLanguage(language);
  if (!canRunProgram()) return fail('wasm', '');

  const { program, regular, semibold, list, loading, missing } = await load();
  program.onCrash = (error) => fail('crash', String(error));
  const hasFonts = regular !== undefined && semibold !== undefined;
  const canDraw = hasFonts
    ? program.start('#canvas', regular, semibold)
    : program.start('#nothing', '', '');
  if (regular) useFont(regular, '400');
  if (semibold) useFont(semibold, '600');

  const elements = new Elements(part('tree'), part('descriptions'));
  let broughtIntoView = 0;

  const draw = () => {
    input.report();
    const { wantsAnother, moved } = program.frame();
    diagnostics.frames += 1;
    if (moved) {
      const tree = program.tree();
      setLanguage(tree.language);
      if (document.title !== tree.title) document.title = tree.title;
      view.show(tree);
      const arrived = elements.update(tree, view.isPlain ? undefined : program.boxes());
      addresses.follow(tree.address);
      part('view').inert = elements.dialog !== undefined;
      if (tree.bring_into_view && broughtIntoView !== tree.serial) {
        broughtIntoView = tree.serial;
        elements.element(tree.bring_into_view)?.scrollIntoView({ block: 'center' });
      }
      say(arrived, tree.announcement);
      input.followScrolling();
    }
    elements.settle();
    leaving.follow();
    if (wantsAnother) changed();
  };
  const drawing = new Drawing(part('canvas'), program, draw, (isLost) =>
    view.setCanDraw(!isLost, 'lost-drawing'),
  );

  // Carries out at once what the app asks for (a file dialog opens only during a click), and has a
  // frame drawn.
  const changed = () => {
    for (const effect of program.effects()) perform(effect);
    drawing.request();
  };
  const keeping = new Keeping(program, changed, freshId);
  const plugins = new Plugins(program, changed);
  const files = new Files(part('file'), program, changed);
  // Until the program is ready, nothing is drawn, and what is missing waits to be told.
  let tellMissing = (name, words) => missing.push({ part: name, words });
  let cameLater = () => {};
  const shipped = new Shipped(list, loading, program, () => cameLater(), (folder, error) =>
    tellMissing(folder, String(error.message ?? error)),
  );
  const perform = effectsFor({ files, keeping, plugins, shipped });
  const input = new Input(part('tree'), elements, program, changed);
  const leaving = new Leaving(input, keeping, program);
  const addresses = new Addresses((address) => {
    input.takeAllTyped();
    program.visit(address);
    changed();
  });
  const toPaper = (on) => {
    input.takeAllTyped();
    program.paper(on);
  };
  const reason = hasFonts ? 'no-drawing' : 'no-font';
  const view = new View(canDraw, reason, text, toPaper, (isPlain) => {
    input.takeAllTyped();
    program.plain(isPlain);
    elements.setPlain(isPlain);
    drawing.anew();
  });
  view.follow((dark, contrast) => {
    program.appearance(dark, contrast);
    changed();
  });

  program.pluginsListed(JSON.stringify(list));
  await keeping.load(language, () =>
    Promise.all(list.map(({ folder }) => shipped.bring(folder))),
  );
  program.ready();
  if (addresses.first) program.visit(addresses.first);
  for (const { part: name, words } of missing) program.partMissing(name, words);
  tellMissing = (name, words) => {
    program.partMissing(name, words);
    changed();
  };
  cameLater = changed;

  part('intro').hidden = true;
  part('tree').hidden = false;
  view.begin();
  drawing.start();
  document.body.classList.add('running');
  changed();
  setTimeout(() => shipped.bringAll());
  if ('watch' in page.dataset) {
    (await import('./watch.js')).watch(program, changed);
  } else {
    (await import('./offline.js')).keepForOffline();
  }
}

start().catch((error) => {
  console.error(error);
  fail(error instanceof WebAssembly.CompileError ? 'wasm' : 'load', String(error.message ?? error));
});
