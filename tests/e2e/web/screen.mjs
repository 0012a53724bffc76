// What a person does on the screens, by role and name, and what can be asked of the page.

import assert from 'node:assert/strict';
import { domains, level, nba, word } from './words.mjs';

export async function open(page, address) {
  await page.goto(address);
  await ready(page);
}

export async function ready(page) {
  await page.locator('body.running').waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
}

export const frames = (page) => page.evaluate(() => window.peilDiagnostics.frames);

// Until nothing more is drawn.
export const settled = (page) =>
  page.evaluate(async () => {
    const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let seen = -1; seen !== window.peilDiagnostics.frames;) {
      seen = window.peilDiagnostics.frames;
      for (let i = 0; i < 3; ++i) await next();
    }
  });

const title = nba.title;

export async function begin(page, language = 'nl') {
  await page
    .getByRole('button', { name: word(language, 'card.begin_name', { title: title[language] }) })
    .click();
  await page.getByRole('heading', { level: 1, name: nba.sections[0].title[language] }).waitFor();
  await toFirstDomain(page, language);
}

// From what is asked before the topics to the first of these.
export async function toFirstDomain(page, language = 'nl') {
  const name = domains[0].title[language];
  await page
    .getByRole('button', { name: word(language, 'question.next_section', { title: name }) })
    .click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await settled(page);
}

export async function goOn(page, language = 'nl') {
  // A reload leads to where one was, which may be the record already.
  const questions = page.getByRole('tab', { name: word(language, 'tab.questions') });
  if ((await questions.count()) > 0) {
    await questions.click();
    await page.getByRole('navigation').waitFor();
    return;
  }
  await page
    .getByRole('button', { name: word(language, 'card.continue_name', { title: title[language] }) })
    .click();
  await page.getByRole('navigation').waitFor();
}

export const goHome = (page, language = 'nl') =>
  page.getByRole('button', { name: word(language, 'brand'), exact: true }).click();

export async function showSection(page, section, language = 'nl') {
  const name = section.title[language];
  await page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name},`) }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

export const radio = (page, question, value, language = 'nl') =>
  page
    .getByRole('radiogroup', { name: question.title[language], exact: true })
    .getByRole('radio', { name: level(value, language), exact: true });

export async function answer(page, question, value, language = 'nl') {
  await radio(page, question, value, language).click();
  await until(
    () => radio(page, question, value, language).isChecked(),
    `${question.id} is answered with ${value}`,
  );
}

export const showResult = (page, language = 'nl') =>
  page.getByRole('tab', { name: word(language, 'tab.result') }).click();

// Drops a file on the page.
export const drop = (page, name, text) =>
  page.evaluate(
    ([called, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], called));
      const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true });
      if (document.body.dispatchEvent(over)) throw new Error('the page takes no files');
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
      );
    },
    [name, text],
  );

// Until the work of the open record is kept.
export const saved = (page, language = 'nl') =>
  page
    .getByText(new RegExp(`^${word(language, 'save.kept_at', { time: '' })}\\d\\d:\\d\\d$`))
    .waitFor();

// The text of every kept record, as it lies in the browser.
export const keptRecords = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('peil');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result.map(({ text }) => text));
          };
        };
      }),
  );

// Asks again until it holds; fails with `what` when it doesn't come to hold.
export async function until(holds, what) {
  for (
    const end = Date.now() + 120_000;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 20))
  ) {
    if (await holds()) return;
  }
  assert.fail(`never: ${what}`);
}
