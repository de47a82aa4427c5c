export { annotate, exportAs, formats, readTags, tagFormat, unpack } from "./tickmark.js";
export type * from "./tickmark.js";
