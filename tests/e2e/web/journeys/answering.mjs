// Begin, answer, see the score, come back, in either language.

import assert from 'node:assert/strict';
import {
  answer,
  begin,
  goHome,
  goOn,
  keptRecords,
  open,
  radio,
  ready,
  saved,
  settled,
  showSection,
  until,
} from '../screen.mjs';
import { test } from '../tests.mjs';
import { domains, nba, nbaTotal, number, word } from '../words.mjs';

const answers = [3, 2, 4, 1, 5, 3, 3, 2, 4, 2];
const highest = 5;
const lowest = 1;

// The first ten questions with their sections and answers.
const ten = domains
  .flatMap((section) => section.questions.map((question) => ({ section, question })))
  .slice(0, answers.length)
  .map((one, index) => ({ ...one, value: answers[index] }));
const total = nbaTotal;
const sum = answers.reduce((a, b) => a + b);
const mean = sum / answers.length;
const low = (sum + (total - answers.length) * lowest) / total;
const high = (sum + (total - answers.length) * highest) / total;

async function answerTen(page) {
  for (const section of new Set(ten.map((one) => one.section))) {
    await showSection(page, section);
    for (const { question, value } of ten.filter((one) => one.section === section)) {
      await answer(page, question, value);
    }
  }
}

test('home shows what can be begun, and that nothing is sent', async ({ page, address, picture }) => {
  await open(page, address);
  assert.equal(await page.title(), word('nl', 'brand'));
  assert.equal(await page.getAttribute('html', 'lang'), 'nl');
  await page.getByRole('heading', { level: 1, name: word('nl', 'home.heading') }).waitFor();
  await page.getByText(word('nl', 'about.local')).last().waitFor();
  await page
    .getByRole('list', { name: word('nl', 'cards.name') })
    .getByRole('heading', { name: nba.title.nl })
    .waitFor();
  await page.getByText(word('nl', 'card.not_begun')).first().waitFor();
  await picture('home-first-visit');
});

test('ten answers give a value, are kept, and speak English when asked', async ({ page, address, picture }) => {
  await open(page, address);
  await begin(page);
  await answerTen(page);
  const panel = page.getByRole('complementary', { name: word('nl', 'panel.name') });
  await panel.getByText(number(mean, 1, 'nl'), { exact: true }).waitFor();
  await panel
    .getByText(
      word('nl', 'score.explained', {
        answered: answers.length,
        total,
        low: number(low, 1, 'nl'),
        high: number(high, 1, 'nl'),
      }),
    )
    .waitFor();
  await page
    .getByRole('navigation')
    .getByText(word('nl', 'outline.answered', { answered: answers.length, total }))
    .waitFor();
  await saved(page);
  await settled(page);
  await picture('questions');

  await page.reload();
  await ready(page);
  await goHome(page);
  await page.getByText(word('nl', 'card.so_far', { value: number(mean, 1, 'nl') })).waitFor();
  await picture('home');
  await goOn(page);
  for (const section of new Set(ten.map((one) => one.section))) {
    await showSection(page, section);
    for (const { question, value } of ten.filter((one) => one.section === section)) {
      assert.equal(
        await radio(page, question, value).isChecked(),
        true,
        `${question.id} is still ${value}`,
      );
    }
  }

  await page.getByRole('button', { name: word('nl', 'language.name') }).click();
  const english = page.getByRole('complementary', { name: word('en', 'panel.name') });
  await english.getByText(number(mean, 1, 'en'), { exact: true }).waitFor();
  const { section, question, value } = ten.at(-1);
  await page.getByRole('heading', { level: 1, name: section.title.en }).waitFor();
  assert.equal(await radio(page, question, value, 'en').isChecked(), true);
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await settled(page);
  await picture('questions-english');

  await page.reload();
  await ready(page);
  await goHome(page, 'en');
  await page.getByRole('heading', { level: 1, name: word('en', 'home.heading') }).waitFor();
});

test('what is kept is the record as the program writes it', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await answerTen(page);
  const isKept = async () => {
    const records = (await keptRecords(page)).map((text) => JSON.parse(text));
    if (records.length === 0) return false;
    assert.equal(records.length, 1);
    return ten.every(
      ({ question, value }) => records[0].answers[question.id]?.value === String(value),
    );
  };
  await until(isKept, 'all ten answers are in the browser');
});

test('an answer can be changed, cleared and not known', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  const { question } = ten[0];
  await answer(page, question, 2);
  await answer(page, question, 4);
  assert.equal(await radio(page, question, 2).isChecked(), false);
  await page.getByRole('button', { name: word('nl', 'answer.clear') }).click();
  await until(async () => !(await radio(page, question, 4).isChecked()), 'the answer is cleared');
  const unknown = page
    .getByRole('button', { name: word('nl', 'answer.unknown'), exact: true })
    .first();
  await unknown.click();
  await page.getByText(word('nl', 'answer.unknown_chosen')).waitFor();
  await page.getByRole('button', { name: word('nl', 'answer.unknown'), pressed: true }).waitFor();
});

test('the name of the institution is typed, shown and kept', async ({ page, address, picture }) => {
  await open(page, address);
  const field = page.getByRole('textbox', { name: word('nl', 'organisation.name') });
  await field.click();
  await page.keyboard.type('ROC Voorbeeld');
  await settled(page);
  await picture('typing');
  await page.keyboard.press('Tab');
  await page.reload();
  await ready(page);
  assert.equal(await field.inputValue(), 'ROC Voorbeeld');
  await begin(page);
  await page.getByRole('banner').getByText('ROC Voorbeeld').waitFor();
});

test('a reader of English is greeted in English', { locale: 'en-GB' }, async ({ page, address }) => {
  await open(page, address);
  await page.getByRole('heading', { level: 1, name: word('en', 'home.heading') }).waitFor();
});
