// A short first look within the long assessment: it has its own name, is held against nothing, and
// its answers go on into the whole.

import assert from 'node:assert/strict';
import { answer, goHome, goOn, open, settled, showResult } from '../screen.mjs';
import { test } from '../tests.mjs';
import { domains, nba, word } from '../words.mjs';

const [choice] = nba.sections[0].questions;
const option = (id, language) => choice.options.find((one) => one.id === id).label[language];
const asked = domains.map((domain) => ({
  ...domain,
  questions: domain.questions.filter(({ tags }) => tags.includes('scan')),
}));
const count = asked.flatMap(({ questions }) => questions).length;

const choose = (page, id, language) =>
  page
    .getByRole('radiogroup', { name: choice.title[language], exact: true })
    .getByRole('radio', { name: option(id, language), exact: true })
    .click();

for (const [language, locale] of [['nl', 'nl-NL'], ['en', 'en-GB']]) {
  test(`an exploration is named as such and compared with nothing (${language})`, { locale }, async ({ page, address, picture }) => {
    const title = nba.exploration.title[language];
    const whole = nba.title[language];
    await open(page, address);
    await page
      .getByRole('button', { name: word(language, 'card.begin_name', { title: whole }) })
      .click();
    await page.getByRole('heading', { level: 1, name: nba.sections[0].title[language] }).waitFor();
    await settled(page);
    await picture(`exploring-choice-${language}`);
    await choose(page, 'scan', language);
    for (const [at, domain] of asked.entries()) {
      const next = word(language, 'question.next_section', { title: domain.title[language] });
      await page.getByRole('button', { name: next }).click();
      await page
        .getByRole('heading', { level: 1, name: domain.title[language], exact: true })
        .waitFor();
      assert.equal(await page.getByRole('radiogroup').count(), domain.questions.length);
      for (const question of domain.questions) {
        await answer(page, question, 2 + (at % 2), language);
      }
    }
    assert.match(await page.title(), new RegExp(title));
    await showResult(page, language);
    await page
      .getByRole('heading', { level: 1, name: word(language, 'result.title', { title }) })
      .waitFor();
    await page.getByText(word(language, 'result.value_exploration')).waitFor();
    await settled(page);
    await picture(`exploring-result-${language}`);
    const main = await page.getByRole('main').evaluate((node) => node.innerText);
    for (const { title: target } of nba.targets) assert.ok(!main.includes(target[language]));
    assert.ok(!main.includes(nba.benchmarks[0].title[language]));
    assert.equal(await page.getByText(word(language, 'result.radar')).count(), 0);
    assert.ok(main.includes(nba.program.lists[0].title[language]), 'what to begin with');
    assert.ok(!main.includes(nba.program.lists[1].title[language]), 'no plan');

    await goHome(page, language);
    await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
    await page.getByText(new RegExp(`· ${count} `)).waitFor();
    await settled(page);
    await picture(`exploring-home-${language}`);
    await page
      .getByRole('button', { name: word(language, 'card.view_name', { title }) })
      .click();
    const start = nba.sections[0].title[language];
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${start}`) })
      .click();
    await choose(page, 'full', language);
    const line = { answered: count, total: domains.flatMap(({ questions }) => questions).length };
    await page.getByText(word(language, 'outline.answered', line)).waitFor();
    await goHome(page, language);
    await page.getByRole('heading', { level: 2, name: whole, exact: true }).waitFor();
    await goOn(page, language);
  });
}
