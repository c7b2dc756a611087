//! How a value will be laid out, found without writing it.

use super::write::WriteError;
use serde::ser::{Error as _, Impossible, Serialize, Serializer};

/// How the items of a list are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Side by side, in brackets.
    Word,
    /// Each on a line of its own, after a dash.
    Block,
}

/// The layout of a list whose first item is `value`: scalars, names and ranges stand side by side.
pub(super) fn shape<T: Serialize + ?Sized>(value: &T) -> Shape {
    match value.serialize(Look) {
        Err(WriteError::Looked(shape)) => shape,
        _ => Shape::Block,
    }
}

/// Answers with an error as soon as it knows, so that looking at an item costs one call.
struct Look;

const WORD: Result<(), WriteError> = Err(WriteError::Looked(Shape::Word));

type Never = Impossible<(), WriteError>;

macro_rules! words {
    ($($method:ident: $type:ty),+) => {
        $(fn $method(self, _: $type) -> Result<(), WriteError> {
            WORD
        })+
    };
}

impl Serializer for Look {
    type Ok = ();
    type Error = WriteError;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Never;
    type SerializeStructVariant = Never;

    words!(serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_f32: f32,
        serialize_f64: f64, serialize_char: char, serialize_str: &str, serialize_bytes: &[u8],
        serialize_unit_struct: &'static str);

    fn serialize_none(self) -> Result<(), WriteError> {
        WORD
    }
    fn serialize_unit(self) -> Result<(), WriteError> {
        WORD
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), WriteError> {
        value.serialize(self)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Result<(), WriteError> {
        WORD
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), WriteError> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), WriteError> {
        Err(WriteError::Looked(Shape::Block))
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Never, WriteError> {
        Err(WriteError::Looked(Shape::Word))
    }
    fn serialize_tuple(self, _: usize) -> Result<Never, WriteError> {
        Err(WriteError::Looked(Shape::Word))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, WriteError> {
        Err(WriteError::Looked(Shape::Word))
    }
    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Never, WriteError> {
        Err(WriteError::Looked(Shape::Word))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Never, WriteError> {
        Err(WriteError::Looked(Shape::Block))
    }
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Never, WriteError> {
        Err(WriteError::Looked(if name == "Name" { Shape::Word } else { Shape::Block }))
    }
    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Never, WriteError> {
        Err(WriteError::custom("a variant with several values"))
    }
}
