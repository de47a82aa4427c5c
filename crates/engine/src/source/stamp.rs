//! Times printed in the text: `[00:05:25]`, `(1:02)`, `00:00:03,620 --> 00:00:07,560`.

use super::lines::is_blank;

/// A clock reading at the start of the words: milliseconds and the bytes that it takes.
pub(super) fn clock(words: &str) -> Option<(u32, usize)> {
    clock_of(words, 2)
}

/// [`clock`] whose minutes and seconds have at least so many digits.
fn clock_of(words: &str, fewest: usize) -> Option<(u32, usize)> {
    let bytes = words.as_bytes();
    let (mut at, mut total, mut fields) = (0, 0u32, 0);
    loop {
        let from = at;
        let mut number = 0u32;
        while at < bytes.len() && bytes[at].is_ascii_digit() && at - from < 3 {
            number = number * 10 + u32::from(bytes[at] - b'0');
            at += 1;
        }
        let digits = at - from;
        if digits == 0 || (fields > 0 && (digits < fewest || digits > 2 || number > 59)) {
            return None;
        }
        // What follows the seconds are frames.
        total = if fields < 3 { total * 60 + number } else { total };
        fields += 1;
        if fields < 4 && bytes.get(at) == Some(&b':') {
            at += 1;
            continue;
        }
        break;
    }
    if fields < 2 || bytes.get(at).is_some_and(u8::is_ascii_digit) || bytes.get(at) == Some(&b':') {
        return None;
    }
    let mut ms = total.checked_mul(1000)?;
    if matches!(bytes.get(at), Some(b'.' | b',')) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        let (mut scale, mut len) = (100, 1);
        while let Some(digit) = bytes.get(at + len).filter(|b| b.is_ascii_digit()) {
            ms += u32::from(digit - b'0') * scale;
            scale /= 10;
            len += 1;
        }
        at += len;
    }
    Some((ms, at))
}

/// A time in front of the words, in brackets or before a blank.
pub(super) fn leading_stamp(words: &str) -> Option<(u32, usize)> {
    let open = words.starts_with(['[', '(', '<']);
    if !open && !words.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let Some((ms, mut len)) = clock(&words[usize::from(open)..]) else {
        return spelled(words).map(|ms| (ms, words.len()));
    };
    let mut behind = &words[usize::from(open) + len..];
    // "[00:01.200 --> 00:04.000]": when it begins and when it ends.
    let until = behind.trim_start_matches(is_blank);
    if let Some(rest) = ["-->", "-", "–"].iter().find_map(|mark| until.strip_prefix(*mark))
        && let Some((_, until)) = clock(rest.trim_start_matches(is_blank))
    {
        behind = &rest.trim_start_matches(is_blank)[until..];
        len = words.len() - behind.len() - usize::from(open);
    }
    // "9:00 a.m." is a time of day in the text.
    if open {
        if let Some(rest) = [" AM", " PM", " am", " pm"].iter().find_map(|half| behind.strip_prefix(half)) {
            (behind, len) = (rest, len + 3);
        }
        return behind.starts_with([']', ')', '>']).then_some((ms, len + 2));
    }
    let next = behind.trim_start_matches(is_blank);
    let day = next.get(..2).is_some_and(|w| {
        w.eq_ignore_ascii_case("am")
            || w.eq_ignore_ascii_case("pm")
            || w.eq_ignore_ascii_case("a.")
            || w.eq_ignore_ascii_case("p.")
    });
    (!day && (behind.is_empty() || behind.starts_with(is_blank))).then_some((ms, len))
}

/// The milliseconds of "1 hour 2 minutes 3 seconds" or "2 minutes, 3 seconds".
fn spelled(words: &str) -> Option<u32> {
    let (mut parts, mut ms) = (words.split([' ', ',']).filter(|part| !part.is_empty()), 0u32);
    while let Some(number) = parts.next() {
        let number: u32 = number.parse().ok().filter(|number| *number < 1000)?;
        let unit = match parts.next()? {
            "hour" | "hours" => 3_600_000,
            "minute" | "minutes" => 60_000,
            "second" | "seconds" => 1000,
            _ => return None,
        };
        ms = ms.saturating_add(number * unit);
    }
    words.ends_with(['s', 'd']).then_some(ms)
}

/// A time behind the words, in brackets or after a blank.
pub(super) fn trailing_stamp(words: &str) -> Option<(u32, usize)> {
    // "Ann Lee 2 minutes 3 seconds"
    let last = *words.as_bytes().last()?;
    if matches!(last, b's' | b'd') {
        let spoken = words.ends_with("seconds") || words.ends_with("second");
        // "Speaker 1 2 minutes 3 seconds": the longest that is a time.
        let bytes = words.as_bytes();
        let begins = |at: &usize| bytes[*at].is_ascii_digit() && (*at == 0 || bytes[*at - 1] == b' ');
        let mut begins = (0..words.len()).filter(begins).filter(|_| spoken);
        return begins.find_map(|from| spelled(&words[from..]).map(|ms| (ms, words.len() - from)));
    }
    let close = matches!(last, b']' | b')');
    let inner = if close { &words[..words.len() - 1] } else { words };
    // "Ann Lee 12:10 PM"
    if matches!(inner.as_bytes().last(), Some(b'M' | b'm')) {
        let time = [" AM", " PM", " am", " pm"].iter().find_map(|half| inner.strip_suffix(half))?;
        let from = time.rfind(|c: char| !(c.is_ascii_digit() || c == ':'))?;
        let from = from + time[from..].chars().next().map_or(1, char::len_utf8);
        let apart = if close { time[..from].ends_with(['[', '(']) } else { time[..from].ends_with(is_blank) };
        let (ms, len) = clock(&time[from..])?;
        return (apart && from + len == time.len()).then_some((ms, words.len() - from + usize::from(close)));
    }
    if !inner.as_bytes().last()?.is_ascii_digit() {
        return None;
    }
    let from = inner
        .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ',')))
        .map_or(0, |at| at + inner[at..].chars().next().map_or(1, char::len_utf8));
    let (ms, len) = clock(&inner[from..])?;
    if from + len != inner.len() {
        return None;
    }
    let before = &inner[..from];
    if close {
        return before.ends_with(['[', '(']).then_some((ms, words.len() - from + 1));
    }
    (before.ends_with(is_blank) || before.is_empty()).then_some((ms, words.len() - from))
}

/// The two times of a cue line: `00:00:03.080 --> 00:00:07.060 align:start`.
pub(super) fn cue(words: &str) -> Option<(u32, u32)> {
    if !words.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let (start, len) = clock_of(words, 1)?;
    let behind = words[len..].trim_start_matches(is_blank).strip_prefix("-->")?;
    let (end, _) = clock_of(behind.trim_start_matches(is_blank), 1)?;
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use super::trailing_stamp;

    #[test]
    fn a_time_in_words_stands_behind_a_number_of_the_name() {
        for (words, name, ms) in [
            ("Speaker 1 2 minutes 3 seconds", "Speaker 1 ", 123_000),
            ("Speaker 1 3 seconds", "Speaker 1 ", 3000),
            ("Ann Lee 1 hour 2 minutes 3 seconds", "Ann Lee ", 3_723_000),
            ("Spk2 1 minute, 1 second", "Spk2 ", 61_000),
        ] {
            let read = trailing_stamp(words).map(|(found, len)| (&words[..words.len() - len], found));
            assert_eq!(read, Some((name, ms)), "{words}");
        }
        for words in ["Speaker 1", "Room1 seconds", "Of 3 great minutes and 2 more seconds"] {
            assert!(trailing_stamp(words).is_none(), "{words}");
        }
    }
}
