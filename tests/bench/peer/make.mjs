// Makes one description of a large assessment, and writes it twice: as our definition and as the
// peer's survey. Random answers go beside them. The same arguments give the same bytes. Of an
// assessment that is there, only answers are made.
//
//   node make.mjs FOLDER QUESTIONS…    writes FOLDER/<n>/{assessment,survey,answers,record}.json
//                                      for each number
//   node make.mjs FOLDER NAME          copies assessments/NAME and writes
//                                      FOLDER/NAME/{assessment,record}.json

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const levels = 5;
const perSection = 25;
// One question in so many is only asked where an earlier one has a high answer.
const conditionEvery = 6.25;

// Mulberry32: small, seeded, the same everywhere.
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// Sections of 25 rated questions. A question with a condition names one that stands before it and
// has none itself.
function describe(count) {
  const chance = random(count);
  const sections = [];
  const unconditional = [];
  let conditions = 0;
  for (let index = 0; index < count; ++index) {
    if (index % perSection === 0) sections.push({ id: `s${sections.length}`, questions: [] });
    const question = { id: `q${index}` };
    if (
      Math.floor((index + 1) / conditionEvery) > Math.floor(index / conditionEvery) &&
      unconditional.length > 0
    ) {
      question.asks = unconditional[Math.floor(chance() * unconditional.length)];
      question.from = 2 + Math.floor(chance() * 3);
      ++conditions;
    } else {
      unconditional.push(question.id);
    }
    sections.at(-1).questions.push(question);
  }
  return { sections, conditions };
}

const both = (words) => ({ nl: `${words} (nl)`, en: words });

function ours({ sections }, count) {
  const high = (from) =>
    Array.from({ length: levels - from + 1 }, (_, index) => `'${from + index}'`).join(', ');
  return {
    peil: 1,
    id: 'org.example.made',
    version: '1.0.0',
    title: both(`${count} questions`),
    languages: ['nl', 'en'],
    checked: '2026-01-01',
    scales: {
      level: {
        options: Array.from({ length: levels }, (_, index) => ({
          id: `${index + 1}`,
          value: index + 1,
          label: both(`Level ${index + 1}`),
        })),
      },
    },
    sections: sections.map((section) => ({
      id: section.id,
      title: both(`Section ${section.id}`),
      score: { rule: 'mean', over: 'questions' },
      questions: section.questions.map((question) => ({
        id: question.id,
        type: 'scale',
        scale: 'level',
        title: both(`Question ${question.id}`),
        ...(question.asks && { visible: `${question.asks} in [${high(question.from)}]` }),
      })),
    })),
    scores: [{ id: 'total', title: both('Total'), rule: 'mean', over: 'questions', sections: '*' }],
  };
}

// Their average skips what is empty, and what is hidden is emptied: the same mean as ours.
function theirs({ sections }) {
  const average = (names) => `avg(${names.map((name) => `{${name}}`).join(', ')})`;
  const all = sections.flatMap((section) => section.questions.map((question) => question.id));
  return {
    clearInvisibleValues: 'onHidden',
    pages: sections.map((section) => ({
      name: section.id,
      title: `Section ${section.id}`,
      elements: section.questions.map((question) => ({
        type: 'rating',
        name: question.id,
        title: `Question ${question.id}`,
        rateMax: levels,
        ...(question.asks && { visibleIf: `{${question.asks}} >= ${question.from}` }),
      })),
    })),
    calculatedValues: [
      ...sections.map((section) => ({
        name: `mean_${section.id}`,
        expression: average(section.questions.map((question) => question.id)),
      })),
      { name: 'total', expression: average(all) },
    ],
  };
}

// Three quarters of the questions get an answer, in a random order.
function answersTo({ sections }, count) {
  const chance = random(count + 1);
  const all = sections.flatMap((section) => section.questions.map((question) => question.id));
  for (let index = all.length - 1; index > 0; --index) {
    const other = Math.floor(chance() * (index + 1));
    [all[index], all[other]] = [all[other], all[index]];
  }
  return all
    .slice(0, Math.floor(all.length * 0.75))
    .map((id) => [id, 1 + Math.floor(chance() * levels)]);
}

function recordOf(definition, answers) {
  return {
    peil_record: 1,
    id: 'made',
    assessment: { id: definition.id, version: definition.version },
    answers: Object.fromEntries(answers.map(([id, value]) => [id, { value: `${value}` }])),
  };
}

// Every rated question gets the option in the middle.
function copy(name) {
  const definition = JSON.parse(
    readFileSync(new URL(`../../../assessments/${name}/assessment.json`, import.meta.url)),
  );
  const answers = definition.sections
    .flatMap((section) => section.questions)
    .filter((question) => question.type === 'scale')
    .map((question) => {
      const { options } = definition.scales[question.scale];
      return [question.id, options[Math.floor(options.length / 2)].id];
    });
  return { 'assessment.json': definition, 'record.json': recordOf(definition, answers) };
}

function make(count) {
  const made = describe(count);
  const definition = ours(made, count);
  const answers = answersTo(made, count);
  const sections = made.sections.length;
  console.log(
    `${count} questions: ${sections} sections, ${made.conditions} conditions, ` +
      `${sections + 1} means`,
  );
  return {
    'assessment.json': definition,
    'survey.json': theirs(made),
    'answers.json': answers,
    'record.json': recordOf(definition, answers),
  };
}

const [folder, ...names] = process.argv.slice(2);
for (const name of names) {
  mkdirSync(`${folder}/${name}`, { recursive: true });
  const files = /^[0-9]+$/.test(name) ? make(Number(name)) : copy(name);
  for (const [file, content] of Object.entries(files)) {
    writeFileSync(`${folder}/${name}/${file}`, JSON.stringify(content));
  }
}
