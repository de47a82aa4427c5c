// Keeps every file of one build, so that the page opens with no network. A newer build is kept beside the one in use and takes its
// place only when the person asks for it (page/boot.js).

// `cargo xtask build` writes each file's address and hash here. An empty list stands for a page that is being worked on.
const VERSION = "";
const FILES = {};

const PREFIX = `tickmark ${registration.scope} `;
const CACHE = PREFIX + VERSION;

addEventListener("install", (event) => event.waitUntil(VERSION ? keepAll() : skipWaiting()));

addEventListener("activate", (event) => event.waitUntil(VERSION ? takeOver() : leave()));

addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const name = nameOf(event.request);
  if (Object.hasOwn(FILES, name)) event.respondWith(kept(name, event.request));
});

// All files or none: a file that is missing or does not match its hash leaves the version in use as it is.
async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(Object.entries(FILES).map(async ([name, integrity]) => {
    const address = new URL(name, registration.scope).href;
    const response = await fetch(address, { cache: "no-cache", integrity });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    await cache.put(address, response);
  }));
}

async function takeOver() {
  await forget((name) => name !== CACHE);
  await clients.claim();
}

async function leave() {
  await forget(() => true);
  await registration.unregister();
}

// Other pages of the same host may keep caches too: only this page's own are touched.
async function forget(superfluous) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && superfluous(name)).map((name) => caches.delete(name)));
}

// The file's address as FILES has it, whatever the query says; the page itself is "./".
function nameOf(request) {
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== "GET" || !address.startsWith(registration.scope)) return undefined;
  const name = address.slice(registration.scope.length);
  return name === "" || name === "index.html" ? "./" : name;
}

// The browser may drop a cache; then the host still has the file.
async function kept(name, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(new URL(name, registration.scope).href) ?? fetch(request);
}
