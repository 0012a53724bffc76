// What is kept in this browser: records and preferences, as the texts that the program writes, in IndexedDB. Every record
// carries a revision, so that a tab that fell behind can't write over what another one saved.

const stores = { records: 'records', preferences: 'preferences' };
const preferencesKey = 'preferences';

// Another tab has saved this record since it was read here.
export class ChangedElsewhere extends Error {}

const finished = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export class Store {
  #database;
  #revisions = new Map();
  #channel = new BroadcastChannel('peil');

  // Called when another tab has saved something.
  onChangeElsewhere = () => {};

  static async open() {
    const request = indexedDB.open('peil', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(stores.records, { keyPath: 'id' });
      request.result.createObjectStore(stores.preferences);
    };
    const store = new Store();
    store.#database = await finished(request);
    // A newer version of the program, in another tab, wants to change the stores.
    store.#database.onversionchange = () => store.#database.close();
    store.#channel.onmessage = () => store.onChangeElsewhere();
    return store;
  }

  // Everything kept: { preferences: text or undefined, records: [{ id, text, savedAt }] }.
  async load() {
    const transaction = this.#database.transaction([stores.records, stores.preferences]);
    const [records, preferences] = await Promise.all([
      finished(transaction.objectStore(stores.records).getAll()),
      finished(transaction.objectStore(stores.preferences).get(preferencesKey)),
    ]);
    for (const { id, revision } of records) this.#revisions.set(id, revision);
    return { preferences, records };
  }

  // Resolves to the moment of saving when the record is safely on disk. Fails with ChangedElsewhere, or with the browser's
  // reason; then what was kept before is still there.
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

  // Runs `change` in a transaction that is done when the disk has it.
  async #write(name, change) {
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
