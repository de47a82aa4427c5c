//! One self-contained HTML page: the annotated transcript, its legend and a table of the figures. It needs no script, opens
//! from the disk and prints.

use std::fmt::Write;

use tickmark_engine::document::Kind;

use crate::prepared::{Prepared, described, escaped, heading, is_xml, shown};
use crate::{Exporter, File, Join};

pub const HTML: Exporter = Exporter {
    name: "html",
    title: "One HTML page to read, print and pass on",
    endings: &[".annotated.html"],
    join: Join::No,
    write,
    losses: |call| {
        vec![
            ("tags that overlap another or stand outside the turns", call.not_disjoint()),
            ("control characters that HTML does not allow", call.text.chars().filter(|&c| !is_xml(c)).count()),
            ("exchanges", call.tagged.exchanges.len()),
        ]
    },
};

/// Kinds are told apart by the style of the underline as well as by colour.
const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1d2327;--paper:#fff;--quiet:#59636b;--line:#d5dade;--money:#0b6e4f;--percent:#1f4fa3;--count:#8a4b08;--time:#6b4a8c;--flag:#b3261e}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9eb;--paper:#15191c;--quiet:#a3adb5;--line:#363d43;--money:#5fcf9f;--percent:#8fb6ff;--count:#f0b26b;--time:#cba6ec;--flag:#ff8a80}}
body{margin:0 auto;max-width:76ch;padding:2rem 1rem;font:1.0625rem/1.65 Georgia,serif;color:var(--ink);background:var(--paper)}
h1,h2,h3,.legend,table,footer{font-family:system-ui,sans-serif;line-height:1.3}
h2{margin-top:2.5em;border-bottom:1px solid var(--line)}h3{margin:1.5em 0 .25em;font-size:1rem}h3 small{font-weight:400;color:var(--quiet)}
.said{white-space:pre-line}mark{background:none;color:inherit;text-decoration:underline 2px var(--count);text-underline-offset:3px}
.money{text-decoration-color:var(--money)}.percent,.percentage_points,.basis_points{text-decoration-color:var(--percent);text-decoration-style:double}
.date,.period,.duration{text-decoration-color:var(--time);text-decoration-style:dotted}
mark:target{outline:2px solid var(--percent)}a{color:inherit}.conflicts{color:var(--flag);font-weight:700}.legend mark{margin-right:1.2em}
table{border-collapse:collapse;width:100%;font-size:.8125rem;font-variant-numeric:tabular-nums}th,td{text-align:left;padding:.25em .5em;border-bottom:1px solid var(--line);vertical-align:top}
footer{margin-top:3em;color:var(--quiet);font-size:.8125rem}
@media print{body{max-width:none;font-size:10.5pt}article{break-inside:avoid-page}}";

fn write(call: &Prepared<'_>) -> Vec<File> {
    let title = escaped(&call.title());
    let language = escaped(call.tagged.source.languages.first().map_or("en", |language| language));
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    legend(call, &mut page);
    page += "<main>\n";
    let mut section = None;
    for turn in &call.tagged.turns {
        if section != Some(turn.section) {
            section = Some(turn.section);
            let _ = writeln!(page, "<h2>{}</h2>", heading(turn.section.as_str()));
        }
        let speaker = call.speaker(&turn.speaker);
        let name = escaped(speaker.map_or("Unknown", |speaker| &speaker.name));
        let more = [speaker.and_then(|s| s.role.as_deref()), speaker.and_then(|s| s.affiliation.as_deref())];
        let more = more.into_iter().flatten().map(escaped).collect::<Vec<_>>().join(", ");
        let id = escaped(&turn.id);
        let _ = write!(page, "<article id=\"{id}\"><h3>{name} <small>{more}</small></h3>\n<div class=\"said\">");
        let mut from = turn.start;
        for mention in call.disjoint(turn.start, turn.end) {
            let _ = write!(
                page,
                "{}<mark id=\"{}\" class=\"{}\" title=\"{}\">{}</mark>",
                escaped(call.words(from, mention.start)),
                escaped(&mention.id),
                mention.kind,
                escaped(&described(mention)),
                escaped(&mention.text)
            );
            from = mention.end;
        }
        let _ = writeln!(page, "{}</div></article>", escaped(call.words(from, turn.end)));
    }
    page += "</main>\n";
    checks(call, &mut page);
    figures(call, &mut page);
    let generator = &call.tagged.generator;
    let _ = write!(
        page,
        "<footer>Made by {} {} from {} (SHA-256 {}).</footer>\n</body>\n</html>\n",
        escaped(&generator.name),
        escaped(&generator.version),
        escaped(call.name()),
        escaped(&call.tagged.source.sha256)
    );
    vec![File { ending: ".annotated.html", media_type: "text/html", content: page }]
}

fn legend(call: &Prepared<'_>, page: &mut String) {
    let kinds = Kind::ALL.iter().map(|&kind| (kind, call.tagged.mentions.iter().filter(|m| m.kind == kind).count()));
    let kinds = kinds.filter(|&(_, count)| count > 0);
    let kinds =
        kinds.map(|(kind, count)| format!("<mark class=\"{kind}\">{}</mark>{count} ", kind.as_str().replace('_', " ")));
    let _ = writeln!(page, "<p class=\"legend\">{}</p>", kinds.collect::<String>().trim_end());
}

fn checks(call: &Prepared<'_>, page: &mut String) {
    if call.tagged.checks.is_empty() {
        return;
    }
    page.push_str("<h2>Checks</h2>\n<ul>\n");
    for check in &call.tagged.checks {
        let first = check.mentions.first().map_or("", |mention| mention);
        let _ = writeln!(
            page,
            "<li><a href=\"#{}\" class=\"{1}\">{1}</a>: {2}</li>",
            escaped(first),
            check.status,
            escaped(&check.message)
        );
    }
    page.push_str("</ul>\n");
}

fn figures(call: &Prepared<'_>, page: &mut String) {
    page.push_str(
        "<h2>Figures</h2>\n<table>\n<thead><tr><th>As printed</th><th>Value</th><th>Metric</th><th>Of</th><th>Role</th>\
         <th>Basis</th><th>Modality</th><th>Speaker</th></tr></thead>\n<tbody>\n",
    );
    for m in call.tagged.mentions.iter().filter(|m| !matches!(m.kind, Kind::Date | Kind::Period)) {
        let speaker = call.turn(m.turn.as_deref()).and_then(|turn| call.speaker(&turn.speaker));
        let role = [m.role.map(|role| role.as_str()), m.direction.map(|direction| direction.as_str())];
        let cells = [
            m.value.as_ref().map(shown).unwrap_or_default(),
            m.metric.as_deref().unwrap_or_default().replace('_', " "),
            m.subject.as_deref().unwrap_or_default().to_owned(),
            role.into_iter().flatten().collect::<Vec<_>>().join(" ").replace('_', " "),
            m.basis.map(|basis| basis.as_str().replace('_', " ")).unwrap_or_default(),
            m.modality.to_string(),
            speaker.map(|speaker| speaker.name.to_string()).unwrap_or_default(),
        ];
        let cells = cells.iter().map(|cell| format!("<td>{}</td>", escaped(cell))).collect::<String>();
        let id = escaped(&m.id);
        let _ = writeln!(page, "<tr><td><a href=\"#{id}\">{}</a></td>{cells}</tr>", escaped(&m.text));
    }
    page.push_str("</tbody>\n</table>\n");
}
