//! Words and phrases that show where a sentence, a question or another voice begins.

/// Abbreviations that are always followed by more of the sentence: "Mr. Lee", "vs. last year".
pub const OPEN_ABBREVIATIONS: &[&str] = &[
    "approx", "ca", "cf", "dr", "eg", "est", "excl", "fig", "gen", "gov", "hon", "ie", "incl", "messrs", "mr", "mrs",
    "ms", "mt", "mx", "pres", "prof", "rep", "rev", "sen", "sgt", "st", "vs",
];

/// Abbreviations that may end a sentence: "Harbourline Inc.", "at 9 a.m.", "in Jan."; the next word decides.
pub const CLOSED_ABBREVIATIONS: &[&str] = &[
    "apr", "aug", "bn", "bros", "co", "corp", "dec", "dept", "div", "etc", "ex", "feb", "inc", "jan", "jr", "jul",
    "jun", "llc", "ltd", "mar", "mn", "nov", "oct", "ph.d", "plc", "sec", "sep", "sept", "sr", "vol",
];

/// Words that open a sentence where a name, a title or a unit would not: after "the U.S." or "Inc." they start a new one.
pub const SENTENCE_STARTERS: &[&str] = &[
    "a",
    "additionally",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "any",
    "as",
    "at",
    "based",
    "because",
    "both",
    "but",
    "by",
    "can",
    "compared",
    "despite",
    "do",
    "during",
    "each",
    "even",
    "excluding",
    "finally",
    "first",
    "for",
    "from",
    "furthermore",
    "given",
    "going",
    "he",
    "here",
    "hi",
    "how",
    "however",
    "i",
    "if",
    "in",
    "including",
    "is",
    "it",
    "last",
    "later",
    "let",
    "looking",
    "many",
    "meanwhile",
    "more",
    "moreover",
    "most",
    "moving",
    "my",
    "next",
    "no",
    "now",
    "of",
    "okay",
    "on",
    "once",
    "one",
    "operating",
    "our",
    "over",
    "overall",
    "please",
    "revenue",
    "revenues",
    "she",
    "since",
    "so",
    "some",
    "still",
    "thank",
    "thanks",
    "that",
    "the",
    "their",
    "then",
    "there",
    "therefore",
    "these",
    "they",
    "this",
    "those",
    "to",
    "today",
    "total",
    "turning",
    "under",
    "we",
    "well",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "will",
    "with",
    "within",
    "would",
    "yes",
    "you",
    "your",
];

/// Verbs by which a speaker gives the word to another: "turn the call over to Ann".
pub const HAND_OVER_VERBS: &[&str] = &[
    "defer",
    "give",
    "hand",
    "handing",
    "introduce",
    "kick",
    "open",
    "pass",
    "passing",
    "present",
    "send",
    "show",
    "throw",
    "toss",
    "transfer",
    "turn",
    "turning",
];

/// What is handed over: one of these stands between the verb and "to".
pub const HANDED_OVER: &[&str] = &[
    "back",
    "call",
    "conference",
    "decision",
    "discussion",
    "floor",
    "it",
    "line",
    "meeting",
    "mic",
    "microphone",
    "over",
    "podium",
    "presentation",
    "proceedings",
    "program",
    "session",
    "stage",
    "that",
    "things",
    "this",
    "time",
];

/// Words that may stand between "to" and the name of who is given the word: "to our host for today, Ann Lee".
pub const BEFORE_HOST: &[&str] = &[
    "a",
    "and",
    "chief",
    "colleague",
    "colleagues",
    "conference",
    "call",
    "first",
    "for",
    "friend",
    "good",
    "host",
    "hosts",
    "its",
    "leader",
    "moderator",
    "my",
    "of",
    "our",
    "partner",
    "presenter",
    "program",
    "speaker",
    "speakers",
    "the",
    "today",
    "today's",
    "today’s",
    "your",
];

/// Openings of a list of those present: "With me today are Ann Lee, Chief Executive Officer; …".
pub const PRESENT: &[&str] = &[
    "accompanied by",
    "hosted by",
    "call will be hosted by",
    "here with",
    "here today are",
    "here with me are",
    "in the room",
    "introduce today's",
    "joined by",
    "joined here by",
    "joined on the call",
    "joined this",
    "joined today",
    "joining me",
    "joining us",
    "on the call",
    "on today's call",
    "on the line",
    "speakers are",
    "speakers today are",
    "speakers will be",
    "with me",
    "with us",
];

/// Greetings and fillers that may stand before what a sentence opens with, in small letters: "Great. Thanks, Ann."
pub const FILLERS: &[&str] = &[
    "absolutely",
    "ah",
    "all right",
    "alright",
    "and",
    "awesome",
    "excellent",
    "fantastic",
    "good afternoon",
    "good day",
    "good evening",
    "good morning",
    "great",
    "hello",
    "hey",
    "hi",
    "yep",
    "interpreted",
    "no",
    "oh",
    "ok",
    "okay",
    "operator instructions",
    "perfect",
    "right",
    "so",
    "sure",
    "thank you",
    "thanks",
    "well",
    "wonderful",
    "yeah",
    "yes",
    "certainly",
    "of course",
    "super",
    "very good",
    "everyone",
    "everybody",
    "foreign language",
    "all",
];

/// Words that put off the hand-over that a sentence speaks of.
pub const LATER: &[&str] = &[" then ", "before ", "after that", "later", "afterwards", "following that", "first, "];

/// What is said when somebody is called up to speak, as printed within a sentence.
pub const CALLS_UP: &[&str] = &[
    "question",
    "go ahead",
    "line of",
    "line is",
    "your line",
    "over to",
    "Over to",
    "hear from",
    "go to",
    "turn to",
    "move to",
    "moving on to",
    "next up",
    "Next up",
    "next is",
    "Next is",
    "introduce",
    "pleasure",
    "floor",
];

/// Words by which people speak for themselves or to others.
pub const SPEAKING: &[&str] = &[
    "I", "I'm", "I’m", "I'd", "I’d", "I'll", "I’ll", "I've", "I’ve", "we", "We", "we're", "We're", "we’re", "We’re",
    "our", "Our", "you", "You", "your", "us", "me", "my", "My", "Thank", "Thanks", "thank", "thanks", "Hi", "Hello",
    "Yes", "Yeah", "Sure", "Okay",
];

/// What only those say who ask a question of their own, in small letters as within a sentence.
#[rustfmt::skip]
pub const ASKING: &[&str] = &[
    "i have a question", "i have one question", "i have two questions", "i have three questions", "i have a couple of questions",
    "i had a question", "i had one question", "i had two questions", "just had one question", "just have one question",
    "i've got a question", "i've got two questions", "two quick questions", "wanted to ask",
    "taking my question",
    "taking our question",
    "taking the question",
    "take my question",
    "my first question",
    "my question is",
    "my questions are",
    "questions from me",
    "question from me",
    "one from me",
    "two from me",
];

/// What those say who ask, where no question mark is printed, in small letters.
#[rustfmt::skip]
pub const WONDERS: &[&str] = &[
    "any color", "any colour", "can you", "could you", "curious", "help us", "how do you think", "how should we", "walk us through",
    "wonder if", "wondering", "your thoughts",
];

/// The words for a question in an announcement: "Our next question comes from Ann Lee."
pub const QUESTION: &[&str] = &["question", "query", "caller"];

/// Beginnings of words by which a question is announced: "Our next question comes from Ann Lee."
pub const ANNOUNCES: &[&str] = &[
    "next",
    "first",
    "last",
    "final",
    "come",
    "coming",
    "second",
    "third",
    "follow",
    "take",
    "another",
    "subsequent",
    "your",
    "our",
];

/// What stands before the name of who asks next, where the word "question" does not: "We'll go next to Ann Lee of Kestrel."
/// A blank at the end is the end of a word, here and in the lists below.
#[rustfmt::skip]
pub const FETCHES: &[&str] = &[
    "go to ", "go next to ", "go now to ", "move on to ", "move to ", "turn to ", "next to ", "next up is ", "next up, ",
    "first up is ", "first up, ", "next, we have ", "next we have ", "next is ", "we have ", "from the line of ",
];

/// What gives the word without handing anything over: "It is my pleasure to introduce our host, Ann Lee."
pub const INTRODUCES: &[&str] =
    &["introduce ", "hear from ", "hearing from ", "over to you, ", "have your host", "is your host"];

/// Invitations to speak: "Ann Lee with Kestrel, your line is open."
pub const INVITES: &[&str] = &["your line", "line is", "go ahead", "please", "you may", "floor is yours"];

/// What stands before the name of who is speaking: "This is Ann."
pub const GIVES_NAME: &[&str] = &["this is ", "it's ", "that is ", "i'm ", "i am ", "my name is ", "my name's "];

/// Thanks, before the name of who is thanked.
pub const THANKS: &[&str] = &["thank you", "thanks"];

/// What shows that the words of a label are an operator's.
#[rustfmt::skip]
pub const OPERATES: &[&str] = &[
    "listen-only mode", "press star", "your line is", "your next question comes", "you may now disconnect", "standing by. welcome",
    "standing by and welcome", "be your operator", "be your conference operator",
];

/// What only an operator says, where no labels are printed.
#[rustfmt::skip]
pub const INSTRUCTS: &[&str] = &[
    "operator instructions", "press star", "to ask a question, please", "we'll be conducting a question",
    "we will be conducting a question", "conduct a question-and-answer", "we will now begin the question",
    "we'll now begin the question", "we will now open the call for questions", "your line is", "you may now disconnect",
    "you may disconnect", "we have reached the end of the question", "please hold while we poll",
    "there are no further questions", "no further questions at this time", "no further questions in the queue",
];

/// Words of the sentence that closes a call.
pub const CONCLUDES: &[&str] = &["conclude", "this ends"];

/// What a moderator says between two questions.
#[rustfmt::skip]
pub const MODERATES: &[&str] = &[
    "next question", "last question", "next caller", "final question", "first question", "next query", "final query",
    "one more question",
];

/// What closes the questions: "That wraps up the Q&A session."
pub const WRAPS_UP: &[&str] = &["wraps up the q&a", "wraps up our q&a", "concludes the q&a", "concludes our q&a"];

/// What a moderator says within a few sentences of taking the word.
#[rustfmt::skip]
pub const LEADS: &[&str] = &[
    "wraps up", "ask questions in", "operator,", "question and answer session", "q&a session", "will go to you",
    "we'll go to",
];

/// By which a moderator passes a question on.
#[rustfmt::skip]
pub const PASSES_ON: &[&str] = &[
    "we'll go to ", "we will go to ", "will go to you", "let me ask ", "i'll ask ", "i'll pass", "i will pass", "i'll turn",
    "i'd ask", "let me turn", "let me hand", "do you want to",
];

/// What stands before or behind the name of the person that a question is passed on to.
#[rustfmt::skip]
pub const PASSES_TO: &[&str] = &[
    "will go to you", "do you want to", "you want to", "would you like to", "can you take", "could you take", "why don't you",
    "maybe you can", "please take", "will you take", "over to you", "we'll go to you", "go to ", "ask ", "over to ",
    "hand it to ", "turn to ", "let ",
];

/// Greetings with which a call may begin.
#[rustfmt::skip]
pub const GREETINGS: &[&str] = &[
    "good day", "good morning", "good afternoon", "good evening", "ladies and gentlemen", "hello", "welcome",
    "thank you for standing", "thank you for joining", "greetings", "dear all", "thanks for joining", "thank you for holding",
    "please stand by", "hi everyone", "hi all", "joining us", "joining our",
];
