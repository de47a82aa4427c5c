//! What is counted, how units of measurement are written, and the words around a number that say how to take it.

use std::borrow::Cow;

use super::holds;
use crate::document::Approx;

/// Units of measurement that are glued to their number: the form and the unit's name. Those that only ever name a
/// thing ("5G", "3nm", "12mm") are left out on purpose.
#[rustfmt::skip]
const MEASURES: &[(&str, &str)] = &[
    ("Bcf", "billion cubic foot"), ("Bcfe", "billion cubic foot equivalent"), ("GB", "gigabyte"), ("GW", "gigawatt"),
    ("GWh", "gigawatt hour"), ("GWp", "gigawatt peak"), ("Gbps", "gigabit per second"), ("MB", "megabyte"),
    ("MMBtu", "million British thermal unit"), ("MMT", "million tonne"),
    ("MMboe", "million barrel of oil equivalent"), ("MMcf", "million cubic foot"), ("MW", "megawatt"),
    ("MWh", "megawatt hour"), ("MWp", "megawatt peak"), ("Mboe", "thousand barrel of oil equivalent"),
    ("Mbps", "megabit per second"), ("Moz", "million ounce"), ("Mt", "million tonne"),
    ("Mtpa", "million tonne per annum"), ("PB", "petabyte"), ("TB", "terabyte"), ("TWh", "terawatt hour"),
    ("Tbps", "terabit per second"), ("bbl", "barrel"), ("bcf", "billion cubic foot"),
    ("boe", "barrel of oil equivalent"), ("boepd", "barrel of oil equivalent per day"), ("bpd", "barrel per day"),
    ("kW", "kilowatt"), ("kWh", "kilowatt hour"), ("kbd", "thousand barrel per day"),
    ("kboe", "thousand barrel of oil equivalent"), ("kboed", "thousand barrel of oil equivalent per day"),
    ("kbpd", "thousand barrel per day"), ("kg", "kilogram"), ("km", "kilometre"), ("koz", "thousand ounce"),
    ("kt", "kilotonne"), ("mboe", "thousand barrel of oil equivalent"),
    ("mboed", "thousand barrel of oil equivalent per day"), ("oz", "ounce"),
];

/// The unit of measurement that letters glued to a number stand for.
pub fn measure(form: &str) -> Option<&'static str> {
    MEASURES.binary_search_by_key(&form, |entry| entry.0).ok().map(|at| MEASURES[at].1)
}

/// Lengths of time, singular and plural: figures only where a cue says so.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "century", "day", "days", "decade", "decades", "fortnight", "hour", "hours", "minute", "minutes", "month",
    "months", "night", "nights", "quarter", "quarters", "second", "seconds", "semester", "semesters", "session",
    "sessions", "week", "weekend", "weekends", "weeks", "year", "years", "yr", "yrs",
];

/// Whether a word is a length of time.
pub fn is_time(word: &str) -> bool {
    holds(TIMES, word.as_bytes())
}

/// Nouns of talk: "two things", "3 questions" count nothing of the business.
#[rustfmt::skip]
const TALK: &[&str] = &[
    "angles", "answers", "areas", "aspects", "aspirations", "buckets", "caveats", "clarifications", "comments",
    "components", "concerns", "considerations", "degrees", "dimensions", "directions", "drivers", "dynamics",
    "elements", "examples", "factors", "features", "flavors", "follow-ups", "followups", "fronts", "goals", "halves",
    "headwinds", "highlights", "ideas", "issues", "items", "kinds", "levels", "levers", "lines", "measures",
    "messages", "metrics", "moments", "notes", "objectives", "observations", "occasions", "options", "others",
    "pages", "parts", "paths", "percentages", "perspectives", "phases", "pieces", "pillars", "places", "points",
    "positions", "priorities", "problems", "quarters", "questions", "reasons", "scenarios", "sections", "sentences",
    "sets", "sides", "slides", "something", "sources", "stages", "statements", "steps", "strategies", "subjects",
    "tailwinds", "targets", "themes", "things", "thoughts", "topics", "tracks", "types", "vectors", "views", "ways",
    "words",
];

/// Whether a noun is one of talk.
pub fn is_talk(word: &str) -> bool {
    holds(TALK, word.as_bytes())
}

/// Nouns of business, in the plural: a small number written out before one of them is a figure, "three new stores".
#[rustfmt::skip]
const BUSINESS: &[&str] = &[
    "accounts", "acquisitions", "acres", "additions", "agreements", "aircraft", "airlines", "airplanes", "airports",
    "apps", "assets", "awards", "banks", "barrels", "basins", "bids", "billers", "blocks", "branches", "brands",
    "breweries", "brokers", "buildings", "buses", "carriers", "cars", "cases", "centers", "centres", "chips",
    "cinemas", "cities", "clients", "clinics", "closures", "clubs", "communities", "companies", "contracts",
    "counties", "countries", "customers", "cuts", "deals", "deliveries", "deployments", "developers", "devices",
    "distributors", "divestitures", "drugs", "employees", "engagements", "engineers", "exits", "facilities",
    "factories", "farms", "films", "firms", "fleets", "games", "generics", "gigafactories", "gpus", "hikes", "homes",
    "hospitals", "hotels", "households", "indications", "installations", "investments", "ips", "jets", "jobs",
    "jurisdictions", "labs", "launchers", "launches", "licenses", "loans", "locations", "lots", "machines", "malls",
    "manufacturers", "markets", "megawatts", "members", "merchants", "mills", "mines", "missions", "models",
    "molecules", "movies", "networks", "nodes", "offices", "openings", "operators", "orders", "outlets", "packages",
    "partners", "partnerships", "passengers", "passings", "patents", "patients", "people", "plants", "platforms",
    "players", "policies", "portfolios", "ports", "positions", "products", "projects", "properties", "prospects",
    "providers", "racks", "reactors", "refineries", "regions", "releases", "restaurants", "retailers", "rigs",
    "robots", "rooms", "routes", "satellites", "seats", "servers", "shares", "ships", "shops", "showrooms", "sites",
    "skus", "smartphones", "startups", "states", "stations", "stores", "studies", "submissions", "subscribers",
    "subsidiaries", "suppliers", "systems", "tankers", "tenants", "terminals", "titles", "tonnes", "tons", "towers",
    "trains", "transactions", "transformers", "trials", "trucks", "turbines", "units", "users", "vehicles", "vendors",
    "vessels", "visitors", "wafers", "warehouses", "wells", "wins",
];

/// Whether a noun in the plural is one of business.
pub fn is_business(word: &str) -> bool {
    holds(BUSINESS, word.as_bytes())
}

/// Whether a noun in the singular, in small letters, is one of business: "country", "branch", "aircraft".
pub fn is_one_of_business(word: &str) -> bool {
    let plural = match word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with("ch") || word.ends_with("sh") || word.ends_with(['s', 'x']) => format!("{word}es"),
        None => format!("{word}s"),
    };
    is_business(&plural) || is_business(word) || holds(COLLECTIVES, word.as_bytes()) && word != "feet"
}

/// Nouns that count as plural without an s, or stand for it.
#[rustfmt::skip]
const COLLECTIVES: &[&str] = &[
    "aircraft", "boe", "children", "clientele", "dau", "feet", "fte", "headcount", "maus", "men",
    "people", "personnel", "sq", "square", "staff", "women",
];

/// Words that end like a plural and are none.
#[rustfmt::skip]
const NO_PLURALS: &[&str] = &[
    "across", "adds", "allows", "always", "analysis", "as", "basis", "becomes", "begins", "besides", "bonus", "bps",
    "brings", "business", "campus", "census", "class", "comes", "compares", "consensus", "continues", "cross", "does",
    "economics", "ends", "equals", "exceeds", "focus", "follows", "gas", "gets", "gives", "goes", "gross", "happens",
    "has", "helps", "his", "implies", "includes", "is", "its", "keeps", "leaves", "less", "looks", "loss", "makes",
    "means", "minus", "needs", "news", "otherwise", "ours", "overseas", "perhaps", "plus", "previous", "process",
    "progress", "provides", "puts", "reaches", "reflects", "relates", "remains", "represents", "runs", "s", "sales",
    "says", "seems", "sees", "series", "serious", "shows", "sits", "stands", "starts", "status", "success", "surplus",
    "takes", "thanks", "theirs", "this", "thus", "times", "towards", "translates", "turns", "us", "various", "versus",
    "was", "wireless", "works", "yes",
];

/// Whether a word in small letters may be the noun that is counted.
pub fn is_plural(word: &str) -> bool {
    holds(COLLECTIVES, word.as_bytes())
        || (word.len() > 2
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("ous")
            && !holds(NO_PLURALS, word.as_bytes()))
}

/// Words that end the search for the counted noun.
#[rustfmt::skip]
const BREAKS: &[&str] = &[
    "a", "about", "above", "added", "after", "ago", "all", "also", "am", "among", "an", "and", "are", "around", "as",
    "at", "away", "be", "because", "been", "before", "being", "below", "between", "but", "by", "came", "can", "comes",
    "compared", "continues", "could", "covering", "did", "do", "does", "done", "down", "due", "during", "each",
    "ended", "ending", "every", "excluding", "for", "from", "gets", "gives", "got", "had", "has", "have", "he",
    "here", "higher", "how", "however", "i", "if", "in", "includes", "including", "increase", "increased", "inside",
    "into", "is", "it", "its", "just", "last", "less", "like", "lower", "makes", "may", "means", "might", "minus",
    "must", "next", "nor", "not", "now", "of", "off", "on", "once", "only", "or", "our", "out", "over", "per", "plus",
    "quarter-over-quarter", "reaching", "reflecting", "reflects", "relative", "remains", "representing", "represents",
    "respectively", "right", "says", "sequentially", "serving", "shall", "she", "should", "shows", "since", "so",
    "takes", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through",
    "to", "today", "totaling", "totalling", "toward", "under", "until", "up", "upon", "versus", "via", "vs", "was",
    "we", "well", "were", "what", "when", "where", "whereas", "which", "while", "who", "will", "with", "within",
    "without", "would", "yeah", "year-on-year", "year-over-year", "yesterday", "yet", "you", "your",
];

/// Whether a word ends the search for the counted noun.
pub fn is_break(word: &str) -> bool {
    holds(BREAKS, word.as_bytes())
}

/// Words before a bare number that make it a name or a place, "page 5", "phase 3", "press 1".
#[rustfmt::skip]
const MARKERS: &[&str] = &[
    "airbus", "apr", "april", "article", "aug", "august", "boeing", "bullet", "category", "chapter", "chart", "class",
    "dec", "december", "dial", "edition", "episode", "example", "exhibit", "extension", "feb", "february", "figure",
    "fiscal", "form", "fy", "gate", "gen", "generation", "grade", "highway", "item", "jan", "january", "jul", "july",
    "jun", "june", "level", "line", "mar", "march", "may", "mode", "model", "no", "note", "nov", "november", "number",
    "oct", "october", "page", "pages", "part", "phase", "pillar", "press", "pressing", "product", "quarter",
    "question", "release", "room", "route", "rule", "scope", "section", "sep", "sept", "september", "series", "site",
    "slide", "slides", "stage", "star", "step", "suite", "table", "tag", "tier", "topic", "type", "unit", "version",
    "volume", "wave", "windows", "zone",
];

/// Whether a word in small letters makes the number after it a name.
pub fn is_marker(word: &str) -> bool {
    holds(MARKERS, word.as_bytes())
}

/// The capitals that a small s makes plural: "ES8" of "ES8s".
pub fn plural_of_capitals(noun: &str) -> Option<&str> {
    noun.strip_suffix('s')
        .filter(|name| name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))
}

/// A noun in the singular: "companies" is "company", "boxes" is "box".
pub fn singular(noun: &str) -> Cow<'static, str> {
    let small = noun.to_lowercase();
    let irregular = match small.as_str() {
        "people" => "person",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "feet" => "foot",
        "aircraft" | "headcount" | "personnel" | "staff" => return small.into(),
        "skus" => "SKU",
        "adss" => "ADS",
        "gpus" => "GPU",
        "cpus" => "CPU",
        "atms" => "ATM",
        "daus" | "maus" | "dau" => "user",
        _ => "",
    };
    if !irregular.is_empty() {
        return irregular.into();
    }
    if let Some(name) = plural_of_capitals(noun) {
        return name.to_owned().into();
    }
    let cut = |ending: usize, with: &str| Cow::Owned(format!("{}{with}", &small[..small.len() - ending]));
    if small.len() > 4 && small.ends_with("ies") {
        cut(3, "y")
    } else if ["sses", "shes", "ches", "xes", "zzes"].iter().any(|ending| small.ends_with(ending)) {
        cut(2, "")
    } else if small.ends_with('s') && !small.ends_with("ss") {
        cut(1, "")
    } else {
        small.into()
    }
}

/// Words right before a figure that say how it may be taken; longer ones first where one ends another.
#[rustfmt::skip]
pub const BEFORE: &[(&str, Approx)] = &[
    ("up to a maximum of", Approx::UpTo), ("a maximum of", Approx::UpTo), ("maximum of", Approx::UpTo), ("not more than", Approx::UpTo),
    ("no more than", Approx::UpTo), ("as much as", Approx::UpTo), ("as many as", Approx::UpTo), ("as high as", Approx::UpTo), ("at most", Approx::UpTo),
    ("up to", Approx::UpTo), ("not less than", Approx::AtLeast), ("no less than", Approx::AtLeast), ("no fewer than", Approx::AtLeast),
    ("a minimum of", Approx::AtLeast), ("minimum of", Approx::AtLeast), ("at least", Approx::AtLeast), ("more than", Approx::Over),
    ("greater than", Approx::Over), ("higher than", Approx::Over), ("larger than", Approx::Over), ("better than", Approx::Over),
    ("north of", Approx::Over), ("in excess of", Approx::Over), ("upwards of", Approx::Over), ("upward of", Approx::Over), ("over", Approx::Over),
    ("above", Approx::Over), ("exceeding", Approx::Over), ("exceeded", Approx::Over), ("exceeds", Approx::Over), ("exceed", Approx::Over),
    ("surpassing", Approx::Over), ("surpassed", Approx::Over), ("topped", Approx::Over), ("topping", Approx::Over), ("beyond", Approx::Over),
    ("less than", Approx::Under), ("fewer than", Approx::Under), ("lower than", Approx::Under), ("south of", Approx::Under), ("shy of", Approx::Under),
    ("nearly", Approx::Under), ("almost", Approx::Under), ("under", Approx::Under), ("below", Approx::Under), ("approaching", Approx::Under),
    ("approach", Approx::Under), ("approaches", Approx::Under), ("approximately", Approx::About), ("approx", Approx::About), ("approx.", Approx::About),
    ("about", Approx::About), ("around", Approx::About), ("roughly", Approx::About), ("circa", Approx::About), ("some", Approx::About),
    ("close to", Approx::About), ("the order of", Approx::About), ("region of", Approx::About), ("neighborhood of", Approx::About),
    ("neighbourhood of", Approx::About), ("vicinity of", Approx::About), ("ballpark of", Approx::About), ("something like", Approx::About),
    ("estimated", Approx::About), ("like", Approx::About), ("maybe", Approx::About), ("ca.", Approx::About), ("~", Approx::About), ("≈", Approx::About),
    (">", Approx::Over), ("<", Approx::Under), ("≥", Approx::AtLeast), ("≤", Approx::UpTo),
    ("不超過", Approx::UpTo), ("不超过", Approx::UpTo), ("不高於", Approx::UpTo), ("不高于", Approx::UpTo), ("高達", Approx::UpTo), ("高达", Approx::UpTo),
    ("最高達", Approx::UpTo), ("最高", Approx::UpTo), ("最多", Approx::UpTo), ("至多", Approx::UpTo), ("多達", Approx::UpTo), ("多达", Approx::UpTo),
    ("不低於", Approx::AtLeast), ("不低于", Approx::AtLeast), ("不少於", Approx::AtLeast), ("不少于", Approx::AtLeast), ("至少", Approx::AtLeast),
    ("最少", Approx::AtLeast), ("超過", Approx::Over), ("超过", Approx::Over), ("超過了", Approx::Over), ("超过了", Approx::Over), ("超出", Approx::Over),
    ("高於", Approx::Over), ("高于", Approx::Over), ("大於", Approx::Over), ("大于", Approx::Over), ("突破", Approx::Over), ("逾", Approx::Over), ("超", Approx::Over),
    ("低於", Approx::Under), ("低于", Approx::Under), ("少於", Approx::Under), ("少于", Approx::Under), ("不到", Approx::Under), ("不足", Approx::Under),
    ("將近", Approx::Under), ("将近", Approx::Under), ("接近", Approx::Under), ("幾乎", Approx::Under), ("几乎", Approx::Under), ("近", Approx::Under),
    ("大約", Approx::About), ("大约", Approx::About), ("大概", Approx::About), ("約為", Approx::About), ("约为", Approx::About), ("約", Approx::About), ("约", Approx::About),
];

/// Words right after a figure that say how it may be taken.
#[rustfmt::skip]
pub const AFTER: &[(&str, Approx)] = &[
    (" or so", Approx::About), (" or thereabouts", Approx::About), (" or more", Approx::AtLeast), (" or higher", Approx::AtLeast),
    (" or greater", Approx::AtLeast), (" or better", Approx::AtLeast), (" and above", Approx::AtLeast), (" or above", Approx::AtLeast),
    (" or less", Approx::UpTo), (" or lower", Approx::UpTo), (" or below", Approx::UpTo), (" plus", Approx::Over), ("-plus", Approx::Over),
    ("+", Approx::Over), ("左右", Approx::About), ("上下", Approx::About), ("以上", Approx::Over), ("以下", Approx::Under), ("以內", Approx::UpTo), ("以内", Approx::UpTo),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(MEASURES.is_sorted_by_key(|entry| entry.0));
        for table in [TIMES, TALK, BUSINESS, COLLECTIVES, NO_PLURALS, BREAKS, MARKERS] {
            assert!(table.is_sorted(), "{:?}", table.windows(2).find(|pair| pair[0] > pair[1]));
        }
    }

    #[test]
    fn nouns_are_made_singular() {
        for (plural, one) in [
            ("Companies", "company"),
            ("boxes", "box"),
            ("members", "member"),
            ("people", "person"),
            ("businesses", "business"),
        ] {
            assert_eq!(singular(plural), one);
        }
    }
}
