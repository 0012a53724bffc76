// The plain page: the same program without the canvas.

import assert from 'node:assert/strict';
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
  showResult,
  until,
} from '../screen.mjs';
import { test } from '../tests.mjs';
import { domains, nba, word } from '../words.mjs';
import { isPlain, noSidewaysScrolling, openPlain, showPlain, withoutWebGl } from '../views.mjs';

const [first] = domains;

test('the first stop of Tab is the plain page, which is remembered and left again', async ({ page, address, picture }) => {
  await open(page, address);
  assert.equal(await isPlain(page), false);
  await page.keyboard.press('Tab');
  const there = page.getByRole('button', { name: 'Gewone pagina', exact: true });
  assert.equal(await there.evaluate((element) => element === document.activeElement), true);
  const { width, height } = await there.boundingBox();
  assert.ok(width > 60 && height >= 24, 'it can be seen while it has the focus');
  await picture('to-plain-page');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await page.locator('#canvas').isVisible(), false);
  await page.getByRole('heading', { level: 1, name: word('nl', 'home.heading') }).waitFor();

  await page.reload();
  await ready(page);
  assert.equal(await isPlain(page), true, 'remembered');
  await page.getByRole('button', { name: 'Getekende pagina' }).click();
  await settled(page);
  assert.equal(await page.locator('#canvas').isVisible(), true);
  await begin(page);
  await answer(page, first.questions[0], 3);
});

test('on the plain page everything can be read and selected, and what is typed stays when it is left', async ({ page, address, picture }) => {
  await openPlain(page, address);
  await begin(page);
  await answer(page, first.questions[0], 4);
  const card = page.locator(`[data-node="question/${first.questions[0].id}"]`);
  const shown = await card.innerText();
  for (const words of [
    first.questions[0].title.nl,
    first.questions[0].help.nl,
    '4 Beheerst',
    word('nl', 'answer.clear'),
  ]) {
    assert.ok(shown.includes(words), `“${words}” in ${shown}`);
  }
  const selected = await page.evaluate((id) => {
    getSelection().selectAllChildren(document.querySelector(`[data-node="${id}"]`));
    return getSelection().toString();
  }, `question/${first.questions[0].id}`);
  assert.ok(selected.includes(first.questions[0].help.nl));
  await settled(page);
  await picture('plain-questions');

  await card.getByRole('button', { name: word('nl', 'answer.note'), exact: true }).click();
  const note = card.getByRole('textbox').first();
  await note.pressSequentially('Zie het jaarplan.');
  // Still in the field: going to the other view takes it over.
  await page.getByRole('button', { name: 'Getekende pagina' }).click();
  await saved(page);
  await until(
    async () => (await keptRecords(page))[0].includes('Zie het jaarplan.'),
    'the note is kept',
  );
  assert.equal(await radio(page, first.questions[0], 4).isChecked(), true);
});

test('another screen begins at its top on the plain page', async ({ page, address }) => {
  await openPlain(page, address);
  await begin(page);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page
    .getByRole('button', {
      name: word('nl', 'question.next_section', { title: domains[1].title.nl }),
    })
    .click();
  await page
    .getByRole('heading', { level: 1, name: domains[1].title.nl, exact: true })
    .waitFor();
  await until(async () => (await page.evaluate(() => scrollY)) === 0, 'it begins at the top');
});

test('without WebGL 2 the plain page is shown, says why, and does everything', { locale: 'en-GB' }, async ({ page, address, picture }) => {
  await withoutWebGl(page);
  await open(page, address);
  await page.getByText('This browser gives Peil no WebGL 2').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Drawn page' }).count(), 0);
  await picture('no-webgl');
  await begin(page, 'en');
  await answer(page, first.questions[0], 2, 'en');
  await saved(page, 'en');
  await showResult(page, 'en');
  await page
    .getByRole('heading', { level: 1, name: word('en', 'result.title', { title: nba.title.en }) })
    .waitFor();
  await page.reload();
  await ready(page);
  await goOn(page, 'en');
  assert.equal(await radio(page, first.questions[0], 2, 'en').isChecked(), true);
});

test('what is printed is the plain page, in light colours', { colorScheme: 'dark' }, async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const heading = page.getByRole('heading', { level: 2, name: first.questions[0].title.nl });
  const colour = await heading.evaluate((element) => getComputedStyle(element).color);
  assert.equal(colour, 'rgb(23, 32, 43)');
  assert.equal(await page.locator('#canvas').isVisible(), false);
  assert.equal(
    await page.getByRole('navigation').isVisible(),
    false,
    'what only leads elsewhere isn’t printed',
  );
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await settled(page);
  assert.equal(await page.locator('#canvas').isVisible(), true);
  await answer(page, first.questions[0], 3);
});

for (const [name, size] of Object.entries({
  '320 pixels': { width: 320, height: 640 },
  'a zoom of 200 %': { width: 640, height: 450 },
})) {
  test(`the plain page fits at ${name}`, { viewport: size }, async ({ page, address, picture }) => {
    await openPlain(page, address);
    await noSidewaysScrolling(page);
    await begin(page);
    await answer(page, first.questions[0], 3);
    await settled(page);
    await noSidewaysScrolling(page);
    await picture(`plain-questions-${size.width}`);
    await showResult(page);
    await settled(page);
    await noSidewaysScrolling(page);
    await picture(`plain-result-${size.width}`);
  });
}

test('the plain page grows with the reader’s own text size', async ({ page, address }) => {
  await openPlain(page, address);
  const size = () =>
    page
      .getByRole('heading', { level: 1 })
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const before = await size();
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await page.reload();
  await ready(page);
  assert.ok(Math.abs((await size()) - 2 * before) < 1, `${before} became ${await size()}`);
  await showPlain(page);
  await noSidewaysScrolling(page);
});

test('the plain page takes the reader’s own spacing of text', { viewport: { width: 320, height: 640 } }, async ({ page, address }) => {
  await openPlain(page, address);
  await begin(page);
  await page.evaluate(() => {
    const rules =
      'line-height: 1.5 !important; letter-spacing: 0.12em !important; ' +
      'word-spacing: 0.16em !important;';
    document.styleSheets[0].insertRule(`* { ${rules} }`);
    document.styleSheets[0].insertRule('p { margin-bottom: 2em !important; }');
  });
  await noSidewaysScrolling(page);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('#tree :is(p, h1, h2, h3, button, a, .words:not(.unseen))')]
      .filter(
        (element) =>
          element.checkVisibility() &&
          element.scrollHeight > element.clientHeight + 1 &&
          getComputedStyle(element).overflow !== 'visible',
      )
      .map((element) => element.dataset.node),
  );
  assert.deepEqual(cut, []);
});
