//! JSON on one line: the bytes that `serde_json` gives of the wire types, in less time.
//!
//! The names of fields go out as they stand, and words are searched for what must be escaped sixteen bytes at a time.

use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use serde_json::Error;

/// What `serde_json` calls a number that it keeps digit by digit.
const DIGITS: &str = "$serde_json::private::Number";

/// Writes a value made of structs, lists, words and numbers, with no line end.
///
/// # Errors
/// Where it holds anything else.
pub fn write(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(Line(out))
}

/// Where the next value goes.
struct Line<'o>(&'o mut Vec<u8>);

/// A struct or a list that has been begun.
struct Parts<'o> {
    out: &'o mut Vec<u8>,
    /// What stands before the next part.
    before: &'static [u8],
    after: &'static [u8],
}

impl Parts<'_> {
    fn next(&mut self) {
        self.out.extend_from_slice(self.before);
        self.before = b",";
    }
}

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next();
        value.serialize(Line(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.out.extend_from_slice(self.after);
        Ok(())
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Error;

    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        if key == DIGITS {
            let from = self.out.len();
            value.serialize(Line(self.out))?;
            // Digits are no words: the quotes around them go.
            self.out.pop();
            self.out.remove(from);
            return Ok(());
        }
        // Where this is compiled into its caller the length of the key is known, and it is copied without a call.
        let mut head = [0; 32];
        let (key, end) = (key.as_bytes(), key.len() + 2);
        let Some(name) = head.get_mut(2..end + 2) else { return none_such() };
        name[..key.len()].copy_from_slice(key);
        name[key.len()..].copy_from_slice(b"\":");
        head[1] = b'"';
        head[0] = b',';
        let from = usize::from(self.before.is_empty());
        self.before = b",";
        self.out.extend_from_slice(&head[from..end + 2]);
        value.serialize(Line(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.out.extend_from_slice(self.after);
        Ok(())
    }
}

/// Numbers are written as `serde_json` writes them.
macro_rules! numbers {
    ($($name:ident $type:ty),*) => {
        $(fn $name(self, value: $type) -> Result<(), Error> {
            value.serialize(&mut serde_json::Serializer::new(self.0))
        })*
    };
}

/// What no wire type holds.
fn none_such<T>() -> Result<T, Error> {
    Err(Error::custom("wire types hold only structs, lists, words and numbers"))
}

impl<'o> Serializer for Line<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'o>;
    type SerializeStruct = Parts<'o>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64);
    numbers!(serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64);
    numbers!(serialize_f32 f32, serialize_f64 f64, serialize_bool bool);

    fn serialize_str(self, words: &str) -> Result<(), Error> {
        quoted(words, self.0);
        Ok(())
    }

    fn serialize_char(self, c: char) -> Result<(), Error> {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'o>, Error> {
        self.0.push(b'[');
        Ok(Parts { out: self.0, before: b"", after: b"]" })
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'o>, Error> {
        if name == DIGITS {
            return Ok(Parts { out: self.0, before: b"", after: b"" });
        }
        self.0.push(b'{');
        Ok(Parts { out: self.0, before: b"", after: b"}" })
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        none_such()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        none_such()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        none_such()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        none_such()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        none_such()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        none_such()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        none_such()
    }
}

/// Words in quotes, with what JSON does not allow in them escaped.
fn quoted(words: &str, out: &mut Vec<u8>) {
    out.reserve(words.len() + 2);
    out.push(b'"');
    let mut rest = words.as_bytes();
    loop {
        let (plain, from) = rest.split_at(plain(rest));
        out.extend_from_slice(plain);
        let Some((&byte, after)) = from.split_first() else { break };
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\t' => b't',
            b'\r' => b'r',
            0x08 => b'b',
            0x0c => b'f',
            _ => b'u',
        };
        out.extend_from_slice(&[b'\\', short]);
        if short == b'u' {
            let digit = |half: u8| b"0123456789abcdef"[usize::from(half)];
            out.extend_from_slice(&[b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
        }
        rest = after;
    }
    out.push(b'"');
}

/// How many bytes go out as they are.
fn plain(bytes: &[u8]) -> usize {
    // Most words are short: two looks, one from either end, see all of them.
    let clear = match bytes.len() {
        4..=7 => ends(bytes).is_some_and(|(first, last)| !has_escaped(u32s(first, last))),
        8..=16 => ends(bytes).is_some_and(|(first, last)| !has_escaped(*first) && !has_escaped(*last)),
        _ => false,
    };
    if clear {
        return bytes.len();
    }
    let escaped = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    // A fold that never stops early is what the compiler makes one comparison of sixteen bytes of.
    let clear = |piece: &&[u8; 16]| !piece.iter().fold(false, |any, &byte| any | escaped(byte));
    let sixteens = bytes.as_chunks::<16>().0.iter().take_while(clear).count() * 16;
    let eights = bytes[sixteens..].as_chunks::<8>().0.iter().take_while(|&&piece| !has_escaped(piece)).count() * 8;
    let whole = sixteens + eights;
    whole + bytes[whole..].iter().position(|&byte| escaped(byte)).unwrap_or(bytes.len() - whole)
}

/// The first and the last `N` bytes.
fn ends<const N: usize>(bytes: &[u8]) -> Option<(&[u8; N], &[u8; N])> {
    bytes.first_chunk().zip(bytes.last_chunk())
}

/// Twice four bytes as eight.
fn u32s(first: &[u8; 4], last: &[u8; 4]) -> [u8; 8] {
    (u64::from(u32::from_ne_bytes(*first)) << 32 | u64::from(u32::from_ne_bytes(*last))).to_ne_bytes()
}

/// Whether one of eight bytes must be escaped.
fn has_escaped(bytes: [u8; 8]) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let bytes = u64::from_le_bytes(bytes);
    // The high bit of each byte below the limit, and of none if there is no such byte.
    let below = |bytes: u64, limit: u8| bytes.wrapping_sub(EACH * u64::from(limit)) & !bytes;
    let equal = |byte: u8| below(bytes ^ (EACH * u64::from(byte)), 1);
    (below(bytes, b' ') | equal(b'"') | equal(b'\\')) & (EACH << 7) != 0
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::*;
    use crate::export::number::Number;

    #[derive(Serialize)]
    struct Part<'a> {
        #[serde(skip_serializing_if = "Option::is_none")]
        left_out: Option<bool>,
        words: &'a str,
        numbers: (),
        list: Vec<Option<Number>>,
        parts: Vec<Part<'a>>,
        sure: f64,
        at: u32,
        decimals: Option<i32>,
    }

    fn part<'a>(words: &'a str, parts: Vec<Part<'a>>) -> Part<'a> {
        let number = |digits: &str| digits.parse().ok().map(Number);
        let list = vec![number("-7.25"), None, number("0.1234567890123456789012345678"), number("280200000000")];
        Part { left_out: None, words, numbers: (), list, parts, sure: 0.97, at: 7, decimals: Some(-8) }
    }

    #[test]
    fn the_bytes_are_those_of_serde_json() {
        let every: String = (0..0x300).filter_map(char::from_u32).collect();
        for words in
            ["", "plain", "\"", "\\", "fifteen bytes: \"", "sixteen bytes:: \n", "€5.2 “quoted”\u{2028}", &every]
        {
            for from in (0..words.len().min(40)).filter(|&from| words.is_char_boundary(from)) {
                let value = vec![part(&words[from..], vec![part(words, vec![]), part("", vec![])])];
                let mut line = Vec::new();
                write(&value, &mut line).unwrap();
                assert_eq!(String::from_utf8(line).unwrap(), serde_json::to_string(&value).unwrap());
            }
        }
        assert!(write(&std::collections::BTreeMap::from([("a", 1)]), &mut Vec::new()).is_err());
    }
}
