//! TEI P5: people in the header, turns as utterances, each figure a `measure`, and what is known of it in `standOff`.

use std::fmt::Write;

use tickmark_engine::document::Kind;
use tickmark_engine::export::tagged_json::Mention;

use crate::loss;
use crate::prepared::{Prepared, described, escaped, heading};
use crate::{Exporter, File, Join, verify};

pub const TEI: Exporter = Exporter {
    name: "tei",
    title: "TEI P5 (XML)",
    endings: &[".tei.xml"],
    media_type: "application/tei+xml",
    join: Join::No,
    units: &[],
    needs_text: true,
    write,
    verify: |call, files| {
        verify::xml(
            call,
            &files[0],
            |node| node.tag_name().name() == "u",
            |node| matches!(node.tag_name().name(), "measure" | "date"),
        )
    },
    losses: |call| {
        let mut losses = call.beyond_links();
        losses.push(loss::OVERLAPPING.times(call.not_disjoint()));
        losses.push(loss::CONTROLS.times(call.controls()));
        losses.push(loss::OWN_TAGS.times(call.tagged.tags.len()));
        losses
    },
};

fn write(call: &Prepared<'_>) -> Vec<File> {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
    header(call, &mut xml);
    xml += "<text>\n<body>\n";
    let mut section = None;
    for turn in &call.tagged.turns {
        if section != Some(turn.section) {
            if section.is_some() {
                xml += "</div>\n";
            }
            section = Some(turn.section);
            let _ = writeln!(xml, "<div type=\"{0}\">\n<head>{1}</head>", turn.section, heading(turn.section.as_str()));
        }
        let _ = write!(
            xml,
            "<u xml:id=\"{}\" who=\"#{}\" xml:lang=\"{}\" xml:space=\"preserve\">",
            escaped(&turn.id),
            escaped(&turn.speaker),
            escaped(&turn.language)
        );
        let mut from = turn.start;
        for mention in call.disjoint(turn.start, turn.end) {
            xml += &escaped(call.words(from, mention.start));
            xml += &element(mention);
            from = mention.end;
        }
        let _ = writeln!(xml, "{}</u>", escaped(call.words(from, turn.end)));
    }
    if section.is_none() {
        // A body may not be empty.
        xml += "<div><p/>\n";
    }
    xml += "</div>\n</body>\n</text>\n";
    stand_off(call, &mut xml);
    xml += "</TEI>\n";
    vec![File::text(".tei.xml", "application/tei+xml", xml)]
}

fn header(call: &Prepared<'_>, xml: &mut String) {
    let generator = &call.tagged.generator;
    let _ = write!(
        xml,
        "<teiHeader>\n<fileDesc>\n<titleStmt><title>{}</title></titleStmt>\n\
         <publicationStmt><p>Written by {} {}.</p></publicationStmt>\n\
         <sourceDesc><p>{}, SHA-256 {}.</p></sourceDesc>\n</fileDesc>\n",
        escaped(&call.title()),
        escaped(&generator.name),
        escaped(&generator.version),
        escaped(call.name()),
        escaped(&call.tagged.source.sha256)
    );
    if !call.tagged.speakers.is_empty() {
        *xml += "<profileDesc>\n<particDesc>\n<listPerson>\n";
        for speaker in &call.tagged.speakers {
            let _ = write!(
                xml,
                "<person xml:id=\"{}\" role=\"{}\"><persName>{}</persName>",
                escaped(&speaker.id),
                speaker.kind,
                escaped(&speaker.name)
            );
            for alias in &speaker.aliases {
                let _ = write!(xml, "<persName type=\"alias\">{}</persName>", escaped(alias));
            }
            if let Some(role) = &speaker.role {
                let _ = write!(xml, "<occupation>{}</occupation>", escaped(role));
            }
            if let Some(firm) = &speaker.affiliation {
                let _ = write!(xml, "<affiliation>{}</affiliation>", escaped(firm));
            }
            *xml += "</person>\n";
        }
        *xml += "</listPerson>\n</particDesc>\n</profileDesc>\n";
    }
    *xml += "</teiHeader>\n";
}

/// The words of a mention inside an utterance.
fn element(mention: &Mention<'_>) -> String {
    let id = escaped(&mention.id);
    let words = escaped(&mention.text);
    if matches!(mention.kind, Kind::Date | Kind::Period) {
        let days = mention.period.as_ref();
        let day =
            |name: &str, day: Option<&str>| day.map(|day| format!(" {name}=\"{}\"", escaped(day))).unwrap_or_default();
        let from = day("from", days.and_then(|period| period.start.as_deref()));
        let to = day("to", days.and_then(|period| period.end.as_deref()));
        return format!("<date xml:id=\"{id}\"{from}{to}>{words}</date>");
    }
    let (mut attributes, mut content) = (String::new(), words);
    if let Some(value) = &mention.value {
        let number = |n: &tickmark_engine::export::number::Number| n.0.normalize().to_string();
        match (&value.low, &value.high) {
            (Some(low), Some(high)) if low == high => attributes = format!(" quantity=\"{}\"", number(low)),
            (None, None) => {}
            (low, high) => {
                // A measure has no bounds of its own (att.measurement); a number has (att.ranging).
                let bound = |name: &str, bound: Option<&_>| {
                    bound.map(|bound| format!(" {name}=\"{}\"", number(bound))).unwrap_or_default()
                };
                let bounds = bound("atLeast", low.as_ref()) + &bound("atMost", high.as_ref());
                content = format!("<num{bounds}>{content}</num>");
            }
        }
        // The attribute holds one word (teidata.word).
        if let Some(unit) = &value.unit {
            let _ = write!(attributes, " unit=\"{}\"", escaped(&unit.split_whitespace().collect::<Vec<_>>().join("_")));
        }
    }
    format!("<measure xml:id=\"{id}\" type=\"{}\"{attributes}>{content}</measure>", mention.kind)
}

fn stand_off(call: &Prepared<'_>, xml: &mut String) {
    let mentions = &call.tagged.mentions;
    let mut inline = vec![false; mentions.len()];
    for turn in &call.tagged.turns {
        call.disjoint(turn.start, turn.end)
            .filter_map(|mention| call.mention(&mention.id))
            .for_each(|at| inline[at] = true);
    }
    if !inline.contains(&true) {
        return;
    }
    *xml += "<standOff>\n<spanGrp type=\"mention\">\n";
    for (mention, _) in mentions.iter().zip(&inline).filter(|(_, inline)| **inline) {
        let _ = writeln!(xml, "<span target=\"#{}\">{}</span>", escaped(&mention.id), escaped(&described(mention)));
    }
    *xml += "</spanGrp>\n";
    let links = call.relations().into_iter().filter(|&(_, from, to)| inline[from] && inline[to]);
    let links = links.map(|(kind, from, to)| {
        format!("<link type=\"{kind}\" target=\"#{} #{}\"/>\n", escaped(&mentions[from].id), escaped(&mentions[to].id))
    });
    let links: String = links.collect();
    if !links.is_empty() {
        let _ = write!(xml, "<linkGrp>\n{links}</linkGrp>\n");
    }
    *xml += "</standOff>\n";
}
