//! Finds every figure, date and period, and normalises it.
//!
//! `tokens` reads a turn once and keeps what can take part in a figure, `number` composes numbers of it, and one
//! recogniser a file says what a number is by what stands beside it. `overlap` lets the longest span win.

mod approx;
mod count;
pub mod date;
mod duration;
pub mod fiscal;
mod fraction;
mod money;
mod multiple;
mod number;
mod overlap;
mod percent;
pub mod period;
mod period_shift;
#[cfg(test)]
mod period_tests;
mod period_year;
mod period_zh;
mod phrase;
mod points;
mod range;
mod rank;
mod retraction;
mod tokens;
mod vague;

use rust_decimal::Decimal;

pub use retraction::retractions;
pub(crate) use retraction::takes_back;

use crate::document::{Approx, Direction, Issue, Kind, Mention, TurnId, Unit, Value};
use crate::lexicon::numbers::{Han, Word};
use crate::span::Span;
use crate::turns::CallOutline;
use crate::turns::heard::Heard;
use number::{Number, Scan};
use tokens::{Tok, Token};

/// The most furniture, in bytes, that a mention may run over: a page's foot and head, or the times of a few captions.
const OVER: usize = 400;

/// Every mention, in text order, none overlapping another, each with its turn.
///
/// The words are read as they are heard, without the furniture between them, so that a number that runs over the end of a
/// page or of a caption is one number. Its span holds the furniture then; where that is too long, an issue says so instead.
pub fn find(outline: &CallOutline, issues: &mut Vec<Issue>) -> Vec<Mention> {
    let heard = Heard::of(&outline.source);
    let text = &*heard.text;
    let turns: Vec<Span> = outline.turns.iter().map(|turn| heard.span(turn.span)).collect();
    let mut mentions = Vec::new();
    let (mut tokens, mut times, mut periods) = (Vec::new(), Vec::new(), Vec::new());
    for (&turn, id) in turns.iter().zip((0..).map(TurnId)) {
        let first = mentions.len();
        tokens.clear();
        times.clear();
        tokens::lex(&heard, turn.start as usize, turn.end as usize, &mut tokens, &mut times);
        figures(&heard, turn.start as usize, turn.end as usize, &tokens, &mut mentions);
        for mention in &mut mentions[first..] {
            mention.turn = Some(id);
        }
        period::phrases_at(text, turn, &times, &mut |phrase| periods.push((phrase, id)));
    }
    count::drop_names(text, &mut mentions);
    money::settle(text, &mut mentions);
    period::add(text, periods, &outline.call, &mut mentions);
    overlap::resolve(&mut mentions);
    if heard.is_whole() {
        return mentions;
    }
    mentions.retain_mut(|mention| {
        let span = heard.back(mention.span);
        let whole = span.len() - mention.span.len() <= OVER && !is_cut(&heard, mention.span);
        if !whole {
            issues.push(Issue {
                code: "interrupted-figure",
                message: format!(
                    "“{}” was left out because other text interrupts it; add it by hand if it matters.",
                    mention.span.of(text)
                ),
                span,
            });
        }
        mention.span = span;
        whole
    });
    mentions
}

/// Whether furniture cuts the digits of a number at a comma: "$1," on one page and "234" on the next.
fn is_cut(heard: &Heard, span: Span) -> bool {
    let text = &*heard.text;
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    // A comma, the blank that stands for the furniture, three digits.
    let cut = |comma: usize| {
        let behind = &text[comma + 1..];
        let group = behind.trim_start();
        let next = comma + 1 + behind.len() - group.len();
        digits(group) == 3
            && text[..comma].ends_with(|c: char| c.is_ascii_digit())
            && heard.back(Span::new(comma, next + 1)).len() > next + 2 - comma
    };
    let (start, end) = (span.start as usize, span.end as usize);
    let head = text[..start].trim_end();
    text[end..].starts_with(',') && cut(end) || head.ends_with(',') && cut(head.len() - 1)
}

/// What a recogniser makes of a number and its neighbours.
#[derive(Clone, Debug)]
struct Found {
    start: usize,
    end: usize,
    kind: Kind,
    low: Decimal,
    high: Decimal,
    unit: Option<Unit>,
    decimals: Option<i32>,
    approx: Option<Approx>,
    rule: &'static str,
    confidence: u8,
    /// The token after the last one used.
    next: usize,
}

impl Found {
    /// A finding over the number itself; the recogniser widens the span.
    fn of(number: &Number, kind: Kind, unit: Option<Unit>, rule: &'static str, confidence: u8) -> Self {
        Self {
            start: number.start,
            end: number.end,
            kind,
            low: number.low,
            high: number.high,
            unit,
            decimals: number.decimals,
            approx: number.approx,
            rule,
            confidence,
            next: number.next,
        }
    }

    /// Up to the end of the token before `next`.
    fn through(mut self, scan: &Scan, next: usize) -> Self {
        self.end = self.end.max(scan.tokens[next - 1].end);
        self.next = self.next.max(next);
        self
    }
}

/// The figures of one stretch of text.
fn figures(heard: &Heard, from: usize, to: usize, tokens: &[Token], mentions: &mut Vec<Mention>) {
    let scan = Scan { text: &heard.text, tokens, from, to };
    let mut at = 0;
    // Tokens before this one belong to a figure already.
    let mut used = 0;
    while at < scan.tokens.len() {
        let found = match scan.tokens[at].tok {
            Tok::Word(_) | Tok::Literal { .. } | Tok::Han(_) => at_token(&scan, at, used, mentions.last()),
            Tok::NumberSign | Tok::Ordinal => rank::find(&scan, at).ok_or(at + 1),
            Tok::HalfPrice => Ok(percent::half_price(&scan, at)),
            Tok::PercentSign | Tok::Plus | Tok::Measure(_) | Tok::Currency { .. } => Err(at + 1),
            Tok::ScaledCurrency { .. } | Tok::PartsOf | Tok::Tenths | Tok::Discount | Tok::TimesHan => Err(at + 1),
        };
        match found {
            Ok(found) => {
                at = found.next.max(at + 1);
                used = at;
                mentions.push(mention(&scan, found));
            }
            Err(next) => at = next.max(at + 1),
        }
    }
}

/// The figure that begins with the number or word at a token, or where to look next.
fn at_token(scan: &Scan, at: usize, used: usize, last: Option<&Mention>) -> Result<Found, usize> {
    if let Some(found) = vague::find(scan, at, used) {
        return Ok(found);
    }
    let found = match scan.tokens[at].tok {
        Tok::Word(Word::Multiplied(_) | Word::Halved) => multiple::word(scan, at),
        Tok::Word(Word::Number) => rank::find(scan, at),
        Tok::Word(Word::Percent) | Tok::Han(Han::Small(_) | Han::Big(_)) => percent::prefixed(scan, at),
        Tok::Word(Word::Part(_)) => fraction::article(scan, at),
        Tok::Word(Word::Digits) => vague::digits_han(scan, at),
        Tok::Word(Word::PercentagePoints) => points::article(scan, at),
        Tok::Word(Word::Several(2, 2)) => points::couple(scan, at),
        Tok::Word(Word::Largest | Word::Ranked) => rank::ordinal(scan, at),
        Tok::Literal { .. } => percent::spaced_discount(scan, at),
        _ => None,
    };
    if let Some(found) = found {
        return Ok(found);
    }
    let number = number::read(scan, at)?;
    let number = number::signed(scan, number);
    let wide = range::extend(scan, &number, used);
    [wide, Some(number)]
        .iter()
        .flatten()
        .find_map(|number| {
            money::find(scan, number, used)
                .or_else(|| percent::find(scan, number))
                .or_else(|| points::find(scan, number))
                .or_else(|| multiple::find(scan, number))
                .or_else(|| multiple::ratio(scan, number))
                .or_else(|| fraction::find(scan, number))
                .or_else(|| duration::find(scan, number))
                .or_else(|| count::find(scan, number))
                .or_else(|| percent::bare(scan, number))
                .or_else(|| count::elliptic(scan, number, last))
        })
        .ok_or(number.next)
}

fn mention(scan: &Scan, found: Found) -> Mention {
    let approx = found.approx.or_else(|| approx::around(scan, found.start, found.end));
    let value = Value {
        low: Some(found.low.normalize()),
        high: Some(found.high.normalize()),
        unit: found.unit,
        decimals: found.decimals,
        approx,
    };
    let mut mention =
        Mention::found(Span::new(found.start, found.end), found.kind, Some(value), found.rule, found.confidence);
    if number::has_minus(&scan.text[found.start..found.end]) || number::is_minus(scan, found.start) {
        // What measures it says whether that is a loss or a move.
        mention.direction = Some(Direction::Down);
    }
    mention
}
