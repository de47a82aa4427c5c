//! What a format leaves out, counted and said before anything is written.

/// What a format cannot hold of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What is left out, as a plain plural: "facts", "turns without a time".
    pub what: &'static str,
    /// How many; never 0.
    pub count: usize,
    /// One plain sentence: "3 facts are left out: spaCy's format holds spans alone."
    pub sentence: String,
}

/// A kind of thing that is left out: one, many, and why.
pub struct Left(&'static str, &'static str, &'static str);

impl Left {
    /// So many of it.
    pub fn times(&'static self, count: usize) -> Option<Loss> {
        let Self(one, many, why) = *self;
        let (what, is) = if count == 1 { (one, "is") } else { (many, "are") };
        (count > 0).then(|| Loss { what: many, count, sentence: format!("{count} {what} {is} left out: {why}.") })
    }
}

pub static FACTS: Left = Left("fact", "facts", "the format cannot say which figures belong together");
pub static LONE_FACTS: Left =
    Left("fact of one figure", "facts of one figure", "the format holds them as links, and a link needs two figures");
pub static CHECKS: Left = Left("check", "checks", "the format has no place for a verdict");
pub static EXCHANGES: Left =
    Left("exchange", "exchanges", "the format has no place for which answers belong to which question");
pub static TURNS: Left = Left("turn", "turns", "the format holds tags alone, not who speaks");
pub static QUOTED_TURNS: Left = Left("turn", "turns", "each is quoted whole, and the text was to be left out");
pub static SPEAKERS: Left = Left("speaker", "speakers", "the format holds tags alone, not who speaks");
pub static TURNS_OF_TABLE: Left = Left("turn", "turns", "this table has one row for each speaker");
pub static TAGS: Left = Left("tag", "tags", "the format holds what was said, not what was tagged in it");
pub static TAGS_OF_TABLE: Left = Left("tag", "tags", "this table holds no figures");
pub static OWN_TAGS: Left =
    Left("tag of your own", "tags of your own", "the format shows figures, dates and periods alone");
pub static DATES: Left = Left("date or period", "dates and periods", "the table has one row for each figure");
pub static OVERLAPPING: Left = Left(
    "tag that overlaps another or stands outside the turns",
    "tags that overlap another or stand outside the turns",
    "the format nests and cannot cross",
);
pub static EMPTY: Left = Left("empty tag", "empty tags", "the format needs at least one character under each");
pub static LINE_BREAKS: Left =
    Left("tag over line breaks alone", "tags over line breaks alone", "the format cuts tags at line breaks");
pub static UNTIMED: Left = Left("turn without a time", "turns without a time", "a caption needs one");
pub static CONTROLS: Left = Left(
    "control character",
    "control characters",
    "the format does not allow them, and a replacement sign stands in their place",
);
pub static LONG_CELLS: Left = Left(
    "end of a cell over 32,767 characters",
    "ends of cells over 32,767 characters",
    "a cell of Excel holds no more",
);
