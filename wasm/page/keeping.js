// Carries out what the app asks to be kept, one save of a record at a time and only its newest
// state, and tells the app how it went.

import { keptUnder, keyOf } from './kept.js';
import { ChangedElsewhere, HeldElsewhere, Store, Superseded } from './store.js';

export const place = 'browser';

export const clock = (date) =>
  `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;

// The keys of the sentences for what the browser itself has no words for.
const reasons = new Map([
  [ChangedElsewhere, 'changed-elsewhere'],
  [Superseded, 'superseded'],
  [HeldElsewhere, 'held-elsewhere'],
]);

const isToday = (date) => date.toDateString() === new Date().toDateString();

export class Keeping {
  #program;
  #store;
  #openFailure;
  #changed;
  #text;
  #waiting = new Map();  // newest text by record that is being saved
  #preferences;          // newest text, while another is being saved
  #fileChange = Promise.resolve();  // the last one, which the next one waits for
  #fileChanges = 0;                 // that aren't done yet
  #asked = false;

  // `changed` is called after every report to the app. `text(key)` gives a sentence in the reader's
  // language.
  constructor(program, changed, text) {
    this.#program = program;
    this.#changed = changed;
    this.#text = text;
  }

  // Hands everything kept over to the app. `language` is the one to begin with where nothing is
  // kept.
  async load(language) {
    let kept = { files: [], records: [] };
    try {
      this.#store = await Store.open();
      kept = await this.#store.load();
    } catch (error) {
      this.#openFailure = error;
    }
    this.#program.preferences(kept.preferences ?? JSON.stringify({ language }));
    // Records are read by the assessments that plugins bring.
    for (const { key, text } of kept.files) {
      const { kind, id } = keptUnder(key);
      this.#program.keptFile(kind, id, `${key}.peilpack.json`, text);
    }
    for (const { id, text, savedAt } of kept.records) {
      const date = new Date(savedAt);
      this.#program.record(place, isToday(date) ? clock(date) : '', `${id}.peil.json`, text);
    }
    if (this.#openFailure) {
      this.#program.fileUnreadable('IndexedDB', this.#reason(this.#openFailure));
    }
    this.#followOtherTabs();
  }

  saveRecord(id, text) {
    const busy = this.#waiting.has(id);
    this.#waiting.set(id, text);
    if (!busy) this.#saveWaiting(id);
  }

  async #saveWaiting(id) {
    while (this.#waiting.get(id) !== undefined) {
      const text = this.#waiting.get(id);
      this.#waiting.set(id, undefined);
      try {
        if (!this.#store) throw this.#openFailure;
        const date = await this.#store.saveRecord(id, text);
        this.#program.saved(id, place, clock(date));
        this.#askToStay();
      } catch (error) {
        this.#program.saveFailed(id, this.#reason(error));
      }
      this.#changed();
    }
    this.#waiting.delete(id);
  }

  saveFile(kind, id, text) {
    this.#changeFile(kind, id, (store, key) => store.saveFile(key, text));
  }

  removeFile(kind, id) {
    this.#changeFile(kind, id, (store, key) => store.removeFile(key));
  }

  // In the order in which they were asked.
  #changeFile(kind, id, change) {
    const key = keyOf(kind, id);
    this.#fileChanges += 1;
    this.#fileChange = this.#fileChange.then(async () => {
      try {
        if (!this.#store) throw this.#openFailure;
        await change(this.#store, key);
        this.#askToStay();
      } catch (error) {
        this.#program.keptFileSaveFailed(kind, id, this.#reason(error));
      }
      this.#fileChanges -= 1;
      this.#changed();
    });
  }

  #reason(error) {
    const key = reasons.get(error?.constructor);
    return key ? this.#text(key) : String(error?.message ?? error);
  }

  async savePreferences(text) {
    const busy = this.#preferences !== undefined;
    this.#preferences = text;
    if (busy || !this.#store) return;
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

  // What another tab saved is read anew by loading the page again, as soon as nobody works in this
  // one: everything of this tab is saved already. Until then a save that would undo the other tab's
  // is refused.
  #followOtherTabs() {
    if (!this.#store) return;
    let behind = false;
    const catchUp = () => {
      if (behind && this.#waiting.size === 0 && this.#fileChanges === 0) location.reload();
    };
    this.#store.onChangeElsewhere = () => {
      behind = true;
    };
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) catchUp();
    });
    window.addEventListener('focus', catchUp);
  }
}
