// Walks through a document along its schema, and tells which parts of the schema describe which
// parts of the document.

const typeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

function could(schema, value) {
  if ('const' in schema) return schema.const === value;
  if (schema.type === undefined) return true;
  if (schema.type === 'integer') return Number.isInteger(value);
  if (schema.type !== typeOf(value)) return false;
  return (schema.required ?? []).every((name) => Object.hasOwn(value, name));
}

// Calls `visit(pointer, part, value, keys)` for every part of the schema with `properties` that
// describes an object of the document: where the part is in the schema, the part, the object, and
// the keys that lead to it.
export function walk(schema, document, visit) {
  const step = (part, pointer, value, keys) => {
    if (typeof part !== 'object' || part === null) return;
    if (part.$ref) {
      const name = part.$ref.slice('#/$defs/'.length);
      step(schema.$defs[name], `/$defs/${name}`, value, keys);
    }
    for (const branch of part.anyOf ?? []) {
      const target = branch.$ref ? schema.$defs[branch.$ref.slice('#/$defs/'.length)] : branch;
      if (could(target, value)) {
        step(branch, `${pointer}/anyOf/${part.anyOf.indexOf(branch)}`, value, keys);
        break;
      }
    }
    if (typeOf(value) === 'array' && part.items) {
      value.forEach((item, index) => step(part.items, `${pointer}/items`, item, [...keys, index]));
    }
    if (typeOf(value) !== 'object') return;
    if (part.properties) visit(pointer, part, value, keys);
    for (const [key, item] of Object.entries(value)) {
      if (part.properties && Object.hasOwn(part.properties, key)) {
        step(part.properties[key], `${pointer}/properties/${key}`, item, [...keys, key]);
      } else {
        step(part.additionalProperties, `${pointer}/additionalProperties`, item, [...keys, key]);
      }
    }
  };
  step(schema, '', document, []);
}

// Every part of the schema with `properties` of its own, by its pointer; conditions aside.
export function objectsOf(schema) {
  const found = new Map();
  const step = (part, pointer) => {
    if (typeof part !== 'object' || part === null) return;
    if (Array.isArray(part)) {
      part.forEach((each, index) => step(each, `${pointer}/${index}`));
      return;
    }
    if (part.properties) found.set(pointer, part);
    for (const [key, each] of Object.entries(part)) {
      if (!['allOf', 'oneOf', 'if', 'then', 'else'].includes(key)) step(each, `${pointer}/${key}`);
    }
  };
  step(schema, '');
  return found;
}
