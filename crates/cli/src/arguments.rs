//! What may be asked on the command line, and the help that says so.

use std::num::NonZeroUsize;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use tickmark_engine::offsets::OffsetUnit;
use tickmark_engine::source::formats;

/// Read transcripts of earnings calls: who speaks, where the questions begin, and every figure.
#[derive(Parser)]
#[command(version, about, after_help = AFTER_HELP, arg_required_else_help = true, max_term_width = 100)]
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

Exit codes:
  0  everything was read
  1  an input could not be read; the others were
  2  the command line is wrong";

/// The commands.
#[derive(Subcommand)]
pub enum Command {
    /// Print the tagged JSON of each transcript
    Annotate(Annotate),
}

/// What `annotate` is asked.
#[derive(Args)]
#[command(after_help = ANNOTATE_HELP)]
pub struct Annotate {
    #[command(flatten)]
    pub inputs: Inputs,

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

/// What is read, and how.
#[derive(Args)]
pub struct Inputs {
    /// Transcripts: files, folders (all transcripts in them), patterns such as 'calls/*.txt'; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present = "jsonl_in")]
    pub files: Vec<String>,

    /// Read every text as this publisher's format instead of the one detected
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(formats().iter().map(|(name, _)| *name)))]
    pub format: Option<String>,

    /// How many transcripts to read at a time; all cores if left out
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

/// How tagged JSON is written.
#[derive(Args)]
pub struct Writing {
    /// The unit of every offset: code points (Python), UTF-16 units (JavaScript) or UTF-8 bytes (Rust, Go)
    #[arg(long, value_name = "UNIT", default_value = "codepoint",
          value_parser = PossibleValuesParser::new(["codepoint", "utf16", "byte"]).map(|name| OffsetUnit::parse(&name).unwrap_or_default()))]
    pub offsets: OffsetUnit,

    /// Leave the text itself out
    #[arg(long)]
    pub no_text: bool,
}

impl Inputs {
    /// What the engine is asked.
    pub fn options(&self) -> tickmark_engine::Options {
        tickmark_engine::Options { format: self.format.clone() }
    }

    /// How many threads work.
    pub fn threads(&self) -> NonZeroUsize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }
}
