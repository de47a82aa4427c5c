// Node reads the module from the disk.
import { readFileSync } from "node:fs";
import { initSync } from "./tickmark.js";

initSync({ module: readFileSync(new URL("tickmark_bg.wasm", import.meta.url)) });

export { annotate, exportAs, formats, readTags, tagFormat, unpack } from "./tickmark.js";
