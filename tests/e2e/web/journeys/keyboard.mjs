// Without a mouse.

import assert from 'node:assert/strict';
import {
  begin,
  keptRecords,
  open,
  radio,
  saved,
  settled,
  showSection,
  until,
} from '../screen.mjs';
import { test } from '../tests.mjs';
import { domains, nba, word } from '../words.mjs';

const [first] = domains;
const focusedName = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element.getAttribute('aria-label') ?? element.textContent;
  });

async function tabTo(page, locator) {
  for (let presses = 0; presses < 60; ++presses) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches ${locator}`);
}

test('the whole way to a score and its result by keyboard alone', async ({ page, address }) => {
  await open(page, address);
  await tabTo(
    page,
    page.getByRole('button', { name: word('nl', 'card.begin_name', { title: nba.title.nl }) }),
  );
  await page.keyboard.press('Enter');
  const next = word('nl', 'question.next_section', { title: first.title.nl });
  await tabTo(page, page.getByRole('button', { name: next }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: first.title.nl, exact: true }).waitFor();
  await settled(page);

  // Space chooses, arrows choose on.
  await tabTo(page, radio(page, first.questions[0], 1));
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await until(
    () => radio(page, first.questions[0], 3).isChecked(),
    'the arrows moved the answer to 3',
  );

  // Tab leaves the group; a digit answers the question that has the focus.
  await tabTo(page, radio(page, first.questions[1], 1));
  await page.keyboard.press('4');
  await until(() => radio(page, first.questions[1], 4).isChecked(), 'the digit answered with 4');
  assert.equal(await radio(page, first.questions[0], 3).isChecked(), true);
  assert.equal(
    await radio(page, first.questions[1], 4).evaluate(
      (element) => element === document.activeElement,
    ),
    true,
  );

  // Between tabs by arrows, once the focus is on one of them.
  const questions = page.getByRole('tab', { name: word('nl', 'tab.questions') });
  await questions.focus();
  await page.keyboard.press('ArrowRight');
  await page
    .getByRole('heading', { level: 1, name: word('nl', 'result.title', { title: nba.title.nl }) })
    .waitFor();
  assert.equal(await focusedName(page), word('nl', 'tab.result'));
  assert.equal(await page.getByRole('tab', { selected: true }).count(), 1);
});

// Two sections with ten questions together: from the title of each, Tab meets every question, and
// none of the way is gone twice.
for (const view of ['drawn', 'plain']) {
  test(`ten answers over two sections by keyboard (${view})`, async ({ page, address }) => {
    await page.addInitScript((chosen) => localStorage.setItem('peil-view', chosen), view);
    await open(page, address);
    await begin(page);
    const sections = ['DM', 'ID'].map((id) => domains.find((one) => one.id === id));
    await showSection(page, sections[0]);
    let presses = 0;
    const reach = async (locator) => {
      for (;;) {
        if (await locator.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
        presses += 1;
        assert.ok(presses < 150, `Tab reaches ${locator} in time`);
      }
    };
    for (const [at, section] of sections.entries()) {
      for (const question of section.questions) {
        await reach(radio(page, question, 1));
        await page.keyboard.press('3');
        await until(() => radio(page, question, 3).isChecked(), `${question.id} is answered`);
      }
      if (at + 1 === sections.length) break;
      const next = word('nl', 'question.next_section', { title: sections[at + 1].title.nl });
      await reach(page.getByRole('button', { name: next }));
      await page.keyboard.press('Enter');
      const title = sections[at + 1].title.nl;
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await until(async () => (await focusedName(page)) === title, 'the title has the focus');
    }
    await saved(page);
    const [record] = (await keptRecords(page)).map((text) => JSON.parse(text));
    assert.equal(Object.keys(record.answers).length, 10);
    console.log(`        ${presses} times Tab for ten answers (${view})`);
  });
}

test('a digit outside of any question answers nothing', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await page.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('3');
  await page.getByRole('navigation').getByRole('button').first().focus();
  await page.keyboard.press('3');
  await settled(page);
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
});

test('the focus stays where it is while the screen changes around it', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  const option = radio(page, first.questions[0], 2);
  await option.focus();
  await page.keyboard.press('Space');
  await until(() => option.isChecked(), 'it is answered');
  await settled(page);
  assert.equal(await option.evaluate((element) => element === document.activeElement), true);
  const language = page.getByRole('button', { name: word('nl', 'language.name') });
  await language.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: word('en', 'language.name') }).waitFor();
  assert.equal(await focusedName(page), word('en', 'language.name'));
});

test('where a control goes away, the focus goes to something near', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  const option = radio(page, first.questions[1], 2);
  await option.focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: word('nl', 'answer.clear') }).focus();
  await page.keyboard.press('Enter');
  await until(async () => !(await option.isChecked()), 'the answer is cleared');
  await settled(page);
  const near = await page.evaluate(
    () => document.activeElement.closest('[data-node^="question/"]')?.dataset.node ?? '',
  );
  assert.ok(near.startsWith(`question/${first.questions[1].id}`), `the focus is at ${near}`);
});

test('keys scroll the questions when the focus is nowhere', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await page.evaluate(() => document.activeElement.blur());
  const top = async () => (await page.getByRole('heading', { level: 1 }).boundingBox()).y;
  const before = await top();
  await page.keyboard.press('PageDown');
  await until(async () => (await top()) < before - 100, 'the page went down');
  await page.keyboard.press('Home');
  await until(async () => (await top()) === before, 'and up again');
});
