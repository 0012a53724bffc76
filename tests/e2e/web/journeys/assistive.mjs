// For people who use the page by way of assistive technology.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { answer, begin, open, settled, showResult } from '../screen.mjs';
import { test } from '../tests.mjs';
import { nba, nbaTotal, number, word } from '../words.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [first] = nba.sections;

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() =>
    // What is seen is painted on the canvas; the elements' own text is transparent, so its contrast means nothing.
    window.axe.run(document, { rules: { 'color-contrast': { enabled: false } } }),
  );
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ').slice(0, 300)}`);
}

test('no screen breaks a rule of axe-core', async ({ page, address }) => {
  await open(page, address);
  assert.deepEqual(await violations(page), [], 'home');
  await begin(page);
  await answer(page, first.questions[0], 3);
  await settled(page);
  assert.deepEqual(await violations(page), [], 'questions');
  await showResult(page);
  await settled(page);
  assert.deepEqual(await violations(page), [], 'result');
  await page.getByRole('button', { name: word('nl', 'chart.as_table') }).click();
  await settled(page);
  assert.deepEqual(await violations(page), [], 'result as a table');
});

test('a new score is said aloud', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 4);
  const total = nbaTotal;
  await page
    .locator('[role="status"]#polite')
    .getByText(word('nl', 'score.announced', { value: number(4, 1, 'nl'), answered: 1, total }))
    .waitFor({ state: 'attached' });
});
