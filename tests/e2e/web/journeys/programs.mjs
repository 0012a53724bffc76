// Plugins' programs in their Workers: what is said of each that does something wrong, and that
// calls keep their order.

import assert from 'node:assert/strict';
import { files, hostilePlugins, knownCalls } from '../packs.mjs';
import { openBare, run } from '../programs.mjs';
import { until } from '../screen.mjs';
import { test } from '../tests.mjs';

const describe = '{"method":"describe"}';
const evaluate = '{"method":"evaluate"}';
const program = (name) => files(name)['logic.wasm'];

// Where a browser says something else than the interpreter on the desktop: what isn't UTF-8 can't
// be handed on as a text, and growing a table takes a browser long.
const inBrowser = { reply_no_utf8: ['reply_place'], table_bomb: ['trap', 'time'] };

test('of every program that does something wrong the fault is told', async ({ page, address }) => {
  await openBare(page, address);
  // One after the other in one plugin's place: none leaves anything behind for the next.
  const wrong = [];
  // Those of `module` never come this far.
  for (const { name, fault = '' } of hostilePlugins.filter(({ module }) => !module)) {
    const call = {
      program: program(name),
      requests: [describe, evaluate, evaluate],
      milliseconds: 500,
    };
    const [told] = await run(page, [call]);
    const expected = inBrowser[name] ?? [fault];
    if (!expected.includes(told.fault)) wrong.push(`${name}: “${told.fault}” for “${expected}”`);
  }
  assert.deepEqual(wrong, []);
});

test('programs give the same replies as on the desktop, byte for byte', async ({ page, address }) => {
  await openBare(page, address);
  for (const { name, plugin, requests, replies } of knownCalls) {
    const [report] = await run(page, [{ program: program(plugin), requests }]);
    assert.deepEqual(report, { ticket: 0, fault: '', replies }, name);
  }
});

test('what a program keeps is gone at the next call', async ({ page, address }) => {
  await openBare(page, address);
  const call = { program: program('unsteady'), requests: [evaluate, evaluate] };
  const [first, second] = await run(page, [call, call]);
  assert.notEqual(first.replies[0], first.replies[1]);
  assert.deepEqual(second.replies, first.replies);
});

test('a call that hangs is ended, and the calls behind it are answered', async ({ page, address }) => {
  await openBare(page, address);
  const hangs = {
    program: program('loop_call'),
    plugin: 'hangs',
    requests: [describe],
    milliseconds: 1000,
  };
  const works = { program: program('good'), plugin: 'works', requests: [describe] };
  const reports = await run(page, [hangs, hangs, works, works]);
  const [first, second, ...ended] = reports.map(({ ticket, fault }) => [ticket, fault]);
  // The other plugin doesn't wait for the one that hangs.
  assert.deepEqual([first, second], [[2, ''], [3, '']]);
  assert.deepEqual(ended, [[0, 'time'], [1, 'time']]);
});

test('calls of one plugin are answered in the order in which they were asked', async ({ page, address }) => {
  await openBare(page, address);
  const call = { program: program('good'), requests: [describe, evaluate] };
  const reports = await run(page, Array(20).fill(call));
  assert.deepEqual(reports.map(({ ticket }) => ticket), [...Array(20).keys()]);
  assert.ok(reports.every(({ fault, replies }) => fault === '' && replies.length === 2));
});

test('a Worker that can’t be started is told, and the next one is tried', { allow: [/plugin_worker|Failed to load/] }, async ({ page, address }) => {
  await openBare(page, address);
  await page.route('**/plugin_worker.js', (route) => route.abort());
  const call = { program: program('good'), requests: [describe] };
  const [refused] = await run(page, [call]);
  assert.equal(refused.fault, 'ended');
  await page.unroute('**/plugin_worker.js');
  const [answered] = await run(page, [call]);
  assert.equal(answered.fault, '');
});

test('a program runs without a connection', async ({ page, context, address }) => {
  await openBare(page, address);
  const report = await page.evaluateHandle(async () => {
    const { Plugins } = await import('/plugins.js');
    const made = {};
    made.host = new Plugins(
      { pluginModule: () => made.program, pluginReported: (ticket, fault) => made.told(fault) },
      () => {},
    );
    return made;
  });
  await until(() => page.workers().length === 1, 'a Worker is there before it is needed');
  await context.setOffline(true);
  const fault = await report.evaluate(async (made, encoded) => {
    made.program = Uint8Array.from(atob(encoded), (each) => each.charCodeAt(0));
    const call = {
      ticket: '1',
      plugin: 'one',
      requests: ['{"method":"describe"}'],
      memory_mib: 16,
      milliseconds: 2000,
    };
    return new Promise((told) => {
      made.told = told;
      made.host.call(call);
    });
  }, program('good').toString('base64'));
  assert.equal(fault, '');
});
