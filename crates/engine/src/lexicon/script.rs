//! Traditional and simplified Chinese: which characters are one word written in two scripts.
//!
//! The lexicon lists a word once, in either script. Only characters that the lexicon uses need to stand here.

/// Pairs of a traditional character and its simplified form.
const PAIRS: &str = "並并佔占併并來来個个們们備备傭佣債债價价億亿償偿儲储兌兑內内凈净別别則则創创劃划勁劲動动務务勵励匯汇區区協协參参員员單单\
噸吨國国圓圆團团報报場场塊块壓压壞坏夥伙實实寬宽將将專专對对導导帳帐帶带幣币庫库廣广強强後后徑径從从恆恒應应戶户採采損损\
撥拨據据擴扩攤摊數数於于時时會会東东桿杆業业槓杠標标機机檻槛權权歸归氣气況况淨净減减測测準准滲渗滿满漲涨潛潜潤润災灾為为\
營营狀状獲获獻献現现環环產产當当療疗發发礎础稅税種种積积穩稳筆笔節节簽签約约紅红純纯級级組组經经綜综維维網网線线緩缓縮缩\
總总績绩繼继續续罰罚脹胀臺台與与舊旧蓋盖薦荐處处虧亏術术補补裝装裡里規规訂订計计託托訟讼設设許许訴诉診诊詞词詢询該该認认\
調调談谈證证譽誉變变負负財财貢贡貨货買买貸贷費费貼贴賃赁資资賠赔賣卖賬账購购贈赠躍跃車车軟软較较載载輛辆轉转這这週周運运\
過过達达遞递還还邊边醫医釋释銅铜銷销鋪铺錄录長长門门開开間间閱阅關关隊队際际險险離离電电響响項项預预頻频額额類类風风飛飞\
餘余饋馈體体點点";

/// Whether `c` is a Chinese character.
#[inline]
pub fn is_ideograph(c: char) -> bool {
    matches!(c as u32, 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x2FA1F)
}

/// The simplified form of `c`; `c` itself where none is listed.
#[inline]
pub fn fold(c: char) -> char {
    let at = (c as usize).wrapping_sub(FIRST as usize);
    folded().get(at).and_then(|&to| char::from_u32(to.into())).unwrap_or(c)
}

/// The first ideograph of the block that common Chinese is written with, and how many that block has.
const FIRST: u32 = 0x4E00;
const COUNT: usize = 0x5200;

/// Some of those ideographs, a bit each.
pub struct Ideographs([u64; COUNT / 64]);

impl Ideographs {
    /// The characters of a text, all of them such ideographs.
    pub const fn of(text: &str) -> Self {
        let mut set = Self([0; COUNT / 64]);
        let mut at = 0;
        while at < text.len() {
            set = set.with(text.as_bytes(), at);
            at += 3;
        }
        set
    }

    /// These and others.
    pub const fn and(&self, others: &Self) -> Self {
        let mut both = Self(self.0);
        let mut at = 0;
        while at < both.0.len() {
            both.0[at] |= others.0[at];
            at += 1;
        }
        both
    }

    /// These and the one that stands at a byte, if it is one.
    pub const fn with(mut self, bytes: &[u8], at: usize) -> Self {
        if let Some(point) = point(bytes, at) {
            self.0[point / 64] |= 1 << (point % 64);
        }
        self
    }

    /// Whether one of these stands at a byte of a text.
    #[inline]
    pub fn stand_at(&self, bytes: &[u8], at: usize) -> bool {
        point(bytes, at).is_some_and(|point| self.0[point / 64] >> (point % 64) & 1 == 1)
    }
}

/// The place in its block of the ideograph at a byte.
#[inline]
const fn point(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.len() < at + 3 || !matches!(bytes[at], 0xe4..=0xe9) {
        return None;
    }
    let c = (bytes[at] as usize & 0x0f) << 12 | (bytes[at + 1] as usize & 0x3f) << 6 | (bytes[at + 2] as usize & 0x3f);
    match c.checked_sub(FIRST as usize) {
        Some(point) if point < COUNT => Some(point),
        _ => None,
    }
}

/// A name printed in two scripts, cut in two, the Latin part first: "Ann Lee 李安", "李安 Ann Lee", "Ann Lee (李安)".
pub(crate) fn two_scripts(printed: &str) -> Option<(&str, &str)> {
    // One script has no letters of the other.
    if printed.is_ascii() || !printed.bytes().any(|b| b.is_ascii_alphabetic() || (0xC2..=0xE2).contains(&b)) {
        return None;
    }
    let wide = |c: char| c >= '\u{2e80}' && c.is_alphabetic();
    let marks = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '/' | '|' | '-' | ',');
    let swap = printed.find(|c: char| c.is_alphabetic()).is_some_and(|at| printed[at..].starts_with(wide));
    let at = printed.find(|c: char| wide(c) != swap && c.is_alphabetic())?;
    let (first, second) = (printed[..at].trim_matches(marks), printed[at..].trim_matches(marks));
    let (west, east) = if swap { (second, first) } else { (first, second) };
    (west.len() > 1 && !east.is_empty() && !west.contains(wide) && !east.contains(|c: char| c.is_ascii_alphabetic()))
        .then_some((west, east))
}

/// The simplified form of each ideograph of the block.
fn folded() -> &'static [u16] {
    static FOLDED: std::sync::OnceLock<Vec<u16>> = std::sync::OnceLock::new();
    FOLDED.get_or_init(|| {
        let mut folded: Vec<u16> = (FIRST as u16..).take(COUNT).collect();
        let mut chars = PAIRS.chars();
        while let (Some(traditional), Some(simplified)) = (chars.next(), chars.next()) {
            if let Some(place) = folded.get_mut((traditional as usize).wrapping_sub(FIRST as usize)) {
                *place = simplified as u16;
            }
        }
        folded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_are_one() {
        for (traditional, simplified) in [("營業收入", "营业收入"), ("總資產", "总资产"), ("現金流", "现金流")]
        {
            assert_eq!(traditional.chars().map(fold).collect::<String>(), simplified);
        }
    }

    #[test]
    fn a_traditional_character_has_one_simplified_form() {
        let mut listed: Vec<char> = PAIRS.chars().step_by(2).collect();
        listed.sort_unstable();
        for two in listed.windows(2) {
            assert_ne!(two[0], two[1], "listed twice");
        }
    }

    #[test]
    fn names_in_two_scripts() {
        assert_eq!(two_scripts("Ann Lee 李安"), Some(("Ann Lee", "李安")));
        assert_eq!(two_scripts("李安 (Ann Lee)"), Some(("Ann Lee", "李安")));
        for one in ["Ann Lee", "李安", "Müller 3", ""] {
            assert_eq!(two_scripts(one), None, "{one}");
        }
    }
}
