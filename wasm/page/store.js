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

const patience = 5_000;  // milliseconds for other tabs to let go of the stores

const finished = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export class Store {
  #database;
  #superseded = false;
  #revisions = new Map();
  #channel = new BroadcastChannel('peil');

  // Called when another tab has saved something.
  onChangeElsewhere = () => {};

  static async open() {
    const store = new Store();
    store.#database = await Store.#openDatabase();
    // A newer version of the program, in another tab, wants to change the stores.
    store.#database.onversionchange = () => {
      store.#superseded = true;
      store.#database.close();
    };
    store.#channel.onmessage = () => store.onChangeElsewhere();
    return store;
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
      request.onsuccess = () => (givenUp ? request.result.close() : resolve(request.result));
      request.onerror = () =>
        reject(request.error.name === 'VersionError' ? new Superseded() : request.error);
      // Tabs let go as soon as they have saved what they are saving; one that sleeps may not.
      request.onblocked = () => {
        setTimeout(() => {
          givenUp = true;
          reject(new HeldElsewhere());
        }, patience);
      };
    });
  }

  // Everything kept: { preferences: text or undefined, files: [{ key, text }],
  // records: [{ id, text, savedAt }] }.
  async load() {
    const transaction = this.#database.transaction(Object.values(stores));
    const [records, preferences, plugins] = await Promise.all([
      finished(transaction.objectStore(stores.records).getAll()),
      finished(transaction.objectStore(stores.preferences).get(preferencesKey)),
      finished(transaction.objectStore(stores.plugins).getAll()),
    ]);
    for (const { id, revision } of records) this.#revisions.set(id, revision);
    const files = plugins.map(({ id, text }) => ({ key: id, text }));
    return { preferences, files, records };
  }

  // Resolves to the moment of saving when the record is safely on disk. Fails with
  // ChangedElsewhere, or with the browser's reason; then what was kept before is still there.
  async saveRecord(id, text) {
    const savedAt = Date.now();
    await this.#write(stores.records, async (store) => {
      const kept = await finished(store.get(id));
      const revision = kept?.revision ?? 0;
      if (revision !== (this.#revisions.get(id) ?? 0)) throw new ChangedElsewhere();
      await finished(store.put({ id, text, savedAt, revision: revision + 1 }));
    });
    this.#revisions.set(id, (this.#revisions.get(id) ?? 0) + 1);
    this.#channel.postMessage(stores.records);
    return new Date(savedAt);
  }

  async savePreferences(text) {
    await this.#write(stores.preferences, (store) => finished(store.put(text, preferencesKey)));
    this.#channel.postMessage(stores.preferences);
  }

  async saveFile(key, text) {
    await this.#write(stores.plugins, (store) =>
      finished(store.put({ id: key, text, savedAt: Date.now() })),
    );
    this.#channel.postMessage(stores.plugins);
  }

  async removeFile(key) {
    await this.#write(stores.plugins, (store) => finished(store.delete(key)));
    this.#channel.postMessage(stores.plugins);
  }

  // Runs `change` in a transaction that is done when the disk has it.
  async #write(name, change) {
    if (this.#superseded) throw new Superseded();
    const transaction = this.#database.transaction(name, 'readwrite', { durability: 'strict' });
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
