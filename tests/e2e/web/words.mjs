// The words that a person sees, from the program's own catalogues and the assessment, so that the
// tests find things by them.

import { readFileSync } from 'node:fs';

const read = (path) =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

export const nbaText = readFileSync(
  new URL('../../../assessments/nba-maturity/assessment.json', import.meta.url),
  'utf8',
);
export const nba = JSON.parse(nbaText);
export const nbaPlugin = read('assessments/nba-maturity/plugin.json');

// An assessment that comes with Peil, by its folder.
export const assessment = (folder) => read(`assessments/${folder}/assessment.json`);

// An example as the record of who has filled it in.
export function recordOf(definition, example) {
  const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
  const answerOf = (value) => (isObject(value) ? value : { value });
  const answers = (given = {}) =>
    Object.fromEntries(Object.entries(given).map(([id, value]) => [id, answerOf(value)]));
  const subjects = Object.entries(example.subjects ?? {}).map(([kind, all]) => [
    kind,
    all.map((one, index) => ({ id: one.id ?? String(index + 1), answers: answers(one.answers) })),
  ]);
  return {
    peil_record: 1,
    id: 'example',
    assessment: { id: definition.id, version: definition.version },
    answers: answers(example.answers),
    ...(subjects.length > 0 && { subjects: Object.fromEntries(subjects) }),
  };
}

// What is there before anything is chosen: who keeps track of reviews has a section more.
// The sections with topics; before them stands what one begins with, and behind them one's plan.
export const domains = nba.sections.filter((section) => section.score);
// All that are asked, until somebody asks for more.
export const nbaSections = nba.sections.filter(
  (section) => !['review', 'sizes'].includes(section.id),
);

// How many questions count as open until they are answered.
export const nbaTotal = nba.sections
  .flatMap((section) => section.questions)
  .filter((one) => one.required !== false).length;

// Every type of question, subjects, labels and findings.
export const typesText = readFileSync(
  new URL('../../app/every_type.json', import.meta.url),
  'utf8',
);
export const types = JSON.parse(typesText);

const catalogues = {
  nl: read('core/app/catalogue/nl.json'),
  en: read('core/app/catalogue/en.json'),
};

// The string of the key in the language, with {name} filled in.
export function word(language, key, values = {}) {
  const string = catalogues[language][key];
  if (string === undefined) throw new Error(`no such key: ${key}`);
  return string.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// A regular expression for the string of the key, whatever stands in its places. What is in square
// brackets may be left out.
export function pattern(language, key, values = {}) {
  const holes = Object.fromEntries(
    [...catalogues[language][key].matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, '\u0000']),
  );
  const filled = word(language, key, { ...holes, ...values }).replace(/\[.*?\]/g, '\u0000');
  const escaped = filled.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('\u0000', '.*')}$`);
}

// Half away from zero, with the language's decimal mark.
export function number(value, decimals, language) {
  const rounded = (Math.round(value * 10 ** decimals + 1e-9) / 10 ** decimals).toFixed(decimals);
  return language === 'nl' ? rounded.replace('.', ',') : rounded;
}

// What the radio of an option is called.
export const optionName = (option, language) => `${option.value} ${option.label[language]}`;

const maturity = nba.scales.maturity.options;
export const level = (value, language = 'nl') =>
  optionName(
    maturity.find((one) => one.value === value),
    language,
  );
