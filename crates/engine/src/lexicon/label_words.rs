//! Words that tell a name from a role, a firm, a heading or a sentence. Lower case, sorted, so that they can be searched by halves.

/// Words of a role: `Chief`, `Analyst`, `Relations`. Example: "Head of Investor Relations".
#[rustfmt::skip]
pub const ROLE: &[&str] = &[
    "accounting", "administrative", "adviser", "advisor", "analyst", "analysts", "associate", "attorney", "banking",
    "board", "ceo", "cfo", "chair", "chairman", "chairperson", "chairwoman", "chief", "cio", "cmo", "co-ceo",
    "co-chairman", "co-chief", "co-founder", "cofounder", "commercial", "communications", "compliance", "controller",
    "coo", "coordinator", "corporate", "counsel", "creative", "cro", "cso", "cto", "customer", "deputy", "designer",
    "development", "digital", "director", "directors", "economist", "editor", "engineer", "engineering", "equity",
    "evp", "executive", "executives", "finance", "financial", "founder", "founding", "general", "global", "growth", "head", "host",
    "human", "independent", "information", "innovation", "institutional", "interim", "interpreter", "investment",
    "investor", "investors", "ir", "lead", "leader", "legal", "manager", "managing", "marketing", "md", "medical",
    "member", "moderator", "non-executive", "officer", "officers", "operating", "operations", "operator", "owner",
    "partner", "people", "planning", "portfolio", "president", "presidents", "principal", "product", "relation",
    "relations", "representative", "research", "resources", "revenue", "risk", "sales", "science", "scientist",
    "secretary", "senior", "shareholder", "specialist", "spokesperson", "strategist", "strategy", "supervisor",
    "supply", "sustainability", "svp", "technical", "technology", "translator", "treasurer", "treasury", "vice",
    "vice-chairman", "vice-president", "vp",
];

/// Words that make a role by themselves; a phrase with none of these is no role. Example: "Vice President, Finance".
#[rustfmt::skip]
pub const ROLE_HEAD: &[&str] = &[
    "adviser", "advisor", "analyst", "analysts", "associate", "attorney", "ceo", "cfo", "chair", "chairman",
    "chairperson", "chairwoman", "chief", "cio", "cmo", "co-ceo", "co-chairman", "co-founder", "cofounder",
    "controller", "coo", "coordinator", "counsel", "cro", "cso", "cto", "designer", "director", "economist", "editor",
    "engineer", "evp", "executive", "executives", "founder", "head", "host", "interpreter", "ir", "lead", "leader", "manager", "md",
    "member", "moderator", "officer", "operator", "owner", "partner", "president", "principal", "relation",
    "relations", "representative", "scientist", "secretary", "shareholder", "specialist", "spokesperson",
    "strategist", "supervisor", "svp", "translator", "treasurer", "vice-chairman", "vice-president", "vp",
];

/// What follows a role within it: regions and functions. Example: "President, Asia Pacific".
#[rustfmt::skip]
pub const REACH: &[&str] = &[
    "africa", "alaska", "america", "americas", "apac", "area", "asia", "australia", "business", "canada", "china",
    "consumer", "corporate", "customer", "digital", "east", "emea", "enterprise", "europe", "external", "human",
    "india", "international", "japan", "latin", "marketing", "markets", "middle", "north", "pacific", "people",
    "product", "products", "public", "region", "regional", "retail", "sales", "south", "states", "supply", "systems",
    "technology", "uk", "united", "us", "western", "worldwide",
];

/// Words of a firm. Example: "Kestrel Securities LLC".
#[rustfmt::skip]
pub const FIRM: &[&str] = &[
    "advisors", "ag", "asset", "associates", "bancorp", "bank", "bhd", "brokerage", "capital", "co", "company",
    "corp", "corporation", "division", "equities", "equity", "financial", "fund", "gmbh", "group", "holding",
    "holdings", "inc", "incorporated", "industries", "institutional", "international", "investment", "investments",
    "kk", "limited", "llc", "llp", "lp", "ltd", "management", "markets", "nv", "partners", "plc", "pte", "research",
    "sa", "se", "securities", "services", "spa", "technologies", "trust", "wealth",
];

/// Words that only a firm has, never a person's name. Example: "Oakfield Bank".
#[rustfmt::skip]
pub const NEVER_A_PERSON: &[&str] = &[
    "ag", "bancorp", "bank", "brokerage", "co", "company", "corp", "corporation", "division", "equities", "fund", "gmbh",
    "group", "holding", "holdings", "inc", "incorporated", "industries", "institutional", "investments", "limited",
    "llc", "llp", "lp", "ltd", "management", "markets", "partners", "plc", "pte", "research", "securities",
    "services", "technologies",
];

/// Who speaks without a name. Example: "Operator: Good morning."
#[rustfmt::skip]
pub const STATION: &[&str] = &[
    "analyst", "announcer", "attendee", "audience", "audience member", "call operator", "chorus call operator",
    "company representative", "company speaker", "conference call operator", "conference coordinator",
    "conference facilitator", "conference host", "conference moderator", "conference operator",
    "conference specialist", "coordinator", "corporate participant", "corporate speaker", "editor", "event operator",
    "executive", "facilitator", "female speaker", "host", "interpreter", "interviewer", "investor", "male speaker",
    "management", "moderator", "multiple speakers", "operator", "participant", "presenter",
    "questioner", "recording", "shareholder", "speaker", "spk", "the operator", "translator", "voice-over",
    "webcast operator",
];

/// Who speaks for a company without a name, beside those who have a role. Example: "Company: We expect growth."
#[rustfmt::skip]
pub const OFFICE: &[&str] = &[
    "company", "issuer", "management team", "the company", "公司", "公司代表", "公司回复", "公司回答", "公司回覆", "公司答复",
    "公司领导", "公司領導", "嘉宾", "董事会秘书", "董秘",
];

/// First words of those who speak without a name. Example: "Unidentified Analyst".
#[rustfmt::skip]
pub const STATION_BEGINS: &[&str] = &[
    "analyst", "announcer", "attendee", "audience", "call", "chorus", "company", "conference", "coordinator",
    "corporate", "editor", "event", "executive", "facilitator", "female", "host", "interpreter", "interviewer",
    "investor", "male", "management", "moderator", "multiple", "operator", "participant", "presenter", "questioner",
    "recording", "shareholder", "speaker", "spk", "the", "translator", "unidentified", "unknown", "unnamed", "voice-over",
    "webcast",
];

/// Words that never stand in a name: beginnings of sentences, headings, months, terms of a report.
#[rustfmt::skip]
pub const NOT_A_NAME: &[&str] = &[
    "about", "absolutely", "actual", "actually", "adjusted", "after", "agenda", "all", "also", "am", "amex", "and",
    "annual", "another", "answer", "answers", "any", "appendix", "applause", "are", "as", "asked", "at", "audio",
    "background", "balance", "basis", "because", "been", "before", "below", "body", "both", "break", "but", "by",
    "call", "can", "capex", "cash", "category", "caution", "certain", "certainly", "chart", "classification",
    "closing", "com", "comments", "common", "company", "comparable", "conclusion", "conference", "congrats",
    "congratulations", "contact", "contents", "copyright", "correct", "corrected", "cost", "costs", "could",
    "crosstalk", "current", "data", "date", "debt", "december", "definition", "did", "difficulties", "difficulty",
    "disclaimer", "disclosure", "document", "does", "duration", "each", "earnings", "ebita", "ebitda", "edited",
    "effective", "email", "end", "ended", "entry", "eps", "essentially", "everyone", "exactly", "example",
    "excluding", "exhibit", "expense", "expenses", "fax", "february", "figure", "final", "finally", "financial",
    "first", "fiscal", "following", "for", "foreign", "forward", "forward-looking", "fourth", "free", "from", "full",
    "further", "gaap", "given", "going", "good", "great", "gross", "growth", "guidance", "had", "half", "has", "have",
    "hello", "her", "here", "hi", "highlights", "his", "how", "however", "i", "if", "image", "important", "in",
    "inaudible", "include", "income", "indiscernible", "industry", "information", "instructions", "interest",
    "introduction", "is", "issues", "it", "its", "january", "july", "just", "language", "last", "lastly", "laughter",
    "legal", "length", "let", "line", "link", "location", "looking", "loss", "ltm", "made", "maintenance", "margin",
    "maybe", "me", "media", "memo", "metrics", "more", "morning", "most", "music", "my", "nasdaq", "net", "new",
    "next", "no", "non-gaap", "not", "note", "notes", "notice", "november", "now", "nyse", "obviously", "october",
    "of", "oh", "ok", "okay", "on", "one", "opening", "operating", "or", "original", "other", "our", "outlook",
    "over", "overlapping", "overview", "participants", "past", "pause", "per", "phone", "please", "pm", "point",
    "points", "posted", "prepared", "presentation", "press", "product", "products", "profit", "publication-type",
    "published", "quarter", "quarterly", "question", "questions", "ready", "really", "recent", "recorded",
    "regarding", "release", "remarks", "reminder", "report", "reported", "results", "return", "returns", "revenue",
    "revenues", "review", "right", "risk", "sales", "says", "second", "section", "securities", "segment", "segments",
    "september", "session", "share", "shares", "she", "should", "silence", "since", "slide", "some", "sorry",
    "source", "speakers", "speech", "statement", "statements", "stock", "strategic", "strategy", "subject", "summary",
    "sure", "table", "tax", "technical", "tel", "telephone", "terms", "thank", "thanks", "that", "the", "their",
    "then", "there", "these", "they", "third", "this", "those", "ticker", "time", "title", "to", "today", "tomorrow",
    "topic", "total", "transcript", "tse", "turning", "type", "under", "understood", "unless", "update", "us", "very",
    "was", "we", "web", "webcast", "website", "welcome", "well", "were", "what", "when", "where", "which", "while",
    "who", "why", "with", "would", "yeah", "year", "years", "yep", "yes", "yesterday", "your",
];

/// Small words inside a name. Example: "Anna van der Berg".
#[rustfmt::skip]
pub const PARTICLE: &[&str] = &[
    "af", "al", "av", "bin", "binti", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "e", "el",
    "ibn", "la", "le", "lo", "san", "ten", "ter", "van", "vom", "von", "y", "zu",
];

/// Titles before and letters behind a name. Example: "Dr. Ana Ruiz, CFA".
#[rustfmt::skip]
pub const TITLE: &[&str] = &[
    "cfa", "cpa", "dame", "dr", "dra", "esq", "frau", "herr", "hon", "ii", "iii", "iv", "jr", "lord", "mba", "md", "miss", "mme", "mr", "mrs", "ms",
    "phd", "prof", "professor", "sir", "sr", "sra", "srta",
];

/// Chinese, Japanese and Korean words of a role, found anywhere in it. Example: "財務長".
#[rustfmt::skip]
pub const ROLE_CJK: &[&str] = &[
    "長", "长", "總裁", "总裁", "經理", "经理", "總監", "总监", "主席", "首席", "分析師", "分析师", "分析員",
    "分析员", "主管", "負責人", "负责人", "關係", "关系", "發言人", "发言人", "合夥人", "合伙人", "創辦人", "创始人",
    "研究員", "研究员", "代表", "社長", "取締役", "役員", "部長", "アナリスト", "대표", "사장", "애널리스트",
];

/// Chinese, Japanese and Korean words for who speaks without a name. Example: "主持人：".
#[rustfmt::skip]
pub const STATION_CJK: &[&str] = &[
    "主持人", "接線員", "接线员", "操作員", "操作员", "話務員", "话务员", "會議主持人", "会议主持人", "總機", "总机",
    "翻譯", "翻译", "口譯", "口译", "編輯", "编辑", "運營商", "运营商", "管理層", "管理层", "分析師", "分析师",
    "投資人", "投资人", "投資者", "投资者", "司会", "司会者", "オペレーター", "사회자", "질문자", "답변자", "提問者",
    "提问者", "發言人", "发言人", "投資者提問", "投资者提问", "分析師提問", "分析师提问",
];

/// The letter by which some publishers tell questions from answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `Q`.
    Question,
    /// `A`.
    Answer,
}

/// Words and letters that stand for who asks or answers, with a number behind or not; a longer one before one that it begins
/// with. Example: "Q1. What of price?"
#[rustfmt::skip]
pub const LETTER: &[(&str, Mark)] = &[
    ("Question", Mark::Question), ("QUESTION", Mark::Question), ("Q", Mark::Question), ("提問", Mark::Question),
    ("提问", Mark::Question), ("質問", Mark::Question), ("질문", Mark::Question), ("問", Mark::Question), ("问", Mark::Question),
    ("Answer", Mark::Answer), ("ANSWER", Mark::Answer), ("Response", Mark::Answer), ("A", Mark::Answer),
    ("回答", Mark::Answer), ("回复", Mark::Answer), ("回覆", Mark::Answer), ("答复", Mark::Answer), ("答覆", Mark::Answer),
    ("答", Mark::Answer), ("応答", Mark::Answer), ("답변", Mark::Answer),
];

/// The entry of [`LETTER`] with which the words begin.
pub fn begins_letter(words: &str) -> Option<&'static (&'static str, Mark)> {
    // Few words of any text begin so.
    if !matches!(words.as_bytes().first()?, b'Q' | b'A' | b'R' | 0x80..) {
        return None;
    }
    LETTER.iter().find(|(letter, _)| words.starts_with(letter))
}

/// What the word stands for, if it is one of [`LETTER`].
pub fn letter(word: &str) -> Option<Mark> {
    begins_letter(word).filter(|(letter, _)| letter.len() == word.len()).map(|(_, mark)| *mark)
}

/// Titles behind a name. Example: "王建国先生：".
pub const HONORIFICS_CJK: &[&str] = &["先生", "女士", "小姐", "博士"];

/// Chinese words that show that a short line is a sentence or a heading and no name. Sorted.
#[rustfmt::skip]
pub const NOT_A_NAME_CJK: &[&str] = &[
    "与", "主題", "主题", "了", "产品", "亮点", "亮點", "们", "你", "來源", "們", "備註", "公司", "原因", "各位", "吗", "和",
    "問題", "嗎", "在", "地点", "地點", "备注", "大家", "好", "季度", "对策", "對策", "展望", "市场", "市場", "您", "成本", "我",
    "指出", "措施", "摘要", "於", "日期", "时间", "是", "時間", "来源", "毛利", "注意", "營收", "獲利", "產品", "的", "結論",
    "结论", "與", "营收", "表示", "訂單", "認為", "說明", "請", "謝謝", "警語", "订单", "认为", "说明", "请", "谢谢", "財務",
    "财务", "问题",
];

/// Legal forms of companies, which a comma may part from the company's name.
#[rustfmt::skip]
pub const LEGAL: &[&str] = &["Inc", "LLC", "LLP", "Ltd", "Limited", "Corp", "Co", "PLC", "LP", "SE", "AG", "SA", "S.A", "NV", "N.V", "N.A"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_searched_list_is_sorted() {
        for (name, list) in [
            ("ROLE", ROLE),
            ("ROLE_HEAD", ROLE_HEAD),
            ("REACH", REACH),
            ("FIRM", FIRM),
            ("NEVER_A_PERSON", NEVER_A_PERSON),
            ("STATION", STATION),
            ("STATION_BEGINS", STATION_BEGINS),
            ("NOT_A_NAME", NOT_A_NAME),
            ("NOT_A_NAME_CJK", NOT_A_NAME_CJK),
            ("PARTICLE", PARTICLE),
            ("TITLE", TITLE),
        ] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{name}: {:?} must stand before {:?}", pair[1], pair[0]);
            }
        }
    }

    #[test]
    fn every_station_begins_with_a_word_that_is_looked_up() {
        for words in STATION {
            assert!(STATION_BEGINS.contains(&words.split(' ').next().unwrap_or("")), "{words}");
        }
    }
}
