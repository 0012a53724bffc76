// The assessments that come with Peil, from the first question to the result, in both languages:
// what a program concludes, where it stands in the law, what decided it, and what can be taken
// along.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { drop, open, settled, showResult, toFirstDomain, until } from '../screen.mjs';
import { test } from '../tests.mjs';
import { assessment, domains, recordOf, word } from '../words.mjs';

const languages = [
  ['nl', 'nl-NL'],
  ['en', 'en-GB'],
];

// Whoever is somewhere in the middle of a long list of them.
const realistic = {
  'ai-act': 'Large institution with seven systems',
  'digital-sovereignty': 'A large institution with much at one supplier',
  'nba-maturity': 'Medium institution around the mean of the sector',
};

async function openExample(page, address, name, language) {
  const definition = assessment(name);
  await open(page, address);
  const example = definition.examples.find(({ title }) => (title.en ?? title) === realistic[name]);
  await drop(page, 'example.peil.json', JSON.stringify(recordOf(definition, example)));
  const title = definition.title[language];
  // One that is complete is there to be viewed.
  const goOn = page.getByRole('button', { name: word(language, 'card.continue_name', { title }) });
  const view = page.getByRole('button', { name: word(language, 'card.view_name', { title }) });
  await goOn.or(view).click();
  await settled(page);
  return { definition, example };
}

for (const name of Object.keys(realistic)) {
  for (const [language, locale] of languages) {
    test(`${name} is answered from its first question on (${language})`, { locale }, async ({ page, address }) => {
      const definition = assessment(name);
      await open(page, address);
      const title = definition.title[language];
      await page
        .getByRole('button', { name: word(language, 'card.begin_name', { title }) })
        .click();
      const navigation = page.getByRole('navigation');
      await navigation.waitFor();
      // The first section with a question on a scale, asked once.
      const section = definition.sections.find(
        (one) => !one.for && one.questions.some(({ type }) => type === 'scale'),
      );
      await navigation
        .getByRole('button', { name: new RegExp(`^${section.title[language]},`) })
        .click();
      const question = section.questions.find(({ type }) => type === 'scale');
      const group = page.getByRole('radiogroup', { name: question.title[language], exact: true });
      await group.getByRole('radio').last().click();
      await until(() => group.getByRole('radio').last().isChecked(), 'it is answered');
      await showResult(page, language);
      await page
        .getByRole('heading', { level: 1, name: word(language, 'result.title', { title }) })
        .waitFor();
    });

    test(`${name} comes to a result that says what it rests on (${language})`, { locale }, async ({ page, address, picture }) => {
      const { definition, example } = await openExample(page, address, name, language);
      await showResult(page, language);
      const main = page.getByRole('main');
      const expected = example.expect.program.findings;
      const finding = definition.program.findings.find(({ id }) => id === expected[0]);
      // What stands in a title with places is filled by the program.
      const fixed = (text) => text.split(/\{\w+\}/)[0];
      await main.getByText(fixed((finding.title ?? finding.text)[language])).first().waitFor();
      await settled(page);
      await picture(`${name}-result-${language}`);
      const left = await main.evaluate((node) => node.innerText.match(/\{\w+\}/g));
      assert.equal(left, null, 'places without what belongs in them');

      await page.getByRole('tab', { name: word(language, 'tab.about') }).click();
      await main.getByText(definition.description[language]).waitFor();
      for (const { title, url } of definition.sources) {
        await main.getByText(title[language] ?? title, { exact: true }).first().waitFor();
        if (url) await main.getByRole('link', { name: url, exact: true }).first().waitFor();
      }
      await settled(page);
      await picture(`${name}-about-${language}`);
    });
  }
}

test('a source opens beside Peil, and only when it is asked for', { allow: [/^request to https:\/\/eur-lex/] }, async ({ page, context, address }) => {
  const asked = [];
  await context.route('https://eur-lex.europa.eu/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: 'the law' });
  });
  const { definition } = await openExample(page, address, 'ai-act', 'nl');
  await page.getByRole('tab', { name: word('nl', 'tab.about') }).click();
  const { url } = definition.sources.find((source) =>
    source.url?.startsWith('https://eur-lex.europa.eu/'),
  );
  await settled(page);
  assert.deepEqual(asked, []);
  const [law] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: url, exact: true }).first().click(),
  ]);
  await law.waitForURL(url);
  assert.equal(
    await law.evaluate(() => window.opener),
    null,
    'it knows nothing of the page it came from',
  );
});

test('the register of AI systems is a file to take along', async ({ page, address, picture }) => {
  const { definition, example } = await openExample(page, address, 'ai-act', 'nl');
  const { title } = definition.subjects.ai_system;
  await page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${title.nl},`) })
    .click();
  await settled(page);
  await picture('register');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: word('nl', 'register.save') }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^ai-systemen-\d{4}-\d\d-\d\d\.csv$/i);
  const text = readFileSync(await download.path(), 'utf8');
  assert.equal(text.charCodeAt(0), 0xfeff, 'it says how it is encoded');
  const rows = text.trimEnd().split('\r\n');
  const systems = example.subjects.ai_system;
  assert.ok(rows.length >= systems.length + 1, text);
  for (const { answers } of systems) {
    assert.ok(text.includes(answers['sys.name']), answers['sys.name']);
  }
});

test('texts of one’s own stand in the place of the assessment’s, stay here, and go again', async ({ page, address, picture }) => {
  const nba = assessment('nba-maturity');
  const [question] = domains[0].questions;
  const texts = {
    peil_texts: 1,
    assessment: nba.id,
    languages: ['nl'],
    title: { nl: 'Teksten van onze licentie' },
    holder: 'Een houder',
    questions: { [question.id]: { title: { nl: 'De stelling uit de licentie' } } },
  };
  await open(page, address);
  await drop(page, 'licensed.peiltexts.json', JSON.stringify(texts));
  await page.getByRole('status').filter({ hasText: 'Teksten van onze licentie' }).waitFor();
  const begin = () =>
    page
      .getByRole('button', { name: word('nl', 'card.begin_name', { title: nba.title.nl }) })
      .click();
  await begin();
  await toFirstDomain(page);
  await page
    .getByRole('radiogroup', { name: 'De stelling uit de licentie', exact: true })
    .waitFor();
  await settled(page);
  await picture('custom-texts');
  await page.reload();
  await page.locator('body.running').waitFor();
  await begin();
  await toFirstDomain(page);
  await page
    .getByRole('radiogroup', { name: 'De stelling uit de licentie', exact: true })
    .waitFor();
  await page.getByRole('tab', { name: word('nl', 'tab.about') }).click();
  await page.getByRole('button', { name: word('nl', 'texts.remove') }).click();
  await page.getByRole('tab', { name: word('nl', 'tab.questions') }).click();
  await page.getByRole('radiogroup', { name: question.title.nl, exact: true }).waitFor();
});
