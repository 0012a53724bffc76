// For people who use the page by way of assistive technology.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { answer, begin, drop, open, settled, showResult } from '../screen.mjs';
import { test } from '../tests.mjs';
import { showDrawn, showPlain } from '../views.mjs';
import { domains, nbaTotal, number, types, typesText, word } from '../words.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [first] = domains;

async function violations(page, contrast) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found = await page.evaluate(async (enabled) => {
    const rules = { 'color-contrast': { enabled } };
    const result = await window.axe.run(document, { rules, resultTypes: ['violations'] });
    const told = (nodes) => nodes.map(({ html }) => html).join(' | ');
    return result.violations.map(({ id, nodes }) => `${id}: ${told(nodes).slice(0, 600)}`);
  }, contrast);
  return found;
}

const themes = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' },
};

// The screen as it is drawn, and as a plain page in every theme. Over the canvas the elements' own
// text is transparent, so that its contrast means nothing; the plain page has the same colours.
async function checkScreen(page, title) {
  await settled(page);
  assert.deepEqual(await violations(page, false), [], `${title}, drawn`);
  await showPlain(page);
  for (const [theme, media] of Object.entries(themes)) {
    await page.emulateMedia(media);
    await page.locator(`html[data-palette="${theme}"]`).waitFor();
    assert.deepEqual(await violations(page, true), [], `${title}, plain, ${theme}`);
  }
  await page.emulateMedia(themes.light);
  await showDrawn(page);
}

for (const [language, locale] of Object.entries({ nl: 'nl-NL', en: 'en-GB' })) {
  test(`the settings and what lies over the screen break no rule of axe-core (${language})`, { locale }, async ({ page, address }) => {
    await open(page, address);
    await page
      .getByRole('button', { name: word(language, 'settings.heading'), exact: true })
      .click();
    await page
      .getByRole('heading', { level: 1, name: word(language, 'settings.heading') })
      .waitFor();
    await checkScreen(page, 'settings');
    for (const plain of [false, true]) {
      if (plain) await showPlain(page);
      for (const key of ['Control+k', '?']) {
        await page.evaluate(() => document.activeElement.blur());
        await page.keyboard.press(key);
        await page.getByRole('dialog').waitFor();
        await settled(page);
        assert.deepEqual(await violations(page, plain), [], `${key}, ${plain ? 'plain' : 'drawn'}`);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    }
  });

  test(`home, plugins and questions break no rule of axe-core (${language})`, { locale }, async ({ page, address }) => {
    await open(page, address);
    await checkScreen(page, 'home');
    await page.getByRole('button', { name: word(language, 'plugins.heading') }).click();
    await page
      .getByRole('heading', { level: 1, name: word(language, 'plugins.heading') })
      .waitFor();
    await checkScreen(page, 'plugins');
    await page.getByRole('button', { name: word(language, 'brand'), exact: true }).click();
    await begin(page, language);
    await answer(page, first.questions[0], 3, language);
    await checkScreen(page, 'questions');
  });

  test(`the result breaks no rule of axe-core (${language})`, { locale }, async ({ page, address }) => {
    await open(page, address);
    await begin(page, language);
    await answer(page, first.questions[0], 3, language);
    await showResult(page, language);
    await checkScreen(page, 'result');
    await page.getByRole('button', { name: word(language, 'chart.as_table') }).first().click();
    await checkScreen(page, 'result as a table');
  });

  test(`every type of question and subjects break no rule of axe-core (${language})`, { locale }, async ({ page, address }) => {
    await open(page, address);
    await drop(page, 'types.json', typesText);
    await page
      .getByRole('button', {
        name: word(language, 'card.begin_name', { title: types.title[language] }),
      })
      .click();
    const [asked] = types.sections[0].questions;
    await page.getByRole('radio', { name: asked.options[0].label[language], exact: true }).click();
    await checkScreen(page, 'every type');
    const [kind] = Object.values(types.subjects);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${kind.title[language]}, `) })
      .click();
    const add = page.getByRole('button', {
      name: word(language, 'subjects.add', { one: kind.one[language] }),
    });
    await add.waitFor();
    await checkScreen(page, 'no subjects');
    await add.click();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${kind.title[language]}, `) })
      .click();
    await checkScreen(page, 'subjects');
  });
}

test('a new score is said aloud', async ({ page, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 4);
  const total = nbaTotal;
  await page
    .locator('[role="status"]#polite')
    .getByText(word('nl', 'score.announced', { value: number(4, 1, 'nl'), answered: 1, total }))
    .waitFor({ state: 'attached' });
});
