//! Transcripts that were put through an article spinner, which replaces words by near synonyms: "web revenue" for net
//! income, "a lack of" for a loss of. Read only where a text gives itself away.

use super::letters::{self, Words};

/// Phrases that nobody says and only a spinner writes. A text that holds three of them is spun.
pub const SIGNS: &[&str] = &[
    " yr over yr",
    "final yr",
    "fiscal yr",
    "share factors",
    "web revenue",
    "working revenue",
    "free money",
    "web money",
    "gross sales progress",
    "income progress",
    "revenue progress",
    "earnings name",
    "web loss",
    "working margin",
    "gross revenue margin",
    "share rely",
    "lack of $",
    "a lower of",
    "capital expenditures progress",
    "web curiosity",
];

/// A spinner's word and the word that it stands for, sorted.
const WORDS: &[(&str, &str)] = &[
    ("achievement", "fulfillment"),
    ("administration", "management"),
    ("again", "back"),
    ("attain", "reach"),
    ("buyer", "customer"),
    ("buyers", "customers"),
    ("client", "customer"),
    ("clients", "customers"),
    ("complete", "total"),
    ("curiosity", "interest"),
    ("discount", "reduction"),
    ("elevated", "increased"),
    ("enhance", "increase"),
    ("excellent", "outstanding"),
    ("factors", "points"),
    ("final", "last"),
    ("foundation", "basis"),
    ("identical", "same"),
    ("income", "revenue"),
    ("lack", "loss"),
    ("lower", "decrease"),
    ("merchandise", "products"),
    ("money", "cash"),
    ("progress", "growth"),
    ("rely", "count"),
    ("revenue", "income"),
    ("rise", "increase"),
    ("section", "segment"),
    ("similar", "same"),
    ("stream", "flow"),
    ("web", "net"),
    ("working", "operating"),
    ("yr", "year"),
];

/// The word that `word` stands for in a spun text.
pub fn plain_word(word: &str) -> Option<&'static str> {
    let letters = letters::letters(word.as_bytes(), 0);
    TABLE.find(letters).filter(|_| letters.length == word.len()).map(|at| WORDS[at].1)
}

static TABLE: Words<{ WORDS.len() }, 128> = Words::new({
    let mut keys = [0; WORDS.len()];
    let mut at = 0;
    while at < WORDS.len() {
        keys[at] = letters::key(WORDS[at].0.as_bytes());
        at += 1;
    }
    keys
});

/// Whether `text` reads like a spinner's.
pub fn is_spun(text: &str) -> bool {
    // The commonest of its words: a text without them is not looked through for all signs.
    if !["web ", " yr"].iter().any(|word| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some()) {
        return false;
    }
    let mut found = 0;
    for sign in SIGNS {
        found += memchr::memmem::find_iter(text.as_bytes(), sign.as_bytes()).take(3).count();
        if found >= 3 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn spun_texts_give_themselves_away() {
        assert!(is_spun("up 3% yr over yr; up 4% yr over yr; web revenue fell"));
        assert!(!is_spun("Net revenue rose 3% year over year. Our web revenue grew."));
    }
}
