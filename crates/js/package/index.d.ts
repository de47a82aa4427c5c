export { annotate, exportAs, formats } from "./tickmark.js";
export type * from "./tickmark.js";
