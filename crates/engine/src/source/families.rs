//! The families of formats: how each sets its labels.

use super::candidates::Candidate;
use super::head::Shape;
use super::names::NameKind;

/// One family of formats.
pub(super) struct Family {
    /// The name in `source.format`.
    pub(super) name: &'static str,
    /// What a person reads in the chooser.
    pub(super) description: &'static str,
    /// Whether a candidate has the shape of the family.
    pub(super) takes: fn(&Candidate) -> bool,
    /// Whether words follow the label on its line.
    pub(super) inline: bool,
    /// Whether names alone make labels, so that each needs evidence from elsewhere.
    pub(super) strict: bool,
    /// Whether `Q` and `A` are labels.
    pub(super) letters: bool,
    /// Whether the marks around the labels are so telling that a label without them is none.
    pub(super) marked: bool,
}

fn has(c: &Candidate, shape: Shape) -> bool {
    c.head.shape == shape && c.head.kind != NameKind::Letter
}

const fn family(name: &'static str, description: &'static str, takes: fn(&Candidate) -> bool) -> Family {
    Family { name, description, takes, inline: false, strict: false, letters: false, marked: false }
}

/// Every family; the more telling one first, so that it wins a tie.
pub(super) const ALL: &[Family] = &[
    Family {
        marked: true,
        ..family("angle", "<<Name – Role, Firm>> or <Q - Name> on a line", |c| c.head.shape == Shape::Angle)
    },
    Family {
        marked: true,
        ..family("streetevents-rule", "Name, Firm - Role [3] between rules", |c| has(c, Shape::Numbered))
    },
    family("name-dash-split", "Name, a dash and the role on three lines", |c| has(c, Shape::Split)),
    family("name-dash", "Name -- Role or Name – Firm – Role on a line", |c| has(c, Shape::Dash) && !c.colon),
    family("name-paren", "Name (Role) on a line", |c| has(c, Shape::Paren) && !c.colon),
    family("name-comma", "Name, Role, Firm on a line", |c| has(c, Shape::Comma) && !c.colon),
    family("name-time", "Name and a time on a line", |c| has(c, Shape::Timed) && !c.colon),
    family("name-block", "Name, then role and firm on the lines below", |c| has(c, Shape::Block)),
    Family { strict: true, ..family("bare-name", "The name alone on a line", |c| has(c, Shape::Bare) && !c.colon) },
    Family {
        inline: true,
        ..family("name-colon", "Name: text, with or without role and firm", |c| {
            c.colon && c.head.kind != NameKind::Letter && c.head.shape != Shape::RunIn
        })
    },
    Family {
        inline: true,
        letters: true,
        ..family("qa-colon", "Q: text and A: text", |c| {
            c.head.kind == NameKind::Letter && (c.colon || c.head.shape == Shape::RunIn)
        })
    },
    RUN_IN,
];

/// The family that is tried where no other reads the text.
pub(super) const RUN_IN: Family =
    Family { inline: true, ..family("name-run-in", "Name — text or Name. text on a line", |c| has(c, Shape::RunIn)) };
