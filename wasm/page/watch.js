// For a plugin's author, whose `peil watch` serves this page: every new state of the plugin comes
// in as it is saved. Loaded only then.

export function watch(program, changed) {
  let last = 0;
  const events = new EventSource('watch/events');
  events.addEventListener('plugin', async ({ data }) => {
    last += 1;
    const turn = last;
    const { file } = JSON.parse(data);
    try {
      const response = await fetch('watch/pack', { cache: 'no-store' });
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      const bytes = await response.arrayBuffer();
      if (turn !== last) return;  // a newer one is on its way
      program.pluginWatched(file, bytes);
    } catch (error) {
      if (turn !== last) return;
      program.fileUnreadable(file, error.message);
    }
    changed();
  });
}
