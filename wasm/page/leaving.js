// What happens when the page goes, or may go: what was typed is taken, what isn't kept yet is
// remembered, and a person is asked only while something can't be kept.

export class Leaving {
  #input;
  #keeping;
  #program;
  #asks = false;

  constructor(input, keeping, program) {
    this.#input = input;
    this.#keeping = keeping;
    this.#program = program;
    window.addEventListener('pagehide', () => this.#remember());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#remember();
    });
  }

  // To be called after everything that may have changed it. (A page that could ask isn't kept by
  // every browser for Back, so that it listens only while there is something to ask.)
  follow() {
    const asks = this.#input.isTyping || this.#isUnkept;
    if (asks === this.#asks) return;
    this.#asks = asks;
    if (asks) {
      window.addEventListener('beforeunload', this.#ask);
    } else {
      window.removeEventListener('beforeunload', this.#ask);
    }
  }

  get #isUnkept() {
    return this.#keeping.isFailing || this.#program.hasDrafts;
  }

  #ask = (event) => {
    this.#input.takeAllTyped();
    if (this.#isUnkept) event.preventDefault();
  };

  #remember() {
    this.#input.takeAllTyped();
    this.#keeping.rememberUnsaved();
  }
}
