//! Words and signs that make up a number, in English and in Chinese.

/// What a word does in a number or beside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Zero to nineteen.
    Unit(u8),
    /// Twenty to ninety.
    Tens(u8),
    /// "twenties", "teens": the ten that they begin at.
    Decade(u8),
    /// "hundred".
    Hundred,
    /// "million": a power of ten.
    Scale(u8),
    /// "bn", "M": a power of ten that needs a number glued to it or a currency beside it.
    Abbreviation(u8),
    /// Twelve.
    Dozen,
    /// "several", "a couple of": from, to.
    Several(u8, u8),
    /// "third": one over it.
    Part(u8),
    /// "percent".
    Percent,
    /// "points", of whatever sort.
    Points,
    /// "pp": percentage points in one word.
    PercentagePoints,
    /// "bps".
    BasisPoints,
    /// The first word of "basis points".
    Basis,
    /// "times", "x".
    Times,
    /// "turns" of leverage.
    Turns,
    /// "fold", after a number.
    Fold,
    /// "doubled", "twofold": so many times.
    Multiplied(u8),
    /// "halved".
    Halved,
    /// "digits", after single, double, triple.
    Digits,
    /// "low", "mid", "high" before a vague magnitude.
    Qualifier(Band),
    /// "single", before "digits".
    Single,
    /// "number", "no." before a rank.
    Number,
    /// "largest" after an ordinal.
    Largest,
    /// "ranked" before an ordinal.
    Ranked,
}

/// Which part of a decade or of a number of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Its beginning.
    Low,
    /// Its middle.
    Mid,
    /// Its end.
    High,
}

use Band::{High, Low, Mid};
use Word::*;

/// Every English word of a number, in small letters and sorted.
#[rustfmt::skip]
pub const WORDS: &[(&str, Word)] = &[
    ("b", Abbreviation(9)), ("basis", Basis), ("beeps", BasisPoints), ("biggest", Largest), ("bil", Abbreviation(9)), ("billion", Scale(9)),
    ("billions", Scale(9)), ("bips", BasisPoints), ("bln", Abbreviation(9)), ("bn", Abbreviation(9)),
    ("bp", BasisPoints), ("bps", BasisPoints), ("couple", Several(2, 2)), ("cr", Abbreviation(7)),
    ("crore", Scale(7)), ("crores", Scale(7)), ("digit", Digits), ("digits", Digits), ("double", Multiplied(2)),
    ("doubled", Multiplied(2)), ("doubles", Multiplied(2)), ("doubling", Multiplied(2)), ("doz", Dozen),
    ("dozen", Dozen), ("dozens", Dozen), ("eight", Unit(8)), ("eighteen", Unit(18)), ("eightfold", Multiplied(8)),
    ("eighth", Part(8)), ("eighths", Part(8)), ("eighties", Decade(80)), ("eighty", Tens(80)), ("eleven", Unit(11)),
    ("few", Several(3, 9)), ("fifteen", Unit(15)), ("fifth", Part(5)), ("fifths", Part(5)), ("fifties", Decade(50)),
    ("fifty", Tens(50)), ("five", Unit(5)), ("fivefold", Multiplied(5)), ("fold", Fold), ("forties", Decade(40)),
    ("forty", Tens(40)), ("four", Unit(4)), ("fourfold", Multiplied(4)), ("fourteen", Unit(14)), ("fourth", Part(4)),
    ("fourths", Part(4)), ("fourty", Tens(40)), ("half", Part(2)), ("halved", Halved), ("halves", Part(2)),
    ("halving", Halved), ("high", Qualifier(High)), ("higher", Qualifier(High)), ("hundred", Hundred),
    ("hundredfold", Multiplied(100)), ("hundreds", Hundred), ("k", Abbreviation(3)), ("lac", Scale(5)), ("lacs", Scale(5)),
    ("lakh", Scale(5)), ("lakhs", Scale(5)), ("largest", Largest), ("low", Qualifier(Low)), ("lower", Qualifier(Low)),
    ("m", Abbreviation(6)), ("mid", Qualifier(Mid)), ("middle", Qualifier(Mid)), ("mil", Abbreviation(6)),
    ("million", Scale(6)), ("millions", Scale(6)), ("mio", Abbreviation(6)), ("mln", Abbreviation(6)),
    ("mm", Abbreviation(6)), ("mn", Abbreviation(6)), ("mrd", Abbreviation(9)), ("naught", Unit(0)), ("nil", Unit(0)),
    ("nine", Unit(9)), ("ninefold", Multiplied(9)), ("nineteen", Unit(19)), ("nineties", Decade(90)),
    ("ninety", Tens(90)), ("ninth", Part(9)), ("ninths", Part(9)), ("no", Number), ("nos", Number),
    ("nought", Unit(0)), ("number", Number), ("one", Unit(1)), ("pct", Percent), ("per", Percent),
    ("percent", Percent), ("percentage", Percent), ("percents", Percent), ("point", Points),
    ("points", Points), ("pp", PercentagePoints), ("pps", PercentagePoints), ("ppt", PercentagePoints),
    ("ppts", PercentagePoints), ("pts", PercentagePoints), ("quadrillion", Scale(15)), ("quadruple", Multiplied(4)),
    ("quadrupled", Multiplied(4)), ("quadruples", Multiplied(4)), ("quadrupling", Multiplied(4)),
    ("quarter", Part(4)), ("quarters", Part(4)), ("quintuple", Multiplied(5)), ("quintupled", Multiplied(5)),
    ("quintuples", Multiplied(5)), ("quintupling", Multiplied(5)), ("rank", Ranked), ("ranked", Ranked), ("ranks", Ranked), ("seven", Unit(7)), ("sevenfold", Multiplied(7)),
    ("seventeen", Unit(17)), ("seventh", Part(7)), ("sevenths", Part(7)), ("seventies", Decade(70)),
    ("seventy", Tens(70)), ("several", Several(3, 9)), ("single", Single), ("six", Unit(6)),
    ("sixfold", Multiplied(6)), ("sixteen", Unit(16)), ("sixth", Part(6)), ("sixths", Part(6)),
    ("sixties", Decade(60)), ("sixty", Tens(60)), ("t", Abbreviation(12)), ("teens", Decade(10)), ("ten", Unit(10)),
    ("tenfold", Multiplied(10)), ("tenth", Part(10)), ("tenths", Part(10)), ("thd", Abbreviation(3)),
    ("third", Part(3)), ("thirds", Part(3)), ("thirteen", Unit(13)), ("thirties", Decade(30)), ("thirty", Tens(30)),
    ("thousand", Scale(3)), ("thousands", Scale(3)), ("three", Unit(3)), ("threefold", Multiplied(3)), ("times", Times),
    ("tln", Abbreviation(12)), ("tn", Abbreviation(12)), ("treble", Multiplied(3)), ("trebled", Multiplied(3)),
    ("trebling", Multiplied(3)), ("trillion", Scale(12)), ("trillions", Scale(12)), ("triple", Multiplied(3)),
    ("tripled", Multiplied(3)), ("triples", Multiplied(3)), ("tripling", Multiplied(3)), ("trn", Abbreviation(12)),
    ("turns", Turns), ("twelve", Unit(12)), ("twenties", Decade(20)), ("twenty", Tens(20)),
    ("twentyfold", Multiplied(20)), ("twice", Multiplied(2)), ("two", Unit(2)), ("twofold", Multiplied(2)),
    ("upper", Qualifier(High)), ("x", Times), ("zero", Unit(0)),
];

/// The word in small letters.
pub fn word(form: &str) -> Option<Word> {
    WORDS.binary_search_by_key(&form, |entry| entry.0).ok().map(|at| WORDS[at].1)
}

/// What a Chinese character does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Han {
    /// 0 to 9.
    Digit(u8),
    /// 十, 百, 千: a power of ten within a group of four digits.
    Small(u8),
    /// 万, 亿, 兆: a power of ten between groups.
    Big(u8),
    /// The decimal point.
    Point,
    /// Somewhat more than the number before it: 多, 餘.
    More,
    /// A digit left open: 幾.
    Some,
    /// Half, as a digit or after a unit.
    Half,
}

/// The part that a character plays in a number.
#[inline]
pub fn han(character: char) -> Option<Han> {
    Some(match character {
        '〇' | '零' | '○' => Han::Digit(0),
        '一' | '壹' | '壱' => Han::Digit(1),
        '二' | '两' | '兩' | '贰' | '貳' | '俩' | '倆' => Han::Digit(2),
        '三' | '叁' | '參' | '叄' => Han::Digit(3),
        '四' | '肆' => Han::Digit(4),
        '五' | '伍' => Han::Digit(5),
        '六' | '陆' | '陸' => Han::Digit(6),
        '七' | '柒' => Han::Digit(7),
        '八' | '捌' => Han::Digit(8),
        '九' | '玖' => Han::Digit(9),
        '十' | '拾' => Han::Small(1),
        '百' | '佰' => Han::Small(2),
        '千' | '仟' => Han::Small(3),
        '万' | '萬' => Han::Big(4),
        '亿' | '億' => Han::Big(8),
        '兆' => Han::Big(12),
        '点' | '點' => Han::Point,
        '多' | '余' | '餘' => Han::More,
        '几' | '幾' | '数' | '數' => Han::Some,
        '半' => Han::Half,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_and_short() {
        assert!(WORDS.is_sorted_by_key(|entry| entry.0));
        assert!(WORDS.iter().all(|entry| entry.0.len() < 16 && entry.0.bytes().all(|b| b.is_ascii_lowercase())));
    }
}
