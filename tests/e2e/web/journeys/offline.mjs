// Without a connection, and when a new version has been put on the server.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer, begin, goOn, open, radio, ready, saved, showResult } from '../screen.mjs';
import { serve } from '../server.mjs';
import { test } from '../tests.mjs';
import { domains } from '../words.mjs';

const [first] = domains;
const kept = (page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));

test('after the first visit everything works without a connection', { serviceWorkers: 'allow' }, async ({ page, context, address }) => {
  await open(page, address);
  await begin(page);
  await answer(page, first.questions[0], 4);
  await saved(page);
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await goOn(page);
  assert.equal(await radio(page, first.questions[0], 4).isChecked(), true);
  await answer(page, first.questions[1], 2);
  await saved(page);
  // The plugin's program too.
  await showResult(page);
  await page.locator('[data-node^="judged/"]').first().waitFor();
});

// The site in a folder of its own, under another one.
function copySite() {
  const root = mkdtempSync(join(tmpdir(), 'peil-site-'));
  cpSync(process.env.PEIL_SITE, join(root, 'tools/peil'), {
    recursive: true,
    filter: (path) => !/\.(br|gz)$/.test(path),
  });
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Elsewhere</title>');
  return root;
}

const hash = (text) => createHash('sha256').update(text).digest('hex');

// Puts another version in its place: its page says so in its title until the program has come.
function renew(root, mark) {
  const at = (name) => join(root, 'tools/peil', name);
  const page = readFileSync(at('index.html'), 'utf8');
  const renewed = page.replace(/data-version="[^"]*"/, `data-version="${mark}"`);
  const worker = readFileSync(at('service_worker.js'), 'utf8');
  writeFileSync(at('index.html'), renewed);
  writeFileSync(
    at('service_worker.js'),
    worker.replace(hash(page), hash(renewed)).replace(/version = '[^']*'/, `version = '${mark}'`),
  );
}

const version = (page) => page.evaluate(() => document.documentElement.dataset.version);

test('a new version takes over when the site is opened next, as a whole', { serviceWorkers: 'allow' }, async ({ browser }) => {
  const root = copySite();
  const server = await serve(process.env.PEIL_BIN, root);
  const context = await browser.newContext({ locale: 'nl-NL' });
  try {
    const page = await context.newPage();
    const address = `${server.address}tools/peil/`;
    await open(page, address);
    await kept(page);
    const before = await version(page);
    renew(root, 'newer');
    await page.reload();
    await ready(page);
    // The page that finds out about it still is the old one, and all of it.
    assert.equal(await version(page), before);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await page.goto(address);
    await page.locator('html[data-version="newer"]').waitFor();
    await ready(page);
    await context.setOffline(true);
    await page.goto(address);
    await ready(page);
    assert.equal(await version(page), 'newer');
    const caches = await page.evaluate(async () => (await window.caches.keys()).length);
    assert.equal(caches, 1, 'of the old version nothing is left');
  } finally {
    await context.close();
    server.stop();
    rmSync(root, { recursive: true });
  }
});

test('the site can be installed', async ({ page, address }) => {
  await open(page, address);
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  const known = ['in-incognito'];  // every test has a profile of its own, as a private window does
  assert.deepEqual(
    installabilityErrors.map(({ errorId }) => errorId).filter((id) => !known.includes(id)),
    [],
  );
});
