// The page itself: what it may do, what it shows before the program has come, and when that can't
// come.

import assert from 'node:assert/strict';
import { begin, open } from '../screen.mjs';
import { test } from '../tests.mjs';
import { nba, word } from '../words.mjs';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; " +
  "connect-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "manifest-src 'self'";

test('the content security policy is sent, and evaluating text is refused', { allow: [/unsafe-eval|security policy/i] }, async ({ page, address }) => {
  const response = await page.goto(address);
  assert.ok(response.headers()['content-security-policy'].startsWith(policy));
  const outcome = await page.addScriptTag({ content: 'window.injected = true' }).then(
    () => 'ran',
    () => 'refused',
  );
  assert.equal(await page.evaluate(() => window.injected ?? false), false, outcome);
});

test('what comes before the first question is compressed and small', async ({ page, address }) => {
  const sizes = new Map();
  const larger = [];
  const weighed = [];
  const weigh = async (request) => {
    const response = await request.response();
    const { 'content-encoding': coding } = await response.allHeaders();
    if (coding === 'gzip') larger.push(request.url());
    sizes.set(new URL(request.url()).pathname, (await request.sizes()).responseBodySize);
  };
  const finished = (request) => weighed.push(weigh(request));
  page.on('requestfinished', finished);
  // What comes quietly afterwards waits until the first question is there.
  let release;
  const answered = new Promise((resolve) => (release = resolve));
  await page.route(/plugins\/(?!nba-maturity|index)/, async (route) => {
    await answered;
    await route.continue();
  });
  await open(page, address);
  await begin(page);
  page.off('requestfinished', finished);
  await Promise.all(weighed);
  const until = [...sizes];
  release();
  const total = until.reduce((sum, [, size]) => sum + size, 0);
  for (const [path, size] of until.sort((a, b) => b[1] - a[1])) {
    console.log(`        ${String(size).padStart(7)} ${path}`);
  }
  console.log(`        ${String(total).padStart(7)} in all`);
  assert.ok(sizes.has('/peil_program.wasm'));
  assert.ok(sizes.has('/plugins/nba-maturity/assessment.json'));
  assert.deepEqual(larger, [], 'Brotli would be smaller');
  // The budget is 350,000, and isn't met (docs/decisions.md); until it is, nothing may be added to
  // this.
  assert.ok(total < 665_000, `${total} bytes`);
});

test('an assessment that is begun before it came begins when it comes', async ({ page, address }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(/plugins\/(?!index)/, async (route) => {
    await held;
    await route.continue();
  });
  await open(page, address);
  await page
    .getByRole('button', { name: word('nl', 'card.begin_name', { title: nba.title.nl }) })
    .click();
  await page.getByText(word('nl', 'card.coming')).waitFor();
  release();
  await page.getByRole('heading', { level: 1, name: nba.sections[0].title.nl }).waitFor();
});

test('before the program has come the page says what it is', async ({ page, address, picture }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(address);
  await page.getByRole('heading', { name: 'Peil' }).waitFor();
  await page.getByText('Alles blijft op dit apparaat. Er wordt niets verstuurd.').waitFor();
  await page.getByText('Peil wordt geladen').waitFor();
  assert.equal(await page.getByText('Everything stays on this device').isVisible(), false);
  await picture('loading');
  release();
  await page.locator('body.running').waitFor();
});

test('without JavaScript the page says what it is and what it needs', { javaScriptEnabled: false }, async ({ page, address, picture }) => {
  await page.goto(address);
  await page.locator('noscript p[lang="nl"]').filter({ visible: true }).waitFor();
  await page.locator('noscript p[lang="en"]').filter({ visible: true }).waitFor();
  await picture('no-javascript');
});

test('a part that doesn’t load is told, with what to do', { allow: [/Failed to load resource|LoadError|peil_program/] }, async ({ page, address, picture }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 503, body: '' }));
  await page.goto(address);
  const alert = page.getByRole('alert');
  await alert.getByText('Een deel van Peil is niet geladen.').waitFor();
  await alert.getByText('peil_program.wasm: 503').waitFor();
  await picture('load-failed');
  await page.unroute('**/*.wasm');
  await alert.getByRole('link', { name: 'Pagina opnieuw laden' }).click();
  await page.locator('body.running').waitFor();
});

test('a font that isn’t one is told, and the plain page does without', async ({ page, address }) => {
  await page.route('**/*.otf', (route) => route.fulfill({ body: 'not a font' }));
  await open(page, address);
  const alert = page.getByRole('alert');
  await alert.getByRole('heading', { name: /Inter-Regular\.otf/ }).waitFor();
  await page.getByText(/De letters van Peil zijn niet geladen/).waitFor();
  await alert.getByRole('button', { name: word('nl', 'notice.detail') }).click();
  await alert.getByText(/fonts\/Inter-\w+\.otf: this isn’t a font/).waitFor();
});

test('without WebAssembly the page says what is missing', async ({ page, address }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto(address);
  await page
    .getByRole('alert')
    .getByText('Deze browser kan het programma niet uitvoeren.')
    .waitFor();
});
