// Looking at what is painted: screenshots as pixels. Reads the one kind of PNG that the browser
// writes: 8 bits, RGB or RGBA, not interlaced.

import { inflateSync } from 'node:zlib';

export function decode(png) {
  const header = { width: png.readUInt32BE(16), height: png.readUInt32BE(20), type: png[25] };
  const parts = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  const size = header.type === 6 ? 4 : 3;
  const stride = header.width * size;
  const raw = inflateSync(Buffer.concat(parts));
  const pixels = Buffer.alloc(stride * header.height);
  for (let y = 0; y < header.height; ++y) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; ++x) {
      const at = y * stride + x;
      const left = x >= size ? pixels[at - size] : 0;
      const up = y > 0 ? pixels[at - stride] : 0;
      const corner = x >= size && y > 0 ? pixels[at - stride - size] : 0;
      pixels[at] = raw[y * (stride + 1) + 1 + x] + predicted(filter, left, up, corner);
    }
  }
  return {
    width: header.width,
    height: header.height,
    at: (x, y) =>
      pixels.toString('hex', (y * header.width + x) * size, (y * header.width + x) * size + 3),
  };
}

function predicted(filter, left, up, corner) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const distances = [left, up, corner].map((one) => Math.abs(estimate - one));
  return [left, up, corner][distances.indexOf(Math.min(...distances))];
}

// How often each colour, as rrggbb, is in the picture.
export function colours(png) {
  const picture = decode(png);
  const counts = new Map();
  for (let y = 0; y < picture.height; ++y) {
    for (let x = 0; x < picture.width; ++x) {
      const colour = picture.at(x, y);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return counts;
}

// A screenshot of the element's place, with so many pixels around it.
export async function pictureOf(page, locator, around = 0) {
  const { x, y, width, height } = await locator.boundingBox();
  return page.screenshot({
    clip: { x: x - around, y: y - around, width: width + 2 * around, height: height + 2 * around },
  });
}
