// Runs every journey, each in a browser profile of its own, two at a time, and adds up. See `run`
// for what it needs.

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { Guard } from './guard.mjs';
import { leaveUnpainted, painted } from './paint.mjs';
import { serve } from './server.mjs';
import { tests } from './tests.mjs';

const journeys = new URL('./journeys/', import.meta.url);
// Programs of plugins have so much time and no more: nothing else may take it from them.
const alone = new Set(['programs.mjs']);
// What is painted is looked at in these; elsewhere only where a picture is taken.
const painting = new Set(['painting.mjs', 'sizes.mjs']);
for (const file of readdirSync(journeys).sort()) {
  const from = tests.length;
  await import(new URL(file, journeys));
  for (const { options } of tests.slice(from)) {
    options.alone ||= alone.has(file);
    options.paint ||= painting.has(file);
  }
}

const output = `${process.env.PEIL_TEST_OUTPUT}/browser`;
mkdirSync(output, { recursive: true });

const wanted = process.argv.slice(2);
const chosen = tests.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);

const { PEIL_BIN, PEIL_SITE, PEIL_HOSTILE, CHROMIUM } = process.env;
for (const path of [
  PEIL_BIN,
  `${PEIL_SITE}/index.html`,
  `${PEIL_HOSTILE}/good/logic.wasm`,
  CHROMIUM,
]) {
  if (existsSync(path)) continue;
  console.log(
    `${path} isn't there: build it first, or say where it is (see tests/e2e/web/run).\n` +
      '0 passed, 1 failed',
  );
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
    // What the page is put together from needs no such detour: that took more time than all the
    // rest.
    '--disable-gpu-compositing',
    // Every test has a fresh profile, so that the program is compiled for each. Only what runs for
    // long is worth a second time.
    '--js-flags=--wasm-tiering-budget=200000000',
    '--disable-background-networking',
    '--disable-component-update',
  ],
});

let passed = 0;
let failed = 0;

async function run({ name, options, body }) {
  const { allow = [], alone: ignored, paint = false, ...wishes } = options;
  const context = await browser.newContext({
    locale: 'nl-NL',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',  // the tests that are about it allow it
    ...wishes,
  });
  // A limit for what is broken: on a busy machine everything takes longer.
  context.setDefaultTimeout(120_000);
  const guard = new Guard(context, server.address, allow);
  if (!paint) await leaveUnpainted(context);
  const page = await context.newPage();
  const started = Date.now();
  const screenshot = (title) => () => page.screenshot({ path: `${output}/${title}.png` });
  const picture = (title) => (paint ? screenshot(title)() : painted(page, screenshot(title)));
  try {
    await body({ page, context, browser, address: server.address, output, picture });
    guard.check();
    passed += 1;
    console.log(`ok      ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name} (${Date.now() - started} ms)\n${error.stack ?? error}`);
    for (const line of guard.seen()) console.log(`        ${line}`);
    const shown = picture(`failed-${name.replace(/[^a-z0-9]+/gi, '-')}`).catch(() => {});
    // The page may hang.
    await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 30_000))]);
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
if (chosen.length === 0) {
  console.log(`No test's name contains ${wanted.join(' or ')} (in ${fileURLToPath(journeys)})`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
