// What a person does with the elements, as calls to the program: clicks, typing, focus, digits,
// hovering, scrolling, files.

import { fields } from './elements.js';

// Milliseconds after which what was typed is taken over; of a live field what is shown follows the
// typing.
const pause_in_typing = 400;
const pause_in_live_typing = 120;

const is_mac = /^(Mac|iP)/.test(navigator.platform);

// The keys of the event as the program writes them (app/shortcuts.hpp); undefined for those that
// only type, move or belong to the field that is being edited.
function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }, in_field) {
  const command = is_mac ? metaKey : ctrlKey;
  // The other modifier of the two, and AltGr, which types, are the system's.
  if ((is_mac ? ctrlKey : metaKey) || (ctrlKey && altKey)) return undefined;
  if (['Control', 'Meta', 'Shift', 'Alt', 'Tab'].includes(key)) return undefined;
  if (in_field && !command && key !== 'Escape') return undefined;
  if (in_field && ['z', 'y', 'a', 'c', 'v', 'x'].includes(key.toLowerCase())) return undefined;
  const is_letter = /^[a-z]$/i.test(key);
  const is_named = key.length > 1;
  const shift = shiftKey && (is_letter || is_named);
  const modifiers = [command && 'Ctrl', altKey && 'Alt', shift && 'Shift'].filter(Boolean);
  return [...modifiers, is_letter ? key.toUpperCase() : key].join('+');
}

export class Input {
  #root;
  #elements;
  #program;
  #changed;
  #typed = new Map();  // timer by id of a field with typing that isn't taken over yet
  #scrolled = new Map();  // by node id: the place that the program knows
  #pointer = { x: 0, y: 0, inside: false };
  #hovered;
  #pressed_outside = false;

  // `changed` is called when a frame may be due.
  constructor(root, elements, program, changed) {
    this.#root = root;
    this.#elements = elements;
    this.#program = program;
    this.#changed = changed;
    // Not on the root, which screen readers would then call clickable with all that is in it.
    document.addEventListener('click', (event) => this.#click(event));
    document.addEventListener('pointerdown', (event) => {
      this.#pressed_outside = this.#isOutsideDialog(event.target);
    });
    document.addEventListener('click', (event) => {
      if (this.#pressed_outside && this.#isOutsideDialog(event.target)) this.#press('Escape');
    });
    root.addEventListener('change', (event) => this.#change(event));
    root.addEventListener('input', (event) => this.#input(event));
    root.addEventListener('focusin', (event) => {
      this.#focus(event.target);
      // The browser scrolls to the control itself; the words that belong to it are to be read too.
      event.target.closest('.control')?.scrollIntoView({ block: 'nearest' });
    });
    root.addEventListener('focusout', (event) => this.#leave(event));
    root.addEventListener('scroll', () => this.followScrolling(), { capture: true, passive: true });
    document.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('pointermove', (event) => this.#point(event), { passive: true });
    document.documentElement.addEventListener(
      'pointerleave',
      (event) => this.#point(event, false),
      { passive: true },
    );
  }

  // Tells the program where the pointer is and how far each part is scrolled. To be called before a
  // frame.
  report() {
    const { x, y, inside } = this.#pointer;
    this.#program.pointer(x, y, inside);
  }

  followScrolling() {
    for (const [id, element] of this.#elements.scrolling()) {
      if (element.scrollTop === (this.#scrolled.get(id) ?? 0)) continue;
      this.#scrolled.set(id, element.scrollTop);
      this.#program.scrolled(id, element.scrollTop);
      this.#changed();
    }
  }

  #click(event) {
    const node = this.#elements.nodeAt(event.target);
    if (!node?.action || !['button', 'link', 'tab'].includes(node.role)) return;
    if (node.role === 'link') event.preventDefault();
    this.takeAllTyped();
    this.#program.activate(node.id);
    this.#changed();
  }

  #change(event) {
    const node = this.#elements.nodeAt(event.target);
    if (!node) return;
    if (fields.has(node.role)) {
      this.#takeTyped(node.id);
    } else if (!this.#program.activate(node.id)) {
      event.target.checked = node.selected === true;
    }
    this.#changed();
  }

  // --- typing ---

  #input(event) {
    const node = this.#elements.nodeAt(event.target);
    if (!node || !fields.has(node.role)) return;
    clearTimeout(this.#typed.get(node.id));
    // A number or a date that is half typed isn't wrong yet: those are taken when the field is
    // left.
    const pause = node.live ? pause_in_live_typing : pause_in_typing;
    const timer =
      node.role === 'text_field' ? setTimeout(() => this.#takeTyped(node.id), pause) : undefined;
    this.#typed.set(node.id, timer);
    this.#changed();
  }

  // Whether something is being typed that the program doesn't have yet.
  get isTyping() {
    return this.#typed.size > 0;
  }

  // The focus goes from an element to another one, or to nothing. When the window loses it, the
  // element keeps it: what is being typed there goes on.
  #leave({ target, relatedTarget }) {
    if (document.activeElement === target) return;
    const node = this.#elements.nodeAt(target);
    if (node && fields.has(node.role)) {
      this.#takeTyped(node.id);
      this.#elements.leave(target);
      this.#changed();
    }
    if (!this.#root.contains(relatedTarget)) this.#focus(undefined);
  }

  #takeTyped(id) {
    if (!this.#typed.has(id)) return;
    clearTimeout(this.#typed.get(id));
    this.#typed.delete(id);
    const element = this.#elements.element(id);
    if (!element) return;
    this.#program.enter(id, element.value);
    this.#changed();
  }

  takeAllTyped() {
    for (const id of [...this.#typed.keys()]) this.#takeTyped(id);
  }

  // --- focus and keyboard ---

  #focus(element) {
    const node = this.#elements.nodeAt(element);
    this.#program.focus(node?.id ?? '', element?.matches(':focus-visible') === true);
    this.#changed();
  }

  #key(event) {
    const element = document.activeElement;
    const node = this.#elements.nodeAt(element);
    // A key may make the focus visible where it is.
    if (node) {
      requestAnimationFrame(() => element === document.activeElement && this.#focus(element));
    }
    if (event.isComposing || event.defaultPrevented) return;
    const chord = chordOf(event, node !== undefined && fields.has(node.role));
    if (chord && this.#press(chord)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!node) {
      if (element === document.body && this.#scrollPage(event)) event.preventDefault();
    } else if (node.role === 'tab') {
      if (this.#moveInTabs(event, element)) event.preventDefault();
    } else if (/^[1-9]$/.test(event.key) && !fields.has(node.role)) {
      const control = this.#elements.element(this.#program.shortcut(node.id, event.key));
      if (!control) return;
      event.preventDefault();
      control.focus();
      control.click();
    }
  }

  #press(chord) {
    this.takeAllTyped();
    if (!this.#program.press(chord)) return false;
    this.#changed();
    return true;
  }

  #isOutsideDialog(target) {
    const { dialog } = this.#elements;
    return dialog !== undefined && target.isConnected && !dialog.contains(target);
  }

  #moveInTabs(event, element) {
    const tabs = [...element.closest('[role="tablist"]').querySelectorAll('[role="tab"]:enabled')];
    const index = tabs.indexOf(element);
    const wanted = {
      ArrowRight: (index + 1) % tabs.length,
      ArrowLeft: (index + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    if (wanted === undefined) return false;
    tabs[wanted].focus();
    tabs[wanted].click();
    return true;
  }

  // With the focus nowhere, the keys scroll the middle of the screen, as they would scroll a page.
  #scrollPage(event) {
    const main = this.#root.querySelector('main.scroll');
    if (!main) return false;
    const page = main.clientHeight * 0.9;
    const distance = {
      ArrowDown: 40,
      ArrowUp: -40,
      PageDown: page,
      PageUp: -page,
      ' ': event.shiftKey ? -page : page,
      Home: -main.scrollHeight,
      End: main.scrollHeight,
    }[event.key];
    if (distance === undefined) return false;
    main.scrollBy(0, distance);
    return true;
  }

  // --- pointer ---

  #point(event, inside = event.pointerType !== 'touch') {
    this.#pointer = { x: event.clientX, y: event.clientY, inside };
    const node = inside ? this.#elements.nodeAt(event.target) : undefined;
    const hovered = node?.action ? node.id : undefined;
    if (hovered === this.#hovered) return;
    this.#hovered = hovered;
    this.#changed();
  }
}
