// The package in Node: the same answers as the command line, to the last digit. `cargo xtask test js` builds what this needs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Worker } from "node:worker_threads";

import { annotate, exportAs, formats, readTags, tagFormat, unpack } from "../../../dist-js/node.js";

const SAMPLES = new URL("../../../samples/", import.meta.url);
const samples = JSON.parse(readFileSync(new URL("index.json", SAMPLES), "utf8")).map(({ file }) => file);
const textOf = (file) => readFileSync(new URL(file, SAMPLES), "utf8");
const tickmark = (...options) => execFileSync(process.env.TICKMARK, options, { encoding: "utf8", maxBuffer: 1 << 28 });

// One text with all that has ever moved an offset.
const AWKWARD = "\u{feff}Ann Lee -- CEO\r\n\r\nRevenue\u{a0}was \u{20ac}5.2 billion,\r\nup 8%\u{2028} e\u{301} 👨‍👩‍👧 cost 5%\r\nand 7%\r\n\r\n";

for (const file of samples) {
  test(`${file} as the command line has it`, () => {
    for (const offsets of ["utf16", "codepoint", "byte"]) {
      const ours = annotate(textOf(file), { name: file, offsets });
      assert.deepEqual(ours, JSON.parse(tickmark("annotate", "--offsets", offsets, new URL(file, SAMPLES).pathname)));
    }
    const { mentions, source } = annotate(textOf(file));
    for (const { start, end, text } of mentions) assert.equal(source.text.slice(start, end), text);
  });

  test(`${file} exported as the command line exports it`, () => {
    const path = new URL(file, SAMPLES).pathname;
    const stem = file.replace(/\.[^.]*$/, "");
    const call = annotate(textOf(file), { name: file });
    for (const { name, endings } of formats()) {
      const { files } = exportAs(call, name);
      assert.deepEqual(files.map(({ ending }) => ending), endings, name);
      const folder = mkdtempSync(join(tmpdir(), "tickmark-"));
      tickmark("export", "--quiet", "--format", name, "--output", folder, path);
      assert.deepEqual(readdirSync(folder).sort(), files.map(({ ending }) => stem + ending).sort(), name);
      for (const { ending, content } of files) {
        assert.ok(Buffer.from(content).equals(readFileSync(join(folder, stem + ending))), `${name}: ${ending}`);
      }
      rmSync(folder, { recursive: true });
    }
    assert.equal(exportAs(call, "json").files[0].content, tickmark("annotate", path));
  });
}

test("several files become one where that is asked for", () => {
  const call = annotate(AWKWARD, { name: "call.txt" });
  const { files } = exportAs(call, "brat", { archive: true });
  assert.deepEqual(files.map(({ ending, mediaType }) => [ending, mediaType]), [[".brat.zip", "application/zip"]]);
  assert.ok(files[0].content instanceof Uint8Array && files[0].content[0] === 0x50);
  assert.equal(exportAs(call, "spacy", { archive: true }).files[0].ending, ".spacy.jsonl");
});

test("what was exported is read again", () => {
  const call = annotate(AWKWARD, { name: "call.txt" });
  const quotes = call.mentions.map(({ text }) => text);
  const bytes = (content) => (typeof content === "string" ? new TextEncoder().encode(content) : content);
  for (const format of ["json", "w3c", "brat", "spacy", "prodigy", "doccano", "label-studio"]) {
    const { files } = exportAs(call, format, { archive: true });
    for (const [{ text, tags }] of [readTags(bytes(files[0].content), { transcript: AWKWARD })]) {
      for (const tag of tags) assert.equal(text.slice(tag.start, tag.end), tag.text, format);
      assert.deepEqual(tags.map((tag) => tag.text), quotes, format);
    }
  }
  const [{ refused }] = readTags(bytes(JSON.stringify({ text: "Up 8%.", spans: [{ start: 3, end: 90, label: "X" }] })));
  assert.match(refused[0].reason, /does not stand between characters/);
  const { files } = exportAs(call, "brat", { archive: true });
  assert.deepEqual(unpack(files[0].content).map(({ path }) => path), ["call.ann", "call.txt", "call.annotation.conf"]);
  assert.throws(() => readTags(bytes("words")), /no format of tags/);
  assert.equal(tagFormat(bytes(exportAs(call, "spacy").files[0].content)), "spacy");
  // A transcript may be JSON too.
  assert.equal(tagFormat(bytes(textOf(samples.find((file) => file.startsWith("json-"))))), undefined);
});

test("any text gives a document", () => {
  for (const text of ["", " ", "\0", "\ud83d", "a\ud83db 5% \udc00", AWKWARD, "5% ".repeat(10_000)]) {
    const { schema, source, mentions } = annotate(text);
    assert.equal(schema, "tickmark/1");
    assert.equal(source.length, source.text.length);
    for (const { start, end, text } of mentions) assert.equal(source.text.slice(start, end), text);
  }
  assert.equal(annotate(AWKWARD, { text: false }).source.text, null);
});

test("no digit of a value is lost", () => {
  const call = annotate("Ann Lee -- CEO\n\nRevenue was $12,345,678,901,234,567.89 and costs were $9,007,199,254,740,993, up 8.25%.\n");
  const lows = call.mentions.map(({ value }) => value.low);
  assert.deepEqual(lows, ["12345678901234567.89", "9007199254740993", 8.25]);
  const before = structuredClone(call);
  const [{ content }] = exportAs(call, "json").files;
  assert.deepEqual(call, before, "what is exported stays as it is");
  for (const digits of lows) assert.match(content, new RegExp(`"low": ${digits},`));
  assert.equal(exportAs(content, "json").files[0].content, content);
  assert.match(exportAs(call, "csv-figures").files[0].content, /,12345678901234567\.89,/);
});

test("a value that has no end in decimals is a number", () => {
  const { mentions } = annotate("Ann Lee -- CEO\n\nThat was two-thirds of our revenue.\n");
  assert.deepEqual(mentions.map(({ value }) => value.low), [0.666666666667]);
});

test("a part of a call", () => {
  const call = annotate(textOf(samples[0]));
  call.mentions[0].status = "rejected";
  call.mentions[1].status = "accepted";
  const quotes = (options) => JSON.parse(exportAs(call, "json", options).files[0].content).mentions.map(({ id }) => id);
  const [rejected, accepted, ...suggested] = call.mentions.map(({ id }) => id);
  assert.deepEqual(quotes(), [accepted, ...suggested]);
  assert.deepEqual(quotes({ statuses: "accepted" }), [accepted]);
  assert.deepEqual(quotes({ statuses: "suggested" }), suggested);
  assert.deepEqual(quotes({ mentions: [rejected, suggested[3]] }), [suggested[3]]);
});

test("what is wrong is refused with a sentence", () => {
  const call = annotate(AWKWARD);
  const refused = (act, sentence) => assert.throws(act, (error) => error instanceof Error && sentence.test(error.message));
  refused(() => annotate("", { offset: "byte" }), /unknown field `offset`/);
  refused(() => annotate("", { offsets: "words" }), /unknown variant `words`/);
  refused(() => annotate("", { format: "papyrus" }), /“papyrus” is no layout/);
  refused(() => exportAs(call, "papyrus"), /“papyrus” is no format/);
  refused(() => exportAs(undefined, "spacy"), /There is no document/);
  refused(() => exportAs({}, "spacy"), /It is not tagged JSON/);
  refused(() => exportAs("{", "spacy"), /It is not tagged JSON/);
  refused(() => exportAs(annotate(AWKWARD, { text: false }), "spacy"), /written without its text/);
  const moved = structuredClone(call);
  moved.mentions[0].start += 1;
  refused(() => exportAs(moved, "spacy"), /Nothing was written\. m1: It quotes/);
  const wrong = structuredClone(call);
  wrong.mentions[0].value.low = "five";
  refused(() => exportAs(wrong, "spacy"), /“five” in mention 1 is no number/);
});

test("a document without its text is exported over the transcript", () => {
  const call = annotate(AWKWARD, { text: false });
  assert.deepEqual(exportAs(call, "spacy", { transcript: AWKWARD }), exportAs(annotate(AWKWARD), "spacy"));
});

test("in a worker", async () => {
  const url = new URL("../../../dist-js/node.js", import.meta.url).href;
  const worker = new Worker(
    `import(${JSON.stringify(url)}).then(({ annotate }) => require("node:worker_threads").parentPort.postMessage(annotate("Up 8%.")));`,
    { eval: true },
  );
  const [answer] = await new Promise((resolve, reject) => worker.once("message", (m) => resolve([m])).once("error", reject));
  assert.deepEqual(answer, annotate("Up 8%."));
});
