// A canvas that is painted only when somebody looks. Without a graphics card painting takes most of
// a test's time; without painting the program still lays out, counts its frames, and mirrors its
// tree.

import { settled } from './screen.mjs';

// For every page of the browser profile that is opened after this.
export const leaveUnpainted = (context) =>
  context.addInitScript(() => {
    const { prototype } = WebGL2RenderingContext;
    for (const name of ['clear', 'drawElements']) {
      const paint = prototype[name];
      prototype[name] = function (...values) {
        if (window.isLookedAt) paint.apply(this, values);
      };
    }
  });

// Does `look` while the page is painted as it is now. Everything is painted anew as after a lost
// context: nothing else has a frame drawn in which nothing changes.
export async function painted(page, look) {
  const isDrawn = await page.evaluate(() => {
    window.isLookedAt = true;
    const canvas = document.getElementById('canvas');
    const isThere = document.body?.classList.contains('running') && canvas.checkVisibility();
    if (isThere) canvas.dispatchEvent(new Event('webglcontextrestored'));
    return isThere;
  });
  if (isDrawn) await settled(page);
  try {
    return await look();
  } finally {
    await page.evaluate(() => (window.isLookedAt = false));
  }
}
