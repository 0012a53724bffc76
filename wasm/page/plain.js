// The plain page: the same elements, laid out by plain.css instead of over the canvas. What only a
// painter shows otherwise gets words here: the names of controls and the descriptions under them.

export const make = (tag, attributes = {}) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

const before_words = new Set(['radio', 'checkbox']);
const typed_in = new Set(['text_field', 'number_field', 'date_field']);
const with_words = new Set([...before_words, ...typed_in, 'meter', 'progress']);

// What goes around the element: { outer, words, choice, paper }; undefined where it shows its own
// words.
export function wrap(node, element) {
  const outer = make(node.role === 'chart' ? 'figure' : 'div', {
    class: 'control',
    'data-role': node.role,
  });
  if (node.role === 'chart') {
    outer.append(element);
    return { outer };
  }
  // A line that leads somewhere, with what it leads to under it.
  if (node.role === 'link' && node.look === 'nav_item') {
    outer.append(element);
    return { outer };
  }
  if (!with_words.has(node.role)) return undefined;
  const words = make('span', { class: 'words' });
  const label = make('label');
  label.append(...(before_words.has(node.role) ? [element, words] : [words, element]));
  outer.append(label);
  // What is said about a choice is a part of it, to press on as well.
  if (before_words.has(node.role)) return { outer, words, choice: label };
  if (!typed_in.has(node.role)) return { outer, words };
  // A field shows as much as it has room for; on paper all of it is read.
  const paper = make('span', { class: 'paper', 'aria-hidden': 'true' });
  outer.append(paper);
  return { outer, words, paper };
}

// A picture of values, as bars with a mark for the target. Its words are its name and description.
function showBars(element, { bars, lowest, highest }) {
  const key = JSON.stringify([bars, lowest, highest, document.documentElement.lang]);
  if (element.dataset.bars === key) return;
  element.dataset.bars = key;
  const number = new Intl.NumberFormat(document.documentElement.lang, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const along = (value) => `${(100 * (value - lowest)) / (highest - lowest)}%`;
  element.replaceChildren(
    ...bars.flatMap(({ label, value, target }) => {
      const name = make('span');
      name.textContent = label;
      const track = make('span', { class: 'track' });
      if (value !== undefined) {
        const bar = make('span', { class: 'bar' });
        bar.style.width = along(value);
        track.append(bar);
      }
      if (target !== undefined) {
        const mark = make('span', { class: 'mark' });
        mark.style.left = along(target);
        track.append(mark);
      }
      const figure = make('span');
      figure.textContent = value === undefined ? '–' : number.format(value);
      return [name, track, figure];
    }),
  );
}

const setData = (element, name, value) => {
  if (value === undefined || value === '') {
    delete element.dataset[name];
  } else if (element.dataset[name] !== String(value)) {
    element.dataset[name] = value;
  }
};

// Of a handle (elements.js): what the style sheet goes by, and the words. `above`: the words that
// stand before it, the last heading's and the last text's.
export function dress({ node, element, wrapping }, above) {
  const outer = wrapping?.outer ?? element;
  setData(outer, 'look', node.look);
  setData(outer, 'flow', node.flow);
  if (node.look === 'level_cell') setData(outer, 'level', node.level);
  if (node.bars) showBars(element, node);
  if (wrapping?.paper && wrapping.paper.textContent !== (node.value ?? '')) {
    wrapping.paper.textContent = node.value ?? '';
  }
  const words = wrapping?.words;
  if (!words) return;
  // A meter says its value; its name, like that of a bar, stands beside it already.
  const text = (node.role === 'meter' ? node.value : node.name) ?? '';
  if (words.textContent !== text) words.textContent = text;
  const is_said = node.role === 'progress' || above.includes(text) || text === node.placeholder;
  words.classList.toggle('unseen', is_said);
}
