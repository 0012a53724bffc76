// The WebAssembly program as an object: texts and bytes go in and out of its memory here and
// nowhere else. The other side is wasm/main.cpp.

import { Letters } from './letters.js';
import createModule from './peil_program.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Program {
  #module;
  #memory;
  #ambient;

  // Called once, with the error, when the program can't go on.
  onCrash = () => {};

  // `response`: of the .wasm file. `ambient`: gives { utc, today, freshId } whenever it is
  // asked.
  static async load(response, ambient) {
    const program = new Program();
    program.#ambient = ambient;
    let failed;
    const failure = new Promise((_, reject) => (failed = reject));
    const module = createModule({
      letters: new Letters(),
      instantiateWasm(imports, done) {
        WebAssembly.instantiateStreaming(response, imports).then((made) => {
          // Its name in the exports differs between versions and builds.
          program.#memory = Object.values(made.instance.exports).find(
            (one) => one instanceof WebAssembly.Memory,
          );
          done(made.instance, made.module);
        }, failed);
        return {};
      },
    });
    program.#module = await Promise.race([module, failure]);
    return program;
  }

  #put(slot, text) {
    const bytes = typeof text === 'string' ? encoder.encode(text) : new Uint8Array(text);
    const at = this.#module._peil_text(slot, bytes.length);
    new Uint8Array(this.#memory.buffer, at, bytes.length).set(bytes);
  }

  #call(name, texts = [], ...values) {
    try {
      texts.forEach((text, slot) => this.#put(slot, text));
      return this.#module[`_peil_${name}`](...values);
    } catch (error) {
      this.onCrash(error);
      this.onCrash = () => {};
      throw error;
    }
  }

  // Calls that may change the state, which then wants to know the time.
  #act(name, texts, ...values) {
    const { utc, today, freshId } = this.#ambient();
    this.#call('ambient', [utc, today, freshId]);
    return this.#call(name, texts, ...values);
  }

  #answer() {
    return [this.#module._peil_answer(), this.#module._peil_answer_size()];
  }

  #text() {
    return decoder.decode(new Uint8Array(this.#memory.buffer, ...this.#answer()));
  }

  // False where there is nothing to draw on: everything else works.
  start(canvas, regular, semibold) {
    return this.#call('start', [canvas, regular, semibold]) !== 0;
  }

  record(place, localTime, file, text) { this.#act('record', [place, localTime, file, text]); }
  preferences(text) { this.#act('preferences', [text]); }
  // One file of a plugin that comes with the program; `pluginShipped` when all of them are there.
  pluginFile(folder, file, bytes) { this.#act('plugin_file', [folder, file, bytes]); }
  // Those that come with the program, before any of them is there: the text of plugins/index.json.
  pluginsListed(text) { this.#act('plugins_listed', [text]); }
  pluginShipped(folder) { this.#act('plugin_shipped', [folder]); }
  // `kind`: a word of KeptKind, here and below.
  keptFile(kind, id, file, text) { this.#act('kept_file', [kind, id, file, text]); }
  ready() { this.#act('ready', []); }

  get fileLimit() { return this.#call('file_limit'); }
  fileArrived(file, bytes) { this.#act('file_arrived', [file, bytes]); }
  fileTooLarge(file, size) { this.#act('file_too_large', [file, String(size)]); }
  fileUnreadable(file, reason) { this.#act('file_unreadable', [file, reason]); }

  saved(record, place, localTime) { this.#act('saved', [record, place, localTime]); }
  // `fault`: a word of core/app/save_failure.hpp, here and below. `words`: the browser's.
  saveFailed(record, fault, words) { this.#act('save_failed', [record, fault, words]); }
  nothingIsKept(fault, words) { this.#act('nothing_is_kept', [fault, words]); }
  // What another tab keeps now. `copy`: where this tab's last answers are; '': there were none.
  // False if the record isn't here.
  recordReplaced(record, place, localTime, file, text, copy) {
    return this.#act('record_replaced', [record, place, localTime, file, text, copy]) !== 0;
  }
  // A part that comes with the program and didn't arrive.
  partMissing(part, words) { this.#act('part_missing', [part, words]); }
  keptFileSaveFailed(kind, id, fault, words) {
    this.#act('kept_file_save_failed', [kind, id, fault, words]);
  }

  // A copy of the program of the plugin with this fingerprint.
  pluginModule(fingerprint) {
    this.#call('plugin_module', [fingerprint]);
    return new Uint8Array(this.#memory.buffer, ...this.#answer()).slice();
  }

  // `fault`: a word of PluginFault, or ''. `replies`: a JSON array of texts.
  pluginReported(ticket, fault, detail, replies) {
    this.#act('plugin_reported', [ticket, fault, detail, replies]);
  }
  pluginWatched(file, pack) { this.#act('plugin_watched', [file, pack]); }

  effects() {
    this.#call('effects');
    return JSON.parse(this.#text());
  }

  // To the screen with this address (core/app/address.hpp).
  visit(address) { this.#act('visit', [address]); }
  // What is shown goes to paper.
  paper(on) { this.#act('paper', [], on); }
  // Whether something that was typed can't be read, so that it is kept nowhere.
  get hasDrafts() { return this.#call('has_drafts') !== 0; }

  activate(id) { return this.#act('activate', [id]) !== 0; }
  enter(id, value) { return this.#act('enter', [id, value]) !== 0; }
  // Keys that work everywhere, like `Ctrl+K`. False where they mean nothing now.
  press(chord) { return this.#act('press', [chord]) !== 0; }
  focus(id, keyboard) { this.#act('focus', [id], keyboard); }
  scrolled(id, y) { this.#call('scrolled', [id], y); }
  pointer(x, y, inside) { this.#call('pointer', [], x, y, inside); }

  // The control that the digit belongs to where the focus is; '' for none.
  shortcut(id, digit) {
    this.#call('shortcut', [id], digit.charCodeAt(0));
    return this.#text();
  }

  resize(width, height, density) { this.#act('resize', [], width, height, density); }
  appearance(dark, contrast) { this.#act('appearance', [], dark, contrast); }
  // Nothing is drawn meanwhile, and there are no boxes.
  plain(on) { this.#call('plain', [], on); }
  contextLost() { this.#call('context', [], true); }
  contextRestored() { this.#call('context', [], false); }

  frame() {
    const flags = this.#call('frame');
    return { wantsAnother: (flags & 1) !== 0, moved: (flags & 2) !== 0 };
  }

  tree() {
    this.#call('tree');
    return JSON.parse(this.#text());
  }

  boxes() {
    this.#call('boxes');
    const [at, size] = this.#answer();
    return new Float32Array(this.#memory.buffer, at, size / Float32Array.BYTES_PER_ELEMENT);
  }
}
