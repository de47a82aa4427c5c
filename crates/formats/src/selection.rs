//! What goes out: which tags, with or without the text, counted in which unit.

use std::collections::BTreeSet;

use tickmark_engine::export::tagged_json::Tagged;
use tickmark_engine::offsets::OffsetUnit;

/// Which tags go out by what a person has said of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Statuses {
    /// All but the rejected ones.
    #[default]
    Kept,
    /// Those that a person has accepted, changed or added.
    Accepted,
    /// Those that no person has looked at yet.
    Suggested,
    /// All, the rejected ones as well.
    Every,
}

impl Statuses {
    /// Every choice, in the order in which it is offered.
    pub const ALL: &'static [Self] = &[Self::Kept, Self::Accepted, Self::Suggested, Self::Every];

    /// What a person types: `accepted`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Accepted => "accepted",
            Self::Suggested => "suggested",
            Self::Every => "every",
        }
    }

    /// The choice of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|statuses| statuses.as_str() == name)
    }

    /// Whether a tag of that status goes out.
    pub fn holds(self, status: &str) -> bool {
        match self {
            Self::Kept => status != "rejected",
            Self::Accepted => matches!(status, "accepted" | "changed" | "added"),
            Self::Suggested => status == "suggested",
            Self::Every => true,
        }
    }
}

/// What goes out of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The ids of the mentions of a filtered view; none for all of them.
    pub mentions: Option<Vec<String>>,
    /// Which of these by their status.
    pub statuses: Statuses,
    /// Whether the person's own tags go out too; they do not where only suggestions do.
    pub tags: bool,
    /// Whether the text goes out too. A format that cannot do without says so in [`crate::Exporter::needs_text`].
    pub text: bool,
    /// The unit of offsets where the format leaves it open; see [`crate::Exporter::units`].
    pub unit: OffsetUnit,
}

impl Default for Selection {
    fn default() -> Self {
        Self { mentions: None, statuses: Statuses::Kept, tags: true, text: true, unit: OffsetUnit::CodePoint }
    }
}

impl Selection {
    /// Leaves out what was not chosen, and of facts and checks what they say of it: a fact loses the figures that are
    /// left out and goes when none remains; a check goes with any of its figures, since it compares all of them.
    pub fn apply(&self, tagged: &mut Tagged<'_>) {
        if !self.tags || self.statuses == Statuses::Suggested {
            tagged.tags.clear();
        }
        let before = tagged.mentions.len();
        let view: Option<BTreeSet<&str>> = self.mentions.as_ref().map(|ids| ids.iter().map(String::as_str).collect());
        tagged.mentions.retain(|mention| {
            self.statuses.holds(&mention.status) && view.as_ref().is_none_or(|view| view.contains(&*mention.id))
        });
        if tagged.mentions.len() == before {
            return;
        }
        let kept: BTreeSet<String> = tagged.mentions.iter().map(|mention| mention.id.to_string()).collect();
        let goes = |id: &str| !kept.contains(id);
        for mention in &mut tagged.mentions {
            mention.translation_of.take_if(|id| goes(id));
        }
        tagged.facts.retain_mut(|fact| {
            let bare = fact.level.is_none() && fact.changes.is_empty() && fact.prior.is_none();
            fact.level.take_if(|id| goes(id));
            fact.prior.take_if(|id| goes(id));
            fact.changes.retain(|id| !goes(id));
            bare || fact.level.is_some() || !fact.changes.is_empty() || fact.prior.is_some()
        });
        tagged.checks.retain(|check| !check.mentions.iter().any(|id| goes(id)));
    }
}
