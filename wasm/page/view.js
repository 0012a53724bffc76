// How the page shows the program: drawn on the canvas with the elements over it, or as a plain page
// that the style sheet lays out; in which colours, and how large.

const place = 'peil-view';

function remembered() {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;  // the browser keeps nothing for this page
  }
}

function remember(view) {
  try {
    localStorage.setItem(place, view);
  } catch {
    // It is chosen again next time.
  }
}

const part = (id) => document.getElementById(id);

export class View {
  #canDraw;
  #text;
  #changed;
  #isPlain = false;
  #reason;

  // `reason`: the key of the sentence that says why nothing can be drawn. `text(key)` gives a
  // sentence in the page's language. `paper(on)` is called when what is shown goes to paper,
  // and when it has. `changed(isPlain)` is called when the elements must be made anew.
  constructor(canDraw, reason, text, paper, changed) {
    this.#canDraw = canDraw;
    this.#reason = reason;
    this.#text = text;
    this.#changed = changed;
    part('view-switch').addEventListener('click', (event) => {
      this.#set(!this.#isPlain);
      // From the mouse the focus isn't wanted here, where it would lie over the canvas.
      if (event.detail > 0) event.target.blur();
      remember(this.#isPlain ? 'plain' : 'drawn');
    });
    // What is printed is the page that can be read, on white, and all of it.
    let wasPlain;
    window.addEventListener('beforeprint', () => {
      wasPlain = this.#isPlain;
      paper(true);
      this.#set(true);
      document.documentElement.dataset.palette = 'light';
    });
    window.addEventListener('afterprint', () => {
      paper(false);
      this.#set(wasPlain);
    });
  }

  get isPlain() {
    return this.#isPlain;
  }

  // To be called once, when the program is there.
  begin() {
    part('view').hidden = false;
    part('canvas').hidden = false;
    this.#set(!this.#canDraw || remembered() === 'plain');
  }

  // From now on nothing can be drawn, or something can again.
  setCanDraw(canDraw, reason) {
    if (this.#canDraw === canDraw) return;
    this.#canDraw = canDraw;
    this.#reason = reason;
    this.#set(!canDraw || remembered() === 'plain');
    this.#say('view-reason', this.#reason);
  }

  // Tells what the system asks for, now and whenever it changes.
  follow(report) {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const contrast = matchMedia('(prefers-contrast: more), (forced-colors: active)');
    const tell = () => report(dark.matches, contrast.matches);
    for (const query of [dark, contrast]) query.addEventListener('change', tell);
    tell();
  }

  // What the tree says of colours, size and language.
  show({ palette, scale }) {
    const { dataset, style } = document.documentElement;
    if (dataset.palette !== palette) dataset.palette = palette;
    const size = String(Math.round(scale * 1000) / 1000);  // it came as a float
    if (style.getPropertyValue('--scale') !== size) style.setProperty('--scale', size);
    this.#say('view-switch', this.#isPlain ? 'to-drawn' : 'to-plain');
    this.#say('view-reason', this.#reason);
  }

  #say(id, key) {
    const words = this.#text(key).trim();
    if (part(id).textContent !== words) part(id).textContent = words;
  }

  #set(isPlain) {
    if (!this.#canDraw && !isPlain) return;
    this.#isPlain = isPlain;
    document.documentElement.dataset.view = isPlain ? 'plain' : 'drawn';
    part('drawn-style').media = isPlain ? 'not all' : 'all';
    part('plain-style').media = isPlain ? 'all' : 'not all';
    part('canvas').hidden = isPlain;
    part('view-switch').hidden = !this.#canDraw;
    part('view-reason').hidden = this.#canDraw;
    this.#changed(isPlain);
  }
}
