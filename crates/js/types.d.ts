/** An exact decimal: up to 15 digits a number, which gives those digits back; beyond that the text of its digits. */
export type Decimal = number | string;

/** Which call it is. */
export interface Call {
  company: string | null;
  date: string | null;
  period: Period | null;
  ticker: string | null;
  title: string | null;
}

/** A verdict. */
export interface Check {
  id: string;
  kind: string;
  mentions: string[];
  message: string;
  status: "agrees" | "conflicts";
}

/** A question and its answers. */
export interface Exchange {
  answers: string[];
  id: string;
  question: string[];
}

/** An export, verified: every file was read again and compared with the document. */
export interface Exported {
  /** The files, the main one first. */
  files: ExportedFile[];
  /** What the format cannot hold. */
  leftOut: LeftOut[];
}

/** One file of an export. */
export interface ExportedFile {
  /** The whole content: text, or the bytes of a workbook or a zip. */
  content: string | Uint8Array;
  /** What stands behind the source's name: ".figures.csv". */
  ending: string;
  /** Internet media type. */
  mediaType: string;
}

/** A level with its changes and its prior. */
export interface Fact {
  changes: string[];
  id: string;
  level: string | null;
  metric: string;
  prior: string | null;
  speaker: string | null;
  subject: string | null;
  turn: string | null;
}

/** One format of `exportAs`. */
export interface Format {
  /** What stands behind the source's name in the names of its files, the main one first: ".spacy.jsonl". */
  endings: string[];
  /** What `exportAs` takes: "spacy". */
  name: string;
  /** Whether the format makes no sense without the text. */
  needsText: boolean;
  /** What a person takes it for: "train and evaluate in spaCy". */
  purpose: string;
  /** What a person reads: "spaCy JSON lines". */
  title: string;
  /** The units that its offsets may count: one where the format says which, none where it has no offsets. */
  units: string[];
}

/** What wrote it. */
export interface Generator {
  name: string;
  version: string;
}

/** Two tags that the file links. */
export interface ImportedLink {
  /** Where the first tag stands in the list. */
  from: number;
  /** What the link says: "change". */
  label: string;
  /** Where the second tag stands in the list. */
  to: number;
}

/** A tag that was made elsewhere. */
export interface ImportedTag {
  /** Where it ends. */
  end: number;
  /** What is known of the figure, where the file is tagged JSON: fields by their names. */
  fields: Record<string, string | null>;
  /** The kind of figure that the label names, if it names one. */
  kind: string | null;
  /** Its label as the file has it. */
  label: string;
  /** What somebody wrote beside it. */
  note: string | null;
  /** Where it begins. */
  start: number;
  /** What a person has said of it, where the file is tagged JSON. */
  status: string | null;
  /** The words under it. */
  text: string;
}

/** One text of a file of tags. */
export interface ImportedText {
  /** The name of the format: "spacy". */
  format: string;
  /** The links between them that the file has. */
  links: ImportedLink[];
  /** The path inside the archive, if the file was one. */
  path: string | null;
  /** What does not fit. */
  refused: RefusedTag[];
  /** The tags that fit, in the order of the text. */
  tags: ImportedTag[];
  /** The text that the tags are over, without a leading byte order mark and with LF line ends. */
  text: string;
}

/** A non-fatal problem. */
export interface Issue {
  code: string;
  end: number;
  message: string;
  start: number;
}

/** Something that a format cannot hold. */
export interface LeftOut {
  /** How many; never 0. */
  count: number;
  /** The same as one plain sentence, with the reason. */
  sentence: string;
  /** What it is, as a plain plural: "facts". */
  what: string;
}

/** A recognised span. */
export interface Mention {
  accounting: "gaap" | "non_gaap" | "adjusted" | null;
  basis: "yoy" | "qoq" | "ytd" | "like_for_like" | "constant_currency" | null;
  confidence: number;
  direction: "up" | "down" | "flat" | "loss" | null;
  end: number;
  id: string;
  kind: "money" | "percent" | "percentage_points" | "basis_points" | "count" | "multiple" | "fraction" | "rank" | "duration" | "date" | "period";
  metric: string | null;
  metric_text: string | null;
  modality: "reported" | "guidance" | "hypothetical" | "question";
  period: Period | null;
  role: "level" | "change" | "prior" | "share_of" | "threshold" | null;
  rule: string;
  start: number;
  status: string;
  subject: string | null;
  text: string;
  translation_of: string | null;
  turn: string | null;
  value: Value | null;
}

/** One file of an archive. */
export interface Packed {
  /** Its bytes, if they could be unpacked. */
  content: Uint8Array | null;
  /** Its path in the archive. */
  path: string;
  /** Why they could not. */
  reason: string | null;
}

/** A stretch of time. */
export interface Period {
  end: string | null;
  start: string | null;
  text: string;
}

/** A stretch of text. */
export interface Range {
  end: number;
  start: number;
}

/** A tag that was not taken. */
export interface RefusedTag {
  /** Where in the file: "T4", "line 3, span 2". */
  place: string;
  /** Why: one plain sentence. */
  reason: string;
}

/** A part of the transcript. */
export interface Section {
  end: number;
  kind: "preamble" | "prepared_remarks" | "qa" | "participants" | "disclaimer";
  start: number;
}

/** The text and how it was read. */
export interface Source {
  format: string;
  languages: string[];
  length: number;
  name: string | null;
  offset_unit: string;
  sha256: string;
  text: string | null;
}

/** One person. */
export interface Speaker {
  affiliation: string | null;
  aliases: string[];
  id: string;
  kind: "operator" | "ir" | "executive" | "analyst" | "interpreter" | "editor" | "unknown";
  name: string;
  role: string | null;
}

/** A person's own tag. */
export interface Tag {
  end: number;
  name: string;
  note: string | null;
  start: number;
  text: string;
}

/** The whole file. */
export interface Tagged {
  call: Call;
  checks: Check[];
  exchanges: Exchange[];
  facts: Fact[];
  generator: Generator;
  issues: Issue[];
  mentions: Mention[];
  schema: string;
  sections: Section[];
  source: Source;
  speakers: Speaker[];
  tags?: Tag[];
  turns: Turn[];
}

/** Seconds from the start of the recording. */
export interface Time {
  end: number | null;
  start: number;
}

/** One speaker's stretch. */
export interface Turn {
  attribution: string;
  confidence?: number | null;
  cue?: Range | null;
  end: number;
  id: string;
  interpreted: boolean;
  label: Range | null;
  language: string;
  section: "preamble" | "prepared_remarks" | "qa" | "participants" | "disclaimer";
  speaker: string;
  start: number;
  time: Time | null;
  voice: Voice | null;
}

/** A normalised quantity. */
export interface Value {
  approx: "about" | "over" | "under" | "up_to" | "at_least" | null;
  decimals: number | null;
  high: Decimal | null;
  low: Decimal | null;
  unit: string | null;
}

/** Another voice inside a turn. */
export interface Voice {
  cue: Range;
  end: number;
  speaker: string;
  start: number;
}

/** What `annotate` may be asked. */
export interface AnnotateOptions {
  /** Read the text as this publisher's layout instead of the one detected. */
  format?: string | null;
  /** The name of the source, usually its file's. */
  name?: string | null;
  /** The unit of every offset; "utf16" if left out. */
  offsets?: "utf16" | "codepoint" | "byte";
  /** Whether `source.text` holds the text; true if left out. */
  text?: boolean;
}

/** What `exportAs` may be asked. */
export interface ExportOptions {
  /** Whether several files become one zip; false if left out. */
  archive?: boolean;
  /** The ids of the mentions that go out, for a filtered view; all of them if left out. */
  mentions?: string[] | null;
  /** The unit of offsets where the format leaves it open, as tagged JSON does; "codepoint" if left out. */
  offsets?: "utf16" | "codepoint" | "byte" | null;
  /** Which mentions go out: "kept", all that nobody rejected, if left out; "accepted", which are those accepted, changed or added; "suggested", which nobody has looked at; "every", the rejected ones too. */
  statuses?: "kept" | "accepted" | "suggested" | "every";
  /** Whether the text goes out too where the format can do without; true if left out. */
  text?: boolean | null;
  /** The transcript, where the document was made without its text. */
  transcript?: string | null;
}

/** What `readTags` may be asked. */
export interface ImportOptions {
  /** The format, by a name of `formats()`, instead of the one that the content shows. */
  format?: string | null;
  /** The unit of every offset that is given; "utf16" if left out. */
  offsets?: "utf16" | "codepoint" | "byte" | null;
  /** The transcript that the tags are over, where the file does not hold it. */
  transcript?: string | null;
}
