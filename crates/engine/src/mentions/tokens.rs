//! One pass over the text that keeps only what can take part in a figure: numbers, their words, currencies, units.
//!
//! Everything between two tokens is plain text; whether two tokens belong together is told by the [`Gap`] between them.
//! A word that holds digits ("GB200", "20-F", "3rd") is one name and gives no token, so no part of it can be a number.

use rust_decimal::Decimal;

use crate::lexicon::calendar;
use crate::lexicon::currencies::{self, Use};
use crate::lexicon::letters::{self, Letters, Words};
use crate::lexicon::numbers::{self, Han, Word};
use crate::lexicon::units;
use crate::span::Span;
use crate::turns::heard::Heard;

mod digits;
mod wide;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Tok {
    /// A number in digits, and how many of them stand after the decimal point.
    Literal { value: Decimal, places: u8 },
    /// A word of a number or of a unit of one.
    Word(Word),
    /// A character of a Chinese number.
    Han(Han),
    /// A currency; `generic` where other currencies share the form.
    Currency { code: &'static str, form: Form, generic: bool },
    /// A currency and a power of ten in one word: MEUR.
    ScaledCurrency { code: &'static str, exponent: u8 },
    /// "%".
    PercentSign,
    /// "#" before a number.
    NumberSign,
    /// "+" or "plus" right after a number.
    Plus,
    /// "5MW": a unit of measurement glued to its number.
    Measure(&'static str),
    /// 分之: parts of.
    PartsOf,
    /// 成: tenths.
    Tenths,
    /// 折: tenths that are still to pay.
    Discount,
    /// 对折 after 打: half the price.
    HalfPrice,
    /// 倍.
    TimesHan,
    /// 第 before a number.
    Ordinal,
}

/// How a currency is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Code,
    /// A code or letters that also mean something else, so that a scale must follow.
    Weak,
    Symbol,
    Word,
    /// A minor unit.
    Minor,
    /// A word that is an everyday word as well.
    Everyday,
}

/// A token and where it stands, in bytes of the whole text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub tok: Tok,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    Glued,
    /// Blanks, at most one line break among them.
    Blank,
    /// A hyphen, with or without blanks.
    Hyphen,
    /// Anything else.
    Other,
}

impl Gap {
    /// Whether the two tokens follow each other directly.
    pub fn near(self) -> bool {
        matches!(self, Self::Glued | Self::Blank)
    }

    /// Whether they are one compound at least.
    pub fn joined(self) -> bool {
        self != Self::Other
    }
}

/// Judges the text between two tokens.
pub(super) fn gap(between: &str) -> Gap {
    if between.is_empty() {
        return Gap::Glued;
    }
    if between == " " {
        return Gap::Blank;
    }
    if between.len() > 12 {
        return Gap::Other;
    }
    let mut breaks = 0;
    let mut hyphens = 0;
    for character in between.chars() {
        match character {
            '\n' => breaks += 1,
            '-' | '\u{2010}' | '\u{2011}' => hyphens += 1,
            _ if character.is_whitespace() || character == '\u{200b}' => {}
            _ => return Gap::Other,
        }
    }
    match (breaks, hyphens) {
        (0 | 1, 0) => Gap::Blank,
        (0 | 1, 1) => Gap::Hyphen,
        _ => Gap::Other,
    }
}

/// Which word of which table: its number in all three together, plus one.
const WORDS: usize = numbers::WORDS.len() + currencies::WORDS.len() + currencies::OTHER_CODES.len();

/// The words of the three tables, one after the other.
const fn listed(at: usize) -> &'static str {
    let (numbers, named) = (numbers::WORDS.len(), currencies::WORDS.len());
    if at < numbers {
        numbers::WORDS[at].0
    } else if at < numbers + named {
        currencies::WORDS[at - numbers].0
    } else {
        currencies::OTHER_CODES[at - numbers - named].0
    }
}

static TABLE: Words<WORDS, 1024> = Words::new({
    let mut keys = [0; WORDS];
    let mut at = 0;
    while at < WORDS {
        keys[at] = letters::key(listed(at).as_bytes());
        at += 1;
    }
    keys
});

/// What a word stands for.
enum Entry {
    Number(Word),
    Currency(&'static str, Use),
    Code(&'static str),
}

/// The entry of a word.
#[inline]
fn entry(word: Letters) -> Option<Entry> {
    let at = TABLE.find(word)?;
    let (numbers, named) = (numbers::WORDS.len(), currencies::WORDS.len());
    Some(if at < numbers {
        Entry::Number(numbers::WORDS[at].1)
    } else if at < numbers + named {
        let (_, code, usage) = currencies::WORDS[at - numbers];
        Entry::Currency(code, usage)
    } else {
        Entry::Code(currencies::OTHER_CODES[at - numbers - named].1)
    })
}

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Skip,
    Letter,
    Digit,
    Apostrophe,
    Sign,
    /// The first byte of a character that may matter.
    Wide,
}

static CLASSES: [Class; 256] = {
    let mut table = [Class::Skip; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\'' => Class::Apostrophe,
            b'$' | b'%' | b'#' | b'+' | b'.' => Class::Sign,
            0xc2..=0xf4 => Class::Wide,
            _ => Class::Skip,
        };
        byte += 1;
    }
    table
};

/// Appends the tokens of `heard.text[from..to]`, and the places where a date or a period may begin.
pub(super) fn lex(heard: &Heard, from: usize, to: usize, tokens: &mut Vec<Token>, times: &mut Vec<Span>) {
    let text = &*heard.text;
    let mut lexer = Lexer { text, bytes: &text.as_bytes()[..to], heard, at: from, from, to, tokens, times };
    lexer.run();
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    heard: &'t Heard<'t>,
    at: usize,
    from: usize,
    to: usize,
    tokens: &'t mut Vec<Token>,
    times: &'t mut Vec<Span>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        while self.at < self.to {
            let start = self.at;
            // As far as a date begins nowhere.
            let mut dull = start;
            match CLASSES[self.bytes[start] as usize] {
                Class::Skip => {
                    self.at += 1;
                    continue;
                }
                Class::Letter => {
                    self.word();
                    continue;
                }
                Class::Apostrophe => self.at += 1,
                Class::Digit => self.literal(),
                Class::Sign => {
                    self.sign();
                    dull = start + 1;
                }
                Class::Wide => dull = self.wide(),
            }
            if self.at > dull {
                self.times.push(Span::new(start, self.at));
            }
        }
    }

    fn peek(&self, at: usize) -> u8 {
        if at < self.to { self.bytes[at] } else { b' ' }
    }

    fn push(&mut self, start: usize, end: usize, tok: Tok) {
        self.tokens.push(Token { start, end, tok });
    }

    /// A run of letters; with digits glued to it a name, unless the letters name a currency.
    fn word(&mut self) {
        let start = self.at;
        let letters = letters::letters(self.bytes, start);
        let mut end = start + letters.length;
        if letters.length == 16 {
            while self.peek(end).is_ascii_alphabetic() {
                end += 1;
            }
        }
        let next = self.peek(end);
        self.at = end + usize::from(next == b' ');
        if next != b' ' && self.goes_on(start, end, next) {
            self.times.push(Span::new(start, self.at));
            return;
        }
        if calendar::begins(letters) || next == b':' {
            self.times.push(Span::new(start, end));
        }
        let length = end - start;
        if length > 15 {
            return;
        }
        match entry(letters) {
            Some(Entry::Number(word)) => return self.number_word(start, end, word),
            Some(Entry::Currency(code, usage)) => {
                let small = self.text[start..end].to_ascii_lowercase();
                return self.currency_word(start, end, &small, code, usage);
            }
            Some(Entry::Code(code)) => {
                return self.push(start, end, Tok::Currency { code, form: Form::Code, generic: false });
            }
            None => {}
        }
        // What is left begins with a capital and holds a second one at most a letter on, or is "Rs", "Rp", "kr".
        let capital = self.bytes[start].is_ascii_uppercase();
        let may = match length {
            2 => matches!(&self.bytes[start..end], b"Rs" | b"Rp" | b"RM" | b"kr"),
            3..=5 => {
                capital && self.bytes[start + 1].is_ascii_uppercase() && self.bytes[start + 2].is_ascii_uppercase()
            }
            _ => false,
        };
        if may && let Some(tok) = self.currency_code(start, end) {
            self.push(start, end, tok);
        }
    }

    /// Reads on where a word of letters is a part of something longer.
    fn goes_on(&mut self, start: usize, end: usize, next: u8) -> bool {
        if next.is_ascii_digit() {
            match self.currency_code(start, end) {
                Some(tok) => self.push(start, end, tok),
                None => self.skip_name(),
            }
        } else if matches!(next, 0xc3..=0xdf) {
            // An accented letter: the word goes on, and is none of ours.
            self.skip_word();
        } else if next == b'$' || (next == 0xc2 && matches!(self.peek(end + 1), 0xa3 | 0xa5)) {
            self.symbol_prefix(start, end);
        } else if end - start < 16 && next == b':' && self.bytes[end..].starts_with(b"://") {
            self.skip_address();
        } else {
            return false;
        }
        true
    }

    /// The currency that letters stand for by themselves.
    fn currency_code(&self, start: usize, end: usize) -> Option<Tok> {
        let form = &self.bytes[start..end];
        let plain = |code| Some(Tok::Currency { code, form: Form::Code, generic: false });
        let capitals = form.iter().all(u8::is_ascii_uppercase);
        let text = &self.text[start..end];
        match form.len() {
            1 if form == b"R" && self.peek(end).is_ascii_digit() => {
                Some(Tok::Currency { code: "ZAR", form: Form::Weak, generic: false })
            }
            2 => match form {
                b"Rs" => Some(Tok::Currency { code: "INR", form: Form::Code, generic: true }),
                b"Rp" => plain("IDR"),
                b"RM" => Some(Tok::Currency { code: "MYR", form: Form::Weak, generic: false }),
                b"kr" => Some(Tok::Currency { code: "SEK", form: Form::Code, generic: true }),
                _ => None,
            },
            3 if capitals && let Some(code) = currencies::code(text) => {
                let weak = currencies::COMMON_CODES.binary_search(&text).is_err();
                Some(Tok::Currency { code, form: if weak { Form::Weak } else { Form::Code }, generic: false })
            }
            4 if form[0] == b'M' && capitals => {
                Some(Tok::ScaledCurrency { code: currencies::code(&text[1..])?, exponent: 6 })
            }
            4 if form[3] == b'm' => Some(Tok::ScaledCurrency { code: currencies::code(&text[..3])?, exponent: 6 }),
            5 if form.ends_with(b"bn") => {
                Some(Tok::ScaledCurrency { code: currencies::code(&text[..3])?, exponent: 9 })
            }
            3..=8 => {
                let mut small = [0; 8];
                let small = &mut small[..form.len()];
                small.copy_from_slice(form);
                small.make_ascii_lowercase();
                plain(currencies::other_code(std::str::from_utf8(small).ok()?)?)
            }
            _ => None,
        }
    }

    /// Letters before a symbol: "HK$", "c $", "RMB¥".
    fn symbol_prefix(&mut self, start: usize, end: usize) {
        let symbol = self.text[end..].chars().next().map_or(1, char::len_utf8);
        let small = self.text[start..end].to_ascii_lowercase();
        self.at = end + symbol;
        match currencies::symbol_prefix(&small) {
            Some(code) if start == self.from || !self.bytes[start - 1].is_ascii_alphanumeric() => {
                self.push(start, self.at, Tok::Currency { code, form: Form::Symbol, generic: false });
            }
            _ => self.at = end,
        }
    }

    fn number_word(&mut self, start: usize, end: usize, word: Word) {
        let following = &self.text[end..self.to];
        let next_is = |words: &[&str]| {
            let rest = following.trim_start_matches([' ', '-', '\n', '\u{a0}']);
            let gap = following.len() - rest.len();
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            let found = gap > 0 && gap < 4 && words.iter().any(|word| rest[..letters].eq_ignore_ascii_case(word));
            found.then_some(end + gap + letters)
        };
        match word {
            Word::Percent if self.text[start..end].eq_ignore_ascii_case("per") => {
                if let Some(end) = next_is(&["cent", "cents"]) {
                    self.at = end;
                    self.push(start, end, Tok::Word(Word::Percent));
                }
            }
            Word::Percent => match next_is(&["point", "points"]) {
                Some(end) => {
                    self.at = end;
                    self.push(start, end, Tok::Word(Word::PercentagePoints));
                }
                None => self.push(start, end, Tok::Word(word)),
            },
            Word::Basis => {
                if let Some(end) = next_is(&["point", "points"]) {
                    self.at = end;
                    self.push(start, end, Tok::Word(Word::BasisPoints));
                }
            }
            Word::Number if end - start < 4 => {
                if self.peek(end) == b'.' && self.bytes[start] == b'N' {
                    self.at = end + 1;
                    self.push(start, end + 1, Tok::Word(Word::Number));
                }
            }
            _ => self.push(start, end, Tok::Word(word)),
        }
    }

    /// A currency's word, with the nation before it: "Canadian dollars", "U.S. cents".
    fn currency_word(&mut self, start: usize, end: usize, small: &str, code: &'static str, usage: Use) {
        let (nation, from) = self.nation_before(start, small).unzip();
        let form = match usage {
            Use::Minor => Form::Minor,
            Use::Everyday if nation.is_none() => Form::Everyday,
            _ => Form::Word,
        };
        let generic = nation.is_none() && usage != Use::Own;
        let start = from.unwrap_or(start);
        // "US" may stand in the text as a code already.
        while self.tokens.last().is_some_and(|last| last.end > start) {
            self.tokens.pop();
        }
        self.push(start, end, Tok::Currency { code: nation.unwrap_or(code), form, generic });
    }

    fn nation_before(&self, start: usize, word: &str) -> Option<(&'static str, usize)> {
        let before = self.text[self.from..start].strip_suffix([' ', '-', '\n', '\u{a0}'])?;
        let cut = |text: &str| {
            let bytes = text.as_bytes();
            let word = bytes.iter().rev().take(16).take_while(|b| b.is_ascii_alphabetic() || **b == b'.').count();
            bytes.len() - word
        };
        let at = cut(before);
        if before.len() - at < 2 {
            return None;
        }
        // "South Korean" before "Korean".
        let two = before[..at].strip_suffix(' ').map(cut);
        [two, Some(at)].into_iter().flatten().find_map(|from| {
            let nation = before[from..].to_ascii_lowercase();
            currencies::of_nation(&nation, word).map(|code| (code, self.from + from))
        })
    }

    fn skip_word(&mut self) {
        while self.at < self.to
            && (self.bytes[self.at].is_ascii_alphanumeric() || matches!(self.bytes[self.at], 0xc3..=0xdf | 0x80..=0xbf))
        {
            self.at += 1;
        }
    }

    /// To the end of a name that holds digits: "2.5-Max".
    fn skip_name(&mut self) {
        loop {
            while self.at < self.to && self.bytes[self.at].is_ascii_alphanumeric() {
                self.at += 1;
            }
            let joint = matches!(self.peek(self.at), b'.' | b'-' | b'/' | b'_');
            if !(joint && self.peek(self.at + 1).is_ascii_alphanumeric()) {
                return;
            }
            self.at += 1;
        }
    }

    fn skip_address(&mut self) {
        while self.at < self.to && !self.bytes[self.at].is_ascii_whitespace() && self.bytes[self.at] < 0x80 {
            self.at += 1;
        }
    }

    /// "+3.5%", "+40 bps": whether a plus is the sign of a rate or an amount; "+1 303 …" is a telephone number.
    fn is_plus(&self, start: usize, end: usize) -> bool {
        const UNITS: &[&str] =
            &["%", "percent", "per cent", "pct", "bps", "basis", "pp", "percentage", "points", "million", "billion"];
        let inside = |at: usize| self.peek(at).is_ascii_digit() || matches!(self.peek(at), b'.' | b',');
        let to = (end..self.to).find(|&at| !inside(at)).unwrap_or(self.to);
        let unit = self.text[to..self.to].trim_start_matches([' ', '\u{a0}']);
        let free = start == self.from || !self.bytes[start - 1].is_ascii_alphanumeric();
        free && UNITS.iter().any(|word| unit.starts_with(word))
    }

    fn sign(&mut self) {
        let (start, end) = (self.at, self.at + 1);
        self.at = end;
        let before = if start > self.from { self.bytes[start - 1] } else { b' ' };
        let before_digit = self.peek(end).is_ascii_digit();
        match self.bytes[start] {
            b'$' => self.push(start, end, Tok::Currency { code: "USD", form: Form::Symbol, generic: true }),
            b'%' => self.push(start, end, Tok::PercentSign),
            b'#' if before_digit => self.push(start, end, Tok::NumberSign),
            b'+' if before.is_ascii_digit() || before == b'%' => self.push(start, end, Tok::Plus),
            b'+' if before_digit && !self.is_plus(start, end) => self.skip_digits(),
            b'.' if before_digit && !before.is_ascii_alphanumeric() && before != b'.' => {
                self.at = start;
                self.literal();
            }
            _ => {}
        }
    }
}
