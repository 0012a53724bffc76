// The canvas: its size in pixels, its context, and when a frame is drawn. A frame is drawn only
// after something asked for it.

const patience = 3_000;  // milliseconds, for a context to come back

export class Drawing {
  #canvas;
  #program;
  #draw;
  #started = false;
  #due = false;
  #size;
  #waiting;  // timer, for a context to come back

  // `draw` is called once for every frame, after the size was set: the window's, so that it is the
  // same on the plain page. `lost(is_lost)` is called when the browser has taken the context away
  // and doesn't give it back, and when it does after all.
  constructor(canvas, program, draw, lost) {
    this.#canvas = canvas;
    this.#program = program;
    this.#draw = draw;
    new ResizeObserver(() => this.#measure()).observe(document.documentElement);
    // Zoom changes the density without changing the size.
    window.addEventListener('resize', () => this.#measure());
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();  // or it would never come back
      program.contextLost();
      this.#waiting = setTimeout(() => lost(true), patience);
    });
    canvas.addEventListener('webglcontextrestored', () => {
      clearTimeout(this.#waiting);
      program.contextRestored();
      lost(false);
      this.request();
    });
  }

  // Nothing is drawn before this.
  start() {
    this.#started = true;
    this.request();
  }

  // Draws everything anew before it comes back, as soon as there is a size.
  anew() {
    if (!this.#started || !this.#size) return;
    this.#size.applied = false;
    this.#frame();
  }

  request() {
    if (this.#due || !this.#started) return;
    this.#due = true;
    requestAnimationFrame(() => this.#frame());
  }

  #measure() {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const density = window.devicePixelRatio;
    const same =
      this.#size &&
      this.#size.width === width &&
      this.#size.height === height &&
      this.#size.density === density;
    if (same || width === 0 || height === 0) return;
    this.#size = { width, height, density, applied: false };
    this.request();
  }

  #frame() {
    this.#due = false;
    if (!this.#size) return;
    const { width, height, density, applied } = this.#size;
    if (!applied) {
      // Setting it clears the canvas, so that belongs into the frame that paints it again.
      this.#canvas.width = Math.round(width * density);
      this.#canvas.height = Math.round(height * density);
      this.#program.resize(width, height, density);
      this.#size.applied = true;
    }
    this.#draw();
  }
}
