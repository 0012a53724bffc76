// Under which key a file is kept in the store `plugins`: by its kind (core/app/kept_file.hpp) and
// id.

// Behind the id in the key of an institution's custom texts, which are kept among the packs: no
// plugin has such an id.
const textsMark = '+texts';

export function keyOf(kind, id) {
  if (kind === 'pack') return id;
  if (kind === 'texts') return id + textsMark;
  throw new TypeError(`unknown kind of file: ${kind}`);
}

export function keptUnder(key) {
  return key.endsWith(textsMark)
    ? { kind: 'texts', id: key.slice(0, -textsMark.length) }
    : { kind: 'pack', id: key };
}
