// The newest text of records that aren't in the database yet when the page goes: there is no time
// left for that then, but for what the browser writes at once. Read at the next start.

const prefix = 'peil-unsaved:';

// Keeps the texts: [{ id, text, revision }]. False if the browser doesn't.
export function remember(records) {
  try {
    for (const { id, text, revision } of records) {
      localStorage.setItem(prefix + id, JSON.stringify({ text, revision }));
    }
    return true;
  } catch {
    return false;
  }
}

// The records that were remembered: [{ id, text, revision }].
export function remembered() {
  const records = [];
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue;
      const { text, revision } = JSON.parse(localStorage.getItem(key));
      records.push({ id: key.slice(prefix.length), text, revision });
    }
  } catch {
    // The browser keeps nothing for this page, or somebody wrote something else there.
  }
  return records;
}

export function forget(id) {
  try {
    localStorage.removeItem(prefix + id);
  } catch {
    // There is nothing then.
  }
}
