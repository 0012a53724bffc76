// The levels of a scale as a person meets them: read before one is chosen, pressed anywhere in
// their row, and reached by keys.

import assert from 'node:assert/strict';
import { begin, open, radio, settled, until } from '../screen.mjs';
import { test } from '../tests.mjs';
import { domains, level, word } from '../words.mjs';
import { noSidewaysScrolling, openPlain } from '../views.mjs';

const [first] = domains;
const [question] = first.questions;
const values = [1, 2, 3, 4, 5];
const card = (page) => page.locator(`[data-node="question/${question.id}"]`);

// What a screen reader says after the option's name.
const description = (option) =>
  option.evaluate((element) =>
    document.getElementById(element.getAttribute('aria-describedby'))?.textContent,
  );

// The whole row: on the plain page the option's own element is but its mark.
const row = (page, value) => {
  const option = `[data-node="question/${question.id}/option/${value}"]`;
  return page.locator(`.control:has(${option}), ${option}:not(.control *)`);
};

const isInView = (page, locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const bar = document.querySelector('#tree header').getBoundingClientRect();
    const under = getComputedStyle(element).position === 'absolute' ? bar.bottom : 0;
    return top >= under && bottom <= window.innerHeight;
  });

for (const [view, start] of [['drawn', open], ['plain', openPlain]]) {
  for (const [width, height] of [[1280, 900], [360, 640]]) {
    const options = { viewport: { width, height } };
    test(`levels are read and pressed as whole rows (${view}, ${width} px)`, options, async ({ page, address, picture }) => {
      await start(page, address);
      await begin(page);
      for (const value of values) {
        const option = radio(page, question, value);
        assert.equal(await option.getAttribute('aria-label'), level(value, 'nl'));
        assert.equal(await description(option), question.levels[value].nl);
        assert.equal(await option.isChecked(), false);
      }
      const boxes = await Promise.all(values.map((value) => row(page, value).boundingBox()));
      for (const [at, box] of boxes.entries()) {
        assert.ok(box.height >= 40 && box.width > 0.8 * boxes[0].width, 'a row is whole');
        assert.ok(at === 0 || box.y >= boxes[at - 1].y + boxes[at - 1].height, 'one under another');
      }
      await noSidewaysScrolling(page);
      await picture(`levels-${view}-${width}`);

      // At the end of the row, far from its mark.
      const last = row(page, 4);
      await last.scrollIntoViewIfNeeded();
      const { width: wide, height: tall } = await last.boundingBox();
      await last.click({ position: { x: wide - 6, y: tall - 6 } });
      await until(() => radio(page, question, 4).isChecked(), 'the row is chosen');
      const reach = word('nl', 'question.reach', { level: '5', text: question.reach[5].nl });
      await card(page).getByText(reach, { exact: true }).waitFor();
      await picture(`levels-${view}-${width}-chosen`);
    });

    test(`keys bring the whole row into view (${view}, ${width} px)`, options, async ({ page, address }) => {
      await start(page, address);
      await begin(page);
      await radio(page, question, 1).focus();
      for (const value of values.slice(1)) {
        await page.keyboard.press('ArrowDown');
        await until(() => radio(page, question, value).isChecked(), `${value} is chosen`);
        await settled(page);
        await until(() => isInView(page, row(page, value)), `the row of ${value} is in view`);
      }
      await page.keyboard.press('2');
      await until(() => radio(page, question, 2).isChecked(), 'the digit chooses');
      await until(() => isInView(page, row(page, 2)), 'its row is in view');
    });
  }

  test(`a section is handed to its owner (${view})`, async ({ page, address, picture }) => {
    await start(page, address);
    await begin(page);
    const field = page.getByRole('textbox', { name: word('nl', 'section.owner'), exact: true });
    await field.fill('J. Jansen');
    await field.blur();
    const given = word('nl', 'wish.owner_given', { owner: 'J. Jansen' });
    const buttons = page.getByRole('button', { name: given, exact: true });
    await until(async () => (await buttons.count()) === first.questions.length, 'all have it');
    await page.getByRole('button', { name: word('nl', 'undo'), exact: true }).click();
    await until(async () => (await buttons.count()) === 0, 'and none after one step back');
    assert.equal(await field.inputValue(), '');
    await picture(`section-owner-${view}`);
  });
}
