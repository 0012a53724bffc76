// The plugins that come with the program. They are large and few people use all of them, so they
// come when somebody wants one, or once everything else is there; each once.

export class Shipped {
  #list;
  #loading;
  #program;
  #changed;
  #missing;
  #asked = new Set();  // folders
  #brought = new Map();  // by folder, the promise that it is there, or told to be missing

  // `list`: what plugins/index.json says. `changed()` after each that came.
  // `missing(folder, error)` for one that didn't.
  constructor(list, loading, program, changed, missing) {
    this.#list = list;
    this.#loading = loading;
    this.#program = program;
    this.#changed = changed;
    this.#missing = missing;
  }

  bring(folder) {
    this.#asked.add(folder);
    const known = this.#brought.get(folder);
    if (known) return known;
    const coming = this.#load(folder).then(
      () => this.#changed(),
      (error) => {
        this.#brought.delete(folder);
        this.#missing(folder, error);
      },
    );
    this.#brought.set(folder, coming);
    return coming;
  }

  // Those that nobody asked for yet: what didn't come has been told. One after the other, so that
  // one which somebody waits for shares the way with one at most.
  async bringAll() {
    for (const { folder } of this.#list) {
      if (!this.#asked.has(folder)) await this.bring(folder);
    }
  }

  async #load(folder) {
    const { files } = this.#list.find((one) => one.folder === folder);
    const all = await Promise.all(
      files.map(async (name) => [name, await this.#loading.bytes(`plugins/${folder}/${name}`)]),
    );
    for (const [name, bytes] of all) this.#program.pluginFile(folder, name, bytes);
    this.#program.pluginShipped(folder);
  }
}
