// What is kept in the browser, when things go wrong.

import assert from 'node:assert/strict';
import { openBare } from '../programs.mjs';
import {
  answer,
  begin,
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
import { domains, nba, word } from '../words.mjs';

const [first] = domains;
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
  await page.getByRole('alert').getByText(word('nl', 'save.fault.full')).waitFor();
  await page.getByRole('button', { name: word('nl', 'notice.detail') }).click();
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

  // The first tab has taken it up where it was, and goes on from it.
  await until(
    () => radio(page, first.questions[1], 5).isChecked(),
    'the answer of the other tab is here',
  );
  await answer(page, first.questions[2], 3);
  await saved(page);
  const [record] = (await keptRecords(page)).map((text) => JSON.parse(text));
  assert.equal(record.answers[first.questions[1].id].value, '5');
  assert.equal(record.answers[first.questions[2].id].value, '3');
});

test('what two tabs change at once is all kept, in two records', async ({ page, context, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 1);
  await saved(page);
  const other = await context.newPage();
  // A tab that hears of nothing.
  await other.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => {};
    Object.defineProperty(BroadcastChannel.prototype, 'onmessage', { set() {} });
  });
  await open(other, address);
  await goOn(other);
  await answer(page, first.questions[1], 5);
  await saved(page);
  await until(
    async () => JSON.parse((await keptRecords(page))[0]).answers[first.questions[1].id],
    'the first tab has saved',
  );
  await radio(other, first.questions[2], 3).click();
  await other.getByText(word('nl', 'notice.replaced_copy_here')).waitFor();
  assert.equal(await radio(other, first.questions[1], 5).isChecked(), true);
  await until(async () => (await keptRecords(page)).length === 2, 'both are kept');
  const answers = (await keptRecords(page)).map((text) => JSON.parse(text).answers);
  assert.ok(answers.some((one) => one[first.questions[1].id]?.value === '5'));
  assert.ok(answers.some((one) => one[first.questions[2].id]?.value === '3'));
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
          transaction
            .objectStore('records')
            .put({ id: 'broken', text: '{"peil_record": 1, ', savedAt: 0, revision: 1 });
          transaction.oncomplete = resolve;
        };
      }),
  );
  await page.reload();
  await ready(page);
  await page
    .getByRole('alert')
    .getByRole('heading', {
      name: word('nl', 'notice.file_refused', { subject: 'broken.peil.json' }),
    })
    .waitFor();
  await goOn(page);
  assert.equal(await radio(page, first.questions[0], 4).isChecked(), true);
  assert.ok((await keptRecords(page)).includes('{"peil_record": 1, '));
});

// The stores as the first version of the program made them.
const makeFirstStores = (page, text) =>
  page.evaluate(
    (record) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('peil', 1);
        request.onerror = () => reject(request.error);
        request.onupgradeneeded = () => {
          const records = request.result.createObjectStore('records', { keyPath: 'id' });
          request.result.createObjectStore('preferences');
          if (record) {
            records.put({
              id: JSON.parse(record).id,
              text: record,
              savedAt: Date.now(),
              revision: 1,
            });
          }
        };
        request.onsuccess = () => {
          window.firstStores = request.result;
          resolve();
        };
      }),
    text,
  );

test('what the first version of Peil kept is still there', async ({ page, context, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 4);
  await saved(page);
  const [record] = await keptRecords(page);

  const other = await (await context.browser().newContext({ locale: 'nl-NL' })).newPage();
  await openBare(other, address);
  await makeFirstStores(other, record);
  await other.unroute('**/peil.js');
  await other.reload();
  await ready(other);
  await goOn(other);
  assert.equal(await radio(other, first.questions[0], 4).isChecked(), true);
  await answer(other, first.questions[1], 2);
  await saved(other);
  await other.context().close();
});

test('a tab that holds on to the first version’s stores is told of', async ({ page, context, address }) => {
  const other = await context.newPage();
  await openBare(other, address);
  await makeFirstStores(other);
  await open(page, address);
  const alert = page.getByRole('alert');
  await alert
    .getByText(word('nl', 'save.fault.held'))
    .waitFor();
  await other.close();
  await page.reload();
  await ready(page);
  await begin(page);
  await answer(page, first.questions[0], 4);
  await saved(page);
});

test('a tab whose stores a newer Peil took over says so', async ({ page, context, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 4);
  await saved(page);
  const other = await context.newPage();
  await openBare(other, address);
  await other.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('peil', 1000);
        request.onerror = () => reject(request.error);
        request.onsuccess = resolve;
      }),
  );
  await radio(page, first.questions[1], 2).click();
  const alert = page.getByRole('alert');
  await alert.getByRole('heading', { name: failed }).waitFor();
  await alert.getByText(/draait een nieuwere Peil/).waitFor();
});
