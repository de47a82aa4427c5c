// Starts the page and its service worker. It is a file of its own since the page's policy forbids inline scripts; Trunk.toml passes
// the hashed names.
//
// What the page may rely on, each as an attribute of <html> and as an event on window when it comes later:
//   data-offline="ready"   `tickmark-offline`   every file is kept: the page opens with no network
//   data-update="ready"    `tickmark-update`    a newer version is at hand; the page sends `tickmark-take-update` to reload with it
// Where service workers are not available neither appears and nothing else changes.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;

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
