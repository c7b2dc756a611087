//! Writing: serde data as YAML, in the layout that people edit.
//!
//! Blocks outside, with the dashes of a list under its key; names, anchors, mentions and lists of scalars on one
//! line. An emitter of our own, since the usual one leaves `no` and `2017-08-28` unquoted, and for speed.

use super::scalar::scalar;
use super::shape::{Shape, shape};
use serde::ser::{self, Impossible, Serialize};
use std::fmt::{self, Display, Write as _};

/// The types that stand on one line.
const INLINE: [&str; 7] = ["Name", "Anchor", "Locator", "Marker", "Mention", "DateMention", "Opinion"];

/// Why something cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A map whose keys are lists or maps.
    #[error("a key must be a scalar")]
    Key,
    /// What the data itself says.
    #[error("{0}")]
    Custom(String),
    /// How a value would be laid out: the answer of `Layout`, never seen outside.
    #[error("{0:?}")]
    Looked(Shape),
}

impl ser::Error for WriteError {
    fn custom<T: Display>(message: T) -> Self {
        Self::Custom(message.to_string())
    }
}

/// `value` as YAML.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String, WriteError> {
    let mut out = String::with_capacity(4096);
    value.serialize(&mut Emitter { out: &mut out, indent: 0, place: Place::Start })?;
    if !out.ends_with('\n') {
        out.push('\n');
    }
    Ok(out)
}

/// `value` as YAML inside a block whose keys stand at column `indent`: what comes after `key:`, with its space or
/// line end before it and none after.
pub fn after_key<T: Serialize + ?Sized>(value: &T, indent: usize) -> Result<String, WriteError> {
    let mut out = String::new();
    value.serialize(&mut Emitter { out: &mut out, indent, place: Place::Key })?;
    Ok(out)
}

/// `value` as an item of a list whose dashes stand at column `indent`, without the white space before the dash.
pub fn item<T: Serialize + ?Sized>(value: &T, indent: usize) -> Result<String, WriteError> {
    let mut out = String::from("-");
    value.serialize(&mut Emitter { out: &mut out, indent: indent + 2, place: Place::Dash })?;
    Ok(out)
}

/// `value` on one line, as it stands inside brackets or braces.
pub fn inline<T: Serialize + ?Sized>(value: &T) -> Result<String, WriteError> {
    let mut out = String::new();
    value.serialize(&mut Emitter { out: &mut out, indent: 0, place: Place::Flow })?;
    Ok(out)
}

/// What stands just before the value to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Nothing.
    Start,
    /// `key:`, whose key stands at the indent.
    Key,
    /// `-`, two columns before the indent.
    Dash,
    /// Brackets or braces are open.
    Flow,
}

struct Emitter<'o> {
    out: &'o mut String,
    /// The column of the keys, or dashes, of the block that is being written.
    indent: usize,
    place: Place,
}

impl Emitter<'_> {
    fn plain(&mut self, text: impl Display) -> Result<(), WriteError> {
        self.space();
        write!(self.out, "{text}").map_err(|fmt::Error| WriteError::Key)
    }

    /// The space between a key or a dash and what follows on its line.
    fn space(&mut self) {
        if matches!(self.place, Place::Key | Place::Dash) {
            self.out.push(' ');
        }
    }

    fn line(&mut self) {
        const SPACES: &str = "                                ";
        self.out.push('\n');
        let mut left = self.indent;
        while left > 0 {
            let part = left.min(SPACES.len());
            self.out.push_str(&SPACES[..part]);
            left -= part;
        }
    }

    fn float(&mut self, text: &str) {
        self.space();
        match text {
            "NaN" => self.out.push_str(".nan"),
            "inf" => self.out.push_str(".inf"),
            "-inf" => self.out.push_str("-.inf"),
            _ => {
                self.out.push_str(text);
                if !text.contains('.') {
                    self.out.push_str(".0");
                }
            }
        }
    }
}

impl<'e, 'o> ser::Serializer for &'e mut Emitter<'o> {
    type Ok = ();
    type Error = WriteError;
    type SerializeSeq = Sequence<'e, 'o>;
    type SerializeTuple = Sequence<'e, 'o>;
    type SerializeTupleStruct = Sequence<'e, 'o>;
    type SerializeTupleVariant = Impossible<(), WriteError>;
    type SerializeMap = Mapping<'e, 'o>;
    type SerializeStruct = Mapping<'e, 'o>;
    type SerializeStructVariant = Impossible<(), WriteError>;

    fn serialize_bool(self, value: bool) -> Result<(), WriteError> {
        self.plain(value)
    }
    fn serialize_i8(self, value: i8) -> Result<(), WriteError> {
        self.plain(value)
    }
    fn serialize_i16(self, value: i16) -> Result<(), WriteError> {
        self.plain(value)
    }
    fn serialize_i32(self, value: i32) -> Result<(), WriteError> {
        self.plain(value)
    }
    fn serialize_i64(self, value: i64) -> Result<(), WriteError> {
        self.plain(value)
    }
    fn serialize_u8(self, value: u8) -> Result<(), WriteError> {
        self.plain(value)
    }
    fn serialize_u16(self, value: u16) -> Result<(), WriteError> {
        self.plain(value)
    }
    fn serialize_u32(self, value: u32) -> Result<(), WriteError> {
        self.plain(value)
    }
    fn serialize_u64(self, value: u64) -> Result<(), WriteError> {
        self.plain(value)
    }
    fn serialize_f32(self, value: f32) -> Result<(), WriteError> {
        self.float(&value.to_string());
        Ok(())
    }
    fn serialize_f64(self, value: f64) -> Result<(), WriteError> {
        self.float(&value.to_string());
        Ok(())
    }
    fn serialize_char(self, value: char) -> Result<(), WriteError> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, value: &str) -> Result<(), WriteError> {
        self.space();
        scalar(value, self.place == Place::Flow, self.out);
        Ok(())
    }
    fn serialize_bytes(self, value: &[u8]) -> Result<(), WriteError> {
        value.serialize(self)
    }
    fn serialize_none(self) -> Result<(), WriteError> {
        self.plain("null")
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), WriteError> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), WriteError> {
        self.plain("null")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), WriteError> {
        self.plain("null")
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), WriteError> {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), WriteError> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), WriteError> {
        let mut map = self.serialize_map(Some(1))?;
        ser::SerializeMap::serialize_entry(&mut map, variant, value)?;
        ser::SerializeMap::end(map)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Sequence<'e, 'o>, WriteError> {
        let (indent, place) = (self.indent, self.place);
        Ok(Sequence { emitter: self, layout: None, indent, place })
    }
    fn serialize_tuple(self, len: usize) -> Result<Sequence<'e, 'o>, WriteError> {
        self.serialize_seq(Some(len))
    }
    fn serialize_tuple_struct(self, _: &'static str, len: usize) -> Result<Sequence<'e, 'o>, WriteError> {
        self.serialize_seq(Some(len))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, WriteError> {
        Err(WriteError::Custom("a variant with several values has no form in a record".to_owned()))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Mapping<'e, 'o>, WriteError> {
        let (indent, place) = (self.indent, self.place);
        Ok(Mapping { emitter: self, inline: place == Place::Flow, first: true, indent, place })
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Mapping<'e, 'o>, WriteError> {
        let (indent, place) = (self.indent, self.place);
        let inline = place == Place::Flow || INLINE.contains(&name);
        Ok(Mapping { emitter: self, inline, first: true, indent, place })
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, WriteError> {
        Err(WriteError::Custom("a variant with several values has no form in a record".to_owned()))
    }
}

/// A list under way. Its first item decides how it is laid out.
struct Sequence<'e, 'o> {
    emitter: &'e mut Emitter<'o>,
    layout: Option<Shape>,
    indent: usize,
    place: Place,
}

impl Sequence<'_, '_> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        let first = self.layout.is_none();
        let layout =
            *self.layout.get_or_insert_with(|| if self.place == Place::Flow { Shape::Word } else { shape(value) });
        if layout == Shape::Word {
            if first {
                self.emitter.space();
                self.emitter.place = Place::Flow;
            }
            self.emitter.out.push_str(if first { "[" } else { ", " });
            return value.serialize(&mut *self.emitter);
        }
        if first && self.place == Place::Dash {
            self.emitter.out.push(' ');
        } else if !(first && self.place == Place::Start) {
            self.emitter.indent = self.indent;
            self.emitter.line();
        }
        self.emitter.out.push('-');
        self.emitter.indent = self.indent + 2;
        self.emitter.place = Place::Dash;
        value.serialize(&mut *self.emitter)
    }

    fn finish(self) {
        match self.layout {
            None => {
                self.emitter.space();
                self.emitter.out.push_str("[]");
            }
            Some(Shape::Word) => self.emitter.out.push(']'),
            Some(Shape::Block) => {}
        }
        self.emitter.place = self.place;
        self.emitter.indent = self.indent;
    }
}

impl ser::SerializeSeq for Sequence<'_, '_> {
    type Ok = ();
    type Error = WriteError;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.element(value)
    }
    fn end(self) -> Result<(), WriteError> {
        self.finish();
        Ok(())
    }
}

impl ser::SerializeTuple for Sequence<'_, '_> {
    type Ok = ();
    type Error = WriteError;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.element(value)
    }
    fn end(self) -> Result<(), WriteError> {
        self.finish();
        Ok(())
    }
}

impl ser::SerializeTupleStruct for Sequence<'_, '_> {
    type Ok = ();
    type Error = WriteError;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.element(value)
    }
    fn end(self) -> Result<(), WriteError> {
        self.finish();
        Ok(())
    }
}

/// A map under way.
struct Mapping<'e, 'o> {
    emitter: &'e mut Emitter<'o>,
    inline: bool,
    first: bool,
    indent: usize,
    place: Place,
}

impl Mapping<'_, '_> {
    /// What stands before a key.
    fn before(&mut self) {
        let first = std::mem::take(&mut self.first);
        if self.inline {
            if first {
                self.emitter.space();
                self.emitter.place = Place::Flow;
            }
            self.emitter.out.push_str(if first { "{" } else { ", " });
            return;
        }
        self.emitter.indent = self.indent + if self.place == Place::Key { 2 } else { 0 };
        match (first, self.place) {
            (true, Place::Start) => {}
            (true, Place::Dash) => self.emitter.out.push(' '),
            _ => self.emitter.line(),
        }
        self.emitter.place = Place::Key;
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.emitter.out.push(':');
        if self.inline {
            self.emitter.out.push(' ');
        }
        value.serialize(&mut *self.emitter)
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), WriteError> {
        self.before();
        self.emitter.out.push_str(key);
        self.value(value)
    }

    fn finish(self) {
        match (self.first, self.inline) {
            (true, _) => {
                self.emitter.space();
                self.emitter.out.push_str("{}");
            }
            (false, true) => self.emitter.out.push('}'),
            (false, false) => {}
        }
        self.emitter.place = self.place;
        self.emitter.indent = self.indent;
    }
}

impl ser::SerializeStruct for Mapping<'_, '_> {
    type Ok = ();
    type Error = WriteError;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), WriteError> {
        self.field(key, value)
    }
    fn end(self) -> Result<(), WriteError> {
        self.finish();
        Ok(())
    }
}

impl ser::SerializeMap for Mapping<'_, '_> {
    type Ok = ();
    type Error = WriteError;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), WriteError> {
        self.before();
        let place = std::mem::replace(&mut self.emitter.place, Place::Flow);
        if shape(key) == Shape::Block {
            return Err(WriteError::Key);
        }
        key.serialize(&mut *self.emitter)?;
        self.emitter.place = place;
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.value(value)
    }
    fn end(self) -> Result<(), WriteError> {
        self.finish();
        Ok(())
    }
}
