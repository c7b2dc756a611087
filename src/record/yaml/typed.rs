//! Records from the nodes of a tree, so that a text is taken apart once.
//!
//! Where a node is not plainly what its field takes, this reader gives up, and the reader of the text decides and
//! says where: the two never say different things of one text.

use super::scalar::{Resolved, resolve};
use super::tree::{Entry, Node, Style, Value};
use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use std::{fmt, slice};

/// What `root` says, where every value of it is plainly what is wanted.
pub(super) fn from_node<T: DeserializeOwned>(root: &Node<'_>) -> Option<T> {
    T::deserialize(Reader(root)).ok()
}

/// Something that is left to the reader of the text.
#[derive(Debug)]
struct Unclear;

impl fmt::Display for Unclear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that is not plain")
    }
}

impl std::error::Error for Unclear {}

impl de::Error for Unclear {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Reader<'n, 't>(&'n Node<'t>);

impl<'n> Reader<'n, '_> {
    /// Hands a number to `visitor`: only such as every reader of YAML takes for the same.
    fn number<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Unclear> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let from_zero = digits.starts_with('0') && digits != "0" && !digits.starts_with("0.");
        if from_zero || !digits.starts_with(|first: char| first.is_ascii_digit()) {
            return Err(Unclear);
        }
        if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return match (text.parse(), text.parse()) {
                (Ok(whole), _) => visitor.visit_u64(whole),
                (_, Ok(whole)) => visitor.visit_i64(whole),
                _ => Err(Unclear),
            };
        }
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => visitor.visit_f64(number),
            _ => Err(Unclear),
        }
    }

    /// The words of a scalar that a reader of YAML may take for words.
    fn words(&self) -> Result<&'n str, Unclear> {
        match &self.0.value {
            Value::Scalar { text, style } if *style == Style::Quoted || resolve(text) != Resolved::Null => Ok(text),
            _ => Err(Unclear),
        }
    }

    fn plain_number<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unclear> {
        match &self.0.value {
            Value::Scalar { text, style: Style::Plain } => Self::number(text, visitor),
            _ => Err(Unclear),
        }
    }
}

macro_rules! all_as {
    ($other:ident: $($method:ident)+) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unclear> {
            self.$other(visitor)
        })+
    };
}

impl<'de> Deserializer<'de> for Reader<'_, '_> {
    type Error = Unclear;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unclear> {
        match &self.0.value {
            Value::Sequence { .. } => self.deserialize_seq(visitor),
            Value::Mapping { .. } => self.deserialize_map(visitor),
            Value::Scalar { text, style: Style::Quoted } => visitor.visit_str(text),
            Value::Scalar { text, style: Style::Plain } => match resolve(text) {
                Resolved::Null => visitor.visit_unit(),
                Resolved::Bool => self.deserialize_bool(visitor),
                Resolved::Int | Resolved::Float => Self::number(text, visitor),
                // `0b1`, `inf` and their like: words to some, numbers to others.
                Resolved::Str if text.starts_with(['+', '-', '0']) || text.parse::<f64>().is_ok() => Err(Unclear),
                Resolved::Str => visitor.visit_str(text),
            },
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unclear> {
        match &self.0.value {
            Value::Scalar { text, style: Style::Plain } if resolve(text) == Resolved::Bool => {
                visitor.visit_bool(text.starts_with(['t', 'T']))
            }
            _ => Err(Unclear),
        }
    }

    all_as!(plain_number: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64);
    all_as!(deserialize_str: deserialize_string deserialize_char deserialize_identifier);
    all_as!(deserialize_any: deserialize_bytes deserialize_byte_buf deserialize_unit);

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unclear> {
        visitor.visit_str(self.words()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unclear> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unclear> {
        self.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unclear> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unclear> {
        let Value::Sequence { items, .. } = &self.0.value else { return Err(Unclear) };
        let mut items = Items(items.iter());
        let value = visitor.visit_seq(&mut items)?;
        if items.0.len() == 0 { Ok(value) } else { Err(Unclear) }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unclear> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unclear> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unclear> {
        let Value::Mapping { entries, .. } = &self.0.value else { return Err(Unclear) };
        visitor.visit_map(Entries { left: entries.iter(), value: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unclear> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unclear> {
        visitor.visit_enum(StrDeserializer::<Unclear>::new(self.words()?))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unclear> {
        visitor.visit_unit()
    }
}

struct Items<'n, 't>(slice::Iter<'n, Node<'t>>);

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Unclear;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unclear> {
        self.0.next().map(|item| seed.deserialize(Reader(item))).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Entries<'n, 't> {
    left: slice::Iter<'n, Entry<'t>>,
    value: Option<&'n Node<'t>>,
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Unclear;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unclear> {
        let Some(entry) = self.left.next() else { return Ok(None) };
        self.value = Some(&entry.value);
        let key: StrDeserializer<'_, Unclear> = entry.key.as_ref().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Unclear> {
        seed.deserialize(Reader(self.value.take().ok_or(Unclear)?))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tree;
    use super::*;
    use serde_json::Value as Json;

    #[test]
    fn what_this_reader_takes_the_reader_of_the_text_takes_for_the_same() {
        let scalars = "1984 -3 0.93 1e3 007 0x1F 0o7 0b11 +4 .5 1_000 12:30 1922-03-12 ~ null Null true False yes inf nan -0 \
                       123456789012345678901234567890 'q' \"12\" '' 1.2.3 infinity -.inf .nan 1. 0. 00 -07 0e1 -1.5 9223372036854775808";
        let mut taken = 0;
        for scalar in scalars.split_whitespace() {
            for text in [format!("a: {scalar}\n"), format!("[{scalar}]\n"), format!("- b: [{scalar}, x]\n")] {
                let tree = Tree::read(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
                if let Some(json) = from_node::<Json>(&tree.root) {
                    taken += 1;
                    assert_eq!(serde_yaml::from_str::<Json>(&text).expect("YAML"), json, "{text}");
                }
                let map = from_node::<std::collections::BTreeMap<String, String>>(&tree.root);
                if let Some(map) = map {
                    assert_eq!(
                        serde_yaml::from_str::<std::collections::BTreeMap<_, _>>(&text).ok(),
                        Some(map),
                        "{text}"
                    );
                }
                let map = from_node::<std::collections::BTreeMap<String, Option<f64>>>(&tree.root);
                if let Some(map) = map {
                    assert_eq!(
                        serde_yaml::from_str::<std::collections::BTreeMap<_, _>>(&text).ok(),
                        Some(map),
                        "{text}"
                    );
                }
            }
        }
        assert!(taken > 60, "{taken}");
    }
}
