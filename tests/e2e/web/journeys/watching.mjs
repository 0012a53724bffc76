// The page as `peil watch` serves it: every new state of a plugin comes in by itself.

import assert from 'node:assert/strict';
import { plainPack } from '../packs.mjs';
import { open, until } from '../screen.mjs';
import { test } from '../tests.mjs';
import { nba, word } from '../words.mjs';

const { program: _, ...nbaAlone } = nba;
const pack = (nl) =>
  plainPack({
    id: 'nl.example.watched',
    version: '0.1.0',
    title: { nl: 'In bewerking', en: 'In progress' },
    assessment: { ...nbaAlone, id: 'nl.example.watched', title: { nl, en: nl } },
  });

const begins = (page, title) =>
  page.getByRole('button', { name: word('nl', 'card.begin_name', { title }) });

test('what the author saves is on the screen at once', async ({ page, address }) => {
  let text = pack('Eerste versie');
  const waiting = [];
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text()).replace('<html ', '<html data-watch '),
    });
  });
  // Tells the newest state at once, then each time the connection is taken up again.
  await page.route('**/watch/events', async (route) => {
    if (text === undefined) await new Promise((resolve) => waiting.push(resolve));
    const body = 'retry: 100\nevent: plugin\ndata: {"file": "watched.peilpack.json"}\n\n';
    await route.fulfill({ contentType: 'text/event-stream', body }).catch(() => {});
  });
  await page.route('**/watch/pack', async (route) => {
    const body = text;
    text = undefined;
    await route.fulfill({ contentType: 'application/json', body });
  });
  const save = (next) => {
    text = next;
    for (const go of waiting.splice(0)) go();
  };
  await open(page, address);
  await begins(page, 'Eerste versie').waitFor();
  await until(() => waiting.length > 0, 'the page has connected again');
  save(pack('Tweede versie'));
  await begins(page, 'Tweede versie').waitFor();
  assert.equal(await begins(page, 'Eerste versie').count(), 0);

  await until(() => waiting.length > 0, 'the page has connected again');
  save(pack('Derde versie').slice(0, -200));
  await page
    .getByRole('alert')
    .getByRole('heading', {
      name: word('nl', 'notice.file_refused', { subject: 'watched.peilpack.json' }),
    })
    .waitFor();
  await begins(page, 'Tweede versie').waitFor();
});

test('a page that isn’t watched asks for nothing of it', async ({ page, address }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page, address);
  assert.deepEqual(asked.filter((path) => path.includes('watch')), []);
});
