//! What people do: words of roles and of firms, the kind of speaker that a role makes, the office that it names.

use crate::document::SpeakerKind;
use SpeakerKind::{Analyst, Editor, Executive, Interpreter, Ir, Operator, Unknown};

/// One word of a role, the kind of speaker that it points to, and a role that holds it.
///
/// [`SpeakerKind::Unknown`] stands for words that officers and analysts share, such as "Managing Director".
/// Where a role holds several, the kind that stands first in [`PRECEDENCE`] wins.
#[derive(Clone, Copy, Debug)]
pub struct RoleWord {
    /// The word in small letters; several words are one entry where only together they say it.
    pub word: &'static str,
    /// The kind of speaker.
    pub kind: SpeakerKind,
    /// A role that holds it.
    pub example: &'static str,
}

/// The order in which the words of one role decide: "Managing Director and Senior Analyst" is an analyst.
pub const PRECEDENCE: [SpeakerKind; 7] = [Operator, Interpreter, Editor, Ir, Analyst, Executive, Unknown];

const fn entry(word: &'static str, kind: SpeakerKind, example: &'static str) -> RoleWord {
    RoleWord { word, kind, example }
}

/// Words of roles in languages that put blanks between words, sorted.
pub const WORDS: &[RoleWord] = &[
    entry("actuary", Executive, "Group Actuary"),
    entry("adviser", Unknown, "Senior Adviser"),
    entry("advisor", Unknown, "Senior Advisor"),
    entry("analyst", Analyst, "Senior Equity Analyst"),
    entry("analysts", Analyst, "Analysts"),
    entry("architect", Executive, "Chief Software Architect"),
    entry("associate", Unknown, "Associate"),
    entry("avp", Unknown, "AVP"),
    entry("cao", Executive, "CAO"),
    entry("ceo", Executive, "President & CEO"),
    entry("cfo", Executive, "EVP & CFO"),
    entry("chair", Executive, "Executive Chair"),
    entry("chairman", Executive, "Chairman of the Board"),
    entry("chairperson", Executive, "Chairperson"),
    entry("chairwoman", Executive, "Chairwoman"),
    entry("chief", Executive, "Chief Commercial Officer"),
    entry("cio", Executive, "CIO"),
    entry("cmo", Executive, "CMO"),
    entry("co-founder", Executive, "Co-Founder"),
    entry("cofounder", Executive, "Cofounder"),
    entry("comptroller", Executive, "Comptroller"),
    entry("controller", Executive, "Corporate Controller"),
    entry("coo", Executive, "COO"),
    entry("counsel", Executive, "General Counsel"),
    entry("cro", Executive, "CRO"),
    entry("cso", Executive, "CSO"),
    entry("cto", Executive, "CTO"),
    entry("dean", Executive, "Dean"),
    entry("designer", Executive, "Chief Designer"),
    entry("director", Unknown, "Director"),
    entry("economist", Unknown, "Chief Economist"),
    entry("editor", Editor, "Editor"),
    entry("engineer", Executive, "Lead Engineer"),
    entry("engineering", Executive, "VP of Engineering"),
    entry("evp", Executive, "EVP"),
    entry("executive", Executive, "Group Chief Executive"),
    entry("founder", Executive, "Founder"),
    entry("gm", Executive, "GM of Services"),
    entry("governor", Executive, "Governor"),
    entry("head", Unknown, "Head of Retail"),
    entry("host", Operator, "Host"),
    entry("interpreter", Interpreter, "Interpreter"),
    entry("investor contact", Ir, "Investor Contact"),
    entry("investor relation", Ir, "Investor Relation"),
    entry("investor relations", Ir, "Head of Investor Relations"),
    entry("ir", Ir, "Director of IR"),
    entry("lead", Unknown, "Team Lead"),
    entry("leader", Unknown, "Segment Leader"),
    entry("manager", Unknown, "General Manager"),
    entry("md", Unknown, "MD"),
    entry("member", Unknown, "Member of the Management Board"),
    entry("minister", Executive, "Minister"),
    entry("moderator", Operator, "Moderator"),
    entry("officer", Executive, "Chief Financial Officer"),
    entry("operator", Operator, "Conference Operator"),
    entry("owner", Executive, "Owner"),
    entry("participant", Unknown, "Participant"),
    entry("partner", Unknown, "Partner"),
    entry("portfolio manager", Analyst, "Portfolio Manager"),
    entry("president", Executive, "President"),
    entry("principal", Unknown, "Principal"),
    entry("producer", Unknown, "Producer"),
    entry("relations", Executive, "SVP, Corporate Relations"),
    entry("representative", Unknown, "Representative"),
    entry("research", Analyst, "Head of European Banks Research"),
    entry("scientist", Executive, "Chief Scientist"),
    entry("secretary", Executive, "Company Secretary"),
    entry("shareholder", Analyst, "Private Shareholder"),
    entry("specialist", Unknown, "Advisory Specialist"),
    entry("strategist", Analyst, "Global Technology Strategist"),
    entry("strategy", Unknown, "VP of Strategy"),
    entry("supervisor", Unknown, "Supervisor"),
    entry("svp", Executive, "SVP"),
    entry("technologist", Executive, "Technologist"),
    entry("translator", Interpreter, "Translator"),
    entry("treasurer", Executive, "Treasurer"),
    entry("treasury", Executive, "Head of Treasury"),
    entry("vice-president", Executive, "Vice-President, Investor Relations"),
    entry("vp", Executive, "VP"),
];

/// Words of roles in Chinese and Japanese.
pub const CJK_WORDS: &[RoleWord] = &[
    entry("操作员", Operator, "会议操作员"),
    entry("操作員", Operator, "會議操作員"),
    entry("主持人", Operator, "主持人"),
    entry("接线员", Operator, "接线员"),
    entry("接線員", Operator, "接線員"),
    entry("オペレーター", Operator, "オペレーター"),
    entry("司会", Operator, "司会者"),
    entry("翻译", Interpreter, "翻译"),
    entry("翻譯", Interpreter, "翻譯"),
    entry("口译", Interpreter, "口译员"),
    entry("口譯", Interpreter, "口譯員"),
    entry("通訳", Interpreter, "通訳"),
    entry("投资者关系", Ir, "投资者关系主管"),
    entry("投資者關係", Ir, "投資者關係主管"),
    entry("投資人關係", Ir, "投資人關係主管"),
    entry("投资人关系", Ir, "投资人关系总监"),
    entry("分析师", Analyst, "分析师"),
    entry("分析師", Analyst, "證券分析師"),
    entry("アナリスト", Analyst, "シニアアナリスト"),
    entry("研究员", Analyst, "高级研究员"),
    entry("研究員", Analyst, "研究員"),
    entry("执行官", Executive, "首席执行官"),
    entry("執行官", Executive, "首席執行官"),
    entry("财务官", Executive, "首席财务官"),
    entry("財務官", Executive, "首席財務官"),
    entry("运营官", Executive, "首席运营官"),
    entry("營運官", Executive, "首席營運官"),
    entry("技术官", Executive, "首席技术官"),
    entry("技術官", Executive, "首席技術官"),
    entry("执行长", Executive, "执行长"),
    entry("執行長", Executive, "執行長"),
    entry("首席", Executive, "首席财务官"),
    entry("财务长", Executive, "财务长"),
    entry("財務長", Executive, "財務長"),
    entry("財務部長", Executive, "財務部長"),
    entry("营运长", Executive, "营运长"),
    entry("營運長", Executive, "營運長"),
    entry("技術長", Executive, "技術長"),
    entry("发言人", Executive, "发言人"),
    entry("發言人", Executive, "發言人"),
    entry("董事", Executive, "董事長"),
    entry("总经理", Executive, "总经理"),
    entry("總經理", Executive, "副總經理"),
    entry("副总", Executive, "高级副总裁"),
    entry("副總", Executive, "資深副總"),
    entry("总裁", Executive, "总裁"),
    entry("總裁", Executive, "總裁"),
    entry("主席", Executive, "主席"),
    entry("总监", Executive, "财务总监"),
    entry("總監", Executive, "總監"),
    entry("创始人", Executive, "联合创始人"),
    entry("創辦人", Executive, "創辦人"),
    entry("社長", Executive, "代表取締役社長"),
    entry("取締役", Executive, "取締役"),
    entry("会長", Executive, "会長"),
    entry("執行役員", Executive, "執行役員"),
    entry("主管", Unknown, "业务主管"),
    entry("经理", Unknown, "经理"),
    entry("經理", Unknown, "經理"),
];

/// Words that stand in the names of firms and in no role, sorted.
pub const FIRM_WORDS: &[&str] = &[
    "ab",
    "advisers",
    "advisors",
    "ag",
    "asa",
    "banco",
    "bank",
    "brokerage",
    "brothers",
    "capital",
    "co",
    "company",
    "corp",
    "corporation",
    "equities",
    "financial",
    "gmbh",
    "group",
    "holding",
    "holdings",
    "inc",
    "incorporated",
    "investments",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "markets",
    "nv",
    "oyj",
    "partners",
    "plc",
    "pte",
    "pty",
    "sa",
    "sachs",
    "sarl",
    "se",
    "securities",
    "spa",
    "stanley",
    "trust",
];

/// Words that stand in the names of firms, in Chinese and Japanese.
pub const CJK_FIRM_WORDS: &[&str] =
    &["证券", "證券", "証券", "银行", "銀行", "集团", "集團", "公司", "資本", "资本", "控股", "基金", "株式会社"];

/// The kind of speaker that a role makes: `None` where the words name no role, `Some(Unknown)` where officers and
/// analysts share the role.
pub fn kind_of(role: &str) -> Option<SpeakerKind> {
    // Who heads research and development makes products and writes no research.
    let (mut makes, mut researches) = (false, false);
    let mut rank: Option<usize> = None;
    let mut note = |kind: SpeakerKind| {
        let found = PRECEDENCE.iter().position(|&known| known == kind).unwrap_or(PRECEDENCE.len() - 1);
        rank = Some(rank.map_or(found, |rank| rank.min(found)));
    };
    each_word(role, &mut |word, entries| {
        makes |= matches!(word, b"chief" | b"development" | b"r&d" | b"cso" | b"scientific");
        for entry in entries.into_iter().flatten() {
            if entry.word == "research" {
                researches = true;
            } else {
                note(entry.kind);
            }
        }
    });
    if researches && !makes {
        note(Analyst);
    }
    if !role.is_ascii() {
        CJK_WORDS.iter().filter(|entry| role.contains(entry.word)).for_each(|entry| note(entry.kind));
    }
    rank.map(|rank| PRECEDENCE[rank])
}

/// Whether the words name a role rather than a firm or a person.
pub fn is_role(words: &str) -> bool {
    role_weight(words) > 0
}

/// Whether the words name a firm rather than a role: they hold a word such as "Securities" or "Inc." and no more words of a
/// role than of a firm.
pub fn is_firm(words: &str) -> bool {
    role_weight(words) < 0
}

/// How many more words of roles than of firms there are. Of the two parts of a label "A - B" the one that weighs more is
/// the role.
pub fn role_weight(part: &str) -> i32 {
    let (mut weight, mut researches) = (0, false);
    each_word(part, &mut |word, entries| {
        // "Kestrel Securities, Research Division" is a firm.
        weight += 2 * entries.iter().flatten().filter(|entry| entry.word != "research").count() as i32;
        weight -= i32::from(word == b"division" || super::holds(FIRM_WORDS, word));
        researches |= word == b"research";
    });
    if !part.is_ascii() {
        weight += 2 * CJK_WORDS.iter().filter(|entry| part.contains(entry.word)).count() as i32;
        weight -= CJK_FIRM_WORDS.iter().filter(|word| part.contains(*word)).count() as i32;
    }
    if weight == 0 && researches && !part.contains("Division") {
        // "European Banks Research" alone.
        weight = 1;
    }
    weight
}

/// Lengths of the [`WORDS`] by their first letter, a bit each, so that most words are dismissed by one look.
static LENGTHS: [u32; 26] = {
    let mut table = [0; 26];
    let mut at = 0;
    while at < WORDS.len() {
        let word = WORDS[at].word.as_bytes();
        table[(word[0] - b'a') as usize] |= 1 << word.len();
        at += 1;
    }
    table
};

fn look_up(word: &[u8]) -> Option<&'static RoleWord> {
    let lengths = LENGTHS.get(usize::from(word.first()?.wrapping_sub(b'a')))?;
    if word.len() > 31 || lengths >> word.len() & 1 == 0 {
        return None;
    }
    WORDS.binary_search_by(|entry| entry.word.as_bytes().cmp(word)).ok().map(|at| &WORDS[at])
}

/// Gives each word in small letters, without the stops of "V.P." and "Inc.", and the entries of [`WORDS`] for it alone and
/// together with the word before it.
fn each_word(part: &str, give: &mut Give<'_>) {
    // The word before, a blank, and the word, each as far as it can be one of the lexicon.
    let mut both = [b' '; 2 * LONGEST + 1];
    let mut before = 0;
    for word in part.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '&' | '\''))) {
        let word = word.trim_matches(['-', '.']);
        if word.is_empty() {
            continue;
        }
        let from = before + 1;
        let mut to = from;
        for byte in word.bytes().filter(|byte| *byte != b'.').take(LONGEST) {
            both[to] = byte.to_ascii_lowercase();
            to += 1;
        }
        let pair = if before > 0 { look_up(&both[..to]) } else { None };
        give(&both[from..to], [look_up(&both[from..to]), pair]);
        both.copy_within(from..to, 0);
        before = to - from;
        both[before] = b' ';
    }
}

/// Takes a word and the entries for it.
type Give<'f> = dyn FnMut(&[u8], [Option<&'static RoleWord>; 2]) + 'f;

/// So many bytes of a word are looked at: more than the longest of the lexicon has.
const LONGEST: usize = 24;

/// Offices of which a company has one holder at a time, so that two names with the same office and a name in common are
/// one person. A set, since one person may hold several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offices(u8);

impl Offices {
    /// Chief executive officer.
    pub const CEO: Self = Self(1);
    /// Chief financial officer.
    pub const CFO: Self = Self(2);
    /// Chair of the board.
    pub const CHAIR: Self = Self(4);
    /// Chief operating officer.
    pub const COO: Self = Self(8);
    /// Chief technology officer.
    pub const CTO: Self = Self(16);
    /// Investor relations.
    pub const IR: Self = Self(32);

    /// The offices that a role names.
    pub fn of(role: &str) -> Self {
        let mut offices = 0;
        let (mut chief, mut vice, mut unit) = (false, false, false);
        let mut previous: &[u8] = b"";
        each_word(role, &mut |word, _| {
            offices |= match word {
                b"ceo" if !vice => Self::CEO.0,
                b"executive" if previous == b"chief" => Self::CEO.0,
                b"cfo" => Self::CFO.0,
                b"financial" | b"finance" | b"monetary" if chief => Self::CFO.0,
                b"director" if previous == b"finance" => Self::CFO.0,
                b"chair" | b"chairman" | b"chairwoman" | b"chairperson" if !vice => Self::CHAIR.0,
                b"coo" => Self::COO.0,
                b"operating" | b"operations" if chief => Self::COO.0,
                b"cto" => Self::CTO.0,
                b"technology" | b"technical" if chief => Self::CTO.0,
                b"ir" => Self::IR.0,
                b"relations" | b"relation" if previous == b"investor" => Self::IR.0,
                _ => 0,
            };
            chief |= word == b"chief";
            vice |= matches!(word, b"vice" | b"deputy" | b"co" | b"assistant") || word.starts_with(b"co-");
            unit |= word == b"of";
            previous =
                ["chief", "finance", "investor"].map(str::as_bytes).into_iter().find(|w| *w == word).unwrap_or(b"");
        });
        if !role.is_ascii() {
            let holds = |list: &[&str]| list.iter().any(|word| role.contains(word));
            if holds(&["執行長", "执行长", "首席执行官", "首席執行官", "行政總裁"]) {
                offices |= Self::CEO.0;
            }
            if holds(&["財務長", "财务长", "首席财务官", "首席財務官", "財務總監", "财务总监"])
            {
                offices |= Self::CFO.0;
            }
            if holds(&["董事長", "董事长", "董事會主席", "董事会主席"]) {
                offices |= Self::CHAIR.0;
            }
            if holds(&["投资者关系", "投資者關係", "投資人關係", "投资人关系"]) {
                offices |= Self::IR.0;
            }
        }
        if unit && offices & Self::CEO.0 != 0 {
            // The chief executive of a unit shares the title with the one of the group.
            offices &= !Self::CEO.0;
        }
        Self(offices)
    }

    /// Whether the two have an office in common.
    pub fn shares(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Those that both name.
    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// All but those of `other`.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Both together.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_sorted_and_their_examples_are_roles_of_that_kind() {
        assert!(WORDS.is_sorted_by_key(|entry| entry.word));
        for entry in WORDS.iter().chain(CJK_WORDS) {
            let example = entry.example;
            assert!(example.to_lowercase().contains(entry.word) || example.contains(entry.word), "{entry:?}");
            assert!(kind_of(example).is_some(), "{entry:?}");
            assert!(is_role(example), "{entry:?}");
        }
        assert!(FIRM_WORDS.is_sorted());
    }

    #[test]
    fn roles() {
        for (role, kind) in [
            ("Operator", Operator),
            ("Senior Vice President, Head of Investor Relations", Ir),
            ("VP of Finance and Director of IR", Ir),
            ("Managing Director and Senior Equity Analyst", Analyst),
            ("MD of Semiconductor Research", Analyst),
            ("MD", Unknown),
            ("Executive VP & CFO", Executive),
            ("Chief Government Officer", Executive),
            ("Chief Research Officer", Executive),
            ("President of Research & Development", Executive),
            ("Group Chief Executive", Executive),
            ("投資者關係主管", Ir),
            ("首席执行官", Executive),
        ] {
            assert_eq!(kind_of(role), Some(kind), "{role}");
            assert!(is_role(role), "{role}");
        }
    }

    #[test]
    fn firms_are_no_roles() {
        for firm in [
            "Harbourline Group",
            "Kestrel Securities LLC",
            "Kestrel Securities LLC, Research Division",
            "Marlow & Co.",
            "Bank of Norland",
            "中信证券",
            "Fennick Capital Markets",
        ] {
            assert!(is_firm(firm) && !is_role(firm), "{firm}");
        }
        for neither in ["Ann Lee", "Kestrel", "Europe"] {
            assert!(!is_role(neither) && !is_firm(neither), "{neither}");
        }
    }

    #[test]
    fn offices() {
        for (role, office) in [
            ("Chief Executive Officer, Director", Offices::CEO),
            ("CEO", Offices::CEO),
            ("Chief Monetary Officer", Offices::CFO),
            ("執行長", Offices::CEO),
            ("Group Finance Director", Offices::CFO),
            ("Chairman", Offices::CHAIR),
            ("Head of Investor Relations", Offices::IR),
        ] {
            assert!(Offices::of(role).shares(office), "{role}");
        }
        for (role, office) in [
            ("Deputy CEO", Offices::CEO),
            ("Co-CEO", Offices::CEO),
            ("Chief Executive Officer of the retail unit", Offices::CEO),
            ("Vice Chairman", Offices::CHAIR),
            ("Vice President of Finance", Offices::CFO),
        ] {
            assert!(!Offices::of(role).shares(office), "{role}");
        }
    }
}
