// Runs every journey, each in a browser profile of its own, two at a time, and adds up. See `run` for what it needs.

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { Guard } from './guard.mjs';
import { serve } from './server.mjs';
import { tests } from './tests.mjs';

const journeys = new URL('./journeys/', import.meta.url);
// Programs of plugins have so much time and no more: nothing else may take it from them.
const alone = new Set(['plugins.mjs', 'programs.mjs', 'watching.mjs']);
for (const file of readdirSync(journeys).sort()) {
  const from = tests.length;
  await import(new URL(file, journeys));
  if (alone.has(file)) tests.slice(from).forEach(({ options }) => (options.alone = true));
}

const output = `${process.env.PEIL_TEST_OUTPUT}/browser`;
mkdirSync(output, { recursive: true });

const wanted = process.argv.slice(2);
const chosen = tests.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

const { PEIL_BIN, PEIL_SITE, PEIL_HOSTILE, CHROMIUM } = process.env;
for (const path of [PEIL_BIN, `${PEIL_SITE}/index.html`, `${PEIL_HOSTILE}/good/logic.wasm`, CHROMIUM]) {
  if (existsSync(path)) continue;
  console.log(`${path} isn't there: build it first, or say where it is (see tests/e2e/web/run).\n0 passed, 1 failed`);
  process.exit(1);
}

const server = await serve(PEIL_BIN, PEIL_SITE);
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    // WebGL 2 without a graphics card.
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-background-networking',
    '--disable-component-update',
  ],
});

let passed = 0;
let failed = 0;

async function run({ name, options, body }) {
  const { allow = [], alone: ignored, ...wishes } = options;
  const context = await browser.newContext({
    locale: 'nl-NL',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',  // the tests that are about it allow it
    ...wishes,
  });
  context.setDefaultTimeout(30_000);
  const guard = new Guard(context, server.address, allow);
  const page = await context.newPage();
  const started = Date.now();
  const picture = (title) => page.screenshot({ path: `${output}/${title}.png` });
  try {
    await body({ page, context, browser, address: server.address, output, picture });
    guard.check();
    passed += 1;
    console.log(`ok      ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error.stack ?? error}`);
    for (const line of guard.seen()) console.log(`        ${line}`);
    await page.screenshot({ path: `${output}/failed-${name.replace(/[^a-z0-9]+/gi, '-')}.png` }).catch(() => {});
  }
  await context.close();
}

// Two at a time, each with a profile of its own; then those that must be alone.
const together = chosen.filter(({ options }) => !options.alone);
const worker = async () => {
  for (let next = together.shift(); next; next = together.shift()) await run(next);
};
await Promise.all(Array.from({ length: Number(process.env.PEIL_TESTS_AT_ONCE ?? 2) }, worker));
for (const one of chosen) {
  if (one.options.alone) await run(one);
}
await browser.close();
server.stop();
if (chosen.length === 0) console.log(`No test's name contains ${wanted.join(' or ')} (in ${fileURLToPath(journeys)})`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
