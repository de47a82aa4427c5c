//! Words of the publisher that are no speech: what ends a call, what follows it, what an advert in the middle says.

/// How a line begins that stands behind the last words spoken, whoever prints it. Lower case.
#[rustfmt::skip]
pub const AFTER_THE_CALL: &[&str] = &[
    "all earnings call transcripts", "all rights reserved", "call participants", "certain statements in this", "classification",
    "copyright", "disclaimer", "disclosure:", "duration:", "editor's note", "end of document", "end of transcript", "index terms",
    "important notice", "language:", "legal notice", "length:", "load-date:", "portions of this transcript", "publication-type",
    "read more", "related articles", "safe harbor", "subject:", "the foregoing transcript", "the information contained in", "the transcript",
    "the views and opinions", "these statements are based", "this article is", "this article was", "this call transcript",
    "this conference call transcript", "this document contains", "this document may", "this event transcript", "this is a transcript", "this material is", "this presentation contains", "this text is a",
    "this transcript", "transcript powered by", "transcript provided by", "©", "(c) 19", "(c) 20", "** end", "*** end", "[end", "(end of", "-- end",
    "[thomson", "[portions of", "免責聲明", "免责声明", "聲明：", "声明：",
];

/// How a short line begins that stands apart behind the call and heads what is told of a firm, of people to ask or of other
/// pages.
#[rustfmt::skip]
pub const TAIL_HEADINGS: &[&str] = &[
    "About ", "Comments (", "Contact", "For further information", "For more information", "Investor contact", "Investor relations contact",
    "IR contact", "Media contact", "More from", "Press contact", "Rate this", "Read next", "Related", "Was this", "You may also like",
];

/// Words found in a line behind the call and hardly in speech. Lower case.
#[rustfmt::skip]
pub const AFTER_THE_CALL_WITHIN: &[&str] = &[
    "reserves the right to make changes", "transcript of this conference call produced for", "transcript is provided", "transcript was computer generated",
    "almost certainly contains errors", "has a disclosure policy", "provide an accurate transcription", "undertake any obligation to update the information",
    "private securities litigation reform act of 1995. these", "no position in any of the stocks mentioned",
];

/// Words that close a call; what follows their sentence is no longer spoken. Lower case.
#[rustfmt::skip]
pub const CLOSING: &[&str] = &[
    "disconnect", "concludes today", "conclude today", "this concludes", "does conclude", "concludes our", "conclude our", "concludes the",
    "goodbye", "good-bye", "bye-bye", "have a great day", "have a good day", "have a nice day", "have a wonderful day", "have a great evening",
    "see you next quarter", "斷開", "断开", "再見", "再见",
];

/// How a short line begins that may still be spoken after the closing words. Lower case.
#[rustfmt::skip]
pub const LAST_WORDS: &[&str] = &["thank", "good", "bye", "have a", "take care", "goodbye", "everyone", "please disconnect", "you may", "this concludes", "謝謝", "谢谢", "再見", "再见"];

/// Words of an advert for shares that publishers set in the middle of a call. Searched as printed.
#[rustfmt::skip]
pub const ADVERT: &[&str] = &["best stocks", "returns as of", "$1,000", "stocks we like better"];

/// A word that must stand beside an amount for it to be an advert's.
pub const ADVERT_BESIDE_AMOUNT: &[&str] = &["invest"];

/// Lines of a page around the text, folded to letters. Sorted.
#[rustfmt::skip]
pub const CHROME: &[&str] = &[
    "addcomment", "ads", "advertisement", "advertisment", "articlecontinues", "backtotop", "comments", "continuedfrompreviouspage",
    "continuedonnextpage", "continuereading", "copylink", "download", "downloadpdf", "downloadtranscript", "emailarticle",
    "emailthisarticle", "follow", "home", "listen", "listennow", "listentothisarticle", "login", "menu", "playaudio", "playcall",
    "playearningscall", "print", "printarticle", "ratethisarticle", "readmore", "readnext", "relatedarticles", "save", "savearticle",
    "share", "shareonfacebook", "sharethisarticle", "signin", "signup", "skiptocontent", "skiptomaincontent", "sponsored", "storycontinues",
    "storycontinuesbelow", "storycontinuesbelowadvertisement", "subscribe", "trending", "viewcomments", "viewtranscript", "wasthishelpful",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searched_lists_are_sorted() {
        for pair in CHROME.windows(2) {
            assert!(pair[0] < pair[1], "{:?} must stand before {:?}", pair[1], pair[0]);
        }
    }
}
