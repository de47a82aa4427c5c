//! Pages of markup, pasted or opened: the words of the page, a line a block.
//!
//! Elements and character references after the HTML Living Standard, as far as running text needs them.

use super::plain::{self, Plain};
use super::view::View;
use super::{Score, lines};

/// How many bytes are looked at to tell whether a text is markup.
const PROBED: usize = 20_000;

/// Whether the text is made of elements.
pub(super) fn detect(text: &str) -> bool {
    let head = text.as_bytes();
    let head = &head[..head.len().min(PROBED)];
    let (mut tags, mut blocks) = (0, 0);
    for at in memchr::memchr_iter(b'<', head) {
        let name = tag_name(&text.as_bytes()[at + 1..]);
        if is_element(name) {
            tags += 1;
            blocks += usize::from(breaks(name));
        }
    }
    tags >= 3 && (blocks >= 2 || tags >= 8)
}

/// Reads the words of the page.
pub(super) fn read(text: &str) -> Plain {
    let view = view(text);
    let read = view.to_source(text, plain::read_text(&view.text, None));
    let mut scores = read.scores;
    scores.insert(0, Score { format: "html", labels: read.labels.len() as u32, points: read.labels.len() as u32 * 10 });
    Plain { format: "html", scores, ..read }
}

fn view(text: &str) -> View {
    let bytes = text.as_bytes();
    let mut view = View::default();
    let mut at = 0;
    while at < bytes.len() {
        let stop = memchr::memchr2(b'<', b'&', &bytes[at..]).map_or(bytes.len(), |n| at + n);
        if stop > at {
            if text[at..stop].trim_matches(lines::is_blank).is_empty() {
                // Blanks between blocks are the layout of the markup, between words they count.
                if !view.text.is_empty() && !view.text.ends_with(['\n', ' ']) {
                    view.show_joined(text, at, stop);
                }
            } else {
                view.show_joined(text, at, stop);
            }
        }
        at = stop;
        match bytes.get(at) {
            Some(b'&') => {
                if let Some((character, len)) = reference(&text[at..]) {
                    let mut buffer = [0; 4];
                    view.show_as(character.encode_utf8(&mut buffer), at, at + len);
                    at += len;
                } else {
                    view.show(text, at, at + 1);
                    at += 1;
                }
            }
            Some(b'<') => {
                let name = tag_name(&bytes[at + 1..]);
                if bytes[at + 1..].starts_with(b"!--") {
                    at = memchr::memmem::find(&bytes[at..], b"-->").map_or(bytes.len(), |n| at + n + 3);
                } else if is_element(name) || matches!(bytes.get(at + 1), Some(b'!' | b'?')) {
                    let closes = bytes.get(at + 1) == Some(&b'/');
                    let end = memchr::memchr(b'>', &bytes[at..]).map_or(bytes.len(), |n| at + n + 1);
                    if breaks(name) || closes && parts_words(&view.text, &text[end..]) {
                        view.new_line();
                    }
                    let hidden = !closes
                        && ["script", "style", "template", "noscript", "svg", "nav", "select", "button", "title"]
                            .iter()
                            .any(|odd| name.eq_ignore_ascii_case(odd.as_bytes()));
                    at = if hidden { after_element(text, end, name) } else { end };
                } else {
                    view.show(text, at, at + 1);
                    at += 1;
                }
            }
            _ => break,
        }
    }
    view
}

/// Whether an element that closes and one of the same sort that opens at once stand apart on the page though no blank stands
/// between them: "…>Ann Lee</span><span>Analyst<…".
fn parts_words(shown: &str, behind: &str) -> bool {
    let Some((tag, words)) = behind.strip_prefix('<').and_then(|tag| tag.split_once('>')) else { return false };
    let small = shown.ends_with(char::is_lowercase) || tag.contains("class=") && shown.ends_with(char::is_alphabetic);
    let span = tag.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("span"));
    span && small && words.starts_with(char::is_uppercase)
}

/// Where an element ends whose words are not shown.
fn after_element(text: &str, from: usize, name: &[u8]) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(n) = memchr::memmem::find(&bytes[at..], b"</") {
        let close = at + n;
        if tag_name(&bytes[close + 1..]).eq_ignore_ascii_case(name) {
            return memchr::memchr(b'>', &bytes[close..]).map_or(bytes.len(), |n| close + n + 1);
        }
        at = close + 2;
    }
    from
}

/// The name of the element after `<`, whether it opens or closes.
fn tag_name(behind: &[u8]) -> &[u8] {
    let from = usize::from(behind.first() == Some(&b'/'));
    let rest = &behind[from.min(behind.len())..];
    let len = rest.iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
    // A name in angle brackets is no element: behind a blank an element has attributes or ends.
    let behind = &rest[len..];
    let whole = match behind.first() {
        Some(b'>' | b'/') => true,
        Some(b' ' | b'\n' | b'\t') => behind
            .iter()
            .take(200)
            .find(|b| matches!(b, b'=' | b'>' | b'/' | b'<'))
            .is_some_and(|b| matches!(b, b'=' | b'/')),
        _ => false,
    };
    if whole && rest.first().is_some_and(u8::is_ascii_alphabetic) { &rest[..len] } else { &[] }
}

/// Whether the words name an element of a page.
fn is_element(name: &[u8]) -> bool {
    const INLINE: &[&[u8]] = &[
        b"a",
        b"abbr",
        b"b",
        b"big",
        b"button",
        b"cite",
        b"code",
        b"em",
        b"font",
        b"i",
        b"img",
        b"input",
        b"label",
        b"mark",
        b"script",
        b"select",
        b"small",
        b"span",
        b"strong",
        b"style",
        b"sub",
        b"sup",
        b"svg",
        b"template",
        b"noscript",
        b"time",
        b"u",
        b"wbr",
        b"path",
        b"meta",
        b"link",
    ];
    breaks(name) || INLINE.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether an element begins a new line.
fn breaks(name: &[u8]) -> bool {
    const BLOCK: &[&[u8]] = &[
        b"address",
        b"article",
        b"aside",
        b"blockquote",
        b"body",
        b"br",
        b"dd",
        b"div",
        b"dl",
        b"dt",
        b"figcaption",
        b"figure",
        b"footer",
        b"form",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"head",
        b"header",
        b"hr",
        b"html",
        b"li",
        b"main",
        b"nav",
        b"ol",
        b"option",
        b"p",
        b"pre",
        b"section",
        b"table",
        b"tbody",
        b"td",
        b"th",
        b"thead",
        b"title",
        b"tr",
        b"ul",
    ];
    BLOCK.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// The character that a reference stands for, and the length of the reference.
fn reference(words: &str) -> Option<(char, usize)> {
    let end = words.bytes().take(10).position(|b| b == b';')?;
    let name = &words[1..end];
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "bull" => '•',
        "middot" => '·',
        "euro" => '€',
        "pound" => '£',
        "copy" => '©',
        "eacute" => 'é',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            match char::from_u32(code)? {
                '\u{a0}' => ' ',
                c if c.is_control() => return None,
                c => c,
            }
        }
    };
    Some((character, end + 1))
}
