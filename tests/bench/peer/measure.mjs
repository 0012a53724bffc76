// Measures survey-core on the surveys that make.mjs wrote, as a person would use it: load it, then
// answer one visible question after another, reading all means after each. Prints JSON: medians in
// microseconds, and whether the means are the same as ours.
//
//   node measure.mjs FOLDER PEIL QUESTIONS…    FOLDER as of make.mjs; PEIL the built program

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Model } from 'survey-core';

// Enough answers for a median, few enough for patience: an answer to 5,000 questions takes the peer
// half a second.
const answersOf = (count) => (count > 2000 ? 15 : 60);
const loads = 3;

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
// In microseconds: the time passed or the processor's time, whichever is less. A busy machine makes
// the one longer, and other threads (collecting garbage, compiling) the other: so the peer gets the
// better of both.
const timed = (body) => {
  const before = process.cpuUsage();
  const started = process.hrtime.bigint();
  const result = body();
  const passed = Number(process.hrtime.bigint() - started) / 1000;
  const used = process.cpuUsage(before);
  return [Math.min(passed, used.user + used.system), result];
};

const meansOf = (survey) => survey.calculatedValues.map((each) => [each.name, each.value]);

// What nobody is asked can't be answered.
function answer(survey, id, level) {
  const question = survey.getQuestionByName(id);
  if (!question.isVisible) return false;
  survey.setValue(id, level);
  return true;
}

// The means of our program for the same answers: section by section, then the total.
function ours(folder, program, record) {
  writeFileSync(`${folder}/compared.json`, JSON.stringify(record));
  const printed = execFileSync(
    program,
    ['score', `${folder}/assessment.json`, `${folder}/compared.json`, '--json'],
    { maxBuffer: 1 << 28 },
  );
  const outcome = JSON.parse(printed);
  return [
    ...outcome.sections.map((each) => [`mean_${each.id}`, each.value]),
    ['total', outcome.scores[0].value],
  ];
}

// Where nothing is answered we have no mean, and the peer has 0: there is nothing to compare.
function differences(theirs, our) {
  const mean = new Map(theirs);
  let compared = 0;
  const different = [];
  for (const [name, value] of our) {
    if (value === null) continue;
    ++compared;
    if (Math.abs(mean.get(name) - value) > 1e-9) {
      different.push(`${name}: ${mean.get(name)}, ours ${value}`);
    }
  }
  return { compared, different };
}

const [folder, program, ...counts] = process.argv.slice(2);
const measured = {};
for (const count of counts) {
  const into = `${folder}/${count}`;
  const text = readFileSync(`${into}/survey.json`, 'utf8');
  const record = JSON.parse(readFileSync(`${into}/record.json`, 'utf8'));
  const answers = JSON.parse(readFileSync(`${into}/answers.json`, 'utf8'));

  const loading = [];
  let survey;
  for (let i = 0; i < loads; ++i) {
    let took;
    [took, survey] = timed(() => new Model(JSON.parse(text)));
    loading.push(took);
  }

  // Half of the answers beforehand, at once: the record that somebody is working on.
  const before = answers.slice(0, Math.floor(answers.length / 2));
  survey.mergeData(
    Object.fromEntries(before.filter(([id]) => survey.getQuestionByName(id).isVisible)),
  );
  const given = new Map(Object.entries(survey.data));
  const answering = [];
  for (const [id, level] of answers.slice(before.length)) {
    if (answering.length === answersOf(count)) break;
    const [took, taken] = timed(() => {
      const was = answer(survey, id, level);
      meansOf(survey);
      return was;
    });
    if (!taken) continue;
    given.set(id, level);
    answering.push(took);
  }

  record.answers = Object.fromEntries([...given].map(([id, level]) => [id, { value: `${level}` }]));
  const { compared, different } = differences(meansOf(survey), ours(into, program, record));
  measured[count] = {
    load_us: median(loading),
    answer_us: median(answering),
    answers: answering.length,
    means_compared: compared,
    differences: different.slice(0, 10),
  };
}
console.log(JSON.stringify(measured, null, 2));
