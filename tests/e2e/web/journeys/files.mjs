// Files from outside: good ones, bad ones, huge ones.

import assert from 'node:assert/strict';
import { closeSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import {
  answer,
  begin,
  drop,
  goOn,
  keptRecords,
  open,
  radio,
  ready,
  saved,
  settled,
  until,
} from '../screen.mjs';
import { test } from '../tests.mjs';
import { domains, nba, nbaText, pattern, word } from '../words.mjs';

const [first] = domains;

// By the button, as a person does.
async function choose(page, file) {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: word('nl', 'open.file') }).click();
  await (await asked).setFiles(file);
}

// What the alert must say, and that everything else is as before.
async function refused(page, name, said) {
  const alert = page.getByRole('alert');
  await alert
    .getByRole('heading', { name: word('nl', 'notice.file_refused', { subject: name }) })
    .waitFor();
  await alert.getByText(said).first().waitFor();
  await settled(page);
}

async function dismiss(page) {
  await page.getByRole('alert').getByRole('button', { name: word('nl', 'notice.dismiss') }).click();
  await until(async () => (await page.getByRole('alert').count()) === 0, 'the alert is gone');
  await page
    .getByRole('button', { name: word('nl', 'card.begin_name', { title: nba.title.nl }) })
    .waitFor();
}

const bad = [
  {
    name: 'truncated.json',
    text: nbaText.slice(0, Math.floor(nbaText.length / 2)),
    said: pattern('nl', 'problem.message.json_incomplete'),
  },
  {
    name: 'wrong-type.json',
    text: JSON.stringify({ ...nba, sections: 'GO' }, null, 2),
    said: pattern('nl', 'problem.message.wrong_type'),
  },
  {
    name: 'notes.json',
    text: '{"shopping": ["bread"]}',
    said: pattern('nl', 'problem.message.not_a_definition'),
  },
  {
    name: 'picture.json',
    text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]),
    said: pattern('nl', 'problem.message.file_is_picture'),
  },
  {
    name: 'register.csv',
    text: '\ufeffSysteem;Eigenaar\r\nRooster;ICT\r\n',
    said: pattern('nl', 'problem.message.file_is_table'),
  },
  {
    name: 'book.xlsx',
    text: Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0xff, 0xfe]),
    said: pattern('nl', 'problem.message.file_is_office'),
  },
  { name: 'empty.json', text: '', said: /\S/ },
];

for (const { name, text, said } of bad) {
  test(`a bad file is refused in words: ${name}`, async ({ page, address, picture }) => {
    await open(page, address);
    await choose(page, { name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await refused(page, name, said);
    await picture(`refused-${name.replace('.json', '')}`);
    await dismiss(page);
  });
}

test('a file of 50 MB is refused for its size, unread', async ({ page, address, output, picture }) => {
  await open(page, address);
  const size = 50 * 1024 * 1024;
  const path = `${output}/huge.json`;
  writeFileSync(path, '{"peil": 1, "title": "');
  truncateSync(path, size - 2);
  const file = openSync(path, 'a');
  writeSync(file, '"}');
  closeSync(file);
  await choose(page, path);
  await refused(
    page,
    'huge.json',
    word('nl', 'problem.message.file_too_large', { 0: size, 1: 16 * 1024 * 1024 }),
  );
  await picture('refused-huge');
  await dismiss(page);
  rmSync(path);
});

test('an assessment that is dropped on the page can be begun', async ({ page, address, picture }) => {
  await open(page, address);
  const title = { nl: 'Eigen vragenlijst', en: 'An assessment of our own' };
  await drop(page, 'own.json', JSON.stringify({ ...nba, id: 'nl.example.own', title }));
  await page
    .getByRole('button', { name: word('nl', 'card.begin_name', { title: title.nl }) })
    .waitFor();
  const opened = word('nl', 'notice.file_opened', { subject: title.nl });
  await page.getByRole('status').filter({ hasText: opened }).waitFor();
  await settled(page);
  await picture('opened');
});

test('a record that is dropped on the page is opened and kept', async ({ page, context, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 4);
  await saved(page);
  const [record] = await keptRecords(page);

  const other = await (await context.browser().newContext({ locale: 'nl-NL' })).newPage();
  await open(other, address);
  await drop(other, 'answers.peil.json', record);
  await goOn(other);
  assert.equal(await radio(other, first.questions[0], 4).isChecked(), true);
  await until(async () => (await keptRecords(other)).length === 1, 'it is kept there too');
  await other.reload();
  await ready(other);
  await goOn(other);
  assert.equal(await radio(other, first.questions[0], 4).isChecked(), true);
  await other.context().close();
});
