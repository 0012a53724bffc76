// What is painted, and that the elements lie where it is.

import assert from 'node:assert/strict';
import { answer, begin, frames, open, radio, settled, showSection } from '../screen.mjs';
import { colours, decode, pictureOf } from '../pictures.mjs';
import { test } from '../tests.mjs';
import { domains, word } from '../words.mjs';

const page_ground = 'f5f7f9';
const card = 'ffffff';
const accent = '0b5f87';
const accent_wash = 'e6f1f6';
const text_colour = '17202b';

const [first] = domains;
const longest = domains
  .filter((section) => section.score)
  .reduce((a, b) => (b.questions.length > a.questions.length ? b : a));

// The ground of a radio, a little inside its corner.
async function ground(page, option) {
  const png = await pictureOf(page, option);
  return decode(png).at(8, 8);
}

test('the canvas is painted, in the colours of the theme', async ({ page, address }) => {
  await open(page, address);
  const seen = colours(await page.screenshot());
  assert.ok(seen.size > 50, `${seen.size} colours`);
  assert.equal([...seen].sort((a, b) => b[1] - a[1])[0][0], page_ground);
  for (const colour of [card, text_colour]) assert.ok(seen.has(colour), colour);
});

test('an answer is painted where its element is', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  for (const question of first.questions.slice(0, 2)) {
    const option = radio(page, question, 4);
    await option.scrollIntoViewIfNeeded();
    await settled(page);
    assert.equal(await ground(page, option), card);
    await answer(page, question, 4);
    await settled(page);
    assert.equal(await ground(page, option), accent_wash);
  }
});

// How the institution's name is painted when it isn't being typed.
async function painted(page, name) {
  const field = page.getByRole('textbox', { name: word('nl', 'organisation.name') });
  await field.fill(name);
  await field.blur();
  await page.mouse.move(5, 800);
  await settled(page);
  assert.equal(await field.inputValue(), name, 'what was typed stays as it is');
  return (await pictureOf(page, field)).toString('base64');
}

test('letters that the font lacks are painted, and none as a question mark', async ({ page, address, picture }) => {
  await open(page, address);
  for (const [one, other] of [
    ['CO₂', 'CO?'],
    ['Nguyễn', 'Nguy?n'],
    ['✔ klaar', '? klaar'],
    ['Ω', 'Δ'],
    ['Жук', 'Жюк'],
    ['שלום', 'םולש'],
    ['\u{1f600}', '?'],
    ['a\ue123', 'a'],
    ['zacht\u00adkoppel', 'zacht-koppel'],
  ]) {
    assert.notEqual(await painted(page, one), await painted(page, other), `${one} and ${other}`);
  }
  for (const [one, other] of [
    ['cafe\u0301', 'café'],
    ['zacht\u00adkoppel\ufeff', 'zachtkoppel'],
  ]) {
    assert.equal(await painted(page, one), await painted(page, other), `${one} and ${other}`);
  }
  await painted(page, 'Nguyễn ☑ Ω Жук مرحبا بالعالم');
  await picture('letters');
});

test('scrolling by the wheel moves what is painted with its elements', async ({ page, address, picture }) => {
  await open(page, address);
  await begin(page);
  await showSection(page, longest);
  const last = radio(page, longest.questions.at(-1), 2);
  await page.mouse.move(720, 600);
  for (let turn = 0; turn < 40; ++turn) await page.mouse.wheel(0, 400);
  await settled(page);
  await settled(page);
  const { y } = await last.boundingBox();
  assert.ok(y > 52 && y < 900, `the last question came into view by the wheel: ${y}`);
  await answer(page, longest.questions.at(-1), 2);
  await settled(page);
  assert.equal(await ground(page, last), accent_wash);
  await picture('scrolled');
});

test('another section begins at its top', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await showSection(page, longest);
  await answer(page, longest.questions.at(-1), 2);
  await showSection(page, first);
  await settled(page);
  const { y } = await page.getByRole('heading', { level: 1 }).boundingBox();
  assert.ok(y >= 52, `the title is in view: ${y}`);
});

test('what the pointer is over shows it, and only that draws frames', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await page.mouse.move(5, 800);
  await settled(page);
  const option = radio(page, first.questions[0], 5);
  const before = await pictureOf(page, option);
  const { x, y, width, height } = await option.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await settled(page);
  assert.ok(
    !before.equals(await pictureOf(page, option)),
    'the option under the pointer looks different',
  );
  const drawn = await frames(page);
  for (let step = 0; step < 20; ++step) await page.mouse.move(x + width / 2 + step, y + height / 2);
  await settled(page);
  assert.equal(await frames(page), drawn, 'moving inside of it draws nothing');
  await page.mouse.move(5, 800);
  await settled(page);
  assert.ok(
    before.equals(await pictureOf(page, option)),
    'and it looks as before when the pointer is elsewhere',
  );
});

test('no frame is drawn in ten seconds of doing nothing', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 3);
  await page.getByRole('button', { name: word('nl', 'answer.clear') }).focus();
  await settled(page);
  const before = await frames(page);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 10_000)));
  assert.equal((await frames(page)) - before, 0);
});

test('a screen of twice the density is painted sharply', { deviceScaleFactor: 2 }, async ({ page, address }) => {
  await open(page, address);
  const size = await page.evaluate(() => [
    document.getElementById('canvas').width,
    document.getElementById('canvas').height,
  ]);
  assert.deepEqual(size, [2880, 1800]);
  await begin(page);
  await answer(page, first.questions[0], 2);
  await settled(page);
  assert.equal(await ground(page, radio(page, first.questions[0], 2)), accent_wash);
});

test('another size of the window is painted anew', async ({ page, address, picture }) => {
  await open(page, address);
  await begin(page);
  await page.setViewportSize({ width: 1000, height: 700 });
  await settled(page);
  await answer(page, first.questions[0], 5);
  await settled(page);
  assert.equal(await ground(page, radio(page, first.questions[0], 5)), accent_wash);
  await picture('questions-1000');
});

test('one column at 320 pixels, with nothing outside it', { viewport: { width: 320, height: 640 } }, async ({ page, address, picture }) => {
  await open(page, address);
  await picture('home-320');
  await begin(page);
  await page.getByRole('button', { name: word('nl', 'outline.show') }).click();
  await page.getByRole('navigation').waitFor();
  await settled(page);
  await picture('outline-320');
  await page.getByRole('button', { name: word('nl', 'outline.hide') }).click();
  await answer(page, first.questions[0], 3);
  await settled(page);
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('#tree [data-node]')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => element.dataset.node),
  );
  assert.deepEqual(outside, []);
  await picture('questions-320');
});

test('after a lost graphics context everything is painted again', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await page.mouse.move(5, 800);
  await settled(page);
  const before = await page.screenshot();
  await page.evaluate(async () => {
    const canvas = document.getElementById('canvas');
    const loss = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    const event = (name) =>
      new Promise((resolve) => canvas.addEventListener(name, resolve, { once: true }));
    const lost = event('webglcontextlost');
    loss.loseContext();
    await lost;
    await new Promise((resolve) => setTimeout(resolve));
    const restored = event('webglcontextrestored');
    loss.restoreContext();
    await restored;
  });
  await settled(page);
  assert.ok(before.equals(await page.screenshot()), 'the same picture');
  await answer(page, first.questions[0], 3);
  await settled(page);
  assert.equal(await ground(page, radio(page, first.questions[0], 3)), accent_wash);
});

test('the focus from the keyboard is visible, and that from the mouse isn’t', async ({ page, address, picture }) => {
  await open(page, address);
  await begin(page);
  const option = radio(page, first.questions[0], 1);
  await option.focus();
  await page.mouse.move(5, 800);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await settled(page);
  const around = async () => colours(await pictureOf(page, option, 4)).get(accent) ?? 0;
  const ringed = await around();
  await picture('focus-ring');
  await page.getByRole('heading', { level: 1 }).click();
  await radio(page, first.questions[1], 1).click();
  await page.mouse.move(5, 800);
  await settled(page);
  assert.ok(ringed > 400, `a ring of ${ringed} pixels`);
  assert.equal(await around(), 0);
});
