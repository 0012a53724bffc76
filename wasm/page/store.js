// What is kept in this browser, as the texts that the program writes, in IndexedDB: records,
// preferences, and other files by the keys of kept.js. Every record carries a revision, so that a
// tab that fell behind can't write over what another one saved.

const version = 2;  // of the stores
const stores = { records: 'records', preferences: 'preferences', plugins: 'plugins' };
const preferencesKey = 'preferences';

// Another tab has saved this record since it was read here.
export class ChangedElsewhere extends Error {}

// A newer version of the program has taken the stores over.
export class Superseded extends Error {}

// A tab with an older version of the program keeps the stores from being taken over.
export class HeldElsewhere extends Error {}

// The browser doesn't answer.
export class Silent extends Error {}

const patience = 5_000;  // milliseconds for other tabs to let go of the stores, and for an answer

const finished = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export class Store {
  #opening;  // promise of the database; undefined: it must be opened
  #superseded = false;
  #revisions = new Map();
  #channel = new BroadcastChannel('peil');

  // Called when another tab has saved or removed something: 'records' with the record's id,
  // 'preferences', or 'plugins'.
  onChangeElsewhere = () => {};

  constructor() {
    this.#channel.onmessage = ({ data }) => this.onChangeElsewhere(data.store, data.id);
  }

  // Opened when it is needed, and opened anew when the browser has taken it away.
  #database() {
    this.#opening ??= this.#open().catch((error) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #open() {
    if (this.#superseded) throw new Superseded();
    const database = await Store.#openDatabase();
    const forget = () => {
      this.#opening = undefined;
    };
    // The browser closes it when the site's data is cleared or its own process goes.
    database.onclose = forget;
    // A newer version of the program, in another tab, wants to change the stores.
    database.onversionchange = () => {
      this.#superseded = true;
      database.close();
      forget();
    };
    return database;
  }

  static #openDatabase() {
    const request = indexedDB.open('peil', version);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        request.result.createObjectStore(stores.records, { keyPath: 'id' });
        request.result.createObjectStore(stores.preferences);
      }
      request.result.createObjectStore(stores.plugins, { keyPath: 'id' });
    };
    return new Promise((resolve, reject) => {
      let givenUp = false;
      let blocked = false;
      request.onsuccess = () => (givenUp ? request.result.close() : resolve(request.result));
      request.onerror = () =>
        reject(request.error.name === 'VersionError' ? new Superseded() : request.error);
      // Tabs let go as soon as they have saved what they are saving; one that sleeps may not.
      request.onblocked = () => {
        blocked = true;
      };
      setTimeout(() => {
        givenUp = true;
        reject(blocked ? new HeldElsewhere() : new Silent());
      }, patience);
    });
  }

  // Everything kept: { preferences: text or undefined, files: [{ key, text }],
  // records: [{ id, text, savedAt, revision }] }.
  async load() {
    const transaction = await this.#begin(Object.values(stores), 'readonly');
    const [records, preferences, plugins] = await Promise.all([
      finished(transaction.objectStore(stores.records).getAll()),
      finished(transaction.objectStore(stores.preferences).get(preferencesKey)),
      finished(transaction.objectStore(stores.plugins).getAll()),
    ]);
    for (const { id, revision } of records) this.#revisions.set(id, revision);
    const files = plugins.map(({ id, text }) => ({ key: id, text }));
    return { preferences, files, records };
  }

  // As they are kept now; undefined for none.
  async preferences() {
    const transaction = await this.#begin(stores.preferences, 'readonly');
    return finished(transaction.objectStore(stores.preferences).get(preferencesKey));
  }
  async file(key) {
    const transaction = await this.#begin(stores.plugins, 'readonly');
    return (await finished(transaction.objectStore(stores.plugins).get(key)))?.text;
  }

  // A record as it is kept now, which is then what this tab goes on from; undefined for none.
  async record(id) {
    const transaction = await this.#begin(stores.records, 'readonly');
    const kept = await finished(transaction.objectStore(stores.records).get(id));
    if (kept) this.#revisions.set(id, kept.revision);
    return kept;
  }

  // Which revision this tab goes on from; 0 for a record that isn't kept.
  revision(id) {
    return this.#revisions.get(id) ?? 0;
  }

  // Resolves to the moment of saving when the record is safely on disk. Fails with
  // ChangedElsewhere, or with the browser's reason; then what was kept before is still there. One
  // that is gone, since another tab removed it or the site's data was cleared, is saved as new.
  async saveRecord(id, text) {
    const savedAt = Date.now();
    let revision;
    await this.#write(stores.records, async (store) => {
      const kept = await finished(store.get(id));
      if (kept && kept.revision !== this.revision(id)) throw new ChangedElsewhere();
      revision = this.revision(id) + 1;
      await finished(store.put({ id, text, savedAt, revision }));
    });
    this.#revisions.set(id, revision);
    this.#tell(stores.records, id);
    return new Date(savedAt);
  }

  async removeRecord(id) {
    await this.#write(stores.records, (store) => finished(store.delete(id)));
    this.#revisions.delete(id);
    this.#tell(stores.records, id);
  }

  async savePreferences(text) {
    await this.#write(stores.preferences, (store) => finished(store.put(text, preferencesKey)));
    this.#tell(stores.preferences);
  }

  async saveFile(key, text) {
    await this.#write(stores.plugins, (store) =>
      finished(store.put({ id: key, text, savedAt: Date.now() })),
    );
    this.#tell(stores.plugins, key);
  }

  async removeFile(key) {
    await this.#write(stores.plugins, (store) => finished(store.delete(key)));
    this.#tell(stores.plugins, key);
  }

  #tell(store, id) {
    this.#channel.postMessage({ store, id });
  }

  // A transaction; where the connection broke without a word, by a new one.
  async #begin(names, mode) {
    const database = await this.#database();
    try {
      return database.transaction(names, mode, { durability: 'strict' });
    } catch {
      database.close();
      this.#opening = undefined;
      return (await this.#database()).transaction(names, mode, { durability: 'strict' });
    }
  }

  // Runs `change` in a transaction that is done when the disk has it.
  async #write(name, change) {
    if (this.#superseded) throw new Superseded();
    const transaction = await this.#begin(name, 'readwrite');
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
    try {
      await change(transaction.objectStore(name));
    } catch (error) {
      done.catch(() => {});
      try {
        transaction.abort();
      } catch {
        // It has ended by itself.
      }
      throw error;
    }
    await done;
  }
}
