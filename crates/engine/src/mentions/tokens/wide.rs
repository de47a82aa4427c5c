//! Characters of more than one byte: signs of currencies, fractions, full-width digits, and the ideographs of a figure.

use rust_decimal::Decimal;

use super::{Form, Lexer, Tok};
use crate::lexicon::currencies::{self, Use};
use crate::lexicon::numbers::{self, Word};
use crate::lexicon::script::Ideographs;
use crate::mentions::period_zh;

/// The ideographs that begin a token.
static BEGIN: Ideographs = {
    // Words of per cent, of multiples and of order, then the digits and powers of ten.
    let mut begin = Ideographs::of(concat!(
        "佰個个基分成折打倍第翻位",
        "零一壹壱二两兩贰貳俩倆三叁參叄四肆五伍六陆陸七柒八捌九玖十拾百千仟万萬亿億兆点點多余餘几幾数數半"
    ));
    let mut at = 0;
    while at < currencies::HAN.len() {
        begin = begin.with(currencies::HAN[at].0.as_bytes(), 0);
        at += 1;
    }
    begin
};

/// The ideographs that begin a token, a date or a period: most characters of a text are dismissed by one look.
static BEGIN_ANY: Ideographs = BEGIN.and(&period_zh::BEGIN);

impl Lexer<'_> {
    /// A character of more than one byte. Gives where it ends, or begins if a date may begin with it.
    pub(super) fn wide(&mut self) -> usize {
        let start = self.at;
        let is_ideograph = |at: usize| matches!(self.peek(at), 0xe4..=0xe9);
        let mut dull = start;
        while is_ideograph(dull) && !BEGIN_ANY.stand_at(self.bytes, dull) {
            dull += 3;
        }
        if dull > start {
            self.at = dull;
            return dull;
        }
        let Some(character) = self.text[start..].chars().next() else {
            self.at += 1;
            return self.at;
        };
        let end = start + character.len_utf8();
        self.at = end;
        if !matches!(self.bytes[start], 0xe4..=0xe9) || BEGIN.stand_at(self.bytes, start) {
            self.meaning(start, end, character);
        }
        let begins = self.bytes[start] == 0xe2 || period_zh::may_begin(self.bytes, start);
        if begins { start } else { end }
    }

    fn meaning(&mut self, start: usize, end: usize, character: char) {
        match self.bytes[start] {
            0xc2 => match character {
                '£' | '¥' | '¢' => self.symbol(start, end),
                '½' | '¼' | '¾' => self.vulgar(start, end, character),
                _ => {}
            },
            0xc3..=0xdf => self.skip_word(),
            0xe0..=0xe1 => {
                if matches!(character, '฿' | '៛') {
                    self.symbol(start, end);
                }
            }
            0xe2 => match character {
                '\u{20a0}'..='\u{20cf}' => self.symbol(start, end),
                '⅓' | '⅔' => self.vulgar(start, end, character),
                _ => {}
            },
            0xef => match character {
                '０'..='９' => {
                    self.at = start;
                    self.literal();
                }
                '％' | '﹪' => self.push(start, end, Tok::PercentSign),
                '＄' | '￡' | '￥' | '￦' | '￠' | '﹩' => self.symbol(start, end),
                _ => {}
            },
            0xe3..=0xe9 => self.han(start, end, character),
            _ => {}
        }
    }

    fn symbol(&mut self, start: usize, end: usize) {
        let sign = &self.text[start..end];
        if let Ok(at) = currencies::SYMBOLS.binary_search_by_key(&sign, |entry| entry.0) {
            let (_, code, generic) = currencies::SYMBOLS[at];
            let form = if matches!(sign, "¢" | "￠") { Form::Minor } else { Form::Symbol };
            self.push(start, end, Tok::Currency { code, form, generic });
        }
    }

    fn vulgar(&mut self, start: usize, end: usize, character: char) {
        let (upper, lower) = match character {
            '½' => (1, 2),
            '¼' => (1, 4),
            '¾' => (3, 4),
            '⅓' => (1, 3),
            _ => (2, 3),
        };
        self.push(start, start, Tok::Literal { value: Decimal::from(upper), places: 0 });
        self.push(start, end, Tok::Word(Word::Part(lower)));
    }

    /// `words` right after `at`, blanks between its characters allowed: where it ends.
    fn follows(&self, mut at: usize, words: &str) -> Option<usize> {
        for character in words.chars() {
            while matches!(self.peek(at), b' ') && at < self.to {
                at += 1;
            }
            at += self.text[at..self.to].starts_with(character).then_some(character.len_utf8())?;
        }
        Some(at)
    }

    fn han(&mut self, start: usize, end: usize, character: char) {
        let any = |words: &[&str]| words.iter().find_map(|words| self.follows(end, words));
        let found = match character {
            '百' | '佰' if let Some(to) = any(&["分点", "分點"]) => Some((to, Tok::Word(Word::PercentagePoints))),
            '個' | '个' if let Some(to) = any(&["百分点", "百分點"]) => {
                Some((to, Tok::Word(Word::PercentagePoints)))
            }
            '個' | '个' if let Some(to) = any(&["基点", "基點"]) => Some((to, Tok::Word(Word::BasisPoints))),
            '基' if let Some(to) = any(&["点", "點"]) => Some((to, Tok::Word(Word::BasisPoints))),
            '分' if let Some(to) = any(&["之"]) => Some((to, Tok::PartsOf)),
            '成' => Some((end, Tok::Tenths)),
            '折' => Some((end, Tok::Discount)),
            '打' if let Some(to) = any(&["对折", "對折"]) => {
                self.at = to;
                // 打, blanks, 对折.
                let from = to - self.text[end..to].trim_start().len();
                return self.push(from, to, Tok::HalfPrice);
            }
            '倍' => Some((end, Tok::TimesHan)),
            '第' => Some((end, Tok::Ordinal)),
            '翻' => any(&["了一番", "了一倍", "了一翻", "一番", "一倍", "番", "倍"])
                .map(|to| (to, Tok::Word(Word::Multiplied(2))))
                .or_else(|| any(&["了两番", "了兩番", "两番", "兩番"]).map(|to| (to, Tok::Word(Word::Multiplied(4))))),
            '位' if let Some(to) = any(&["数", "數"]) => Some((to, Tok::Word(Word::Digits))),
            _ => None,
        };
        if let Some((to, tok)) = found {
            self.at = to;
            return self.push(start, to, tok);
        }
        // No name of a currency begins with a number.
        if let Some(part) = numbers::han(character) {
            self.push(start, end, Tok::Han(part));
        } else if let Some((name, code, usage)) = currencies::han(&self.text[start..self.to]) {
            let form = match usage {
                Use::Minor => Form::Minor,
                Use::Everyday => Form::Everyday,
                _ => Form::Word,
            };
            self.at = start + name.len();
            self.push(start, self.at, Tok::Currency { code, form, generic: usage != Use::Own && usage != Use::Minor });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_number_begins_a_token() {
        for character in ('\u{4e00}'..'\u{a000}').filter(|&character| numbers::han(character).is_some()) {
            assert!(BEGIN.stand_at(character.to_string().as_bytes(), 0), "{character}");
            assert_eq!(currencies::han(&character.to_string()), None, "{character}");
        }
    }
}
