// JavaScript, in the browser's page and under node. Files are named from the root of the sources,
// in which ESLint is started.

import js from '@eslint/js';
import globals from 'globals';

const pages = ['wasm/page/*.js'];
const workers = ['wasm/page/service_worker.js', 'wasm/page/plugin_worker.js'];
const browserTests = ['tests/e2e/web/**/*.mjs'];

// Members of a window with names that one gives to variables: a forgotten declaration would go
// unnoticed.
const mistakable = [
  'close', 'closed', 'event', 'external', 'find', 'focus', 'frames', 'history', 'length', 'name',
  'open', 'origin', 'parent', 'print', 'screen', 'scroll', 'self', 'status', 'stop', 'top',
];

// The build fills in these: until then it isn't JavaScript. As wide as before, so that columns are
// right.
const template = {
  preprocess: (text) => [
    text.replace(/\(@\w+@\)/g, (match) => `({${' '.repeat(match.length - 4)}})`),
  ],
  postprocess: ([messages]) => messages,
};

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A body that doesn't fit on the line of its condition has braces.
      curly: ['error', 'multi-line'],
      // The beginning of a test has its name, wishes and fixtures on one line, however long: broken
      // up it would indent the test.
      'max-len': ['error', { code: 100, ignorePattern: '^ *test\\(.*\\{$' }],
      eqeqeq: 'error',
      'no-restricted-globals': ['error', ...mistakable],
      'no-shadow': 'error',
      // What is left out of an object is named beside the rest that is wanted.
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // A function may stand below its callers, and what it reads may be declared below it.
      'no-use-before-define': ['error', { functions: false, variables: false }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  { files: pages, languageOptions: { globals: globals.browser } },
  // The page loads these as scripts, not as modules.
  {
    files: workers,
    languageOptions: {
      sourceType: 'script',
      globals: { ...globals.worker, ...globals.serviceworker },
    },
  },
  { files: ['wasm/page/service_worker.js'], processor: template },
  // Functions given to `page.evaluate` run in the page.
  { files: browserTests, languageOptions: { globals: { ...globals.browser, ...globals.node } } },
];
