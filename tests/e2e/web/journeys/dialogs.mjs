// What lies over the screen, and the keys that work everywhere.

import assert from 'node:assert/strict';
import { answer, begin, open, radio, settled, until } from '../screen.mjs';
import { test } from '../tests.mjs';
import { showPlain } from '../views.mjs';
import { domains, word } from '../words.mjs';

const [first] = domains;
const inDialog = (page) =>
  page.evaluate(
    () => document.querySelector('[role="dialog"]')?.contains(document.activeElement) === true,
  );

async function openByKey(page, key) {
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await settled(page);
  return dialog;
}

for (const plain of [false, true]) {
  const where = plain ? ' on the plain page' : '';

  test(`search opens by Ctrl K, holds the focus, and gives it back${where}`, async ({ page, address, picture }) => {
    await open(page, address);
    if (plain) await showPlain(page);
    await begin(page);
    const option = radio(page, first.questions[0], 2);
    await option.focus();
    const dialog = await openByKey(page, 'Control+k');
    assert.equal(await dialog.getAttribute('aria-modal'), 'true');
    assert.equal(
      await page.evaluate(() => document.activeElement.matches('input')),
      true,
      'the focus is in the field',
    );
    await picture(`search${plain ? '-plain' : ''}`);
    // Nothing behind it can be reached.
    for (let presses = 0; presses < 12; ++presses) {
      await page.keyboard.press('Tab');
      const outside = await page.evaluate(() => {
        const { activeElement, body } = document;
        return (
          activeElement !== body &&
          !document.querySelector('[role="dialog"]').contains(activeElement)
        );
      });
      assert.equal(outside, false, 'Tab stays in the dialog, or leaves the page');
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(
      await option.evaluate((element) => element === document.activeElement),
      true,
      'where it was before',
    );
    assert.equal(await page.locator('#tree [inert]').count(), 0);
  });

  test(`a question is found while typing, and shown${where}`, async ({ page, address, picture }) => {
    await open(page, address);
    if (plain) await showPlain(page);
    await begin(page);
    const wanted = domains.at(-3).questions[0];
    const dialog = await openByKey(page, 'Control+k');
    await page.keyboard.type(wanted.id, { delay: 20 });
    const found = dialog
      .getByRole('button', { name: wanted.title.nl })
      .or(dialog.getByRole('link', { name: wanted.title.nl }))
      .first();
    await found.waitFor();
    await settled(page);
    await picture(`search-found${plain ? '-plain' : ''}`);
    await found.click();
    await dialog.waitFor({ state: 'detached' });
    const heading = page.getByRole('heading', { level: 2, name: wanted.title.nl, exact: true });
    await heading.waitFor();
    await settled(page);
    const { y } = await heading.boundingBox();
    assert.ok(y > 0 && y < 900, `it is in view: ${y}`);
    const near = await page.evaluate(
      () => document.activeElement.closest('[data-node^="question/"]')?.dataset.node ?? '',
    );
    assert.ok(near.startsWith(`question/${wanted.id}`), `the focus is at ${near}`);
  });

  test(`a click outside closes what lies over the screen, and does nothing else${where}`, async ({ page, address }) => {
    await open(page, address);
    if (plain) await showPlain(page);
    await begin(page);
    await page.evaluate(() => document.activeElement.blur());
    const dialog = await openByKey(page, '?');
    await dialog.getByText('Ctrl', { exact: false }).first().waitFor();
    assert.equal(await inDialog(page), true);
    await dialog.getByRole('heading').first().click();
    await settled(page);
    assert.equal(await dialog.count(), 1, 'a click inside doesn’t');
    await page.mouse.click(20, 700);
    await dialog.waitFor({ state: 'detached' });
    await settled(page);
    await page.getByRole('heading', { level: 1, name: first.title.nl, exact: true }).waitFor();
    assert.equal(await page.getByRole('radio', { checked: true }).count(), 0);
  });
}

test('in a field the keys are the field’s', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 3);
  const card = page.locator(`[data-node="question/${first.questions[0].id}"]`);
  await card.getByRole('button', { name: word('nl', 'answer.note'), exact: true }).click();
  const note = card.getByRole('textbox').first();
  await note.focus();
  await page.keyboard.type('Hoe?');
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.equal(await note.inputValue(), 'Hoe?');
  await page.keyboard.press('Control+z');
  await until(async () => (await note.inputValue()) !== 'Hoe?', 'what was typed is taken back');
  assert.equal(await radio(page, first.questions[0], 3).isChecked(), true, 'and not the answer');
});

test('keys of the browser stay the browser’s', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  const taken = await page.evaluate(() =>
    ['f', 'p', 'r', 't', 's', '+', '0', 'l'].filter((key) => {
      const event = new KeyboardEvent('keydown', {
        key,
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
      });
      return !document.body.dispatchEvent(event);
    }),
  );
  assert.deepEqual(taken, []);
});
