// Twenty systems from a spreadsheet: each has a class at once, says why and what would change it,
// and what is prohibited stands first everywhere.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { open, settled, showResult } from '../screen.mjs';
import { test } from '../tests.mjs';
import { assessment, word } from '../words.mjs';

const act = assessment('ai-act');
const kind = act.subjects.ai_system;
const questions = act.sections.flatMap((section) => section.questions);
const question = (id) => questions.find((one) => one.id === id);
const option = (id, choice, language) =>
  question(id).options.find((one) => one.id === choice).label[language];
const label = (id, language) =>
  act.program.labels.find((one) => one.id === id).title[language];
const portfolio = readFileSync(
  new URL('../../../assessments/ai-act/triage/portfolio.csv', import.meta.url),
  'utf8',
);
const rows = portfolio.trim().split('\n').length - 1;

for (const [language, locale] of [['nl', 'nl-NL'], ['en', 'en-GB']]) {
  test(`twenty systems are pasted, classed and stopped (${language})`, { locale }, async ({ page, address, picture }) => {
    const say = (key, places) => word(language, key, places);
    await open(page, address);
    const begin = say('card.begin_name', { title: act.title[language] });
    await page.getByRole('button', { name: begin }).click();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${kind.title[language]}`) })
      .click();
    await page.getByRole('button', { name: say('rows.toggle') }).click();
    await page.getByRole('textbox', { name: say('rows.field') }).fill(portfolio);
    await page.getByText(say('rows.understood', { count: rows })).waitFor();
    await settled(page);
    await picture(`triage-paste-${language}`);
    await page.getByRole('button', { name: say('rows.add', { count: rows }), exact: true }).click();
    await page.getByRole('table', { name: kind.title[language] }).waitFor();
    const minimal = say('class.provisional', { class: label('minimal', language) });
    const classed = page.getByRole('button', { name: `${say('register.class')}: ${minimal}` });
    await classed.first().waitFor();
    await page.getByRole('button', { name: say('notice.dismiss'), exact: true }).click();
    await settled(page);
    await picture(`triage-table-${language}`);
    await classed.first().click();
    await page.getByText(say('class.proposed')).waitFor();
    await settled(page);
    await picture(`triage-why-${language}`);

    // One that reads moods from faces: its row alone leaves it open, its question says stop.
    await page
      .getByRole('button', { name: say('subjects.add', { one: kind.one[language] }) })
      .click();
    await page.getByRole('textbox', { name: kindName(language) }).fill('Moodreader');
    const next = say('subjects.cell_next', { question: question('sys.use').title[language] });
    await page.getByRole('button', { name: next }).click();
    await page
      .getByRole('radio', { name: option('sys.use', 'emotion', language), exact: true })
      .click();
    await page.getByRole('link', { name: 'Moodreader', exact: true }).click();
    const banned = act.sections.find((section) => section.id === 'banned').title[language];
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${escaped(banned)}`) })
      .click();
    const practice = option('ban.practice', 'f', language);
    await page.getByRole('checkbox', { name: new RegExp(escaped(practice)) }).click();
    await page.getByRole('radiogroup', { name: question('ban.safety').title[language] })
      .getByRole('radio').nth(1).click();
    await page.getByRole('alert', { name: say('finding.stop') }).waitFor();
    await settled(page);
    await picture(`triage-stop-${language}`);
    await showResult(page, language);
    await page.getByRole('heading', { level: 2, name: say('result.stops') }).waitFor();
    const main = page.getByRole('main');
    const headings = await main.getByRole('heading', { level: 2 }).allTextContents();
    assert.equal(headings[0], say('result.stops'), 'what must stop is said first');
    await settled(page);
    await picture(`triage-result-${language}`);
  });
}

function kindName(language) {
  return question(kind.name_question).title[language];
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
