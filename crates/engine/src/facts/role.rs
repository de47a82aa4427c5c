//! What a figure is to its metric: the level, a change, the prior value, a share, a limit; and which way.

use super::Link;
use super::items::ItemKind;
use super::sentence::{MOVE_NOUNS, MOVE_VERBS, MOVES, Sentence};
use crate::document::{Approx, Direction, Kind, Role};
use crate::lexicon::linking::cue;
use crate::lexicon::metrics::Sort;

/// How far a cue may stand from its figure, in items.
const REACH: usize = 8;

/// What was found.
pub(super) struct Found {
    /// What the figure is to its metric.
    pub role: Role,
    /// Which way.
    pub direction: Option<Direction>,
    /// The item that says so.
    pub cue: Option<usize>,
    /// The figure before it that it repeats in other words, as a position in the links of the sentence.
    pub like: Option<usize>,
    /// The stable name of the rule.
    pub rule: &'static str,
}

impl Found {
    fn new(role: Role, direction: Option<Direction>, cue: usize, rule: &'static str) -> Self {
        Self { role, direction, cue: Some(cue), like: None, rule }
    }
}

/// Says what the figure at `at` is; `done` are the links of the figures before it in the sentence.
pub(super) fn role(s: &Sentence, at: usize, kind: Kind, done: &[Link]) -> Found {
    if let Some(behind) = better_behind(s, at, kind) {
        return Found::new(Role::Change, None, behind, "role.better-than");
    }
    let left = s.left(at, REACH);
    let noun = noun_behind(s, at);
    if let Some(left) = left {
        let item = &s.items[left];
        if item.is(cue::PLUS_MINUS) {
            return Found::new(Role::Threshold, None, left, "role.plus-minus");
        }
        if let Some(found) = coordinated(s, at, left, kind, noun, done) {
            return found;
        }
        if let Some(promise) = former_promise(s, at) {
            return Found::new(Role::Prior, None, promise, "role.former-promise");
        }
        if item.is(cue::AND)
            && let Some(before) = s.left(left, 4)
            && let Some(direction) = direction(s.items[before].cues & !MOVE_NOUNS)
            && !s.items[before].is(cue::COMPARE)
            && before + 1 < left
        {
            // "up sequentially and 50% year over year".
            return Found::new(Role::Change, Some(direction), before, "role.move-before");
        }
        // "of" and "to" hand on to the word before them.
        let (head, through) = match () {
            () if item.is(cue::OF | cue::IN | cue::AT) && left > 0 => (s.left(left, 3).unwrap_or(left), Some(left)),
            () => (left, None),
        };
        let word = &s.items[head];
        let tied = through.is_none_or(|tie| !s.items[tie].is(cue::IN | cue::AT) || word.is(MOVE_VERBS));
        if word.is(cue::LOSS) && tied {
            let negative = Found::new(Role::Level, Some(Direction::Loss), head, "role.loss");
            return prior_before(s, head, negative);
        }
        // "flat at 34%" is a level.
        let stays = through.is_some() && word.is(cue::FLAT)
            // "a gain of $3 million": what is gained in money is an amount of its own.
            || through.is_some() && kind == Kind::Money && matches!(s.word(head), "gain" | "gains");
        if let Some(direction) =
            direction(word.cues).filter(|_| tied && !stays && (word.is(MOVE_VERBS) || !word.is(cue::COMPARE)))
        {
            if through.is_none() && word.cues & MOVES == cue::UP_NOUN && word.is(cue::PLAIN) && noun.is_none() {
                // "higher $5 billion" is rare; the adjective belongs to the metric before.
            } else {
                let change = Found::new(Role::Change, Some(direction), head, "role.move-before");
                return prior_before(s, head, change);
            }
        }
        let having = ["with", "spending", "paying", "generating", "contributing", "using"];
        if kind == Kind::Money
            && having.iter().any(|word| s.word(left).eq_ignore_ascii_case(word))
            && is_bound(s, at)
            && counts(s, left)
        {
            return Found::new(Role::Threshold, None, left, "role.customers-with");
        }
        if word.is(cue::THRESHOLD) && word.metric.is_none() {
            let limit = Found::new(Role::Threshold, None, head, "role.limit");
            return prior_before(s, head, limit);
        }
        // "a $284 million gain": what is gained in money is an amount of its own.
        let noun = noun.filter(|&(noun, _)| kind != Kind::Money || !matches!(s.word(noun), "gain" | "gains"));
        let aimed = (at + 1..s.items.len().min(at + 6))
            .take_while(|&i| !s.is_break(i) && !s.items[i].is_mark(b',') && !s.items[i].is(cue::AND))
            .any(|i| s.items[i].is(cue::GUIDANCE));
        // "well above the 10.5% requirement".
        let limit = (at + 1..s.items.len().min(at + 4))
            .take_while(|&i| {
                !s.is_break(i) && !s.items[i].is_mark(b',') && !s.items[i].is(cue::AND) && s.figure(i).is_none()
            })
            .find(|&i| s.items[i].is(cue::THRESHOLD) && s.items[i].metric.is_none());
        if let Some(limit) = limit.filter(|_| item.is(cue::COMPARE) || word.is(cue::COMPARE)) {
            return Found::new(Role::Threshold, None, limit, "role.limit");
        }
        // "to be higher than $30 billion": a bound, where no other figure is compared.
        let bound = s.word(left) == "than" && done.is_empty() && kind != Kind::Percent;
        if (item.is(cue::COMPARE) || word.is(cue::COMPARE)) && !aimed && !bound {
            return Found::new(Role::Prior, noun.map(|(_, direction)| direction), left, "role.compared-with");
        }
        if item.is(cue::FROM) && (moved_before(s, left) || to_behind(s, at)) {
            return Found::new(Role::Prior, None, left, "role.from");
        }
        if let Some((growth, direction)) = noun.filter(|&(noun, _)| {
            item.is(cue::TO) && s.metric(noun).is_some_and(|m| m.weak) && (at + 1..noun).all(|i| s.is_filler(i))
        }) {
            // "will return to double-digit growth": the growth is what it moves to.
            return Found::new(Role::Change, Some(direction), growth, "role.move-behind");
        }
        // "收入佔比提升到35%".
        let part = !item.span.of(s.text).is_ascii()
            && kind == Kind::Percent
            && (left.saturating_sub(3)..left).any(|i| matches!(s.word(i), "佔比" | "占比" | "比重"));
        if part && item.is(cue::TO | cue::BE) {
            return Found::new(Role::ShareOf, None, left, "role.accounts-for");
        }
        if item.is(cue::TO)
            && let Some(found) = moved_to(s, at, left, kind)
        {
            return found;
        }
        if let Some((noun, direction)) = noun {
            return prior_before(s, left + 1, Found::new(Role::Change, Some(direction), noun, "role.move-behind"));
        }
        if let Some((verb, direction)) = moved_by(s, at) {
            return prior_before(s, left + 1, Found::new(Role::Change, Some(direction), verb, "role.moved-by"));
        }
        // "an increase of $9 million from revenue of $80 million": right behind the change of the same metric.
        if let Some(last) = done.last().filter(|last| last.role == Role::Change)
            && s.items[last.at + 1].is(cue::FROM)
            && over_metric(s, left, cue::FROM)
            && (last.at + 2..=left).find_map(|i| s.metric(i)).is_some_and(|m| last.metric.as_deref() == Some(m.name))
        {
            return Found::new(Role::Prior, None, left, "role.from");
        }
        if (word.is(cue::COMPARE) || over_metric(s, left, cue::COMPARE)) && !aimed && !bound {
            return Found::new(Role::Prior, None, left, "role.compared-with");
        }
        let shares = |i: usize| {
            s.items[i].is(cue::SHARE)
                && (i + 1..=left).all(|i| {
                    s.is_filler(i)
                        || s.metric(i).is_some()
                        || s.items[i].is(cue::TOTAL | cue::OF | cue::BE)
                        || s.word(i) == "的"
                })
        };
        // "accounted for 59%", "佔總營收的59%".
        let share =
            item.is(cue::SHARE) || !item.span.of(s.text).is_ascii() && (left.saturating_sub(6)..left).any(shares);
        // "Price contributed 5%": to the growth.
        if share && s.word(left) == "contributed" && left > 0 && is_of_growth(s, left - 1) {
            return Found::new(Role::Change, Some(Direction::Up), left, "role.contributed");
        }
        if share && matches!(kind, Kind::Percent | Kind::Fraction) {
            return Found::new(Role::ShareOf, None, left, "role.accounts-for");
        }
    } else if let Some((noun, direction)) = noun {
        return Found::new(Role::Change, Some(direction), noun, "role.move-behind");
    }
    // "added 6 points to the loss ratio".
    if matches!(kind, Kind::PercentagePoints | Kind::BasisPoints)
        && let Some(verb) = left.filter(|&left| matches!(s.word(left), "added" | "adding" | "adds" | "contributed"))
        && s.items.get(at + 1).is_some_and(|to| to.is(cue::TO))
    {
        return Found::new(Role::Change, Some(Direction::Up), verb, "role.added-to");
    }
    if matches!(kind, Kind::Percent | Kind::Fraction)
        && let Some(right) = part_of(s, at)
        && s.items[right].is(cue::OF | cue::SHARE)
        // "We took 3% of pricing" is no share.
        && !s.items.get(right + 1).is_some_and(|_| s.word(right + 1).eq_ignore_ascii_case("pricing"))
        && !left.is_some_and(|left| {
            // "save 90% of the cost" says how much is saved.
            s.metric(left).is_some_and(|m| m.sort == Sort::Ratio && !m.weak || m.name == "cost_savings")
        })
        // "3% of operating leverage" is the leverage.
        && !(s.items[right].is(cue::OF)
            && s.right(right, 4).is_some_and(|of| s.metric(of).is_some_and(|m| m.sort == Sort::Ratio && !m.weak && m.name != "gdp")))
    {
        return Found::new(Role::ShareOf, None, right, "role.part-of");
    }
    Found { role: Role::Level, direction: None, cue: None, like: None, rule: "role.plain" }
}

/// Whether the item at `at` names what growth is made of: price, volume.
fn is_of_growth(s: &Sentence, at: usize) -> bool {
    s.metric(at).is_some_and(|metric| matches!(metric.name, "price" | "volume"))
}

/// Whether the figure at `at` is a bound: "more than $100,000".
fn is_bound(s: &Sentence, at: usize) -> bool {
    let value = s.figure(at).and_then(|mention| s.mentions[mention as usize].value.as_ref());
    value.is_some_and(|value| matches!(value.approx, Some(Approx::Over | Approx::AtLeast)))
}

/// "customers with": whether the words before the item at `at` are counted.
fn counts(s: &Sentence, at: usize) -> bool {
    at.checked_sub(1).and_then(|noun| s.metric(noun)).is_some_and(|metric| metric.sort == Sort::Count)
}

/// What stands behind the figure at `at`, or behind the range that it opens: "60% to 70% of".
fn part_of(s: &Sentence, at: usize) -> Option<usize> {
    let right = s.right(at, 2)?;
    if s.items[right].is(cue::TO | cue::AND | cue::OR) && s.figure(right + 1).is_some() {
        return s.right(right + 1, 2);
    }
    Some(right)
}

/// The direction that cues of movement say.
fn direction(cues: u64) -> Option<Direction> {
    match () {
        () if cues & (cue::DOWN_VERB | cue::DOWN_NOUN) != 0 => Some(Direction::Down),
        () if cues & (cue::UP_VERB | cue::UP_NOUN) != 0 => Some(Direction::Up),
        () if cues & cue::FLAT != 0 => Some(Direction::Flat),
        () => None,
    }
}

/// "improved our margin by 40 basis points", "raising our guide by $0.38": the verb whose object stands before "by".
fn moved_by(s: &Sentence, at: usize) -> Option<(usize, Direction)> {
    let by = (at.saturating_sub(4)..at).rev().take_while(|&i| s.is_filler(i)).find(|&i| s.word(i) == "by")?;
    // "raising our guide for profit by 1 and our guide for cash by 2": a verb reaches over an "and" to the next "by".
    let far = by.saturating_sub(24);
    let and = |i: usize| s.items[i].is(cue::AND) || s.items[i].is(cue::CLAUSE) && s.word(i).starts_with("and ");
    let joined = (far..by).rev().take_while(|&i| s.figure(i).is_none()).any(and);
    let start = if joined { far } else { s.clause_start(by).max(by.saturating_sub(12)) };
    (start..by).rev().take_while(|&i| joined || s.figure(i).is_none()).find_map(|i| {
        let raised = s.items[i].is(cue::REPORT) && s.word(i).starts_with("rais");
        let moved = s.items[i].is(MOVE_VERBS) && !s.items[i].is(cue::COMPARE) || raised;
        moved.then(|| (i, direction(s.items[i].cues & MOVE_VERBS).unwrap_or(Direction::Up)))
    })
}

/// "5 basis points better than last year": a change, and whether less or more of it is better nobody says.
fn better_behind(s: &Sentence, at: usize, kind: Kind) -> Option<usize> {
    let rate = matches!(kind, Kind::Percent | Kind::BasisPoints | Kind::PercentagePoints);
    let item = s.items.get(at + 1).filter(|item| rate && item.is(super::items::BASIS))?;
    let word = item.span.of(s.text).split(' ').next()?;
    (word.eq_ignore_ascii_case("better") || word.eq_ignore_ascii_case("worse")).then_some(at + 1)
}

/// "8% organic growth", "29% revenue growth", "50 basis points higher", "a 0.6% net reduction in": the noun of movement
/// behind the figure, if no verb or mark stands between.
fn noun_behind(s: &Sentence, at: usize) -> Option<(usize, Direction)> {
    let mut words = 0;
    // "a 4% to 6% decline": the noun stands behind the range.
    let range = s.items.get(at + 1).is_some_and(|to| to.is(cue::TO)) && s.figure(at + 2).is_some();
    let at = if range { at + 2 } else { at };
    for right in at + 1..s.items.len().min(at + 1 + REACH) {
        let item = &s.items[right];
        match item.kind {
            // "兩位數增長": a verb without an ending is the noun too.
            ItemKind::Word
                if right == at + 1
                    && item.is(MOVE_VERBS)
                    && !s.word(right).is_ascii()
                    && s.items
                        .get(right + 1)
                        .is_none_or(|next| !matches!(next.kind, ItemKind::Word | ItemKind::Figure(_))) =>
            {
                return direction(item.cues & MOVE_VERBS).map(|direction| (right, direction));
            }
            ItemKind::Word if item.is(MOVE_NOUNS) && !item.is(cue::COMPARE) => {
                // "… was $5 billion, higher by 3%": the noun has a figure of its own.
                let next = s.right(right, 3).filter(|_| item.metric.is_none());
                let owns = next.is_some_and(|n| {
                    s.figure(n).is_some()
                        || s.items[n].is(cue::OF | cue::BY | cue::TO)
                            && s.right(n, 4).is_some_and(|f| s.figure(f).is_some())
                            && !s.items[n].is(cue::TO)
                });
                return if owns { None } else { direction(item.cues & MOVE_NOUNS).map(|d| (right, d)) };
            }
            // "a high single digit for volume growth".
            ItemKind::Word
                if item.is(cue::FOR) && words == 0 && right + 2 < s.items.len() && s.metric(right + 1).is_some() => {}
            ItemKind::Word
                if item.metric.is_none()
                    && item.is(!(cue::PLAIN
                        | super::items::BASIS
                        | cue::OF
                        | cue::UNIT
                        | cue::PART
                        | cue::ADJUSTED
                        | cue::TOTAL)) =>
            {
                return None;
            }
            ItemKind::Word if item.is(cue::OF) && words > 0 => return None,
            ItemKind::Word => words += 1,
            ItemKind::Time(_) | ItemKind::Possessive => {}
            ItemKind::Mark(b'(' | b')') => {}
            _ => return None,
        }
    }
    None
}

/// "… up $8 billion or 20%", "50% year-on-year and 17% quarter-on-quarter", "60% to 70%": the same role as the figure
/// before.
fn coordinated(
    s: &Sentence,
    at: usize,
    left: usize,
    kind: Kind,
    noun: Option<(usize, Direction)>,
    done: &[Link],
) -> Option<Found> {
    let item = &s.items[left];
    let last = done.last()?;
    let between = |from: usize, to: usize| (from + 1..to).all(|i| s.is_filler(i) || s.items[i].is_mark(b','));
    if item.kind == ItemKind::Figure(last.mention) && item.span.end <= s.items[at].span.start {
        // Nothing but fillers between: "1,200, 1,400".
        let same = s.mentions[last.mention as usize].kind == kind;
        return same.then(|| Found {
            role: last.role,
            direction: last.direction,
            cue: Some(left),
            like: Some(done.len() - 1),
            rule: "role.list",
        });
    }
    // "an increase of seven cents, which is about 26%": the same movement in other words.
    let reworded = item.is(cue::BE)
        && left.checked_sub(1).is_some_and(|which| s.word(which).eq_ignore_ascii_case("which"))
        && last.role == Role::Change
        && s.mentions[last.mention as usize].kind != kind
        && noun.is_none()
        && !part_of(s, at).is_some_and(|of| s.items[of].is(cue::OF));
    if reworded
        && (last.at + 1..left - 1).all(|i| s.figure(i).is_none() && !s.items[i].is(MOVES) && s.metric(i).is_none())
    {
        let rule = "role.reworded";
        return Some(Found {
            role: Role::Change,
            direction: last.direction,
            cue: Some(left),
            like: Some(done.len() - 1),
            rule,
        });
    }
    let ties = item.is(cue::OR | cue::AND) || item.is_mark(b',') || item.is_mark(b'/') || item.is(cue::TO);
    if !ties || last.at >= left || !between(last.at, left) {
        return None;
    }
    let same = s.mentions[last.mention as usize].kind == kind;
    if item.is_mark(b',') && !same {
        return None;
    }
    let range = last.role == Role::Change
        && kind == Kind::Percent
        && (last.sort != Sort::Ratio || noun.is_some() || last.at > 0 && s.items[last.at - 1].is(cue::BY))
        && last.at + 1 == left;
    let points = matches!(s.mentions[last.mention as usize].kind, Kind::BasisPoints | Kind::PercentagePoints);
    if item.is(cue::TO) && kind == Kind::Percent && points && last.role == Role::Change && last.metric_item.is_some() {
        // "margins expanded by 70 basis points to 43.9%".
        return Some(Found {
            role: Role::Level,
            direction: None,
            cue: Some(left),
            like: Some(done.len() - 1),
            rule: "role.moved-to",
        });
    }
    // "versus our prior range of $2.95 to $3.05", but "from $2.95 to $3.05".
    let from = last.role == Role::Prior && (last.by == "role.from" || last.at + 1 != left);
    if item.is(cue::TO) && (!same || from || last.role == Role::Change && !range) {
        return None;
    }
    // "R&D was $1.2 billion, or 14% of revenue".
    let reckoned = item.is(cue::OR) && kind == Kind::Percent && !same && last.role == Role::Level;
    if reckoned
        && last.sort == Sort::Amount
        && !last.metric.as_deref().is_some_and(|metric| metric.contains("revenue") || metric.contains("sales"))
        && part_of(s, at).is_some_and(|of| s.items[of].is(cue::OF))
    {
        let like = Some(done.len() - 1);
        return Some(Found { role: Role::ShareOf, direction: None, cue: Some(left), like, rule: "role.coordinated" });
    }
    // "$812 million, representing 94% of total revenue".
    let sold = last.metric.as_deref().is_some_and(|metric| metric.contains("revenue") || metric.contains("sales"));
    if kind == Kind::Percent && !same && sold && part_of(s, at).is_some_and(|of| s.items[of].is(cue::OF)) {
        return None;
    }
    if let Some((_, direction)) = noun
        && item.is(cue::OR)
        && last.role != Role::Change
        && !direction.as_str().is_empty()
    {
        return None;
    }
    // "grew 18% to $7.9 billion, or 20% at constant exchange rates": the other reckoning is that of the change.
    if let [.., change, level] = done
        && item.is(cue::OR)
        && !same
        && level.by == "role.moved-to"
        && change.role == Role::Change
        && s.mentions[change.mention as usize].kind == kind
        && !part_of(s, at).is_some_and(|of| s.items[of].is(cue::OF))
    {
        return Some(Found {
            role: Role::Change,
            direction: change.direction,
            cue: Some(left),
            like: Some(done.len() - 2),
            rule: "role.coordinated",
        });
    }
    // "Of the backlog, $540 million or 60% sits in yards".
    let divides = item.is(cue::OR) && kind == Kind::Percent && !same && last.role == Role::Level;
    if divides && s.items[s.clause_start(at)].is(cue::OF) {
        let like = Some(done.len() - 1);
        return Some(Found { role: Role::ShareOf, direction: None, cue: Some(left), like, rule: "role.coordinated" });
    }
    let role = if item.is(cue::AND) && noun.is_some() && last.role != Role::Change { return None } else { last.role };
    Some(Found {
        role,
        direction: last.direction,
        cue: Some(left),
        like: Some(done.len() - 1),
        rule: "role.coordinated",
    })
}

/// A movement in the same clause left of `at`.
fn moved_before(s: &Sentence, at: usize) -> bool {
    let start = s.clause_start(at).max(at.saturating_sub(12));
    (start..at).any(|i| s.items[i].is(MOVES))
}

/// "from 3% to 4%": whether "to" and a figure follow the figure at `at`.
fn to_behind(s: &Sentence, at: usize) -> bool {
    // "從18%提升到21%", "from 61,000 down to 52,000": the verb stands between.
    let next = |at: usize| s.right(at, 6);
    let verb = next(at)
        .filter(|&i| s.items[i].is(MOVE_VERBS) && (!s.word(i).is_ascii() || matches!(s.word(i), "up" | "down")));
    let figure = |f: usize| s.figure(f).is_some() || s.word(f) == "under" && s.figure(f + 1).is_some();
    verb.map_or(next(at), next).is_some_and(|to| s.items[to].is(cue::TO) && s.right(to, 4).is_some_and(figure))
}

/// "increased 4% to $5 billion", "growth accelerated to 13%".
fn moved_to(s: &Sentence, at: usize, to: usize, kind: Kind) -> Option<Found> {
    let start = s.clause_start(to).max(to.saturating_sub(14));
    let verb = (start..to).rev().find(|&i| s.items[i].is(MOVE_VERBS) || s.items[i].is(cue::FROM))?;
    if kind == Kind::Percent {
        // A rate of growth that moves to 13% is a growth of 13%.
        let from = start.min(s.clause_start(at)).max(verb.saturating_sub(8));
        let lead = (from..=verb).rev().find(|&i| {
            s.items[i].is(MOVE_NOUNS) && i != verb || s.metric(i).is_some_and(|m| m.sort == Sort::Ratio && !m.weak)
        });
        let growth = lead.or_else(|| {
            // "…, which accelerated to 9%": the growth stands before the relative clause.
            let which = s.clause_start(verb).checked_sub(1)?;
            (verb - which <= 2).then(|| s.left(which, 4)).flatten().filter(|&i| s.items[i].is(MOVE_NOUNS))
        });
        if let Some(growth) = growth.filter(|&i| s.items[i].is(MOVE_NOUNS) && s.metric(i).is_none_or(|m| m.weak))
            && !(verb + 1..to).any(|i| s.figure(i).is_some())
        {
            let direction = direction(s.items[growth].cues & MOVE_NOUNS);
            return Some(Found::new(Role::Change, direction, growth, "role.growth-moved-to"));
        }
    }
    Some(Found::new(Role::Level, None, to, "role.moved-to"))
}

/// "compared to revenue of $3 billion": whether one of `cues` stands before the metric of the figure.
fn over_metric(s: &Sentence, left: usize, cues: u64) -> bool {
    let mut at = left;
    for _ in 0..5 {
        let item = &s.items[at];
        if item.is(cues) {
            return true;
        }
        let passes = item.metric.is_some()
            || s.is_filler(at)
            || item.is(cue::OF | cue::ITS | cue::ADJUSTED | cue::GAAP | cue::NON_GAAP | cue::GUIDANCE);
        if !passes || at == 0 {
            return false;
        }
        at -= 1;
    }
    false
}

/// "our previous guidance of $3 billion", "the prior targets for orders of 400": the promise that the figure at `at` was
/// until now.
fn former_promise(s: &Sentence, at: usize) -> Option<usize> {
    const PROMISES: &[&str] = &["guidance", "guide", "outlook", "target", "forecast", "projection", "range"];
    const FORMER: &[&str] = &["previous", "prior", "earlier", "original", "former", "old"];
    let is_one_of = |i: usize, words: &[&str]| {
        let word = s.word(i).rsplit(' ').next().unwrap_or_default();
        words.iter().any(|one| word.eq_ignore_ascii_case(one) || word.strip_suffix('s') == Some(one))
    };
    let noun = |i: usize| s.items[i].kind == ItemKind::Word && (s.items[i].cues == 0 || s.metric(i).is_some());
    let named = |i: usize| s.is_filler(i) && s.items[i].period().is_none() || noun(i);
    let ties = cue::OF | cue::IN | cue::AT | cue::FOR | cue::BE;
    let tied = |i: usize| named(i) || s.items[i].is(ties) && !s.items[i].is(MOVES) || s.items[i].period().is_some();
    let back = (at.saturating_sub(REACH)..at).rev();
    let promise = back.take_while(|&i| tied(i) || is_one_of(i, PROMISES)).find(|&i| is_one_of(i, PROMISES))?;
    let mut before = (promise.saturating_sub(4)..promise).rev().take_while(|&i| named(i));
    before.any(|i| is_one_of(i, FORMER)).then_some(promise)
}

/// A comparison before the cue at `at` makes what it leads in the prior value: "compared to a loss of …".
fn prior_before(s: &Sentence, at: usize, found: Found) -> Found {
    let before = s.left(at, 4);
    match before {
        Some(before) if s.items[before].is(cue::COMPARE) && !s.items[before].is(MOVE_VERBS) => {
            let direction = found.direction;
            Found { role: Role::Prior, direction, cue: Some(before), like: None, rule: "role.compared-with" }
        }
        _ => found,
    }
}
