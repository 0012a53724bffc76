// The view tree as real elements: over the canvas for screen readers, keyboard, touch, find-in-page
// and input methods, and on the plain page for everybody. Takes the tree as JSON
// (app/view_tree.hpp) and the painter's boxes (wasm/element_boxes.hpp; none on the plain page), and
// changes only what differs.

import { dress, make, wrap } from './plain.js';

// How each role becomes an element. Roles that are written out repeat the element's own, which some
// browsers take away from elements that aren't laid out in the usual way.
const makers = {
  root: () => make('div'),
  banner: () => make('header'),
  navigation: () => make('nav'),
  main: () => make('main'),
  complementary: () => make('aside'),
  group: (node) => make('div', node.name ? { role: 'group' } : {}),
  heading: (node) => make(`h${Math.min(Math.max(node.level, 1), 6)}`, { tabindex: -1 }),
  text: () => make('p'),
  button: () => make('button', { type: 'button' }),
  link: () => make('a', { href: '#' }),
  radio_group: () => make('fieldset', { role: 'radiogroup' }),
  radio: () => make('input', { type: 'radio' }),
  checkbox: () => make('input', { type: 'checkbox' }),
  text_field: (node) =>
    node.multiline ? make('textarea') : make('input', { type: 'text', autocomplete: 'off' }),
  number_field: () => make('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off' }),
  // Not the browser's own field for dates: that has the browser's language, and forgets what it
  // can't read.
  date_field: () => make('input', { type: 'text', autocomplete: 'off' }),
  table: () => make('table', { role: 'table' }),
  row: () => make('tr', { role: 'row' }),
  column_header: () => make('th', { scope: 'col', role: 'columnheader' }),
  row_header: () => make('th', { scope: 'row', role: 'rowheader' }),
  cell: () => make('td', { role: 'cell' }),
  meter: () => make('meter'),
  progress: () => make('progress', { max: 1 }),
  chart: () => make('div', { role: 'img' }),
  list: () => make('ul', { role: 'list' }),
  list_item: () => make('li', { role: 'listitem' }),
  tab_list: () => make('div', { role: 'tablist' }),
  tab: () => make('button', { type: 'button', role: 'tab' }),
  dialog: () => make('div', { role: 'dialog', 'aria-modal': 'true' }),
  status: () => make('div', { role: 'status' }),
  alert: () => make('div', { role: 'alert' }),
};

// Roles whose name is their content, where they have no parts.
const named_by_content = new Set([
  'heading', 'text', 'button', 'link', 'tab', 'cell', 'row_header', 'column_header', 'status',
  'list_item',
]);

export const fields = new Set(['text_field', 'number_field', 'date_field']);

// Nodes of these kinds can't change into each other: an element is made anew.
const kind = (node) =>
  `${node.role} ${node.level ?? ''} ${node.role === 'group' && node.name ? 'named' : ''} ` +
  `${node.multiline === true}`;

const control = 'button:enabled, a[href], input:enabled, textarea:enabled';

const setAttribute = (element, name, value) => {
  if (value === undefined || value === null || value === '') {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, value);
  }
};

const setLength = (element, property, value) => {
  const length = `${Math.round(value * 100) / 100}px`;
  if (element.style[property] !== length) element.style[property] = length;
};

export class Elements {
  #root;
  #descriptions;
  // By node id: { id, node, kind, element, wrapping, legend, extent, description, turn }.
  #handles = new Map();
  #ids = new WeakMap();  // node id by element
  #turn = 0;
  #plain = false;
  #heading;   // the handle of the last one on the way through the tree
  #text;      // the words of the last one, likewise
  #focusOn;   // id of the node to focus after the elements were made anew
  #left = new Set();  // fields that were left and get what the program holds
  #address;   // of the screen
  #dialog;    // the element of the dialog that lies over the rest
  #returnTo;  // id of the node that had the focus before the dialog came

  // `root`: gets the elements. `descriptions`: a hidden element that gets the texts of
  // descriptions.
  constructor(root, descriptions) {
    this.#root = root;
    this.#descriptions = descriptions;
  }

  // Elements for the page to lay out, or to stand over the canvas. The next update makes them anew.
  setPlain(plain) {
    if (this.#plain === plain) return;
    this.#plain = plain;
    this.#focusOn = this.nodeAt(document.activeElement)?.id;
    this.#handles.clear();
    this.#descriptions.replaceChildren();
    this.#root.replaceChildren();
  }

  // The element of the dialog that lies over everything else; undefined for none.
  get dialog() {
    return this.#dialog;
  }

  // Of the node that the element, or the nearest one around it, stands for; undefined for none.
  nodeAt(element) {
    for (let at = element; at instanceof Element && at !== this.#root; at = at.parentElement) {
      const id = this.#ids.get(at);
      if (id !== undefined) return this.#handles.get(id)?.node;
    }
    return undefined;
  }

  element(id) {
    return this.#handles.get(id)?.element;
  }

  // A field was left, after what was typed in it was entered.
  leave(element) {
    this.#left.add(element);
  }

  // Puts what the program holds in the fields that were left: it may write it in another way than
  // it was typed. To be called when the tree is that of the program.
  settle() {
    for (const element of this.#left) {
      const node = this.nodeAt(element);
      const value = node?.value ?? '';
      if (node && fields.has(node.role) && element !== document.activeElement) {
        if (element.value !== value) element.value = value;
      }
    }
    this.#left.clear();
  }

  // Every scrolling node's id with its element.
  *scrolling() {
    for (const { id, node, element } of this.#handles.values()) {
      if (node.scroll) yield [id, element];
    }
  }

  // Makes the elements those of the tree. Where the element with the focus goes, the focus moves to
  // something near; on another screen to its title. Returns what a screen reader doesn't say by
  // itself: the title of a screen whose tab keeps the focus; '' for nothing.
  update(tree, boxes) {
    const arrives = this.#address !== undefined && tree.address !== this.#address;
    this.#address = tree.address;
    const focused = document.activeElement;
    const around = [];
    for (let at = focused; at instanceof Element && at !== this.#root; at = at.parentElement) {
      around.push(at);
    }

    this.#turn += 1;
    this.#heading = undefined;
    this.#text = undefined;
    const main = this.#root.querySelector('main');
    const boxOf = { boxes, index: 0 };
    const element = this.#update(tree.root, undefined, boxOf);
    if (this.#root.firstElementChild !== element) this.#root.replaceChildren(element);
    for (const [id, handle] of this.#handles) {
      if (handle.turn === this.#turn) continue;
      handle.description?.remove();
      this.#handles.delete(id);
    }
    // Another screen, or another part of one, begins at its top: over the canvas each scrolls by
    // itself.
    if (this.#plain && main && main !== this.#root.querySelector('main')) window.scrollTo(0, 0);
    if (this.#updateDialog(tree, focused)) return '';
    this.element(this.#focusOn)?.focus({ preventScroll: true });
    this.#focusOn = undefined;
    if (arrives && !tree.bring_into_view) return this.#arrive();
    if (around.length > 0 && around[0] !== document.activeElement) {
      this.#focusNear(around, tree.bring_into_view);
    }
    return '';
  }

  // On another screen one begins at its title. Who goes through the tabs stays on them.
  #arrive() {
    const title = this.#root.querySelector('main h1');
    if (document.activeElement?.matches('[role="tab"]')) return title?.textContent ?? '';
    title?.focus({ preventScroll: true });
    return '';
  }

  // While a dialog is there nothing else can be reached. True where one came or went, and the focus
  // with it.
  #updateDialog({ root, bring_into_view }, focused) {
    const last = root.children?.at(-1);
    const dialog = last?.role === 'dialog' ? this.element(last.id) : undefined;
    const before = this.#dialog;
    for (const part of this.#root.firstElementChild.children) {
      part.inert = dialog !== undefined && part !== dialog;
    }
    if (dialog === before) return false;
    this.#dialog = dialog;
    if (dialog) {
      if (!before) this.#returnTo = this.nodeAt(focused)?.id;
      (dialog.querySelector('input, textarea') ?? dialog.querySelector(control) ?? dialog).focus();
    } else if (bring_into_view || !this.element(this.#returnTo)) {
      this.#focusNear([], bring_into_view);
    } else {
      this.element(this.#returnTo).focus({ preventScroll: true });
    }
    return true;
  }

  #update(node, group, boxOf) {
    const handle = this.#handle(node);
    handle.node = node;
    handle.turn = this.#turn;
    if (this.#plain) {
      dress(handle, [this.#heading?.node.name, this.#text]);
    } else {
      this.#place(handle, boxOf);
    }
    this.#describe(handle, group);
    if (node.role === 'heading') this.#heading = handle;
    if (node.role === 'text') this.#text = node.name;
    const inner = node.role === 'radio_group' ? node : group;
    const wanted = [
      handle.legend,
      ...(node.children ?? []).map((child) => this.#update(child, inner, boxOf)),
      handle.extent,
    ];
    if (node.children || handle.legend || handle.extent) {
      this.#order(handle.element, wanted.filter(Boolean));
    }
    return handle.wrapping?.outer ?? handle.element;
  }

  #handle(node) {
    const known = this.#handles.get(node.id);
    if (known && known.kind === kind(node)) return known;
    (known?.wrapping?.outer ?? known?.element)?.remove();
    known?.description?.remove();
    const element = (makers[node.role] ?? makers.group)(node);
    element.dataset.node = node.id;
    const handle = { id: node.id, kind: kind(node), element };
    if (node.role === 'radio_group') handle.legend = make('legend', { class: 'unseen' });
    if (this.#plain) handle.wrapping = wrap(node, element);
    this.#handles.set(node.id, handle);
    this.#ids.set(element, node.id);
    return handle;
  }

  #place({ element }, boxOf) {
    const at = boxOf.index;
    boxOf.index += 5;
    const [left, top, width, height, content] = boxOf.boxes.subarray(at, at + 5);
    setLength(element, 'left', left);
    setLength(element, 'top', top);
    setLength(element, 'width', width);
    setLength(element, 'height', height);
    boxOf.content = content;
    const handle = this.#handles.get(element.dataset.node);
    element.classList.toggle('scroll', handle.node.scroll === true);
    if (handle.node.scroll) {
      handle.extent ??= make('div', { class: 'extent', 'aria-hidden': 'true' });
      setLength(handle.extent, 'height', content);
    } else {
      handle.extent?.remove();
      handle.extent = undefined;
    }
  }

  // Name, description, value and states.
  #describe(handle, group) {
    const { node, element } = handle;
    setAttribute(element, 'lang', node.language);
    if (handle.legend) {
      this.#nameGroup(handle);
    } else if (named_by_content.has(node.role) && !node.children) {
      const text = node.name ?? '';
      if (element.textContent !== text) element.textContent = text;
      setAttribute(element, 'aria-label', undefined);
    } else if (node.role !== 'root') {  // whose name is the page's title
      setAttribute(element, 'aria-label', node.name);
    }
    this.#setDescription(handle, node.description);
    if ('disabled' in element) element.disabled = node.disabled === true;
    if (fields.has(node.role) || node.role === 'radio_group') {
      setAttribute(element, 'aria-required', node.required);
    }

    switch (node.role) {
      case 'button':
        setAttribute(
          element,
          'aria-pressed',
          node.toggle ? String(node.selected === true) : undefined,
        );
        setAttribute(
          element,
          'aria-expanded',
          node.expanded === undefined ? undefined : String(node.expanded),
        );
        setAttribute(element, 'aria-current', node.selected && !node.toggle ? 'true' : undefined);
        break;
      case 'tab':
        setAttribute(element, 'aria-selected', String(node.selected === true));
        element.tabIndex = node.selected ? 0 : -1;
        break;
      case 'radio':
        if (element.name !== (group?.id ?? node.id)) element.name = group?.id ?? node.id;
        if (element.checked !== (node.selected === true)) element.checked = node.selected === true;
        break;
      case 'checkbox':
        if (element.checked !== (node.selected === true)) element.checked = node.selected === true;
        break;
      case 'meter':
        setAttribute(element, 'min', node.lowest);
        setAttribute(element, 'max', node.highest);
        setAttribute(element, 'value', node.at ?? node.lowest);
        setAttribute(element, 'aria-valuetext', node.value);
        break;
      case 'progress':
        setAttribute(element, 'value', node.share);
        setAttribute(element, 'aria-valuetext', node.value);
        break;
      default:
        if (fields.has(node.role)) {
          setAttribute(element, 'placeholder', node.placeholder);
          setAttribute(element, 'aria-invalid', node.invalid);
          // What is being typed is the person's.
          if (document.activeElement !== element && element.value !== (node.value ?? '')) {
            element.value = node.value ?? '';
          }
        }
    }
  }

  // A group is called what its question's heading says: once is enough for who reads on.
  #nameGroup({ node, element, legend }) {
    const heading = this.#heading?.node.name === node.name ? this.#heading.element : undefined;
    if (heading) heading.id ||= `title:${node.id}`;
    setAttribute(element, 'aria-labelledby', heading?.id);
    const words = heading ? '' : (node.name ?? '');
    if (legend.textContent !== words) legend.textContent = words;
  }

  #setDescription(handle, text) {
    if (!text) {
      handle.description?.remove();
      handle.description = undefined;
      setAttribute(handle.element, 'aria-describedby', undefined);
      return;
    }
    if (!handle.description) {
      handle.description = make('span', { id: `about:${handle.id}`, class: 'about' });
      const { choice, outer } = handle.wrapping ?? {};
      (choice ?? outer ?? this.#descriptions).append(handle.description);
      handle.element.setAttribute('aria-describedby', handle.description.id);
    }
    if (handle.description.textContent !== text) handle.description.textContent = text;
  }

  // Makes `wanted` the element's children without taking out what stays: an element that is moved
  // loses the focus and its place of scrolling.
  #order(element, wanted) {
    const staying = new Set(wanted);
    for (const child of [...element.childNodes]) {
      if (!staying.has(child)) child.remove();
    }
    let next = element.firstChild;
    for (const child of wanted) {
      if (child === next) {
        next = next.nextSibling;
      } else {
        element.insertBefore(child, next);
      }
    }
  }

  // The focus goes to what was asked to be seen, else to the first control that is left around the
  // one that went, else to the title of the screen.
  #focusNear(around, wanted) {
    const find = (place) => place?.querySelector('input:checked') ?? place?.querySelector(control);
    const left = around.find(
      (element, index) => index > 0 && element.isConnected && !element.querySelector('main, nav'),
    );
    const target =
      find(this.element(wanted)) ??
      (left?.matches('main, header') ? undefined : find(left)) ??
      this.#root.querySelector('main h1');
    target?.focus({ preventScroll: true });
  }
}
