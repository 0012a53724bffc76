// What is typed when the window, the page or the storage goes, and the place where one was.

import assert from 'node:assert/strict';
import {
  answer,
  begin,
  drop,
  goHome,
  keptRecords,
  open,
  ready,
  saved,
  settled,
  showSection,
  until,
} from '../screen.mjs';
import { test } from '../tests.mjs';
import { domains, nba, types, typesText, word } from '../words.mjs';

const { nl: title } = types.title;

async function beginTypes(page, address) {
  await open(page, address);
  await drop(page, 'types.json', typesText);
  await page.getByRole('button', { name: word('nl', 'card.begin_name', { title }) }).click();
  await page.getByRole('heading', { level: 1, name: types.sections[0].title.nl }).waitFor();
  await settled(page);
}

const field = (page, name) => page.getByRole('textbox', { name, exact: true });
const names = {
  students: 'Hoeveel studenten heeft u?',
  officer: 'Wie is de functionaris?',
  since: 'Sinds wanneer is er beleid?',
};

async function kept(page, question) {
  const records = (await keptRecords(page)).map((text) => JSON.parse(text));
  return records.find((record) => record.assessment.id === types.id)?.answers[question]?.value;
}

// The browser tells of a field that the window lost the focus, while it stays the one that is typed
// in.
const windowLosesFocus = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    for (const type of ['change', 'blur', 'focusout']) {
      element.dispatchEvent(new Event(type, { bubbles: type !== 'blur' }));
    }
  });

test('what is typed stays in its field while another window has the focus', async ({ page, address }) => {
  await beginTypes(page, address);
  for (const [id, first, rest, right] of [
    ['officer', 'Eerste helft, ', 'tweede helft.', 'Eerste helft, tweede helft.'],
    ['students', '12', '34', 1234],
    ['since', '28-5-', '2026', '2026-05-28'],
  ]) {
    await field(page, names[id]).click();
    await page.keyboard.type(first);
    await windowLosesFocus(page);
    await settled(page);
    assert.equal(await field(page, names[id]).inputValue(), first);
    await page.keyboard.type(rest);
    await page.keyboard.press('Tab');
    await until(async () => (await kept(page, id)) === right, `${id} is kept as it was typed`);
  }
});

for (const [how, go] of Object.entries({
  'the page is reloaded': (page) => page.evaluate(() => location.reload()).catch(() => {}),
  'another address is opened': (page) => page.goto('about:blank'),
  'the tab is closed': (page) => page.close({ runBeforeUnload: true }),
})) {
  test(`the last words are kept when ${how}`, async ({ page, context, address }) => {
    await beginTypes(page, address);
    page.on('dialog', (dialog) => dialog.accept());
    await field(page, names.officer).click();
    await page.keyboard.type('Jan');
    await field(page, names.students).click();
    await page.keyboard.type('1234');
    await go(page);
    const again = await context.newPage();
    await open(again, address);
    await until(
      async () =>
        (await kept(again, 'officer')) === 'Jan' && (await kept(again, 'students')) === 1234,
      'what was typed is kept',
    );
  });
}

test('who leaves half a date in a field is asked first', async ({ page, address }) => {
  await beginTypes(page, address);
  await field(page, names.since).click();
  await page.keyboard.type('28-5-');
  await settled(page);
  const asked = page.waitForEvent('dialog');
  const leaving = page.goto('about:blank').catch(() => {});
  const dialog = await asked;
  assert.equal(dialog.type(), 'beforeunload');
  await dialog.dismiss();
  await leaving;
  assert.equal(await field(page, names.since).inputValue(), '28-5-');
});

test('a connection to the storage that is lost is made anew', async ({ page, address }) => {
  await page.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...values) {
      if (this.isDead) throw new DOMException('Connection lost.', 'UnknownError');
      window.lastDatabase = this;
      return transaction.apply(this, values);
    };
  });
  await open(page, address);
  await begin(page);
  await answer(page, domains[0].questions[0], 4);
  await saved(page);
  await page.evaluate(() => (window.lastDatabase.isDead = true));
  await answer(page, domains[0].questions[1], 2);
  await until(async () => {
    const [record] = (await keptRecords(page)).map((text) => JSON.parse(text));
    return record.answers[domains[0].questions[1].id]?.value === '2';
  }, 'the next answer is kept');
  assert.equal(await page.getByRole('alert').count(), 0);
});

test('what can’t be kept is tried again by itself, and asked about before one leaves', async ({ page, address }) => {
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...values) {
      if (window.isFull) throw new DOMException('Full.', 'QuotaExceededError');
      return put.apply(this, values);
    };
  });
  await open(page, address);
  await begin(page);
  await page.evaluate(() => (window.isFull = true));
  await answer(page, domains[0].questions[0], 4);
  const alert = page.getByRole('alert');
  await alert.getByText(word('nl', 'save.fault.full')).waitFor();
  await alert.getByRole('button', { name: word('nl', 'copy.save') }).waitFor();
  const asked = page.waitForEvent('dialog');
  const leaving = page.goto('about:blank').catch(() => {});
  await (await asked).dismiss();
  await leaving;
  await page.evaluate(() => (window.isFull = false));
  await saved(page);
  await until(async () => (await alert.count()) === 0, 'the message is gone');
  assert.equal((await keptRecords(page)).length, 1);
});

test('where nothing may be kept that is said, and a copy can be saved', async ({ page, address }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await open(page, address);
  const alert = page.getByRole('alert');
  await alert.getByRole('heading', { name: word('nl', 'notice.nothing_is_kept') }).waitFor();
  await alert.getByText(word('nl', 'save.fault.forbidden')).waitFor();
  await begin(page);
  await answer(page, domains[0].questions[0], 4);
  const download = page.waitForEvent('download');
  await alert.getByRole('button', { name: word('nl', 'copy.save') }).click();
  await download;
});

test('what another tab does leaves a tab where it is, with what is typed', async ({ page, context, address }) => {
  await beginTypes(page, address);
  await field(page, names.students).click();
  await page.keyboard.type('4711');
  const other = await context.newPage();
  await open(other, address);
  await begin(other);
  await answer(other, domains[0].questions[0], 4);
  await saved(other);
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await settled(page);
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Over uw instelling');
  assert.equal(await field(page, names.students).inputValue(), '4711');
  await page.keyboard.press('Tab');
  await until(async () => (await kept(page, 'students')) === 4711, 'the number is kept');
});

test('a reload, Back and “Verder” lead to where one was', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  const [first, second] = domains;
  await answer(page, first.questions[0], 3);
  await saved(page);
  await showSection(page, second);
  assert.match(await page.title(), new RegExp(`^${second.title.nl} · ${nba.title.nl}`));
  const at = (section) =>
    page.getByRole('heading', { level: 1, name: section.title.nl, exact: true }).waitFor();
  await page.reload();
  await ready(page);
  await at(second);
  await page.goBack();
  await at(first);
  await page.goForward();
  await at(second);
  const [record] = (await keptRecords(page)).map((text) => JSON.parse(text));
  assert.equal(
    new URL(page.url()).hash,
    `#record/${record.id}/questions/${second.id}`,
    'the address says where one is, and nothing of what was answered',
  );

  // Home, and back in.
  await goHome(page);
  await page
    .getByRole('button', { name: word('nl', 'card.continue_name', { title: nba.title.nl }) })
    .click();
  await at(second);
  // In a new start too, without an address.
  await page.goto(address);
  await ready(page);
  await page
    .getByRole('button', { name: word('nl', 'card.continue_name', { title: nba.title.nl }) })
    .click();
  await at(second);
  // An address of something that isn't here.
  await page.goto(`${address}#record/gone/result`);
  await page.getByText(word('nl', 'notice.address_unknown')).first().waitFor();
});

test('answers that are deleted can be brought back', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, domains[0].questions[0], 3);
  await saved(page);
  await goHome(page);
  const { nl: name } = nba.title;
  const discard = word('nl', 'card.discard_name', { title: name });
  await page.getByRole('button', { name: discard }).click();
  await until(async () => (await keptRecords(page)).length === 0, 'the record is gone');
  await page.getByRole('status').getByRole('button', { name: word('nl', 'undo') }).click();
  await until(async () => (await keptRecords(page)).length === 1, 'the record is back');
});

for (const view of ['drawn', 'plain']) {
  test(`on another section one begins at its title (${view})`, async ({ page, address }) => {
    await page.addInitScript((chosen) => localStorage.setItem('peil-view', chosen), view);
    await open(page, address);
    await begin(page);
    const [first, second] = domains;
    const next = word('nl', 'question.next_section', { title: second.title.nl });
    await page.getByRole('button', { name: next }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: second.title.nl, exact: true }).waitFor();
    await settled(page);
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    assert.equal(await focused(), second.title.nl);
    // From there the first question is the next thing but for the section's owner.
    await page.keyboard.press('Tab');
    assert.equal(
      await page.evaluate(() => document.activeElement.getAttribute('aria-label')),
      word('nl', 'section.owner'),
    );
    await page.keyboard.press('Tab');
    const question = second.questions[0].title.nl;
    assert.equal(
      await page.evaluate(() => {
        const group = document.activeElement.closest('[role="radiogroup"]');
        const labels = group?.getAttribute('aria-labelledby');
        return labels ? document.getElementById(labels).textContent : '';
      }),
      question,
    );

    // Who goes through the tabs stays on them, and hears where that leads.
    await page.getByRole('tab', { name: word('nl', 'tab.questions') }).focus();
    await page.keyboard.press('ArrowRight');
    const heading = word('nl', 'result.title', { title: nba.title.nl });
    await until(
      async () => (await page.locator('#polite').textContent()) === heading,
      'the title of the result is said',
    );
    assert.equal(await focused(), word('nl', 'tab.result'));
    assert.ok(first);
  });
}

test('a part that doesn’t load is named, and the rest works', { allow: [/404|Failed to load/] }, async ({ page, address }) => {
  await page.route('**/plugins/ai-act/**', (route) => route.fulfill({ status: 404 }));
  await page.route('**/fonts/Inter-Regular.otf', (route) => route.fulfill({ status: 404 }));
  await open(page, address);
  await page.getByRole('alert').getByText(/ai-act/).first().waitFor();
  await page.getByText(/De letters van Peil zijn niet geladen/).waitFor();
  await begin(page);
  await answer(page, domains[0].questions[0], 3);
  await saved(page);
});

test('a program that never starts is said within seconds', { allow: [/404|Failed to load/] }, async ({ page, address }) => {
  await page.route('**/drawing.js', (route) => route.fulfill({ status: 404 }));
  await page.goto(address);
  await page.locator('#stuck').getByText('Een deel van Peil is niet geladen.').waitFor();
});

test('what is printed holds all answers of all sections, to their ends', async ({ page, address }) => {
  await beginTypes(page, address);
  await page.getByRole('radio', { name: 'Ja, we gebruiken AI' }).first().click();
  const sentences = Array.from({ length: 40 }, (_, at) => `Zin ${at + 1} van een toelichting.`);
  const story = sentences.join(' ');
  await field(page, 'Hoe gaat het nu?').fill(`${story}\nLAATSTEREGEL`);
  await field(page, names.officer).fill(`${'Een lange regel '.repeat(12)}EINDEREGEL`);
  await page.keyboard.press('Tab');
  await page.getByRole('navigation').getByRole('button', { name: /^Beleid,/ }).click();
  await page.getByRole('radiogroup', { name: 'Er is beleid' }).getByRole('radio').nth(1).click();
  await settled(page);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const words = await page.evaluate(() => document.getElementById('tree').innerText);
  for (const wanted of [
    'LAATSTEREGEL',
    'EINDEREGEL',
    'afgedrukt op',
    'Over uw instelling',
    'Beleid',
    'Het beleid is bekend',
  ]) {
    assert.ok(words.includes(wanted), `${wanted} is printed`);
  }
  const heights = await page
    .locator('#tree .paper')
    .evaluateAll((all) => all.map((one) => one.scrollHeight - one.clientHeight));
  assert.ok(heights.every((hidden) => hidden <= 1), 'nothing is cut off');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await settled(page);
  await page.getByRole('heading', { level: 1, name: 'Beleid', exact: true }).waitFor();
});
