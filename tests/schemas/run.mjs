// Runs the tests of the schemas and adds up. See `run` for what it needs.

import Ajv2020 from 'ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { at, changed, names, peil, pointerOf, read, root, schemaOf } from './files.mjs';
import { objectsOf, walk } from './walk.mjs';
import { wrong } from './wrong.mjs';

let passed = 0;
let failed = 0;
function test(name, body) {
  try {
    body();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error.stack ?? error}`);
  }
}

if (!existsSync(process.env.PEIL_BIN)) {
  console.log(
    `${process.env.PEIL_BIN} isn't there: build it first, or say where it is.\n0 passed, 1 failed`,
  );
  process.exit(1);
}

const schemas = Object.fromEntries(names.map((name) => [name, schemaOf(name)]));
const accepts = {};
for (const name of names) {
  test(`${name} compiles in ajv's strict mode`, () => {
    accepts[name] = new Ajv2020({ strict: true }).compile(schemas[name]);
  });
}
function accept(name, document) {
  const told = accepts[name](document);
  assert.ok(told, JSON.stringify(accepts[name].errors, null, 1));
}

const folder = mkdtempSync(`${tmpdir()}/peil-schemas-`);
process.on('exit', () => rmSync(folder, { recursive: true }));
let files = 0;
function written(document) {
  const path = `${folder}/${(files += 1)}.json`;
  writeFileSync(path, JSON.stringify(document));
  return path;
}

// What `peil check` says about documents, one list of problems each.
function problemsIn(documents, ...options) {
  const paths = documents.map(written);
  const ended = peil('check', '--format', 'json', ...options, ...paths);
  const told = JSON.parse(ended.out);
  return paths.map((path) => told.files.find((file) => file.file === path).problems);
}

for (const name of names) {
  test(`every member of ${name} has a description`, () => {
    for (const [pointer, part] of objectsOf(schemas[name])) {
      for (const [member, said] of Object.entries(part.properties)) {
        if (typeof said !== 'object') continue;
        const meant = said.description ?? schemas[name].$defs[said.$ref?.slice(8)]?.description;
        assert.ok(meant, `${pointer}/properties/${member}`);
      }
    }
  });
}

// --- what must be accepted ---

for (const each of readdirSync(`${root}assessments`)) {
  const path = `assessments/${each}/assessment.json`;
  if (existsSync(`${root}${path}`)) test(`${path} fits`, () => accept('assessment-1', read(path)));
}

const full = {
  'assessment-1': read('tests/schemas/full/assessment.json'),
  'record-1': read('tests/schemas/full/record.json'),
  'plugin-1': read('tests/schemas/full/plugin.json'),
  'pack-1': read('tests/schemas/full/pack.json'),
  'request-1': read('tests/schemas/full/request.json'),
  'reply-1': read('tests/schemas/full/reply.json'),
  'texts-1': read('tests/schemas/full/texts.json'),
};
const score = peil('score', `${root}tests/schemas/full/assessment.json`, written({
  ...full['record-1'],
  assessment: { id: 'org.example.full', version: '2.0.0' },
}), '--json');
try {
  full['outcome-1'] = JSON.parse(score.out);
} catch {
  failed += 1;
  console.log(`FAILED  peil score --json prints an outcome\n${score.err}${score.out}`);
}

for (const [name, document] of Object.entries(full)) {
  test(`full ${name} fits`, () => accept(name, document));
}
for (const [name, document] of Object.entries(full)) {
  if (name === 'outcome-1') continue;
  test(`full ${name} has every member that there is`, () => {
    const unused = new Set();
    for (const [pointer, part] of objectsOf(schemas[name])) {
      for (const [member, said] of Object.entries(part.properties)) {
        if (typeof said === 'object') unused.add(`${pointer}/properties/${member}`);
      }
    }
    walk(schemas[name], document, (pointer, part, value) => {
      for (const member of Object.keys(value)) unused.delete(`${pointer}/properties/${member}`);
    });
    // The parts of an answer that examples don't need.
    const rest = [...unused].filter((each) => !each.startsWith('/$defs/example_answer/'));
    assert.deepEqual(rest, []);
  });
}

test('the outcomes of the shipped assessments fit, with all, some and no answers', () => {
  for (const each of readdirSync(`${root}assessments`)) {
    const path = `${root}assessments/${each}/assessment.json`;
    if (!existsSync(path)) continue;
    const definition = JSON.parse(readFileSync(path, 'utf8'));
    const questions = definition.sections
      .filter((section) => !section.for)
      .flatMap((section) => section.questions);
    for (const step of [1, 3, Infinity]) {
      const answers = {};
      questions.forEach((question, index) => {
        const options = question.options ?? definition.scales?.[question.scale]?.options;
        if (
          options &&
          (question.type === 'scale' || question.type === 'choice') &&
          index % step === 0 &&
          step < Infinity
        ) {
          answers[question.id] = { value: options[index % options.length].id };
        }
      });
      const record = {
        peil_record: 1,
        id: 'r',
        assessment: { id: definition.id, version: definition.version },
        answers,
      };
      const ended = peil('score', path, written(record), '--json');
      assert.equal(ended.code, 0, ended.err);
      accept('outcome-1', JSON.parse(ended.out));
    }
  }
});

// --- the vectors that every implementation must agree on ---

// Mistakes that a schema sees. Others need more than one place of the document.
const visible = new Set([
  'unsupported_format',
  'missing_member',
  'bad_id',
  'bad_version',
  'bad_language',
  'wrong_type',
  'empty_list',
]);
const isDefinition = (value) => value?.peil !== undefined;
const isRecord = (value) => value?.peil_record !== undefined;
const problemsOf = (expect) => (Array.isArray(expect) ? expect : []).filter((each) => each?.code);

function agree(name, document, problems, title) {
  const told = accepts[name](document);
  if (problems.some((each) => each.severity === 'error' && visible.has(each.code))) {
    assert.ok(!told, `${title} should be refused`);
  } else if (problems.length === 0) {
    assert.ok(told, `${title}: ${JSON.stringify(accepts[name].errors, null, 1)}`);
  }
}

for (const file of readdirSync(`${root}tests/conformance`).filter((each) =>
  each.endsWith('.json'),
)) {
  const vectors = read(`tests/conformance/${file}`);
  if (!Array.isArray(vectors.cases)) continue;
  test(`the vectors of ${file} agree`, () => {
    if (isDefinition(vectors.definition)) accept('assessment-1', vectors.definition);
    for (const one of vectors.cases) {
      const problems = problemsOf(one.expect);
      if (Array.isArray(one.changes) && vectors.definition) {
        let document = vectors.definition;
        for (const each of one.changes) {
          document = changed(document, each.at, each.remove ? undefined : each.to);
        }
        agree('assessment-1', document, problems, one.name);
      }
      if (isDefinition(one.definition)) agree('assessment-1', one.definition, problems, one.name);
      // The schema says how it should be written; what is read all the same may be less.
      if (isRecord(one.record) && one.schema !== false) {
        agree('record-1', one.record, problems, one.name);
      }
    }
  });
}

test('the requests of the vectors fit, and so do the replies that are taken', () => {
  accept('request-1', { method: 'describe' });
  for (const one of read('tests/conformance/requests.json').cases) {
    accept('request-1', JSON.parse(one.expect));
  }
  for (const one of read('tests/conformance/replies.json').cases) {
    if (typeof one.reply === 'object' && !Array.isArray(one.expect)) accept('reply-1', one.reply);
  }
});

// --- what must be refused ---

for (const [name, changes] of Object.entries(wrong)) {
  if (!full[name]) continue;
  test(`${name} refuses ${changes.length} wrong ones`, () => {
    for (const [pointer, value] of changes) {
      const told = accepts[name](changed(full[name], pointer, value));
      assert.ok(!told, `${pointer} = ${JSON.stringify(value)} is accepted`);
    }
  });
}

test('what the schema of assessments refuses, peil check reports', () => {
  const documents = wrong['assessment-1'].map(([pointer, value]) =>
    changed(full['assessment-1'], pointer, value),
  );
  const known = new Set(
    problemsIn([full['assessment-1']])[0].map((each) => each.pointer + each.code),
  );
  problemsIn(documents).forEach((problems, index) => {
    const [pointer, value] = wrong['assessment-1'][index];
    const more = problems.filter((each) => !known.has(each.pointer + each.code));
    assert.ok(more.length > 0, `${pointer} = ${JSON.stringify(value)} isn't reported`);
  });
});

test('what the schema of records refuses, peil check reports', () => {
  const documents = wrong['record-1'].map(([pointer, value]) =>
    changed(full['record-1'], pointer, value),
  );
  const assessment = `${root}tests/schemas/full/assessment.json`;
  problemsIn(documents, '--assessment', assessment).forEach((problems, index) => {
    const [pointer, value] = wrong['record-1'][index];
    assert.ok(problems.length > 0, `${pointer} = ${JSON.stringify(value)} isn't reported`);
  });
});

// --- the schemas and the readers know the same members ---

// Every word that the reader's sources hold could be a member's name.
function words(...sources) {
  const found = new Set(['zzz']);
  for (const file of readdirSync(`${root}core/engine`)) {
    if (!file.endsWith('.cpp') || !sources.some((each) => file.startsWith(each))) continue;
    for (const [, word] of readFileSync(`${root}core/engine/${file}`, 'utf8').matchAll(
      /"([a-z_]{1,40})"/g,
    )) {
      found.add(word);
    }
  }
  return found;
}

// Where in the full document each part of its schema first describes an object.
function places(name) {
  const found = new Map();
  walk(schemas[name], full[name], (pointer, part, value, keys) => {
    if (!found.has(pointer)) found.set(pointer, { part, pointer: pointerOf(keys) });
  });
  return [...found.values()];
}

test('the reader of assessments knows every member of the schema', () => {
  assert.deepEqual(
    problemsIn([full['assessment-1']])[0].filter(
      (each) => each.severity === 'error' || each.code === 'unknown_member',
    ),
    [],
  );
});

test('the reader of assessments knows no member that the schema doesn’t', () => {
  const candidates = words('definition', 'change', 'example', 'text_reading');
  const documents = [];
  const expected = [];
  for (const { part, pointer } of places('assessment-1')) {
    if (part.additionalProperties !== false) continue;
    const document = structuredClone(full['assessment-1']);
    const place = at(document, pointer);
    const unknown = [...candidates].filter((word) => !Object.hasOwn(part.properties, word));
    for (const word of unknown) place[word] = [[]];
    documents.push(document);
    expected.push(unknown.map((word) => `${pointer}/${word}`).sort());
  }
  assert.ok(documents.length > 15);
  problemsIn(documents).forEach((problems, index) => {
    const told = problems
      .filter((each) => each.code === 'unknown_member')
      .map((each) => each.pointer);
    assert.deepEqual(told.sort(), expected[index]);
  });
});

test('the reader of records knows every member of the schema, and no other', () => {
  const candidates = words('record', 'answer');
  const documents = [];
  const meant = [];
  for (const { part, pointer } of places('record-1')) {
    // Points and planned steps are told apart by their members, so there is no wrong one among
    // those.
    if (pointer.includes('/value')) continue;
    for (const member of Object.keys(part.properties)) {
      if (member === '$schema') continue;
      // A reason is only read where it is asked for.
      const place = `${member === 'reason' ? '/answers/story' : pointer}/${member}`;
      documents.push(changed(full['record-1'], place, [[]]));
      meant.push({ place, refused: true });
    }
    const document = structuredClone(full['record-1']);
    for (const word of candidates) {
      if (!Object.hasOwn(part.properties, word)) at(document, pointer)[word] = [[]];
    }
    documents.push(document);
    meant.push({ place: `${pointer}/*`, refused: false });
  }
  const assessment = `${root}tests/schemas/full/assessment.json`;
  problemsIn(documents, '--assessment', assessment).forEach((problems, index) => {
    const { place, refused } = meant[index];
    assert.equal(
      problems.some((each) => each.severity === 'error'),
      refused,
      `${place}: ${JSON.stringify(problems)}`,
    );
  });
});

test('peil schema prints these files', () => {
  for (const name of names) {
    const same =
      peil('schema', name).out ===
      readFileSync(`${root}core/engine/schemas/${name}.schema.json`, 'utf8');
    assert.ok(same, name);
  }
});

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
