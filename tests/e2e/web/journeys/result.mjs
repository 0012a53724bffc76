// Result: value, coverage, range, radar, cells, and what they lead to.

import assert from 'node:assert/strict';
import {
  answer,
  begin,
  frames,
  open,
  radio,
  settled,
  showResult,
  showSection,
} from '../screen.mjs';
import { test } from '../tests.mjs';
import { domains, nba, nbaTotal, number, pattern, word } from '../words.mjs';

const [first, second] = domains;
const scored = domains.filter((section) => section.score);
const total = nbaTotal;
const given = [
  [first, 0, 4],
  [first, 1, 2],
  [first, 2, 3],
  [second, 0, 5],
  [second, 1, 2],
];

async function answerSome(page) {
  for (const [section, index, value] of given) {
    await showSection(page, section);
    await answer(page, section.questions[index], value);
  }
}

test('the result shows value, coverage, range, radar and a cell for every question', async ({ page, address, picture }) => {
  await open(page, address);
  await begin(page);
  await answerSome(page);
  await showResult(page);
  await page
    .getByRole('heading', { level: 1, name: word('nl', 'result.title', { title: nba.title.nl }) })
    .waitFor();

  const main = page.getByRole('main');
  const sum = given.reduce((before, [, , value]) => before + value, 0);
  const open_ones = total - given.length;
  await main.getByText(number(sum / given.length, 2, 'nl'), { exact: true }).waitFor();
  await main
    .getByText(word('nl', 'result.coverage_note', { answered: given.length, total }), {
      exact: true,
    })
    .waitFor();
  const low = number((sum + open_ones) / total, 1, 'nl');
  const high = number((sum + 5 * open_ones) / total, 1, 'nl');
  await main.getByText(word('nl', 'result.value_note', { low, high })).waitFor();

  const radar = page.getByRole('img', { name: word('nl', 'result.radar') });
  const about = await radar.getAttribute('aria-describedby');
  const summary = await page.evaluate((id) => document.getElementById(id).textContent, about);
  assert.match(summary, pattern('nl', 'result.radar_summary', { count: 2, total: scored.length }));

  for (const section of scored) {
    for (const question of section.questions) {
      const answered = given.find(([where, index]) => where.questions[index] === question);
      const name = answered
        ? word('nl', 'result.cell_answered', {
            id: question.id,
            title: question.title.nl,
            value: answered[2],
          })
        : word('nl', 'result.cell_open', { id: question.id, title: question.title.nl });
      assert.equal(await page.getByRole('button', { name, exact: true }).count(), 1, name);
    }
  }
  await settled(page);
  await picture('result');

  await page.getByRole('button', { name: word('nl', 'chart.as_table') }).first().click();
  const row = page
    .getByRole('table', { name: word('nl', 'result.radar') })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: first.title.nl, exact: true }) });
  await row.getByRole('cell', { name: number(3, 1, 'nl'), exact: true }).waitFor();
  await settled(page);
  await picture('result-as-table');
});

test('a cell leads to its question, which has the focus', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await answerSome(page);
  await showResult(page);
  const section = scored.at(-1);
  const question = section.questions.at(-1);
  const name = word('nl', 'result.cell_open', { id: question.id, title: question.title.nl });
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: section.title.nl, exact: true }).waitFor();
  await settled(page);
  const option = radio(page, question, 1);
  assert.equal(await option.evaluate((element) => element === document.activeElement), true);
  const { y, height } = await option.boundingBox();
  assert.ok(y >= 52 && y + height <= 900, 'the question is in view');
  // A control that went away took nothing with it: nothing is drawn any more.
  const before = await frames(page);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  assert.equal(await frames(page), before);
});

test('with nothing answered the result says so, and leads to the questions', async ({ page, address, picture }) => {
  await open(page, address);
  await begin(page);
  await showResult(page);
  await page.getByText(word('nl', 'result.empty'), { exact: true }).waitFor();
  await settled(page);
  await picture('result-empty');
  await page.getByRole('button', { name: word('nl', 'result.empty_action') }).click();
  await page.getByRole('radiogroup').first().waitFor();
});
