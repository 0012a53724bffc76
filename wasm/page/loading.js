// Fetching the program's own files, with the bytes counted as they come.

export class LoadError extends Error {}

export class Loading {
  #received = 0;
  #onProgress;

  // `onProgress` gets the number of bytes so far, after decompression.
  constructor(onProgress) {
    this.#onProgress = onProgress;
  }

  // The file's response, whose body counts itself while it is read. Fails with a LoadError that
  // names the file.
  async fetch(path) {
    let response;
    try {
      response = await fetch(path);
    } catch (error) {
      throw new LoadError(`${path}: ${error.message}`);
    }
    if (!response.ok) throw new LoadError(`${path}: ${response.status} ${response.statusText}`);
    const counter = new TransformStream({
      transform: (chunk, controller) => {
        this.#received += chunk.byteLength;
        this.#onProgress(this.#received);
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counter), {
      headers: { 'Content-Type': response.headers.get('Content-Type') ?? '' },
    });
  }

  async bytes(path) {
    const response = await this.fetch(path);
    try {
      return await response.arrayBuffer();
    } catch (error) {
      throw new LoadError(`${path}: ${error.message}`);
    }
  }

  // The program can't do without its fonts, so what came must be one: OpenType with its two kinds
  // of outlines.
  async font(path) {
    const bytes = await this.bytes(path);
    const kind = bytes.byteLength > 4 ? new DataView(bytes).getUint32(0) : 0;
    if (kind !== 0x4f54544f && kind !== 0x00010000) {
      throw new LoadError(`${path}: this isn’t a font`);
    }
    return bytes;
  }

  async json(path) {
    return JSON.parse(new TextDecoder().decode(await this.bytes(path)));
  }
}
