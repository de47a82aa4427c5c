// Starts the page and its service worker. It is a file of its own since the page's policy forbids inline scripts; Trunk.toml passes
// the hashed names.
//
// What the page may rely on, each as an attribute of <html> and as an event on window when it comes later:
//   data-page="ready"      `tickmark-page`      the page is here whole, the engine with it, and has taken the place of the start
//   data-offline="ready"   `tickmark-offline`   every file is kept: the page opens with no network
//   data-update="ready"    `tickmark-update`    a newer version is at hand; the page sends `tickmark-take-update` to reload with it
// Where service workers are not available neither appears and nothing else changes.
const { js, wasm, exports } = document.querySelector("script[data-wasm]").dataset;

// What only exports need is a module of its own, loaded when one is first asked for; it finds its own WebAssembly. The page and
// a console (docs/console.md) ask through here.
let loaded;
function loadExports() {
  loaded ??= import(new URL(exports, document.baseURI).href).then(async (module) => {
    await module.default();
    return module;
  });
  // What did not come is asked for again the next time.
  loaded.catch(() => (loaded = undefined));
  return loaded;
}
// The engine comes with the page, once the start stands, and puts its own `annotate` here; until then a promise waits for it.
const ready = new Promise((resolve) => addEventListener("tickmark-page", resolve, { once: true }));
ready.then(() => (document.documentElement.dataset.page = "ready"));
window.tickmark = {
  annotate: async (...asked) => {
    await ready;
    return window.tickmark.annotate(...asked);
  },
  formats: async () => (await loadExports()).formats(),
  exportAs: async (...asked) => (await loadExports()).exportAs(...asked),
  readTags: async (...asked) => (await loadExports()).readTags(...asked),
  tagFormat: async (...asked) => (await loadExports()).tagFormat(...asked),
  dropped,
  unpack: async (...asked) => (await loadExports()).unpack(...asked),
};

// The files of what is dropped, each with its path, where a folder is among it. The entries have to be taken while the drop is at hand.
function dropped(data) {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  return entries.some((entry) => entry.isDirectory) ? Promise.all(entries.map(inside)).then((lists) => lists.flat()) : undefined;
}

async function inside(entry) {
  if (entry.name.startsWith(".")) return [];
  if (entry.isFile) return [[entry.fullPath.slice(1), await new Promise((done, failed) => entry.file(done, failed))]];
  const [reader, all] = [entry.createReader(), []];
  for (let some; (some = await new Promise((done, failed) => reader.readEntries(done, failed))).length; ) all.push(...some);
  all.sort((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(all.map(inside))).flat();
}

try {
  const { default: start } = await import(new URL(js, document.baseURI).href);
  await start({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  document.body.textContent =
    `Tickmark could not start in this browser (${error}). Reload the page, or use a current browser with WebAssembly.`;
  throw error;
}

keepOffline().catch(() => {});

async function keepOffline() {
  if (!navigator.serviceWorker) return;
  const registration = await navigator.serviceWorker.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" });
  const offer = () => registration.waiting && registration.active && say("update");
  registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", offer));
  offer();

  let asked = false;
  addEventListener("tickmark-take-update", () => {
    asked = true;
    registration.waiting?.postMessage("take over");
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => asked && location.reload());

  await navigator.serviceWorker.ready;
  say("offline");
}

function say(what) {
  if (document.documentElement.dataset[what] === "ready") return;
  document.documentElement.dataset[what] = "ready";
  dispatchEvent(new Event(`tickmark-${what}`));
}
