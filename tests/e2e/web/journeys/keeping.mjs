// What is kept in the browser, when things go wrong.

import assert from 'node:assert/strict';
import { answer, begin, goOn, keptRecords, open, radio, ready, saved, settled, until } from '../screen.mjs';
import { test } from '../tests.mjs';
import { nba, word } from '../words.mjs';

const [first] = nba.sections;
const failed = word('nl', 'notice.save_failed', { subject: nba.title.nl });

test('a full disk is told, and the next answer keeps everything', async ({ page, address, picture }) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...values) {
      if (window.diskIsFull) throw new DOMException('The disk is full.', 'QuotaExceededError');
      return put.apply(this, values);
    };
  });
  await open(page, address);
  await begin(page);
  await page.evaluate(() => (window.diskIsFull = true));
  await answer(page, first.questions[0], 4);
  await page.getByRole('alert').getByRole('heading', { name: failed }).waitFor();
  await page.getByRole('alert').getByText('The disk is full.').waitFor();
  await settled(page);
  await picture('save-failed');
  assert.deepEqual(await keptRecords(page), []);

  await page.evaluate(() => (window.diskIsFull = false));
  await answer(page, first.questions[1], 2);
  await saved(page);
  await until(async () => (await page.getByRole('alert').count()) === 0, 'the alert is gone');
  const [record] = (await keptRecords(page)).map((text) => JSON.parse(text));
  assert.equal(record.answers[first.questions[0].id].value, '4');
  assert.equal(record.answers[first.questions[1].id].value, '2');
});

test('a tab that fell behind doesn’t undo what another one saved', async ({ page, context, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 1);
  await saved(page);

  const other = await context.newPage();
  await open(other, address);
  await goOn(other);
  await answer(other, first.questions[1], 5);
  await saved(other);

  // The first tab still shows the older state. It is told, or has caught up by itself; both ways nothing is lost.
  await radio(page, first.questions[2], 3).click();
  await page.getByRole('alert').getByRole('heading', { name: failed }).waitFor();
  const [record] = (await keptRecords(page)).map((text) => JSON.parse(text));
  assert.equal(record.answers[first.questions[1].id].value, '5');

  await page.reload();
  await ready(page);
  await goOn(page);
  assert.equal(await radio(page, first.questions[1], 5).isChecked(), true);
  await answer(page, first.questions[2], 3);
  await saved(page);
});

test('a tab that comes back into view has what another one saved', async ({ page, context, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 1);
  await saved(page);
  const other = await context.newPage();
  await open(other, address);
  await goOn(other);
  await answer(other, first.questions[1], 5);
  await saved(other);

  const reloaded = page.waitForEvent('load');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await reloaded;
  await ready(page);
  await goOn(page);
  assert.equal(await radio(page, first.questions[1], 5).isChecked(), true);
});

test('a kept record that can’t be read is told, stays, and harms no other', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 4);
  await saved(page);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('peil');
        request.onsuccess = () => {
          const transaction = request.result.transaction('records', 'readwrite');
          transaction.objectStore('records').put({ id: 'broken', text: '{"peil_record": 1, ', savedAt: 0, revision: 1 });
          transaction.oncomplete = resolve;
        };
      }),
  );
  await page.reload();
  await ready(page);
  await page
    .getByRole('alert')
    .getByRole('heading', { name: word('nl', 'notice.file_refused', { subject: 'broken.peil.json' }) })
    .waitFor();
  await goOn(page);
  assert.equal(await radio(page, first.questions[0], 4).isChecked(), true);
  assert.ok((await keptRecords(page)).includes('{"peil_record": 1, '));
});
