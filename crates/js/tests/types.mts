// Never run: the compiler says whether the package's types allow what the README shows, and refuse what is wrong.
import { annotate, exportAs, formats, readTags, unpack, type Mention, type Tagged } from "tickmark";
import start, { annotate as later } from "tickmark/start";

const call: Tagged = annotate("Revenue was $5.2 billion.", { name: "call.txt", offsets: "utf16", text: true });
const money: Mention[] = call.mentions.filter((m) => m.kind === "money" && m.modality === "guidance");
const low: number | string | null | undefined = money[0]?.value?.low;
const ids: string[] = money.map((m) => m.id);

const lines: string[] = [];
for (const { name, title, endings, units, needsText } of formats()) {
  const { files, leftOut } = exportAs(call, name, { statuses: "accepted", mentions: ids, archive: !needsText && units.length > 1 });
  const shown: string[] = files.map((file) => `${title}${file.ending}: ${typeof file.content === "string" ? file.content : file.content.byteLength}`);
  const left: number = leftOut.reduce((sum, { count }) => sum + count, endings.length + shown.length);
  exportAs(JSON.stringify(call), "json", { offsets: "byte", text: false, transcript: String(left) });
}
for (const { tags, refused } of readTags(unpack(new Uint8Array())[0].content ?? new Uint8Array(), { transcript: "" })) {
  lines.push(...tags.map((tag) => tag.fields["metric"] ?? tag.label), ...refused.map(({ reason }) => reason));
}
await start();
later("", {});

// @ts-expect-error: there is no such unit.
annotate("", { offsets: "words" });
// @ts-expect-error: there is no such kind.
call.mentions.filter((m) => m.kind === "colour");
// @ts-expect-error: a document is no number.
exportAs(5, "spacy");
export const used = low;
