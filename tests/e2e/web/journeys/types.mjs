// Every type of question, what it reveals, subjects, and what follows from it all, in both
// languages.

import assert from 'node:assert/strict';
import { drop, keptRecords, open, ready, saved, settled, showResult, until } from '../screen.mjs';
import { test } from '../tests.mjs';
import { types, typesText, word } from '../words.mjs';

const questions = Object.fromEntries(
  types.sections.flatMap((section) => section.questions).map((question) => [question.id, question]),
);
const title = (id, language) => questions[id].title[language];
const label = (id, option, language) =>
  questions[id].options.find((one) => one.id === option).label[language];

async function beginTypes(page, address, language) {
  await open(page, address);
  await drop(page, 'types.json', typesText);
  await page
    .getByRole('button', {
      name: word(language, 'card.begin_name', { title: types.title[language] }),
    })
    .click();
  await page.getByRole('heading', { level: 1, name: types.sections[0].title[language] }).waitFor();
  await settled(page);
}

const field = (page, name) => page.getByRole('textbox', { name, exact: true });

async function type(page, name, text) {
  await field(page, name).fill(text);
  await page.keyboard.press('Tab');
  await settled(page);
}

async function record(page) {
  const [text] = await keptRecords(page);
  return text && JSON.parse(text);
}

for (const language of ['nl', 'en']) {
  test(`every type of question is answered and kept (${language})`, { locale: language }, async ({ page, address, picture }) => {
    await beginTypes(page, address, language);
    await picture(`types-begin-${language}`);
    assert.equal(await page.getByRole('heading', { name: title('uses', language) }).count(), 0);

    // A choice, which reveals two questions and a section; the focus stays where it was.
    const yes = page.getByRole('radio', { name: label('uses_ai', 'yes', language) });
    await yes.click();
    await page.getByRole('heading', { name: title('uses', language) }).waitFor();
    assert.equal(
      await yes.evaluate((element) => element === document.activeElement),
      true,
      'the focus has stayed',
    );
    await page.getByRole('checkbox', { name: label('uses', 'office', language) }).check();
    await page.getByRole('checkbox', { name: label('uses', 'teaching', language) }).check();
    await page.getByRole('checkbox', { name: word(language, 'answer.none') }).check();

    // What can't be read stays, with a message, until it can.
    await type(page, title('students', language), '99999');
    const outside = { lowest: 0, highest: 50000 };
    await page
      .getByText(word(language, 'input.outside', outside), { exact: true })
      .first()
      .waitFor();
    assert.equal(
      await field(page, title('students', language)).getAttribute('aria-invalid'),
      'true',
    );
    await picture(`types-invalid-${language}`);
    await type(page, title('students', language), '1200');
    await type(page, title('budget', language), language === 'nl' ? '12,5' : '12.5');
    await type(page, title('officer', language), 'Jan de Vries');
    await field(page, title('story', language)).fill('Het begin is er.\nDe rest komt.');
    await type(page, title('since', language), '2-12-2026');
    await until(
      async () =>
        (await field(page, title('since', language)).inputValue()) ===
        (language === 'nl' ? '2 dec 2026' : '2 Dec 2026'),
      'the date is written as the language does',
    );
    await type(page, label('effort', 'people', language), '60');
    await page.getByText(word(language, 'allocation.left', { points: 40 })).waitFor();
    await type(page, label('effort', 'technology', language), '40');
    await page.getByText(word(language, 'allocation.done')).waitFor();
    await type(page, word(language, 'plan.what'), 'Beleid schrijven');
    await type(page, word(language, 'plan.who'), 'De directie');
    await type(page, word(language, 'plan.when'), '31-12-2027');
    await saved(page, language);
    await until(
      async () => (await record(page))?.answers.next?.value.when === '2027-12-31',
      'the plan is kept',
    );
    const { answers } = await record(page);
    assert.deepEqual(
      Object.fromEntries(Object.entries(answers).map(([id, { value }]) => [id, value])),
      {
        uses_ai: 'yes',
        uses: ['teaching', 'office'],
        tools: [],
        students: 1200,
        budget: 12.5,
        officer: 'Jan de Vries',
        story: 'Het begin is er.\nDe rest komt.',
        since: '2026-12-02',
        effort: { people: 60, technology: 40 },
        next: { what: 'Beleid schrijven', who: 'De directie', when: '2027-12-31' },
      },
    );
    await settled(page);
    await page
      .locator('main.scroll')
      .evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await settled(page);
    await picture(`types-end-${language}`);
    await page.locator('main.scroll').evaluate((element) => element.scrollTo(0, 0));
    await settled(page);
    await picture(`types-${language}`);
  });
}

test('not applicable asks for a reason, and a note is kept', async ({ page, address, picture }) => {
  await beginTypes(page, address, 'nl');
  const card = page.locator('[data-node="question/officer"]');
  await card.getByRole('button', { name: word('nl', 'answer.not_applicable') }).click();
  await page.getByText(word('nl', 'answer.reason_missing')).first().waitFor();
  await type(page, word('nl', 'answer.reason'), 'Wij zijn te klein');
  await until(
    async () => (await page.getByText(word('nl', 'answer.reason_missing')).count()) === 0,
    'the reason is there',
  );
  await card.getByRole('button', { name: word('nl', 'answer.note') }).click();
  await field(page, word('nl', 'answer.note')).fill('Vragen aan HR');
  await settled(page);
  await picture('not-applicable');
  await until(
    async () => (await record(page))?.answers.officer?.note === 'Vragen aan HR',
    'the note is kept',
  );
  assert.equal((await record(page)).answers.officer.reason, 'Wij zijn te klein');
});

test('undo by Ctrl Z takes back the last answer', async ({ page, address }) => {
  await beginTypes(page, address, 'nl');
  const yes = page.getByRole('radio', { name: label('uses_ai', 'yes', 'nl') });
  await yes.click();
  await page.getByRole('heading', { name: title('uses', 'nl') }).waitFor();
  await page.keyboard.press('Control+z');
  await until(async () => !(await yes.isChecked()), 'the answer is taken back');
  await page.keyboard.press('Control+Shift+Z');
  await until(() => yes.isChecked(), 'the answer is given again');
});

test('subjects are added, answered, removed and put back, and the result speaks of them', async ({ page, address, picture }) => {
  await beginTypes(page, address, 'nl');
  const [kind] = Object.values(types.subjects);
  await page.getByRole('navigation').getByRole('button', { name: `${kind.title.nl}, 0` }).click();
  for (const [name, option] of [
    ['Roosterhulp', 'yes'],
    ['Vertaler', undefined],
  ]) {
    await page
      .getByRole('button', { name: word('nl', 'subjects.add', { one: kind.one.nl }) })
      .click();
    await type(page, title('sys_name', 'nl'), name);
    if (option) {
      await page.getByRole('radio', { name: label('risky', option, 'nl'), exact: true }).click();
    }
    await settled(page);
    if (option) await picture('subject');
    await page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${kind.title.nl}, `) })
      .click();
    await page.getByRole('link', { name }).waitFor();
  }
  await settled(page);
  await picture('subjects');
  await page
    .getByRole('button', { name: word('nl', 'subjects.remove_name', { subject: 'Vertaler' }) })
    .click();
  await page
    .getByRole('heading', { name: word('nl', 'notice.subject_removed', { subject: 'Vertaler' }) })
    .waitFor();
  await page.getByRole('status').getByRole('button', { name: word('nl', 'undo') }).click();
  await page.getByRole('link', { name: 'Vertaler' }).waitFor();
  await showResult(page);
  const findings = page.getByRole('list', { name: word('nl', 'result.findings') });
  await findings.getByText('De wet · Art. 27 · geldt vanaf 2 dec 2027').waitFor();
  await findings.getByRole('link', { name: 'Roosterhulp' }).waitFor();
  await settled(page);
  await picture('result-findings');
  const folded = new RegExp(`^${word('nl', 'result.open_count', { count: '' })}`);
  await page.getByRole('button', { name: folded }).click();
  const still = page.getByRole('list', { name: word('nl', 'result.open') });
  await still.getByRole('link', { name: `${title('risky', 'nl')} (Vertaler)` }).first().click();
  await page.getByRole('heading', { level: 2, name: title('risky', 'nl') }).waitFor();
  await page.reload();
  await ready(page);
  assert.equal(Object.values((await record(page)).subjects)[0].length, 2);
});

test('a record of an older version is updated after a preview, and the old file is handed over', async ({ page, address, picture }) => {
  await open(page, address);
  await drop(page, 'types.json', typesText);
  const old = {
    peil_record: 1,
    id: 'old-one',
    assessment: { id: types.id, version: '1.0.0' },
    answers: { old_officer: { value: 'Jan' }, old_story: { value: 'Lang verhaal' } },
  };
  await drop(page, 'old.peil.json', JSON.stringify(old));
  await page
    .getByRole('button', { name: word('nl', 'card.update_name', { title: types.title.nl }) })
    .click();
  await page
    .getByText(word('nl', 'migration.renamed', { from: 'old_officer', to: 'officer' }))
    .waitFor();
  await settled(page);
  await picture('migration');
  const handed = page.waitForEvent('download');
  await page
    .getByRole('button', { name: word('nl', 'migration.do', { version: types.version }) })
    .click();
  assert.equal((await handed).suggestedFilename(), 'old-one-1.0.0.peil.json');
  await page.getByRole('heading', { name: word('nl', 'notice.migrated') }).waitFor();
  await until(
    async () => (await field(page, title('officer', 'nl')).inputValue()) === 'Jan',
    'the answer has come along',
  );
  await until(
    async () => (await record(page)).assessment.version === types.version,
    'the new record is kept',
  );
});

test('on a telephone every type of question fits', { viewport: { width: 320, height: 700 } }, async ({ page, address, picture }) => {
  await beginTypes(page, address, 'nl');
  await page.getByRole('radio', { name: label('uses_ai', 'yes', 'nl') }).click();
  await settled(page);
  for (const control of await page.locator('main.scroll :is(input, textarea, button)').all()) {
    const { x, width } = await control.boundingBox();
    assert.ok(x >= 0 && x + width <= 320, `${await control.getAttribute('data-node')} fits`);
  }
  await picture('types-narrow');
});
