// Prints what the engine and its peer took as one table, with the budgets beside it.
//
//   node table.mjs NATIVE.json WEB.json PEER.json

import { readFileSync } from 'node:fs';

const [native, web, peer] = process.argv
  .slice(2)
  .map((path) => JSON.parse(readFileSync(path, 'utf8')));

// What may be, in microseconds natively and in WebAssembly, and how many times faster than the peer
// it must be.
const budgets = {
  1000: { load_us: [10_000, 30_000, 50], answer_us: [50, 150, 500] },
  10000: { answer_us: [100, 300] },
};
const words = {
  load_us: 'load, check, compile',
  answer_us: 'one answer to complete outcome',
  record_us: 'whole record to outcome',
};

const time = (us) => {
  if (us === undefined) return '';
  if (us < 100) return `${us.toFixed(1)} us`;
  if (us < 10_000) return `${Math.round(us)} us`;
  return `${(us / 1000).toFixed(us < 100_000 ? 1 : 0)} ms`;
};

const rows = [['', 'native', 'budget', 'wasm', 'budget', 'peer', 'times', 'budget']];
let over = 0;
const mark = (text, isOver) => {
  if (isOver) over += 1;
  return isOver ? `${text} !` : text;
};
for (const size of Object.keys(native)) {
  for (const what of Object.keys(words)) {
    const [most, mostWeb, least] = budgets[size]?.[what] ?? [];
    const theirs = peer[size]?.[what];
    const times = theirs && theirs / native[size][what];
    const name = /^\d+$/.test(size) ? `${Number(size).toLocaleString('en')} questions` : size;
    rows.push([
      `${name}: ${words[what]}`,
      mark(time(native[size][what]), native[size][what] > most),
      time(most),
      mark(time(web[size]?.[what]), web[size]?.[what] > mostWeb),
      time(mostWeb),
      time(theirs),
      times ? mark(Math.round(times).toLocaleString('en'), times < least) : '',
      least ? `${least}` : '',
    ]);
  }
}

const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows) {
  console.log(
    row
      .map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0])))
      .join('  ')
      .trimEnd(),
  );
}
console.log(over === 0 ? 'All within budget.' : `${over} beyond budget (!).`);
for (const [size, { means_compared: compared, differences, answers }] of Object.entries(peer)) {
  const verdict =
    differences.length === 0 ? 'all the same as ours' : `DIFFERENT: ${differences.join('; ')}`;
  const asked = `${Number(size).toLocaleString('en')} questions, ${answers} answers`;
  console.log(`Peer, survey-core, ${asked}: ${compared} means compared, ${verdict}.`);
}
process.exit(
  Object.values(peer).every(
    ({ differences, means_compared }) => differences.length === 0 && means_compared > 0,
  )
    ? 0
    : 1,
);
