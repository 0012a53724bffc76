// Keeps the files of one version of the site, so that it opens without a connection. A page gets
// all its files from one version: a new one is fetched as a whole, checked, and takes over when the
// site is opened next with no other page of it open.
'use strict';

const version = '@version@';
// Path and SHA-256 of every file; '' is the page.
const files = new Map(Object.entries(@hashes@));

const prefix = `peil ${registration.scope} `;
const kept = () => caches.open(prefix + version);
const address = (path) => new URL(path, registration.scope).href;
const paths = new Map([...files.keys()].map((path) => [address(path), path]));
paths.set(address('index.html'), '');

async function hash(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function keep(cache, path, wanted) {
  const response = await fetch(address(path), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  if ((await hash(response.clone())) !== wanted) throw new Error(`${path} is of another version`);
  await cache.put(address(path), response);
}

async function install() {
  const cache = await kept();
  await Promise.all([...files].map(([path, wanted]) => keep(cache, path, wanted)));
}

async function tidy() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== prefix + version);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request, path) {
  if (
    request.mode === 'navigate' &&
    registration.waiting &&
    (await clients.matchAll()).length < 2
  ) {
    // Nobody else uses this version: the new one takes over, and the page is asked for again.
    registration.waiting.postMessage('take over');
    return new Response('', { headers: { Refresh: '0' } });
  }
  const found = await (await kept()).match(address(path), { ignoreVary: true });
  return found ?? fetch(request);
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('message', ({ data }) => {
  if (data === 'take over') skipWaiting();
  if (data?.page === version) clients.claim();
});
addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  url.search = '';
  url.hash = '';
  const path = paths.get(url.href);
  if (event.request.method === 'GET' && path !== undefined) {
    event.respondWith(answer(event.request, path));
  }
});
