// Fingers, and languages that are typed by composing.

import assert from 'node:assert/strict';
import { answer, begin, keptRecords, open, radio, saved, settled, until } from '../screen.mjs';
import { test } from '../tests.mjs';
import { showPlain } from '../views.mjs';
import { domains, nba, word } from '../words.mjs';

const [first] = domains;
const telephone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

const top = async (page) => (await page.getByRole('heading', { level: 1 }).boundingBox()).y;

async function swipeUp(page, distance) {
  const session = await page.context().newCDPSession(page);
  const touch = (type, y) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: 195, y }],
    });
  await touch('touchStart', 700);
  for (let moved = 20; moved <= distance; moved += 20) await touch('touchMove', 700 - moved);
  await touch('touchEnd');
}

for (const plain of [false, true]) {
  test(`fingers answer and scroll${plain ? ' on the plain page' : ''}`, telephone, async ({ page, address, picture }) => {
    await open(page, address);
    if (plain) await showPlain(page);
    await page
      .getByRole('button', { name: word('nl', 'card.begin_name', { title: nba.title.nl }) })
      .tap();
    const next = word('nl', 'question.next_section', { title: first.title.nl });
    await page.getByRole('button', { name: next }).tap();
    await page.getByRole('heading', { level: 1, name: first.title.nl, exact: true }).waitFor();
    await settled(page);
    const option = radio(page, first.questions[0], 4);
    await option.tap();
    await until(() => option.isChecked(), 'a tap answers');
    await settled(page);
    const before = await top(page);
    await swipeUp(page, 400);
    await until(async () => (await top(page)) < before - 200, 'a swipe scrolls');
    await settled(page);
    assert.equal(await option.isChecked(), true);
    assert.equal(
      await page.getByRole('radio', { checked: true }).count(),
      1,
      'and answers nothing',
    );
    await picture(`swiped${plain ? '-plain' : ''}`);
  });
}

for (const plain of [false, true]) {
  test(`text is composed in a field${plain ? ' on the plain page' : ''}`, async ({ page, address }) => {
    await open(page, address);
    if (plain) await showPlain(page);
    await begin(page);
    await answer(page, first.questions[0], 3);
    const card = page.locator(`[data-node="question/${first.questions[0].id}"]`);
    await card.getByRole('button', { name: word('nl', 'answer.note'), exact: true }).click();
    const note = card.getByRole('textbox').first();
    await note.focus();
    const session = await page.context().newCDPSession(page);
    for (const text of ['に', 'にほ', 'にほん', '日本']) {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
      // Longer than the pause after which typing is taken over: what is being composed stays with
      // the person.
      await page.waitForTimeout(450);
      await until(async () => (await note.inputValue()) === text, `${text} is shown`);
    }
    await session.send('Input.insertText', { text: '日本' });
    await note.press('Tab');
    await saved(page);
    await until(async () => (await keptRecords(page))[0].includes('日本'), 'it is kept');
    assert.equal(await note.inputValue(), '日本');
  });
}
