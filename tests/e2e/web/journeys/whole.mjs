// The whole NBA journey with the keyboard only: begin, answer every question, see the result.

import assert from 'node:assert/strict';
import { open, settled } from '../screen.mjs';
import { test } from '../tests.mjs';
import { isPlain } from '../views.mjs';
import { nba, nbaSections, nbaTotal, number, word } from '../words.mjs';

const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    return {
      node: element.dataset.node ?? '',
      name: element.getAttribute('aria-label') ?? element.textContent,
    };
  });

// Presses Tab until the focus is where it is wanted.
async function tabUntil(page, wanted, what) {
  for (let presses = 0; presses < 80; ++presses) {
    if (wanted(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches ${what}`);
}

async function pressOn(page, name) {
  await tabUntil(page, (focus) => focus.name === name, name);
  await page.keyboard.press('Enter');
}

// Every question of a level is answered by a digit, each with another one than its neighbour. Gives
// the mean.
async function answerAll(page) {
  const given = [];
  for (const [index, section] of nbaSections.entries()) {
    await page.getByRole('heading', { level: 1, name: section.title.nl, exact: true }).waitFor();
    for (const question of section.questions) {
      if (question.type !== 'scale') continue;
      await tabUntil(
        page,
        ({ node }) => node.startsWith(`question/${question.id}/option/`),
        question.id,
      );
      given.push(1 + (given.length % 5));
      await page.keyboard.press(String(given.at(-1)));
    }
    const next = nbaSections[index + 1];
    await pressOn(
      page,
      next
        ? word('nl', 'question.next_section', { title: next.title.nl })
        : word('nl', 'question.to_result'),
    );
  }
  assert.equal(given.length, nbaTotal);
  return given.reduce((a, b) => a + b) / given.length;
}

async function journey(page, picture, title) {
  await pressOn(page, word('nl', 'card.begin_name', { title: nba.title.nl }));
  const mean = await answerAll(page);
  await page
    .getByRole('heading', { level: 1, name: word('nl', 'result.title', { title: nba.title.nl }) })
    .waitFor();
  const headline = page.getByRole('group', { name: word('nl', 'result.value'), exact: true });
  await headline.getByText(number(mean, 2, 'nl'), { exact: true }).waitFor();
  await settled(page);
  await picture(title);
}

// Small, since hundreds of frames are painted without a graphics card.
const viewport = { width: 480, height: 560 };

test('the whole way through the NBA assessment by keyboard alone', { viewport }, async ({ page, address, picture }) => {
  await open(page, address);
  await journey(page, picture, 'whole-result');
});

test('the whole way through the NBA assessment by keyboard alone, on the plain page', { viewport }, async ({ page, address, picture }) => {
  await open(page, address);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await isPlain(page), true);
  await journey(page, picture, 'whole-result-plain');
});
