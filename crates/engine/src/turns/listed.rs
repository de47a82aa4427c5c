//! What printed lists of participants say of the people whose labels stand in the text.

use super::names::Name;
use super::people::{People, Person, is_anonymous};
use super::printed::role_and_firm;
use crate::source::Reading;

/// So many lines of a list are looked at for people of one family name.
const MOST_LISTED: usize = 256;

/// Adds what the printed lists say.
pub(super) fn describe<'t>(people: &mut People<'t>, reading: &'t Reading) {
    let text: &str = &reading.source.text;
    let names: Vec<Name> =
        reading.roster.iter().take(MOST_LISTED).map(|line| Name::parse(line.name.of(text))).collect();
    let mut companys = false;
    for line in &reading.roster {
        let above = reading.headings.partition_point(|heading| heading.span.start < line.span.start);
        let heading =
            above.checked_sub(1).map(|at| reading.headings[at].span.of(text).to_lowercase()).unwrap_or_default();
        let name = Name::parse(line.name.of(text));
        if name.parts.is_empty() || name.parts.len() > 8 {
            continue;
        }
        // Of two people of one family name in the list, a label with that name alone may mean either.
        let namesake = |other: &Name| !other.same(&name) && !name.last().is_empty() && other.last() == name.last();
        let found = if names.iter().any(namesake) { people.find_part(&name) } else { people.find_listed(&name) };
        let found = found.or_else(|| by_initials(people, &name, &names));
        let Some(person) = found else { continue };
        people.add_form(person, line.name.of(text), &name);
        let (role, firm) = role_and_firm(line.role.map(|s| s.of(text)), line.firm.map(|s| s.of(text)));
        people.describe(person, role, firm);
        let conference = ["conference call", "analyst", "investor", "other", "external", "q&a"]
            .iter()
            .any(|word| heading.contains(word));
        let company = ["company", "corporate", "executive", "management", "speaker", "host", "presenter"]
            .iter()
            .any(|word| heading.contains(word));
        // "Speakers" and, below them, "Participants".
        let conference = conference || companys && !company && heading.ends_with("participants");
        companys |= company && !conference;
        let evidence = &mut people.get_mut(person).evidence;
        evidence.listed_conference |= conference;
        evidence.listed_company |= company && !conference;
    }
}

/// The one whose labels print the initials of the listed name, where nobody else in the list has them: "AL" is Ann Lee.
fn by_initials(people: &People<'_>, name: &Name, names: &[Name]) -> Option<usize> {
    let own = initials(name);
    if own.len() < 2 || names.iter().filter(|other| initials(other) == own && !other.same(name)).count() > 0 {
        return None;
    }
    people.roots().take(MOST_LISTED).find(|&at| goes_by_initials(people.get(at), name))
}

/// The first letters of a name.
fn initials(name: &Name) -> String {
    name.parts.iter().filter_map(|part| part.chars().next()).collect()
}

/// Whether the labels of a person print the initials of the name and nothing else.
pub(super) fn goes_by_initials(person: &Person<'_>, name: &Name) -> bool {
    (2..=4).contains(&person.name.key.len())
        && person.name.key == initials(name)
        && !is_anonymous(&person.name)
        && person.forms.iter().all(|(form, _)| form.chars().all(char::is_uppercase))
}
