// Text size, zoom, small windows, and the colours that the system asks for.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { answer, begin, open, radio, ready, settled, showResult } from '../screen.mjs';
import { colours, decode, pictureOf } from '../pictures.mjs';
import { test } from '../tests.mjs';
import { noSidewaysScrolling, openWith, showPlain } from '../views.mjs';
import { domains, word } from '../words.mjs';

const [first] = domains;

// The colour a little inside the corner of an element.
async function ground(page, locator) {
  return decode(await pictureOf(page, locator)).at(10, 10);
}

// That the elements lie where it is painted: the ground of an option changes when it is chosen.
async function checkPainting(page, question, level) {
  const option = radio(page, question, level);
  await option.scrollIntoViewIfNeeded();
  await settled(page);
  await page.mouse.move(2, 2);
  await settled(page);
  const before = await ground(page, option);
  await answer(page, question, level);
  await page.mouse.move(2, 2);
  await settled(page);
  assert.notEqual(
    await ground(page, option),
    before,
    'what is painted and its element lie on each other',
  );
}

for (const percent of [80, 150, 200]) {
  test(`at text size ${percent} % everything is larger or smaller, and in its place`, async ({ page, address, picture }) => {
    await open(page, address);
    const height = async () => (await page.getByRole('heading', { level: 1 }).boundingBox()).height;
    const normal = await height();
    await openWith(page, address, { language: 'nl', text_size: percent });
    const ratio = (await height()) / normal;
    assert.ok(Math.abs(ratio - percent / 100) < 0.02, `${ratio}`);
    await picture(`home-text-${percent}`);
    await begin(page);
    await checkPainting(page, first.questions[1], 4);
    await noSidewaysScrolling(page);
    await picture(`questions-text-${percent}`);
    // The pointer is where it seems to be.
    const option = radio(page, first.questions[1], 2);
    const { x, y, width, height: tall } = await option.boundingBox();
    const before = await pictureOf(page, option);
    await page.mouse.move(x + width / 2, y + tall / 2);
    await settled(page);
    assert.ok(
      !before.equals(await pictureOf(page, option)),
      'the option under the pointer looks different',
    );
    await showPlain(page);
    await noSidewaysScrolling(page);
  });
}

test('at text size 200 % a window of 640 pixels is still usable', { viewport: { width: 640, height: 800 } }, async ({ page, address, picture }) => {
  await openWith(page, address, { language: 'nl', text_size: 200 });
  await noSidewaysScrolling(page);
  await begin(page);
  await checkPainting(page, first.questions[0], 3);
  await noSidewaysScrolling(page);
  await picture('questions-text-200-narrow');
});

test('on a telephone with a text of 200 % the bar leaves room, and everything is behind its menu', { viewport: { width: 390, height: 844 } }, async ({ page, address, picture }) => {
  await openWith(page, address, { language: 'nl', text_size: 200 });
  await begin(page);
  await settled(page);
  const { height } = await page.getByRole('banner').boundingBox();
  assert.ok(height <= 844 / 4, `${height}`);
  await picture('bar-text-200');
  await page.getByRole('button', { name: word('nl', 'menu.heading') }).press('Enter');
  const menu = page.getByRole('dialog');
  await menu.waitFor();
  for (const key of ['tab.about', 'undo', 'settings.heading', 'search.button']) {
    assert.equal(await menu.getByRole('button', { name: word('nl', key), exact: true }).count(), 1);
  }
  await settled(page);
  await picture('menu-text-200');
  await menu.getByRole('button', { name: word('nl', 'tab.result') }).press('Enter');
  await menu.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1, name: /^Resultaat/ }).waitFor();
  await noSidewaysScrolling(page);
});

test('at a zoom of 200 % everything is in its place', { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, async ({ page, address, picture }) => {
  await open(page, address);
  await noSidewaysScrolling(page);
  await begin(page);
  await checkPainting(page, first.questions[0], 5);
  await noSidewaysScrolling(page);
  await showResult(page);
  await settled(page);
  await noSidewaysScrolling(page);
  await picture('result-zoom-200');
});

test('the colours are those that the system asks for, and follow it', { colorScheme: 'dark' }, async ({ page, address, picture }) => {
  await page.goto(address);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.notEqual(await background(), 'rgb(245, 247, 249)', 'before the program has come, too');
  await ready(page);
  await page.locator('html[data-palette="dark"]').waitFor();
  const most = async () => [...colours(await page.screenshot())].sort((a, b) => b[1] - a[1])[0][0];
  const hex = (rgb) =>
    rgb
      .match(/\d+/g)
      .map((one) => Number(one).toString(16).padStart(2, '0'))
      .join('');
  assert.equal(await most(), hex(await background()), 'the canvas and the page have one ground');
  await picture('home-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('html[data-palette="light"]').waitFor();
  await settled(page);
  assert.equal(await most(), 'f5f7f9');
  await page.emulateMedia({ contrast: 'more' });
  await page.locator('html[data-palette="contrast"]').waitFor();
  await settled(page);
  assert.equal(await most(), hex(await background()));
  await picture('home-contrast');
});

test('the style sheet has the painter’s colours', async () => {
  const read = (path) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
  const named = { white: 'ffffff', black: '000000', ink: '17202b' };
  const painted = {};
  const assigned = /(light|dark|contrast)\.(\w+) = (?:rgb\(0x(\w{6})\)|(\w+));/g;
  for (const [, theme, name, hex, known] of read('core/ui/theme.cpp').matchAll(assigned)) {
    (painted[theme] ??= {})[name.replaceAll('_', '-')] = hex ?? named[known];
  }
  const blocks = [...read('wasm/page/style.css').matchAll(/:root([^{]*)\{([^}]*)\}/g)];
  assert.equal(blocks.length, 5);
  for (const [block, selector, body] of blocks) {
    const theme =
      /"(\w+)"/.exec(selector)?.[1] ?? (selector.includes(':not') ? undefined : 'light');
    // Those from before the program has come are the same once more.
    const possible = theme ? [theme] : ['dark', 'contrast'];
    const declared = [...body.matchAll(/--([a-z-]+): #(\w{6})/g)].map(([, name, hex]) => [
      name,
      hex,
    ]);
    assert.ok(declared.length > 10, block);
    const fits = possible.some((one) =>
      declared.every(([name, hex]) => painted[one][name] === hex),
    );
    assert.ok(
      fits,
      `${selector}: ${declared.filter(([name, hex]) => painted[possible[0]][name] !== hex)}`,
    );
  }
});
