// Guards the work of this tab: carries out what the app asks to be kept, one save of a record at a
// time and only its newest state, tries again by itself what didn't work, keeps what is left when
// the page goes, and takes up what other tabs saved. Tells the app how it went.

import { keptUnder, keyOf } from './kept.js';
import { ChangedElsewhere, HeldElsewhere, Silent, Store, Superseded } from './store.js';
import { forget, remember, remembered } from './unsaved.js';

export const place = 'browser';

const two = (number) => String(number).padStart(2, '0');
export const clock = (date) => `${two(date.getHours())}:${two(date.getMinutes())}`;
export const day = (date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

const isToday = (date) => date.toDateString() === new Date().toDateString();

// Milliseconds before each next try to save what couldn't be saved; the last one from then on.
const pauses = [1_000, 2_000, 5_000, 10_000, 30_000];

// The word of core/app/save_failure.hpp for what went wrong.
function faultOf(error) {
  if (error instanceof Superseded) return 'superseded';
  if (error instanceof HeldElsewhere) return 'held';
  if (error instanceof Silent) return 'lost';
  if (typeof indexedDB === 'undefined' || !indexedDB) return 'forbidden';
  switch (error?.name) {
    case 'QuotaExceededError':
      return 'full';
    case 'SecurityError':
    case 'NotAllowedError':
      return 'forbidden';
    case 'InvalidStateError':
    case 'UnknownError':
    case 'AbortError':
    case 'NotFoundError':
      return 'lost';
    default:
      return 'other';
  }
}

const wordsOf = (error) => String(error?.message || error);

export class Keeping {
  #program;
  #store = new Store();
  #changed;
  #freshId;
  #waiting = new Map();  // newest text by record that is being saved
  #saving = new Map();   // the text that is on its way to the database, by record
  #failed = new Map();   // newest text by record that couldn't be saved
  #tries = 0;            // since something was saved
  #retry;                // timer of the next try
  #preferences;          // newest text, while another is being saved
  #fileChange = Promise.resolve();  // the last one, which the next one waits for
  #asked = false;

  // `changed` is called after every report to the app.
  constructor(program, changed, freshId) {
    this.#program = program;
    this.#changed = changed;
    this.#freshId = freshId;
  }

  // Hands everything kept over to the app. `language` is the one to begin with where nothing is
  // kept. `bring` waits for the plugins, without which records can't be read: who has none needn't.
  async load(language, bring) {
    let kept = { files: [], records: [] };
    let failure;
    try {
      kept = await this.#store.load();
    } catch (error) {
      failure = error;
    }
    const isEmpty = kept.records.length + kept.files.length + remembered().length === 0;
    if (!isEmpty) await bring();
    this.#program.preferences(kept.preferences ?? JSON.stringify({ language }));
    // Records are read by the assessments that plugins bring.
    for (const { key, text } of kept.files) this.#handOverFile(key, text);
    const newer = this.#leftOver(kept.records);
    for (const { id, text, savedAt } of kept.records) {
      if (!newer.has(id)) this.#handOver(id, text, new Date(savedAt));
    }
    for (const [id, text] of newer) this.#add(id, text);
    if (failure) this.#program.nothingIsKept(faultOf(failure), wordsOf(failure));
    this.#followOtherTabs();
  }

  // What was left when a page of Peil went, by the id of the record: newer than what is kept. Where
  // another tab has saved the record since, it becomes a record of its own.
  #leftOver(records) {
    const newer = new Map();
    const kept = new Map(records.map((record) => [record.id, record]));
    for (const { id, text, revision } of remembered()) {
      const known = kept.get(id);
      if (known?.text === text) {
        forget(id);
      } else if (!known || known.revision === revision) {
        newer.set(id, text);
      } else {
        const copy = this.#copyOf(text);
        if (copy) newer.set(copy.id, copy.text);
        forget(id);
      }
    }
    return newer;
  }

  #handOver(id, text, date) {
    this.#program.record(place, isToday(date) ? clock(date) : '', `${id}.peil.json`, text);
  }

  // A record that the database doesn't have yet.
  #add(id, text) {
    this.#program.record('', '', `${id}.peil.json`, text);
    this.saveRecord(id, text);
  }

  #handOverFile(key, text) {
    const { kind, id } = keptUnder(key);
    this.#program.keptFile(kind, id, `${key}.peilpack.json`, text);
  }

  // The record as another one; undefined for what isn't one.
  #copyOf(text) {
    try {
      const id = this.#freshId();
      return { id, text: `${JSON.stringify({ ...JSON.parse(text), id }, null, 2)}\n` };
    } catch {
      return undefined;
    }
  }

  // --- records ---

  saveRecord(id, text) {
    this.#failed.delete(id);
    const busy = this.#waiting.has(id);
    this.#waiting.set(id, text);
    if (!busy) this.#saveWaiting(id);
  }

  async #saveWaiting(id) {
    while (this.#waiting.get(id) !== undefined) {
      const text = this.#waiting.get(id);
      this.#waiting.set(id, undefined);
      this.#saving.set(id, text);
      try {
        const date = await this.#store.saveRecord(id, text);
        this.#program.saved(id, place, clock(date));
        this.#tries = 0;
        forget(id);
        this.#askToStay();
      } catch (error) {
        const newest = this.#waiting.get(id) ?? text;
        if (error instanceof ChangedElsewhere) {
          this.#waiting.set(id, undefined);
          await this.#takeOver(id, newest);
        } else if (this.#waiting.get(id) === undefined) {
          this.#failed.set(id, newest);
          this.#program.saveFailed(id, faultOf(error), wordsOf(error));
          this.#tryLater();
        }
      }
      this.#saving.delete(id);
      this.#changed();
    }
    this.#waiting.delete(id);
  }

  #tryLater() {
    if (this.#retry !== undefined) return;
    const pause = pauses[Math.min(this.#tries, pauses.length - 1)];
    this.#tries += 1;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      for (const [id, text] of [...this.#failed]) this.saveRecord(id, text);
    }, pause);
  }

  async removeRecord(id) {
    this.#failed.delete(id);
    if (this.#waiting.has(id)) this.#waiting.set(id, undefined);
    forget(id);
    // What can't be removed is there again at the next start.
    await this.#store.removeRecord(id).catch(() => {});
  }

  // What isn't in the database: text by record.
  #unsaved() {
    const texts = new Map([...this.#failed, ...this.#saving]);
    for (const [id, text] of this.#waiting) {
      if (text !== undefined) texts.set(id, text);
    }
    return [...texts].map(([id, text]) => ({ id, text, revision: this.#store.revision(id) }));
  }

  // Whether something can't be kept, so that a person is asked before the page goes.
  get isFailing() {
    return this.#failed.size > 0;
  }

  // To be called when the page may go: what isn't in the database yet is remembered otherwise.
  rememberUnsaved() {
    return remember(this.#unsaved());
  }

  // --- files and preferences ---

  saveFile(kind, id, text) {
    this.#changeFile(kind, id, (key) => this.#store.saveFile(key, text));
  }

  removeFile(kind, id) {
    this.#changeFile(kind, id, (key) => this.#store.removeFile(key));
  }

  // In the order in which they were asked.
  #changeFile(kind, id, change) {
    const key = keyOf(kind, id);
    this.#fileChange = this.#fileChange.then(async () => {
      try {
        await change(key);
        this.#askToStay();
      } catch (error) {
        this.#program.keptFileSaveFailed(kind, id, faultOf(error), wordsOf(error));
      }
      this.#changed();
    });
  }

  async savePreferences(text) {
    const busy = this.#preferences !== undefined;
    this.#preferences = text;
    if (busy) return;
    try {
      for (let saved; saved !== this.#preferences;) {
        saved = this.#preferences;
        await this.#store.savePreferences(saved);
      }
    } catch {
      // Their loss costs a choice of language, which isn't worth a message.
    }
    this.#preferences = undefined;
  }

  // Asks the browser not to clear this when room is short, now that there is something to lose.
  #askToStay() {
    if (this.#asked) return;
    this.#asked = true;
    navigator.storage?.persist?.().catch(() => {});
  }

  // --- other tabs ---

  // What another tab saved is taken up where one is: nobody loses their place or what they type.
  #followOtherTabs() {
    this.#store.onChangeElsewhere = async (store, id) => {
      try {
        if (store === 'records') await this.#takeUp(id);
        if (store === 'preferences' && this.#preferences === undefined) {
          const preferences = await this.#store.preferences();
          if (preferences) this.#program.preferences(preferences);
        }
        if (store === 'plugins') await this.#takeUpFile(id);
      } catch {
        // It is seen at the next change, or at the next start.
      }
      this.#changed();
    };
  }

  async #takeUp(id) {
    // What this tab is saving itself finds out by itself.
    if (this.#waiting.has(id) || this.#failed.has(id)) return;
    const kept = await this.#store.record(id);
    if (kept) this.#replace(kept, '');
  }

  async #takeUpFile(key) {
    const text = await this.#store.file(key);
    if (text) this.#handOverFile(key, text);
  }

  // Shows what another tab saved; what was answered here meanwhile becomes a record of its own.
  async #takeOver(id, text) {
    const kept = await this.#store.record(id);
    const copy = kept && kept.text !== text ? this.#copyOf(text) : undefined;
    if (copy) this.#add(copy.id, copy.text);
    if (kept) this.#replace(kept, copy ? place : '');
    forget(id);
  }

  #replace({ id, text, savedAt }, copy) {
    const date = new Date(savedAt);
    const time = isToday(date) ? clock(date) : '';
    const isHere = this.#program.recordReplaced(id, place, time, `${id}.peil.json`, text, copy);
    if (!isHere) this.#handOver(id, text, date);
  }
}
