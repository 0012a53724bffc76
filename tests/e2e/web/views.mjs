// The two ways in which the page shows the program, and what must hold in both.

import assert from 'node:assert/strict';
import { open, ready, settled } from './screen.mjs';

export const isPlain = (page) =>
  page.evaluate(() => document.documentElement.dataset.view === 'plain');

async function switchTo(page, plain) {
  if ((await isPlain(page)) === plain) return;
  const button = page.locator('#view').getByRole('button');
  if (plain) {
    // Over the canvas it is for the keyboard.
    await button.focus();
    await page.keyboard.press('Enter');
  } else {
    await button.click();
  }
  await settled(page);
  assert.equal(await isPlain(page), plain);
}

export const showPlain = (page) => switchTo(page, true);
export const showDrawn = (page) => switchTo(page, false);

// As it opens for who has chosen the plain page before.
export async function openPlain(page, address) {
  await page.addInitScript(
    () => localStorage.getItem('peil-view') ?? localStorage.setItem('peil-view', 'plain'),
  );
  await open(page, address);
  assert.equal(await isPlain(page), true);
}

export const withoutWebGl = (page) =>
  page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest);
    };
  });

// Opens the site with these preferences kept from before.
export async function openWith(page, address, preferences) {
  await open(page, address);
  await page.evaluate(
    (text) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('peil');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const change = request.result.transaction('preferences', 'readwrite');
          change.objectStore('preferences').put(text, 'preferences');
          change.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    JSON.stringify(preferences),
  );
  await page.reload();
  await ready(page);
}

export async function noSidewaysScrolling(page) {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const outside = [...document.querySelectorAll('#tree *')]
      .filter(
        (element) =>
          element.checkVisibility() && element.getBoundingClientRect().right > clientWidth + 0.5,
      )
      .map((element) => element.dataset.node ?? element.className);
    return { scrollWidth, clientWidth, outside };
  });
  assert.deepEqual(wide, {
    scrollWidth: wide.clientWidth,
    clientWidth: wide.clientWidth,
    outside: [],
  });
}
