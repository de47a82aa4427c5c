// Browsers and their workers load the module from beside this file.
import start from "./tickmark.js";

await start();

export { annotate, exportAs, formats, readTags, tagFormat, unpack } from "./tickmark.js";
