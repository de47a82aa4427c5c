//! What may be asked on the command line, and the help that says so.

use std::num::NonZeroUsize;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use tickmark_engine::document::{Kind, Modality, SectionKind};
use tickmark_engine::export::tagged_json::{Mention, Tagged};
use tickmark_engine::offsets::OffsetUnit;
use tickmark_formats::{Exporter, Selection, Statuses};

/// Read transcripts of earnings calls: who speaks, where the questions begin, and every figure.
#[derive(Parser)]
#[command(version, after_help = AFTER_HELP, arg_required_else_help = true, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  tickmark annotate call.txt > call.json       one transcript, indented JSON
  pbpaste | tickmark annotate -                from the clipboard
  tickmark annotate calls/ --jsonl > all.jsonl a whole folder, one line a transcript
  tickmark export --format html call.txt       a page to read and print
  tickmark import --over call.txt call.ann     what others tagged, compared with its quotes
  tickmark check calls/                        where printed numbers do not agree
  tickmark stats calls/                        what each transcript holds

Exit codes:
  0  everything was read (and, for check, no figures conflict)
  1  an input could not be read, the others were; or check found a conflict
  2  the command line is wrong";

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Print the tagged JSON of each transcript
    Annotate(Annotate),
    /// Write another format: CSV, Parquet, HTML, Markdown, Web Annotation, brat, spaCy, doccano, Label Studio, TEI, WebVTT
    Export(Export),
    /// Print the tagged JSON of what others tagged: in tagged JSON, Web Annotation, brat, spaCy, Prodigy, doccano, Label Studio
    Import(Import),
    /// Print where the printed numbers do not agree; the exit code is 1 if there is any such place
    Check(Check),
    /// Print what each transcript holds, as a table
    Stats(Stats),
}

/// What `annotate` is asked.
#[derive(Args)]
#[command(after_help = ANNOTATE_HELP)]
pub struct Annotate {
    /// Transcripts: files, folders (all transcripts in them), patterns such as 'calls/*.txt'; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present = "jsonl_in")]
    pub files: Vec<String>,

    #[command(flatten)]
    pub work: Work,

    #[command(flatten)]
    pub reader: Reader,

    /// Print one line of JSON for each transcript (as is done for several)
    #[arg(long)]
    pub jsonl: bool,

    /// Read lines {"id": …, "text": …} from standard input and answer each with one line that carries its id
    #[arg(long, conflicts_with_all = ["files", "jsonl"])]
    pub jsonl_in: bool,

    #[command(flatten)]
    pub writing: Writing,
}

const ANNOTATE_HELP: &str = "\
Examples:
  tickmark annotate call.txt
  tickmark annotate 2025/*.txt --no-text > all.jsonl
  tickmark annotate --jsonl-in < records.jsonl > answers.jsonl
  tickmark annotate call.txt --offsets utf16        offsets as JavaScript counts them

With --jsonl-in, a record that cannot be read is answered in its place with {\"id\": …, \"error\": …}
and the run goes on; the exit code is then 1.";

/// What `export` is asked.
#[derive(Args)]
#[command(after_help = export_help())]
pub struct Export {
    /// The format to write; see the list below
    #[arg(long, value_name = "FORMAT", hide_possible_values = true,
          value_parser = PossibleValuesParser::new(formats().into_iter().map(|(name, _)| name)))]
    pub format: String,

    /// Write files into this folder, named after each transcript, instead of to standard output
    #[arg(long, short, value_name = "FOLDER")]
    pub output: Option<String>,

    /// Do not say what the format cannot hold
    #[arg(long, short)]
    pub quiet: bool,

    /// Only say what the format cannot hold, and write nothing
    #[arg(long, conflicts_with_all = ["quiet", "output"])]
    pub dry_run: bool,

    #[command(flatten)]
    pub part: Part,

    /// Read every text as this publisher's format instead of the one detected
    #[arg(long, value_name = "NAME", value_parser = readers())]
    pub read_as: Option<String>,

    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub work: Work,
}

fn export_help() -> String {
    let mut help = String::from("Formats:\n");
    for (name, title) in formats() {
        help += &format!("  {name:20} {title}\n");
    }
    help + "\nExamples:\n  tickmark export --format html call.txt > call.html\n  \
            tickmark export --format csv-figures calls/ > figures.csv      one table of all calls\n  \
            tickmark export --format brat calls/ --output annotated/        three files for each call\n  \
            tickmark export --format tei call.json > call.xml               from tagged JSON\n  \
            tickmark export --format xlsx --statuses accepted call.tickmark --output out/   from a project\n  \
            tickmark export --format spacy --kind money,percent --section qa calls/ > train.jsonl\n"
}

/// What part of a call goes out.
#[derive(Args)]
#[command(next_help_heading = "What goes out")]
pub struct Part {
    /// By what a person has said of a figure: all but the rejected, the accepted, those not looked at, or every one
    #[arg(long, value_name = "WHICH", default_value = "kept",
          value_parser = PossibleValuesParser::new(Statuses::ALL.iter().map(|statuses| statuses.as_str()))
              .map(|name| Statuses::parse(&name).unwrap_or_default()))]
    pub statuses: Statuses,

    /// Only figures of these kinds, such as money,percent
    #[arg(long, value_name = "KIND", value_delimiter = ',', hide_possible_values = true,
          value_parser = PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.as_str())))]
    pub kind: Vec<String>,

    /// Only figures that measure these, such as revenue,capex
    #[arg(long, value_name = "METRIC", value_delimiter = ',')]
    pub metric: Vec<String>,

    /// Only figures of these modalities
    #[arg(long, value_name = "MODALITY", value_delimiter = ',',
          value_parser = PossibleValuesParser::new(Modality::ALL.iter().map(|modality| modality.as_str())))]
    pub modality: Vec<String>,

    /// Only figures in these sections
    #[arg(long, value_name = "SECTION", value_delimiter = ',',
          value_parser = PossibleValuesParser::new(SectionKind::ALL.iter().map(|section| section.as_str())))]
    pub section: Vec<String>,

    /// Only figures that these people say, each named as the transcript has it
    #[arg(long, value_name = "NAME")]
    pub speaker: Vec<String>,

    #[command(flatten)]
    pub writing: Writing,
}

impl Part {
    /// What is chosen of a call.
    pub fn selection(&self, tagged: &Tagged<'_>) -> Selection {
        let Writing { offsets, no_text } = self.writing;
        let all =
            [&self.kind, &self.metric, &self.modality, &self.section, &self.speaker].iter().all(|list| list.is_empty());
        let mentions = tagged.mentions.iter().filter(|mention| self.holds(mention, tagged));
        Selection {
            mentions: (!all).then(|| mentions.map(|mention| mention.id.to_string()).collect()),
            statuses: self.statuses,
            // A filter is one of figures; who asks for some of these has not asked for tags of another kind.
            tags: all,
            text: !no_text,
            unit: offsets,
        }
    }

    fn holds(&self, mention: &Mention<'_>, tagged: &Tagged<'_>) -> bool {
        let among = |list: &[String], word: Option<&str>| {
            list.is_empty() || word.is_some_and(|word| list.iter().any(|wanted| wanted == word))
        };
        let turn = tagged.turns.iter().find(|turn| Some(&turn.id) == mention.turn.as_ref());
        let speaker = turn.and_then(|turn| tagged.speakers.iter().find(|speaker| speaker.id == turn.speaker));
        among(&self.kind, Some(mention.kind.as_str()))
            && among(&self.metric, mention.metric.as_deref())
            && among(&self.modality, Some(mention.modality.as_str()))
            && among(&self.section, turn.map(|turn| turn.section.as_str()))
            && (self.speaker.is_empty()
                || speaker.is_some_and(|speaker| {
                    let mut names = speaker.aliases.iter().chain([&speaker.name]);
                    names.any(|name| among(&self.speaker, Some(name)))
                }))
    }
}

/// Every format of `export`, by name and title.
fn formats() -> Vec<(&'static str, &'static str)> {
    let formats = Exporter::ALL.iter().map(|exporter| (exporter.name, exporter.title));
    #[cfg(feature = "parquet")]
    let formats = formats.chain(tickmark_parquet::Table::ALL.iter().map(|table| (table.name, table.title)));
    formats.collect()
}

/// What `import` is asked.
#[derive(Args)]
#[command(after_help = import_help())]
pub struct Import {
    /// Files of tags: files, folders, zip archives, patterns such as 'tags/*.jsonl'; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<String>,

    /// The transcript that the tags are over, where the file does not hold it
    #[arg(long, value_name = "TRANSCRIPT")]
    pub over: Option<String>,

    /// The format of the files instead of the one that their content shows; see the list below
    #[arg(long, value_name = "FORMAT", hide_possible_values = true,
          value_parser = PossibleValuesParser::new(tickmark_formats::read::formats()))]
    pub format: Option<String>,

    /// Read the text as this publisher's format instead of the one detected
    #[arg(long, value_name = "NAME", value_parser = readers())]
    pub read_as: Option<String>,

    /// Print one line of JSON for each text (as is done for several)
    #[arg(long)]
    pub jsonl: bool,

    #[command(flatten)]
    pub work: Work,

    #[command(flatten)]
    pub writing: Writing,
}

fn import_help() -> String {
    let mut help = String::from("Formats:\n");
    for exporter in tickmark_formats::read::formats().filter_map(Exporter::named) {
        help += &format!("  {:20} {}\n", exporter.name, exporter.title);
    }
    help + "  and project files of the page\n\n\
            Each span is compared with its quote. What does not fit is said with its place and its reason; nothing is\n\
            guessed, the others come in, and the exit code is then 1.\n\n\
            Examples:\n  \
            tickmark import call.tickmark > call.json                what a person corrected in the page\n  \
            tickmark import annotated.jsonl > tagged.jsonl           spaCy, Prodigy, doccano: the text is in them\n  \
            tickmark import brat/call.ann > call.json                the text is call.txt beside it\n  \
            tickmark import --over call.txt call.w3c.jsonld          Web Annotations of a transcript\n  \
            tickmark import call.zip | tickmark export --format xlsx -o out/ -\n"
}

/// What `check` is asked.
#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub work: Work,

    #[command(flatten)]
    pub reader: Reader,

    /// Print the checks that agree as well
    #[arg(long)]
    pub all: bool,
}

/// What `stats` is asked.
#[derive(Args)]
pub struct Stats {
    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub work: Work,

    #[command(flatten)]
    pub reader: Reader,
}

/// What is read.
#[derive(Args)]
pub struct Inputs {
    /// Transcripts: files, folders (all transcripts in them), patterns such as 'calls/*.txt'; `-` is standard input.
    /// A file of tagged JSON or a project file of the page is taken as it is
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<String>,
}

/// How tagged JSON is written.
#[derive(Args, Clone, Copy)]
pub struct Writing {
    /// The unit of every offset: code points (Python), UTF-16 units (JavaScript) or UTF-8 bytes (Rust, Go)
    #[arg(long, value_name = "UNIT", default_value = "codepoint",
          value_parser = PossibleValuesParser::new(["codepoint", "utf16", "byte"]).map(|name| OffsetUnit::parse(&name).unwrap_or_default()))]
    pub offsets: OffsetUnit,

    /// Leave the text itself out
    #[arg(long)]
    pub no_text: bool,
}

/// The names of the readers.
fn readers() -> PossibleValuesParser {
    PossibleValuesParser::new(tickmark_engine::source::formats().iter().map(|(name, _)| *name))
}

/// Which reader is used.
#[derive(Args)]
pub struct Reader {
    /// Read every text as this publisher's format instead of the one detected
    #[arg(long = "format", value_name = "NAME", value_parser = readers())]
    pub format: Option<String>,
}

/// What the engine is asked.
pub fn engine(format: &Option<String>) -> tickmark_engine::Options {
    tickmark_engine::Options { format: format.clone() }
}

/// How the work is shared out.
#[derive(Args)]
pub struct Work {
    /// How many transcripts to read at a time; all cores if left out
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

impl Work {
    /// How many threads work.
    pub fn threads(&self) -> NonZeroUsize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }
}
