// Starts the page. It is a file of its own since the page's policy forbids inline scripts; Trunk.toml passes the hashed names.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;

try {
  const { default: start } = await import(new URL(js, document.baseURI).href);
  await start({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  document.body.textContent =
    `Tickmark could not start in this browser (${error}). Reload the page, or use a current browser with WebAssembly.`;
  throw error;
}
