//! One entry per person: which of the printed and spoken names belong together, and what part the person plays.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::Name;
use crate::document::{Speaker, SpeakerId, SpeakerKind};
use crate::lexicon::label_words::OFFICE;
use crate::lexicon::names::HONORIFICS;
use crate::lexicon::roles::{self, Offices};
use crate::lexicon::words::{FIRM, PARTICLE, REACH, ROLE, ROLE_HEAD, ROLE_WORD, TITLE, lists};
use crate::source::is_office;

/// What the text shows about the part that a person plays. The first that is set decides.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// The name or the role says it.
    pub printed: Option<SpeakerKind>,
    /// In a list of the company's participants.
    pub listed_company: bool,
    /// In a list of the conference's participants.
    pub listed_conference: bool,
    /// Introduced as the one who asks next, or marked as asking.
    pub asks: bool,
    /// Introduced as an officer, or given the word before any question.
    pub officer: bool,
    /// Says what only operators say.
    pub operates: bool,
    /// Speaks in the prepared remarks, or answers.
    pub answers: bool,
}

/// A person as far as known.
#[derive(Clone, Debug)]
pub(super) struct Person<'t> {
    /// Forms of the name as printed, each with its parts; the first is the one that labels print.
    pub forms: Vec<(&'t str, Name)>,
    /// The first form, cut into parts.
    pub name: Name,
    /// The role.
    pub role: Option<&'t str>,
    /// The firm.
    pub firm: Option<&'t str>,
    /// Role and firm as the last label printed them.
    pub details: (Option<&'t str>, Option<&'t str>),
    /// The offices that the roles of this person name.
    pub offices: Offices,
    /// What part the person plays.
    pub evidence: Evidence,
    /// The person that this entry turned out to be.
    merged: Option<usize>,
}

/// The people of one call. Entries are found again by name; which are one person is settled by merging.
#[derive(Debug, Default)]
pub(super) struct People<'t> {
    list: Vec<Person<'t>>,
    /// By the letters of a form.
    by_key: BTreeMap<String, usize>,
    /// By each part of a form: the entries that have it, at most [`MOST_NAMESAKES`].
    by_part: BTreeMap<String, Vec<usize>>,
    /// By the form as printed, so that a label that comes again costs one look-up.
    by_print: BTreeMap<&'t str, usize>,
}

/// A part of a name that so many people share tells nobody apart and is looked up no more, so that a text of nothing but
/// labels takes linear time.
const MOST_NAMESAKES: usize = 24;

/// So many people are searched for one whose label prints a part of a listed name.
const MOST_SEARCHED: usize = 256;

/// The most forms of one person's name that are kept.
const MOST_FORMS: usize = 32;

impl<'t> People<'t> {
    /// The entry behind a number.
    pub fn get(&self, at: usize) -> &Person<'t> {
        &self.list[self.root(at)]
    }

    /// The entry behind a number, to change.
    pub fn get_mut(&mut self, at: usize) -> &mut Person<'t> {
        let root = self.root(at);
        &mut self.list[root]
    }

    /// The number that stands for the person behind `at` after all merging.
    pub fn root(&self, mut at: usize) -> usize {
        while let Some(next) = self.list[at].merged {
            at = next;
        }
        at
    }

    /// All entries that stand for a person, in order of first appearance.
    pub fn roots(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.list.len()).filter(|&at| self.list[at].merged.is_none())
    }

    /// The entry for a name as printed, found or made.
    pub fn entry(&mut self, printed: &'t str) -> usize {
        if let Some(&at) = self.by_print.get(printed) {
            return self.root(at);
        }
        let name = Name::parse(printed);
        let at = match self.find(&name) {
            Some(at) => {
                self.add_form(at, printed, &name);
                at
            }
            None => self.add(printed, name),
        };
        self.by_print.insert(printed, at);
        at
    }

    /// The entry that can only be the person of that name.
    pub fn find(&self, name: &Name) -> Option<usize> {
        if let Some(&at) = self.by_key.get(&name.key) {
            return Some(self.root(at));
        }
        self.namesakes(name).find(|&at| self.list[at].name.same(name))
    }

    /// The one entry that answers to a part of a name such as "Ernie" or "Mr. Wu"; `None` where there are none or several.
    pub fn find_part(&self, name: &Name) -> Option<usize> {
        if name.is_whole() {
            return self.find(name);
        }
        let mut found = self.namesakes(name).filter(|&at| self.answers(at, name));
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// The entry that a line of a printed list means: the one of that name, or the one whose label prints only a part of it.
    pub fn find_listed(&self, name: &Name) -> Option<usize> {
        self.find_part(name).or_else(|| {
            let mut found = self.roots().take(MOST_SEARCHED).filter(|&at| {
                let own = &self.list[at].name;
                !own.is_whole() && name.answers_to(own)
            });
            let first = found.next()?;
            found.next().is_none().then_some(first)
        })
    }

    /// The one entry among those who do not ask that answers to the name.
    pub fn find_officer(&self, name: &Name) -> Option<usize> {
        let mut found = self.namesakes(name).filter(|&at| !self.list[at].evidence.asks && self.answers(at, name));
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    fn answers(&self, at: usize, name: &Name) -> bool {
        self.list[at].name.answers_to(name) || self.list[at].forms.iter().any(|(_, form)| form.answers_to(name))
    }

    /// Entries that share a part with the name, or whose first name its first part may be short for.
    pub fn namesakes<'a>(&'a self, name: &'a Name) -> impl Iterator<Item = usize> + 'a {
        let exact = name
            .parts
            .iter()
            .filter_map(|part| self.by_part.get(part).filter(|list| list.len() < MOST_NAMESAKES))
            .flatten()
            .map(|&at| self.root(at));
        let short = (!name.is_whole() && self.list.len() <= 64 || name.parts.len() > 1 && self.list.len() <= 256)
            .then(|| self.roots())
            .into_iter()
            .flatten();
        let mut seen = vec![false; self.list.len()];
        exact.chain(short).filter(move |&at| !std::mem::replace(&mut seen[at], true))
    }

    fn add(&mut self, printed: &'t str, name: Name) -> usize {
        let at = self.list.len();
        let evidence = Evidence { printed: kind_of_name(printed), ..Evidence::default() };
        self.list.push(Person {
            forms: vec![],
            name: name.clone(),
            role: None,
            firm: None,
            details: (None, None),
            offices: Offices::default(),
            evidence,
            merged: None,
        });
        self.add_form(at, printed, &name);
        at
    }

    /// Adds a form of the name of the person.
    pub fn add_form(&mut self, at: usize, printed: &'t str, name: &Name) {
        let at = self.root(at);
        let forms = &mut self.list[at].forms;
        if forms.len() < MOST_FORMS && !forms.iter().any(|(form, _)| *form == printed) {
            forms.push((printed, name.clone()));
        }
        if name.is_whole() || !self.by_key.contains_key(&name.key) {
            self.by_key.entry(name.key.clone()).or_insert(at);
        }
        for part in &name.parts {
            let namesakes = self.by_part.entry(part.clone()).or_default();
            if namesakes.len() < MOST_NAMESAKES && !namesakes.contains(&at) {
                namesakes.push(at);
            }
        }
        if name.is_whole() && !self.list[at].name.is_whole() {
            self.list[at].name = name.clone();
        }
    }

    /// Adds what a label, a roster or an introduction says about the person; what was known before stays.
    pub fn describe(&mut self, at: usize, role: Option<&'t str>, firm: Option<&'t str>) {
        let person = self.get_mut(at);
        if let Some(role) = role.map(str::trim).filter(|role| !role.is_empty()) {
            person.offices = person.offices.with(Offices::of(role));
            let kind = roles::kind_of(role);
            let known = person.evidence.printed.is_some_and(|kind| kind != SpeakerKind::Unknown);
            if kind.is_some() && !known {
                person.evidence.printed = kind;
            }
            person.role.get_or_insert(role);
        }
        if let Some(firm) = firm.map(str::trim).filter(|firm| !firm.is_empty()) {
            let unclear = person.evidence.printed.is_none_or(|kind| {
                kind == SpeakerKind::Unknown || kind == SpeakerKind::Executive && person.role.is_some_and(shared_title)
            });
            if unclear
                && ["Research Division", "Equity Research", "RESEARCH DIVISION", "EQUITY RESEARCH"]
                    .iter()
                    .any(|w| firm.contains(w))
            {
                person.evidence.printed = Some(SpeakerKind::Analyst);
            }
            person.firm.get_or_insert(firm);
        }
    }

    /// Makes two entries one; the one that came first stays.
    pub fn merge(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (keep, drop) = (a.min(b), a.max(b));
        let gone = self.list[drop].clone();
        self.list[drop].merged = Some(keep);
        let person = &mut self.list[keep];
        for form in gone.forms {
            if person.forms.len() < MOST_FORMS && !person.forms.iter().any(|(known, _)| *known == form.0) {
                person.forms.push(form);
            }
        }
        if gone.name.parts.len() > person.name.parts.len() {
            person.name = gone.name;
        }
        person.role = person.role.or(gone.role);
        person.firm = person.firm.or(gone.firm);
        person.offices = person.offices.with(gone.offices);
        let (e, g) = (&mut person.evidence, gone.evidence);
        e.printed = e.printed.filter(|kind| *kind != SpeakerKind::Unknown).or(g.printed).or(e.printed);
        e.listed_company |= g.listed_company;
        e.listed_conference |= g.listed_conference;
        e.asks |= g.asks;
        e.officer |= g.officer;
        e.operates |= g.operates;
        e.answers |= g.answers;
    }

    /// The entry that an introduction with a role means: the one of that name, or one with a part of the name in common that
    /// has the same office or sounds alike.
    pub fn find_introduced(&self, name: &Name, role: Option<&str>) -> Option<usize> {
        if let Some(at) = self.find_part(name) {
            return Some(at);
        }
        let offices = role.map(Offices::of).unwrap_or_default();
        let mut likely = self.namesakes(name).filter(|&at| {
            let person = &self.list[at];
            let shares = person.name.shares_part(name);
            let office = person.offices.both(offices).without(Offices::IR) != Offices::default();
            shares && name.is_whole() && (office || person.name.sounds_like(name))
        });
        let first = likely.next()?;
        likely.next().is_none().then_some(first)
    }

    /// Merges entries whose names have a part in common and who hold the same office: "Ernie Wu, Chief Executive Officer" and
    /// "Yongming Wu - Chief Executive Officer"; and parts of names with the one whole name that they belong to.
    pub fn settle(&mut self) {
        let roots: Vec<usize> = self.roots().collect();
        for &at in &roots {
            if self.list[at].merged.is_some() || self.list[at].evidence.printed == Some(SpeakerKind::Operator) {
                continue;
            }
            let name = self.list[at].name.clone();
            if !name.is_whole() {
                if is_anonymous(&name) {
                    continue;
                }
                let whole: Vec<usize> = self
                    .namesakes(&name)
                    .filter(|&other| {
                        other != at && self.list[other].name.is_whole() && self.list[other].name.answers_to(&name)
                    })
                    .take(2)
                    .collect();
                if let [other] = whole[..] {
                    self.merge(at, other);
                }
                continue;
            }
            let twin = self.namesakes(&name).find(|&other| {
                other != at
                    && self.list[other].name.is_whole()
                    && self.list[other].name.shares_part(&name)
                    && self.one_officer(other, at)
                    && !self.firms_differ(at, other)
            });
            if let Some(other) = twin {
                self.merge(at, other);
            }
        }
    }

    /// Whether both hold an office that has one holder. A company may have several people in investor relations, so there
    /// the names must sound alike too.
    fn one_officer(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.list[a], &self.list[b]);
        let shared = a.offices.both(b.offices);
        shared.without(Offices::IR) != Offices::default() || shared != Offices::default() && a.name.sounds_like(&b.name)
    }

    fn firms_differ(&self, a: usize, b: usize) -> bool {
        match (self.list[a].firm, self.list[b].firm) {
            (Some(a), Some(b)) => !same_firm(a, b),
            _ => false,
        }
    }

    /// The speakers of the document, in order of first appearance among `used`, and for each entry its position.
    pub fn finish(&self, used: &[usize], company: Option<&str>) -> (Vec<Speaker>, BTreeMap<usize, SpeakerId>) {
        let mut ids = BTreeMap::new();
        let mut speakers = Vec::new();
        for &at in used {
            let root = self.root(at);
            if ids.contains_key(&root) {
                continue;
            }
            ids.insert(root, SpeakerId(speakers.len() as u32));
            speakers.push(self.list[root].speaker(company));
        }
        (speakers, ids)
    }
}

/// Whether officers of companies and people at banks both bear the title.
fn shared_title(role: &str) -> bool {
    let role = role.to_lowercase();
    ["executive director", "vice president", "vp", "president"].iter().any(|title| role.contains(title))
        && !role.contains("chief")
        && !role.contains("officer")
}

/// Whether the two firms are one, written longer or shorter.
pub(super) fn same_firm(a: &str, b: &str) -> bool {
    let letters =
        |firm: &str| firm.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (a, b) = (letters(a), letters(b));
    !a.is_empty() && !b.is_empty() && (a.contains(&b) || b.contains(&a))
}

/// The kind of speaker that a name by itself says: "Operator", "Conference Operator", "Moderator", "Unidentified Analyst".
fn kind_of_name(printed: &str) -> Option<SpeakerKind> {
    use SpeakerKind::{Analyst, Editor, Executive, Interpreter, Operator, Unknown};
    let lower = printed.trim().to_lowercase();
    let stem = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    if !lower.is_ascii() {
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let known = roles::CJK_WORDS.iter().find(|entry| lower.contains(entry.word)).map(|entry| entry.kind);
        return known
            .or_else(|| has(&["投资者", "投資者", "投资人", "投資人", "提问者", "提問者"]).then_some(Analyst))
            .or_else(|| has(&["管理层", "管理層", "董秘", "董事会", "董事會"]).then_some(Executive))
            .or_else(|| OFFICE.contains(&stem).then_some(Executive));
    }
    let has = |word: &str| lower.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| w == word);
    if has("unidentified") || has("unknown") {
        return Some(if has("analyst") || has("shareholder") {
            Analyst
        } else if has("executive") || has("company") || has("corporate") {
            Executive
        } else {
            Unknown
        });
    }
    if ["operator", "moderator", "coordinator", "host", "facilitator"].iter().any(|word| has(word)) {
        Some(Operator)
    } else if ["interpreter", "translator", "interpretation", "translation"].iter().any(|word| has(word)) {
        Some(Interpreter)
    } else if ["editor", "transcriber"].iter().any(|word| has(word)) {
        Some(Editor)
    } else if has("shareholder") {
        Some(Analyst)
    } else {
        match stem {
            "analysts" | "investor" | "questioner" => Some(Analyst),
            "company representative" | "executives" | "management" => Some(Executive),
            _ if OFFICE.contains(&stem) => Some(Executive),
            _ => is_office(stem).then(|| roles::kind_of(stem)).flatten(),
        }
    }
}

/// Whether the name is a part in the call that several people may play: "Analyst", "Unidentified Analyst".
pub(super) fn is_station(name: &Name) -> bool {
    let part =
        |word: &String| matches!(word.as_str(), "analyst" | "analysts" | "shareholder" | "investor" | "participant");
    matches!(name.first(), "unidentified" | "unknown" | "unnamed")
        || name.parts.len() == 1 && name.parts.iter().all(part)
}

/// Whether the name tells voices or offices apart but no people: "Speaker 3", "CFO", "Analyst 2".
pub(super) fn is_anonymous(name: &Name) -> bool {
    let first = name.first();
    matches!(first, "unknown" | "unidentified" | "voice" | "participant" | "male" | "female" | "investor" | "発言者")
        || is_numbered(name)
        || lists(first) & (ROLE | ROLE_HEAD) != 0 && is_office(&name.parts.join(" "))
}

/// Whether a recogniser numbered the voice: "Speaker 3", "spk_0", "SPEAKER_01", "Speaker A".
pub(super) fn is_numbered(name: &Name) -> bool {
    let numbered = |word: &str| name.first().strip_prefix(word).is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    numbered("speaker") || numbered("spk")
}

impl Person<'_> {
    /// What part the person plays.
    pub fn kind(&self, company: Option<&str>) -> SpeakerKind {
        use SpeakerKind::{Analyst, Executive, Ir, Operator, Unknown};
        let e = &self.evidence;
        if is_anonymous(&self.name) && e.printed.is_none_or(|kind| kind == Unknown) {
            // The words may show an operator or an officer, but who it is stays unsaid.
            return e.printed.unwrap_or(Unknown);
        }
        match e.printed {
            Some(kind) if !matches!(kind, Unknown | Executive | Ir | Analyst) => return kind,
            Some(Ir) if !e.listed_conference => return Ir,
            _ => {}
        }
        let own_firm = match (self.firm, company) {
            (Some(firm), Some(company)) => Some(same_firm(firm, company)),
            _ => None,
        };
        if e.listed_conference && !e.listed_company {
            return Analyst;
        }
        match e.printed {
            Some(Analyst) if own_firm != Some(true) || e.asks => return Analyst,
            Some(Executive) if !e.asks || e.officer || e.listed_company || own_firm == Some(true) => {
                return Executive;
            }
            Some(kind @ (Executive | Analyst)) => return if e.asks { Analyst } else { kind },
            _ => {}
        }
        if e.listed_company {
            return Executive;
        }
        if e.asks && !e.officer {
            return Analyst;
        }
        if own_firm == Some(true) || e.officer {
            return Executive;
        }
        if own_firm == Some(false) {
            return Analyst;
        }
        if e.operates {
            return Operator;
        }
        if e.answers { Executive } else { Unknown }
    }

    fn speaker(&self, company: Option<&str>) -> Speaker {
        let kind = self.kind(company);
        let fullest = self.fullest();
        let clean = |form: &str| given_first(tidy(form));
        let name = clean(fullest);
        let mut aliases: Vec<Arc<str>> = Vec::new();
        for (form, _) in &self.forms {
            let form = clean(form);
            if form != name && !form.is_empty() && !aliases.iter().any(|alias| **alias == *form) {
                aliases.push(form.into());
            }
        }
        let inside = matches!(kind, SpeakerKind::Executive | SpeakerKind::Ir);
        // "Mr. Lee" is printed for Lee.
        for (form, _) in &self.forms {
            let form = tidy(form);
            let bare = without_title(&form);
            if bare.len() < form.len() && bare != name && !aliases.iter().any(|alias| **alias == *bare) {
                aliases.push(bare.into());
            }
        }
        let affiliation = self.firm.or(company.filter(|_| inside));
        Speaker {
            name: name.into(),
            aliases,
            role: self.role.map(|role| tidy(role).into()),
            affiliation: affiliation.map(|firm| tidy(firm).into()),
            kind,
        }
    }

    /// The form with the most parts; of equals, one that is not all capitals, then the first.
    fn fullest(&self) -> &str {
        let weight = |(form, name): &(&str, Name)| {
            let capitals = form.chars().any(char::is_lowercase);
            let kerned = name.parts.iter().filter(|part| part.chars().count() == 1).count();
            (name.parts.len().saturating_sub(kerned), name.parts.len() * usize::from(kerned < 2), capitals)
        };
        let Some(mut best) = self.forms.first() else { return "Unknown" };
        for form in &self.forms {
            // A spoken form may be longer and yet misheard; printed ones come first.
            if weight(form) > weight(best) && (form.1.same(&best.1) || form.1.answers_to(&best.1)) {
                best = form;
            }
        }
        if !best.0.contains(char::is_whitespace)
            && best.0.chars().skip(1).any(char::is_uppercase)
            && let Some(apart) = self.forms.iter().find(|(form, name)| form.contains(' ') && name.is_whole())
        {
            // A glued form stands back behind one with blanks.
            best = apart;
        }
        best.0
    }
}

/// A form without the honorifics in front of the name.
fn without_title(form: &str) -> &str {
    let mut rest = form;
    while let Some((word, behind)) = rest.split_once(char::is_whitespace) {
        let lower = word.trim_end_matches('.').to_lowercase();
        if HONORIFICS.binary_search(&lower.as_str()).is_err() {
            break;
        }
        rest = behind.trim_start();
    }
    rest
}

/// "Lee, Ann" as "Ann Lee"; what stands behind the comma may be a title too.
fn given_first(form: String) -> String {
    match form.split_once(", ") {
        Some((family, given)) if is_family(family) && is_given(given) => format!("{given} {family}"),
        _ => form,
    }
}

/// One word, or particles before one: "Lee", "van der Berg".
fn is_family(name: &str) -> bool {
    name.split(' ').rev().skip(1).all(|word| lists(word) & PARTICLE != 0)
}

/// At most two words, none of which a title, a role or a firm has: "Ann", "Ann B.", never "CFO", "Ph.D." or "Kestrel Capital".
fn is_given(name: &str) -> bool {
    let other = TITLE | ROLE | ROLE_HEAD | REACH | FIRM | ROLE_WORD;
    !name.contains(',')
        && name.split(' ').count() <= 2
        && name.split(' ').all(|word| lists(&word.replace('.', "")) & other == 0)
}

/// A printed form on one line, without marks of a list or of Markdown around it.
fn tidy(form: &str) -> String {
    let words =
        form.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | ':' | '-' | '–' | '—' | ',' | '<' | '>'));
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
#[test]
fn a_company_is_told_from_a_broker() {
    for (name, executive) in
        [("公司", true), ("公司回复2", true), ("Company", true), ("海线证券公司", false), ("凯思基金管理公司", false)]
    {
        assert_eq!(kind_of_name(name) == Some(SpeakerKind::Executive), executive, "{name}");
    }
}
