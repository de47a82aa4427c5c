//! Names of the columns of a table of speech, folded to letters; the more telling first.

/// Who speaks.
pub const SPEAKER: &[&str] = &[
    "speaker",
    "speakername",
    "speakerlabel",
    "participant",
    "participantname",
    "name",
    "personname",
    "speakerid",
    "who",
    "person",
    "voice",
    "發言人",
    "发言人",
];
/// What is said.
pub const WORDS: &[&str] = &[
    "text",
    "transcript",
    "content",
    "utterance",
    "speech",
    "sentence",
    "statement",
    "paragraph",
    "remarks",
    "words",
    "body",
    "segment",
    "token",
    "word",
    "message",
    "dialogue",
    "caption",
    "內容",
    "内容",
];
/// The speaker's role.
pub const ROLE: &[&str] = &[
    "role",
    "title",
    "speakertitle",
    "speakerrole",
    "position",
    "jobtitle",
    "designation",
    "speakertype",
    "participanttype",
];
/// The speaker's firm.
pub const FIRM: &[&str] = &[
    "firm",
    "company",
    "affiliation",
    "organization",
    "organisation",
    "speakercompany",
    "companyofperson",
    "employer",
];
/// When it begins.
pub const START: &[&str] =
    &["start", "starttime", "startseconds", "begin", "timestamp", "time", "ts", "from", "startts"];
/// When it ends.
pub const END: &[&str] = &["end", "endtime", "endseconds", "stop", "endts", "to"];
