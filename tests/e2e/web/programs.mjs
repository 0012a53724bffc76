// Runs plugins' programs by the page's own script and Worker, without the rest of the program: in
// any page of the site.

// The site's page, in which nothing is started.
export async function openBare(page, address) {
  await page.route('**/peil.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: '' }),
  );
  await page.goto(address);
}

// What comes of calls: [{ program: bytes, requests, milliseconds, memory_mib, plugin }], all asked
// at once. Gives, in the order in which they were reported, { ticket: the index of the call, fault,
// replies }.
export function run(page, calls) {
  const wire = calls.map((call) => ({ ...call, program: call.program.toString('base64') }));
  return page.evaluate(async (asked) => {
    const { Plugins } = await import('/plugins.js');
    const programs = new Map(asked.map(({ plugin, program }) => [plugin ?? 'one', program]));
    return new Promise((resolve) => {
      const reports = [];
      const host = new Plugins(
        {
          pluginModule: (plugin) =>
            Uint8Array.from(atob(programs.get(plugin)), (each) => each.charCodeAt(0)),
          pluginReported(ticket, fault, detail, replies) {
            reports.push({ ticket: Number(ticket), fault, replies: JSON.parse(replies) });
          },
        },
        () => {
          if (reports.length < asked.length) return;
          for (const plugin of programs.keys()) host.forget(plugin);
          resolve(reports);
        },
      );
      asked.forEach(({ plugin = 'one', requests, milliseconds = 2000, memory_mib = 16 }, index) =>
        host.call({ ticket: String(index), plugin, requests, milliseconds, memory_mib }),
      );
    });
  }, wire);
}
