//! Whether the colours of styles/tokens.css can be read: WCAG 2.2, success criteria 1.4.3 and 1.4.11, in both themes.

const TOKENS: &str = include_str!("../styles/tokens.css");

/// Words on the ground that they stand on: at least 4.5 to 1.
const WORDS: &[(&str, &[&str])] = &[
    ("ground", &["ink", "quiet", "faint", "accent", "good", "bad"]),
    ("page", &["ink", "quiet", "faint", "good", "bad", "accent"]),
    ("raised", &["ink", "quiet", "faint", "good", "bad", "accent"]),
    ("select", &["ink", "quiet", "good", "bad"]),
    ("accent", &["on-accent"]),
    ("hit", &["ink"]),
    ("hit-current", &["ink"]),
    ("money-tint", &["ink", "good", "bad"]),
    ("percent-tint", &["ink", "good", "bad"]),
    ("count-tint", &["ink", "good", "bad"]),
    ("ratio-tint", &["ink", "good", "bad"]),
    ("vague-tint", &["ink", "good", "bad"]),
];

/// Lines, dots and bars that carry a meaning: at least 3 to 1.
const SHAPES: &[(&str, &[&str])] = &[
    ("ground", &["money", "percent", "count", "ratio", "vague", "time", "edge"]),
    ("page", &["money", "percent", "count", "ratio", "vague", "time", "accent"]),
    ("money-tint", &["money"]),
    ("percent-tint", &["percent"]),
    ("count-tint", &["count"]),
    ("ratio-tint", &["ratio"]),
    ("vague-tint", &["vague"]),
    ("raised", &["edge"]),
];

/// The colours of a token in light and in dark.
fn token(name: &str) -> [[f64; 3]; 2] {
    let line = TOKENS.lines().find(|line| line.trim_start().starts_with(&format!("--{name}: light-dark(")));
    let line = line.unwrap_or_else(|| panic!("styles/tokens.css has no colour --{name}"));
    let colours: Vec<[f64; 3]> = (line.match_indices('#'))
        .map(|(at, _)| {
            let part = |i: usize| u8::from_str_radix(&line[at + 1 + 2 * i..at + 3 + 2 * i], 16).unwrap();
            [0, 1, 2].map(|i| f64::from(part(i)) / 255.0)
        })
        .collect();
    colours.try_into().expect("a colour for light and one for dark")
}

/// Relative luminance, as WCAG defines it.
fn luminance(colour: [f64; 3]) -> f64 {
    let [r, g, b] = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[track_caller]
fn check(pairs: &[(&str, &[&str])], least: f64) {
    let mut poor = vec![];
    for (ground, inks) in pairs {
        for ink in *inks {
            for (theme, (a, b)) in ["light", "dark"].into_iter().zip(token(ground).into_iter().zip(token(ink))) {
                let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
                let ratio = if a > b { a / b } else { b / a };
                if ratio < least {
                    poor.push(format!("{ink} on {ground} in {theme}: {ratio:.2} to 1"));
                }
            }
        }
    }
    assert!(poor.is_empty(), "under {least} to 1: {poor:#?}");
}

#[test]
fn words_can_be_read() {
    check(WORDS, 4.5);
}

#[test]
fn shapes_can_be_told() {
    check(SHAPES, 3.0);
}

#[test]
fn speakers_can_be_told_from_the_ground() {
    for i in 0..=crate::queries::outline::COLOURS {
        let name = format!("speaker-{i}");
        check(&[("ground", &[&name]), ("page", &[&name])], 3.0);
    }
}
