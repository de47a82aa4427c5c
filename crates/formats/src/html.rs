//! One self-contained HTML page: the annotated transcript, its legend and a table of the figures. It needs no script, opens
//! from the disk and prints.

use std::collections::BTreeMap;
use std::fmt::Write;

use tickmark_engine::document::{Kind, Verdict};
use tickmark_engine::export::tagged_json::Mention;

use crate::loss;
use crate::prepared::{Prepared, described, escaped, grouped, heading, shown};
use crate::{Exporter, File, Join, verify};

pub const HTML: Exporter = Exporter {
    name: "html",
    title: "One HTML page to read, print and pass on",
    endings: &[".annotated.html"],
    media_type: "text/html",
    join: Join::No,
    units: &[],
    needs_text: true,
    write,
    verify: |call, files| {
        let is_said = |node: verify::Node<'_, '_>| node.attribute("class") == Some("said");
        verify::xml(call, &files[0], is_said, |node| node.has_tag_name("mark") && node.has_attribute("id"))
    },
    losses: |call| {
        vec![
            loss::OVERLAPPING.times(call.not_disjoint()),
            loss::CONTROLS.times(call.controls()),
            loss::FACTS.times(call.tagged.facts.len()),
            loss::EXCHANGES.times(call.tagged.exchanges.len()),
        ]
    },
};

/// Kinds are told apart by the style of the underline as well as by colour.
const STYLE: &str = include_str!("html.css");

fn write(call: &Prepared<'_>) -> Vec<File> {
    let title = escaped(&call.title());
    let language = escaped(call.tagged.source.languages.first().map_or("en", |language| language));
    // Written as XML too, so that it can be read again by any reader of XML.
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n"
    );
    head(call, &mut page);
    page += "</header>\n<main>\n";
    transcript(call, &mut page);
    checks(call, &mut page);
    figures(call, &mut page);
    own_tags(call, &mut page);
    let generator = &call.tagged.generator;
    let _ = write!(
        page,
        "</main>\n<footer>Made by {} {} from {}, whose text has the SHA-256 {}.</footer>\n</body>\n</html>\n",
        escaped(&generator.name),
        escaped(&generator.version),
        escaped(call.name()),
        escaped(&call.tagged.source.sha256)
    );
    vec![File::text(".annotated.html", "text/html", page)]
}

/// What call it is, where things are, what the underlines mean, and who speaks.
fn head(call: &Prepared<'_>, page: &mut String) {
    let about = &call.tagged.call;
    let known = [about.ticker.as_deref(), about.period.as_ref().map(|period| &*period.text), about.date.as_deref()];
    let known: Vec<String> = known.into_iter().flatten().map(escaped).collect();
    if !known.is_empty() {
        let _ = writeln!(page, "<p class=\"about\">{}</p>", known.join(" · "));
    }
    let mut links = String::new();
    for (at, section) in sections(call) {
        let _ = write!(links, "<a href=\"#section-{at}\">{section}</a> ");
    }
    if !call.tagged.checks.is_empty() {
        links += "<a href=\"#checks\">Checks</a> ";
    }
    let _ = writeln!(page, "<nav aria-label=\"Contents\">{links}<a href=\"#figures\">Figures</a></nav>");
    let kinds = Kind::ALL.iter().map(|&kind| (kind, call.tagged.mentions.iter().filter(|m| m.kind == kind).count()));
    let kinds = kinds.filter(|&(_, count)| count > 0);
    let kinds = kinds.map(|(kind, count)| {
        format!("<span><mark class=\"{kind}\">{}</mark> <small>{count}</small></span> ", words(kind.as_str()))
    });
    let kinds: String = kinds.collect();
    if !kinds.is_empty() {
        let _ = writeln!(page, "<p class=\"legend\">{}</p>", kinds.trim_end());
    }
    if !call.tagged.speakers.is_empty() {
        *page += "<ul class=\"people\">\n";
        for speaker in &call.tagged.speakers {
            let more = more(speaker.role.as_deref(), speaker.affiliation.as_deref());
            let _ = writeln!(page, "<li>{} <small>{more}</small></li>", escaped(&speaker.name));
        }
        *page += "</ul>\n";
    }
}

/// The sections in which somebody speaks, by the turn that each begins with.
fn sections<'c>(call: &'c Prepared<'_>) -> impl Iterator<Item = (usize, &'static str)> + 'c {
    let turns = &call.tagged.turns;
    let begins = (0..turns.len()).filter(|&at| at == 0 || turns[at].section != turns[at - 1].section);
    begins.map(|at| (at + 1, heading(turns[at].section.as_str())))
}

fn transcript(call: &Prepared<'_>, page: &mut String) {
    // A conflict is the more important to see where a figure is in several checks.
    let mut verdicts: BTreeMap<&str, Verdict> = BTreeMap::new();
    for check in &call.tagged.checks {
        for id in &check.mentions {
            let verdict = verdicts.entry(id).or_insert(check.status);
            if check.status == Verdict::Conflicts {
                *verdict = check.status;
            }
        }
    }
    let mut sections = sections(call).peekable();
    for (at, turn) in (1..).zip(&call.tagged.turns) {
        if let Some((at, section)) = sections.next_if(|section| section.0 == at) {
            let _ = writeln!(page, "<h2 id=\"section-{at}\">{section}</h2>");
        }
        let speaker = call.speaker(&turn.speaker);
        let name = escaped(speaker.map_or("Unknown", |speaker| &speaker.name));
        let more = more(speaker.and_then(|s| s.role.as_deref()), speaker.and_then(|s| s.affiliation.as_deref()));
        let id = escaped(&turn.id);
        let _ = write!(page, "<article id=\"{id}\"><h3>{name} <small>{more}</small></h3>\n<div class=\"said\">");
        let mut from = turn.start;
        for mention in call.disjoint(turn.start, turn.end) {
            let verdict = verdicts.get(&*mention.id).map(|verdict| format!(" {verdict}")).unwrap_or_default();
            let (id, said) = (escaped(&mention.id), escaped(&mention.text));
            let said = if is_figure(mention) { format!("<a href=\"#row-{id}\">{said}</a>") } else { said };
            let _ = write!(
                page,
                "{}<mark id=\"{id}\" class=\"{}{verdict}\" title=\"{}\">{said}</mark>",
                escaped(call.words(from, mention.start)),
                mention.kind,
                escaped(&described(mention)),
            );
            from = mention.end;
        }
        let _ = writeln!(page, "{}</div></article>", escaped(call.words(from, turn.end)));
    }
}

/// A person's role and firm.
fn more(role: Option<&str>, firm: Option<&str>) -> String {
    [role, firm].into_iter().flatten().map(escaped).collect::<Vec<_>>().join(", ")
}

fn is_figure(mention: &Mention<'_>) -> bool {
    !matches!(mention.kind, Kind::Date | Kind::Period)
}

fn words(name: &str) -> String {
    name.replace('_', " ")
}

fn checks(call: &Prepared<'_>, page: &mut String) {
    if call.tagged.checks.is_empty() {
        return;
    }
    *page += "<h2 id=\"checks\">Checks</h2>\n<ul class=\"checks\">\n";
    for check in &call.tagged.checks {
        let first = check.mentions.first().map_or("", |mention| mention);
        let _ = writeln!(
            page,
            "<li><b class=\"{0}\">{0}</b>: <a href=\"#{1}\">{2}</a></li>",
            check.status,
            escaped(first),
            escaped(&check.message)
        );
    }
    *page += "</ul>\n";
}

fn figures(call: &Prepared<'_>, page: &mut String) {
    *page += "<h2 id=\"figures\">Figures</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Figures\">\n\
              <table>\n<thead><tr><th>As printed</th><th class=\"n\">Value</th><th>Metric</th><th>Of</th><th>Role</th>\
              <th>Basis</th><th>Modality</th><th>Speaker</th></tr></thead>\n<tbody>\n";
    for m in call.tagged.mentions.iter().filter(|m| is_figure(m)) {
        let speaker = call.turn(m.turn.as_deref()).and_then(|turn| call.speaker(&turn.speaker));
        let role = [m.role.map(|role| role.as_str()), m.direction.map(|direction| direction.as_str())];
        let value = m.value.as_ref().map(|value| grouped(&shown(value))).unwrap_or_default();
        let cells = [
            words(m.metric.as_deref().unwrap_or_default()),
            m.subject.as_deref().unwrap_or_default().to_owned(),
            words(&role.into_iter().flatten().collect::<Vec<_>>().join(" ")),
            m.basis.map(|basis| words(basis.as_str())).unwrap_or_default(),
            m.modality.to_string(),
            speaker.map(|speaker| speaker.name.to_string()).unwrap_or_default(),
        ];
        let cells = cells.iter().map(|cell| format!("<td>{}</td>", escaped(cell))).collect::<String>();
        let id = escaped(&m.id);
        let _ = writeln!(
            page,
            "<tr id=\"row-{id}\"><td><a href=\"#{id}\">{}</a></td><td class=\"n\">{}</td>{cells}</tr>",
            escaped(&m.text),
            escaped(&value)
        );
    }
    *page += "</tbody>\n</table>\n</div>\n";
}

/// The person's own tags, which may overlap, as a list.
fn own_tags(call: &Prepared<'_>, page: &mut String) {
    if call.tagged.tags.is_empty() {
        return;
    }
    *page += "<h2 id=\"tags\">Tags</h2>\n<ul class=\"checks\">\n";
    for tag in &call.tagged.tags {
        let note = tag.note.as_deref().map(|note| format!(" ({})", escaped(note))).unwrap_or_default();
        let _ = writeln!(page, "<li><b class=\"own\">{}</b>: “{}”{note}</li>", escaped(&tag.name), escaped(&tag.text));
    }
    *page += "</ul>\n";
}
