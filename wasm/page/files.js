// Files that a person opens: chosen in the browser's dialog, or dropped anywhere on the page.

export class Files {
  #program;
  #changed;
  #chooser;

  // `chooser`: the page's <input type=file>. `changed` is called after a file was handed to the
  // program.
  constructor(chooser, program, changed) {
    this.#chooser = chooser;
    this.#program = program;
    this.#changed = changed;
    chooser.addEventListener('change', () => this.#take(chooser.files));
    document.addEventListener('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    });
    document.addEventListener('drop', (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.#take(event.dataTransfer.files);
    });
  }

  // To be called while a click is being handled, else the browser shows no dialog.
  ask() {
    this.#chooser.value = '';  // so that the same file can be chosen again
    this.#chooser.click();
  }

  // Hands a file to the person, among the browser's downloads. Some browsers give it another ending
  // where the type doesn't fit.
  download(name, text) {
    const type = name.endsWith('.csv') ? 'text/csv' : 'application/json';
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async #take(files) {
    for (const file of [...files]) {
      if (file.size > this.#program.fileLimit) {
        this.#program.fileTooLarge(file.name, file.size);
      } else {
        await file.arrayBuffer().then(
          (bytes) => this.#program.fileArrived(file.name, bytes),
          (error) => this.#program.fileUnreadable(file.name, error.message),
        );
      }
      this.#changed();
    }
  }
}
