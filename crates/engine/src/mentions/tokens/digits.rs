//! Numbers in digits: whole or not at all, with what is glued to them.

use super::*;

impl Lexer<'_> {
    /// A digit at a byte, ASCII or fullwidth, and its length.
    pub(super) fn digit(&self, at: usize) -> Option<(u8, usize)> {
        match self.peek(at) {
            byte @ b'0'..=b'9' => Some((byte - b'0', 1)),
            0xef if self.peek(at + 1) == 0xbc && matches!(self.peek(at + 2), 0x90..=0x99) => {
                Some((self.bytes[at + 2] - 0x90, 3))
            }
            _ => None,
        }
    }

    pub(super) fn digits(&self, mut at: usize) -> usize {
        while let Some((_, length)) = self.digit(at) {
            at += length;
        }
        at
    }

    /// The length of a mark, ASCII or fullwidth (U+FF00 + its code - 0x20).
    pub(super) fn mark(&self, at: usize, mark: u8) -> Option<usize> {
        if self.peek(at) == mark {
            return Some(1);
        }
        (self.peek(at) == 0xef && self.peek(at + 1) == 0xbc && self.peek(at + 2) == mark - 0x20 + 0x80).then_some(3)
    }

    /// Past a chain of digits and the marks that join them, which is no figure: a telephone number, a version, a date.
    pub(super) fn skip_digits(&mut self) {
        while self.digit(self.at).is_some()
            || matches!(self.peek(self.at), b'-' | b'.' | b',' | b'/' | b':' | b'(' | b')')
        {
            self.at += self.digit(self.at).map_or(1, |(_, length)| length);
        }
        self.skip_word();
    }

    /// A number in digits, whole or not at all.
    pub(super) fn literal(&mut self) {
        let start = self.at;
        let whole = self.digits(start);
        let mut end = whole;
        let mut places = 0;
        let after_currency = self
            .tokens
            .last()
            .is_some_and(|last| matches!(last.tok, Tok::Currency { .. }) && gap(&self.text[last.end..start]).near());
        // Groups of thousands: commas (or the Indian two by two), apostrophes, narrow spaces; blanks only after a currency.
        let mut groups = 0;
        loop {
            let separator = match self.peek(end) {
                // "$1," at the end of a line and "234 million" on the next.
                b',' if after_currency && groups == 0 && self.line_goes_on(end + 1) => 2,
                b',' | b'\'' => 1,
                // A fullwidth comma groups fullwidth digits; between others it is punctuation.
                0xef if self.bytes[start] == 0xef => self.mark(end, b',').unwrap_or(0),
                0xc2 if self.peek(end + 1) == 0xa0 => 2,
                0xe2 if self.peek(end + 1) == 0x80 && matches!(self.peek(end + 2), 0x89 | 0xaf | 0x99) => 3,
                b' ' if after_currency && whole - start <= 3 => 1,
                _ => 0,
            };
            let blank = matches!(self.peek(end), b' ' | 0xc2);
            let to = self.digits(end + separator);
            let count = self.count(end + separator, to);
            let inner = count == 2 && self.peek(to) == b',' && self.digit(to + 1).is_some();
            if separator == 0 || !(count == 3 || inner) || (end == whole && self.count(start, whole) > 3) {
                break;
            }
            if blank && self.peek(to) == b'%' {
                break;
            }
            end = to;
            groups += 1;
        }
        let mut fraction = (end, end);
        let point = self.mark(end, b'.');
        if let Some(point) = point {
            let to = self.digits(end + point);
            if to > end + point {
                fraction = (end + point, to);
                end = to;
            }
        } else if groups == 0 && self.peek(end) == b',' && start < whole {
            // "1,3 billion": a decimal comma, if no list of numbers.
            let to = self.digits(end + 1);
            let count = self.count(end + 1, to);
            let unit = self.text[to..self.to].trim_start_matches([' ', '\u{a0}']);
            let unit_follows = unit.starts_with('%') || unit.get(1..7).is_some_and(|word| word == "illion");
            if (1..=2).contains(&count) && (unit_follows || after_currency) {
                fraction = (end + 1, to);
                end = to;
            }
        }
        if fraction.1 == fraction.0
            && let Some(interrupted) = self.interrupted(end)
        {
            (fraction, end) = (interrupted, interrupted.1);
        }
        if fraction.1 > fraction.0 {
            places = self.count(fraction.0, fraction.1);
        }
        let joint = self.peek(end);
        let after = self.peek(end + 1);
        let malformed = match joint {
            // 1,2345 and 1.2.3 and 10:30 and 3/4/2024 are no numbers of a call's figures.
            b'.' => after.is_ascii_digit(),
            b',' => after.is_ascii_digit() && self.count(end + 1, self.digits(end + 1)) > 2 && groups > 0,
            b':' => after.is_ascii_digit(),
            b'/' => after.is_ascii_digit(),
            b'-' => {
                after.is_ascii_digit() && {
                    let to = self.digits(end + 1);
                    self.peek(to) == b'-' && self.peek(to + 1).is_ascii_digit()
                }
            }
            b'^' => true,
            _ => false,
        };
        if joint == b'/' && after.is_ascii_digit() && self.small_fraction(start, end) {
            return;
        }
        if malformed {
            self.at = end;
            return self.skip_digits();
        }
        let leading_zero = self.bytes[start] == b'0' && whole - start > 1;
        let value = self.value(start, whole, end, fraction);
        let (Some(value), false) = (value, leading_zero) else {
            self.at = end;
            return self.skip_digits();
        };
        self.at = end;
        self.suffix(start, end, Tok::Literal { value, places: places as u8 });
    }

    /// Whether the line break at `at` stands inside a sum: behind the digits of the next line the sentence ends, or a scale
    /// follows. "at $15," and "300 stores opened" on the next are two figures.
    fn line_goes_on(&self, at: usize) -> bool {
        if self.peek(at) != b'\n' {
            return false;
        }
        let rest = self.text[self.digits(at + 1).min(self.to)..self.to].trim_start();
        let letters = letters::letters(rest.as_bytes(), 0);
        let scale =
            letters.length > 0 && matches!(entry(letters), Some(Entry::Number(Word::Scale(_) | Word::Abbreviation(_))));
        scale || rest.is_empty() || rest.starts_with(['.', ';', '?', '!'])
    }

    /// The decimals of a number that other text cuts at its point: "$20." at the foot of a page and "4 billion" on the next.
    /// A point may also end a sentence there, so that a scale or a percent sign must follow.
    fn interrupted(&self, end: usize) -> Option<(usize, usize)> {
        let blank = |at| matches!(self.peek(at), b' ' | b'\n');
        let after_point = self.peek(end) == b'.' && blank(end + 1);
        if self.heard.is_whole() || !(after_point || blank(end) && self.peek(end + 1) == b'.') {
            return None;
        }
        let (from, to) = (end + 2, self.digits(end + 2));
        if !(from + 1..=from + 3).contains(&to) || self.heard.back(Span::new(end, from + 1)).len() <= 3 {
            return None;
        }
        let unit = self.text[to..self.to].trim_start();
        let letters = letters::letters(unit.as_bytes(), 0);
        let unit_follows = unit.starts_with('%')
            || letters.length > 1
                && matches!(
                    entry(letters),
                    Some(Entry::Number(
                        Word::Scale(_) | Word::Percent | Word::Basis | Word::BasisPoints | Word::Abbreviation(_)
                    ))
                );
        unit_follows.then_some((from, to))
    }

    /// "1/3" and "2/3": a part written with a stroke.
    pub(super) fn small_fraction(&mut self, start: usize, end: usize) -> bool {
        let to = self.digits(end + 1);
        let (upper, lower) = (&self.text[start..end], &self.text[end + 1..to]);
        let (Ok(upper), Ok(lower)) = (upper.parse::<u8>(), lower.parse::<u8>()) else { return false };
        let closed = !matches!(self.peek(to), b'/' | b'-' | b'.') || !self.peek(to + 1).is_ascii_alphanumeric();
        if upper == 0
            || upper >= lower
            || !(2..=10).contains(&lower)
            || !closed
            || self.peek(to).is_ascii_alphanumeric()
        {
            return false;
        }
        let value = Decimal::from(upper);
        self.push(start, end, Tok::Literal { value, places: 0 });
        self.push(end, to, Tok::Word(Word::Part(lower)));
        self.at = to;
        true
    }

    pub(super) fn count(&self, from: usize, to: usize) -> usize {
        let mut at = from;
        let mut count = 0;
        while at < to
            && let Some((_, length)) = self.digit(at)
        {
            at += length;
            count += 1;
        }
        count
    }

    pub(super) fn value(&self, start: usize, _whole: usize, end: usize, fraction: (usize, usize)) -> Option<Decimal> {
        let mut mantissa: i128 = 0;
        let mut at = start;
        let mut places = 0;
        while at < end {
            match self.digit(at) {
                Some((digit, length)) => {
                    mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
                    places += u32::from(at >= fraction.0 && fraction.1 > fraction.0);
                    at += length;
                }
                None => at += 1,
            }
        }
        if places > 28 || mantissa >= 1 << 96 {
            return None;
        }
        Some(Decimal::from_i128_with_scale(mantissa, places))
    }

    /// Letters glued after a number: a scale, a unit, a currency; anything else makes the whole a name.
    pub(super) fn suffix(&mut self, start: usize, end: usize, literal: Tok) {
        let mut to = end;
        while to < self.to && self.bytes[to].is_ascii_alphabetic() {
            to += 1;
        }
        let form = &self.text[end..to];
        if to == end {
            // Form 10-K, 20-F: a single capital after a hyphen.
            let named = self.peek(end) == b'-'
                && self.peek(end + 1).is_ascii_uppercase()
                && (!self.peek(end + 2).is_ascii_alphabetic()
                    || (self.peek(end + 2) == b's' && !self.peek(end + 3).is_ascii_alphabetic()));
            if named {
                return self.skip_name();
            }
            return self.push(start, end, literal);
        }
        if self.peek(to).is_ascii_digit() {
            return self.skip_name();
        }
        let lower = form.len() < 8 && form.bytes().skip(1).all(|byte| byte.is_ascii_lowercase()) || form.len() < 3;
        let tok = match form {
            "st" | "nd" | "rd" | "th" => {
                self.at = to;
                return;
            }
            "x" | "X" => Some(Tok::Word(Word::Times)),
            "s" => match literal {
                Tok::Literal { value, places: 0 } => u8::try_from(value).ok().map(|ten| Tok::Word(Word::Decade(ten))),
                _ => None,
            },
            "p" => Some(Tok::Currency { code: "GBP", form: Form::Minor, generic: false }),
            "c" => Some(Tok::Currency { code: "USD", form: Form::Minor, generic: true }),
            "t" => None,
            _ if lower || form == "MLN" => match numbers::word(&form.to_ascii_lowercase()) {
                Some(
                    word @ (Word::Scale(_)
                    | Word::Abbreviation(_)
                    | Word::BasisPoints
                    | Word::PercentagePoints
                    | Word::Percent),
                ) => (form != "per").then_some(Tok::Word(word)),
                _ => None,
            },
            _ => None,
        };
        let tok = tok.or_else(|| units::measure(form).map(Tok::Measure)).or_else(|| self.currency_code(end, to));
        let Some(tok) = tok else {
            // "5m-plus" and "$5B+" keep their scale; "77CLUB" is a name.
            return self.skip_name();
        };
        self.at = to;
        if let Tok::Word(Word::Decade(_)) = tok {
            return self.push(start, to, tok);
        }
        self.push(start, end, literal);
        self.push(end, to, tok);
    }
}
