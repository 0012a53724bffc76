// Paints text that the program's own font lacks letters for: the browser has fonts of the system,
// and knows how letters are joined and in which order they stand. The other side is
// wasm/letters.cpp.

const most = 4096;

// Hebrew, Arabic and what is written like them.
const fromTheRight = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

export class Letters {
  #canvas = document.createElement('canvas');
  #context = this.#canvas.getContext('2d', { willReadFrequently: true });

  #measure(text, pixels, weight) {
    this.#context.font = `${weight} ${pixels}px Inter, system-ui, sans-serif`;
    this.#context.direction = fromTheRight.test(text) ? 'rtl' : 'ltr';
    this.#context.textAlign = 'left';
    return this.#context.measureText(text);
  }

  // How wide the text is at so many pixels to the em.
  width(text, pixels, weight) {
    return this.#measure(text, pixels, weight).width;
  }

  // The text in pixels. `left` and `top`: where they begin, seen from where the text begins on its
  // baseline. Undefined if there is nothing to see.
  picture(text, pixels, weight, colour) {
    const size = this.#measure(text, pixels, weight);
    const left = Math.floor(-size.actualBoundingBoxLeft) - 1;
    const top = Math.floor(-size.actualBoundingBoxAscent) - 1;
    const width = Math.min(Math.ceil(size.actualBoundingBoxRight) + 1 - left, most);
    const height = Math.min(Math.ceil(size.actualBoundingBoxDescent) + 1 - top, most);
    if (width <= 2 || height <= 2) return undefined;
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#measure(text, pixels, weight);  // a canvas of another size has forgotten it
    this.#context.fillStyle = colour;
    this.#context.fillText(text, -left, -top);
    const { data } = this.#context.getImageData(0, 0, width, height);
    return { left, top, width, height, data };
  }
}
