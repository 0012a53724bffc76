// The canvas: its size in pixels, its context, and when a frame is drawn. A frame is drawn only after something asked for it.

export class Drawing {
  #canvas;
  #program;
  #draw;
  #due = false;
  #size;

  // `draw` is called once for every frame, after the size was set.
  constructor(canvas, program, draw) {
    this.#canvas = canvas;
    this.#program = program;
    this.#draw = draw;
    new ResizeObserver(() => this.#measure()).observe(canvas);
    window.addEventListener('resize', () => this.#measure());  // zoom changes the density without changing the size
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();  // or it would never come back
      program.contextLost();
    });
    canvas.addEventListener('webglcontextrestored', () => {
      program.contextRestored();
      this.request();
    });
  }

  request() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => this.#frame());
  }

  #measure() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const scale = window.devicePixelRatio;
    const same = this.#size && this.#size.width === width && this.#size.height === height && this.#size.scale === scale;
    if (same || width === 0 || height === 0) return;
    this.#size = { width, height, scale, applied: false };
    this.request();
  }

  #frame() {
    this.#due = false;
    if (!this.#size) return;
    const { width, height, scale, applied } = this.#size;
    if (!applied) {
      // Setting it clears the canvas, so that belongs into the frame that paints it again.
      this.#canvas.width = Math.round(width * scale);
      this.#canvas.height = Math.round(height * scale);
      this.#program.resize(width, height, scale);
      this.#size.applied = true;
    }
    this.#draw();
  }
}
