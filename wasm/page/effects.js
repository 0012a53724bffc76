// What the app asks of the page: each effect of core/app/effect.hpp under its name there in
// snake_case.

// Gives the function that carries out one effect. It throws for one that it doesn't know.
export function effectsFor({ files, keeping, plugins, shipped }) {
  const handlers = {
    __proto__: null,
    save_record({ record, text, former_text, former_version }) {
      if (former_text) files.download(`${record}-${former_version}.peil.json`, former_text);
      keeping.saveRecord(record, text);
    },
    remove_record({ record }) {
      keeping.removeRecord(record);
    },
    save_preferences({ text }) {
      keeping.savePreferences(text);
    },
    ask_for_file() {
      files.ask();
    },
    open_file() {
      // A page keeps no list of files, since it couldn't read them again: there is none to open.
    },
    offer_file({ name, text }) {
      files.download(name, text);
    },
    save_kept_file({ kind, id, text }) {
      keeping.saveFile(kind, id, text);
    },
    remove_kept_file({ kind, id }) {
      keeping.removeFile(kind, id);
    },
    call_program(call) {
      plugins.call(call);
    },
    bring_plugin({ folder }) {
      shipped.bring(folder);
    },
    forget_program({ plugin }) {
      plugins.forget(plugin);
    },
    show_address({ address }) {
      window.open(address, '_blank', 'noopener,noreferrer');
    },
  };
  return (effect) => {
    const handler = handlers[effect.do];
    if (!handler) throw new TypeError(`unknown effect: ${effect.do}`);
    handler(effect);
  };
}
