// Asks the browser to keep the site, so that it opens without a connection and can be installed
// (service_worker.js).

export async function keepForOffline() {
  if (!navigator.serviceWorker) return;  // not on pages that came without https
  try {
    await navigator.serviceWorker.register(new URL('service_worker.js', import.meta.url));
    const { active } = await navigator.serviceWorker.ready;
    // What this page fetches later comes from what is kept, if that is of the same version.
    active.postMessage({ page: document.documentElement.dataset.version });
  } catch (error) {
    // Some browsers keep nothing for a page in a private window. Everything else works.
    console.debug(String(error));
  }
}
