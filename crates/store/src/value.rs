//! What goes into a statement and what comes out: the five types both engines share.

use std::ops::Range;

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};
use serde_json::Value as Json;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::{Postgres, TypeInfo as _, ValueRef as _};
use uuid::Uuid;

use crate::{Error, Id, Result};

/// One argument of a statement. `None` is SQL's NULL, typed as PostgreSQL asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// BIGINT.
    Int(Option<i64>),
    /// DOUBLE PRECISION.
    Real(Option<f64>),
    /// TEXT.
    Text(Option<String>),
    /// BYTEA (BLOB).
    Bytes(Option<Vec<u8>>),
    /// UUID (BLOB of 16 bytes).
    Id(Option<Uuid>),
}

macro_rules! from {
    ($($type:ty => $variant:ident with $into:expr;)*) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::$variant(Some($into(value)))
            }
        }
        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                Self::$variant(value.map($into))
            }
        }
    )*};
}

from! {
    i64 => Int with std::convert::identity;
    i32 => Int with i64::from;
    u32 => Int with i64::from;
    u8 => Int with i64::from;
    usize => Int with |n| i64::try_from(n).unwrap_or(i64::MAX);
    f64 => Real with std::convert::identity;
    String => Text with std::convert::identity;
    &str => Text with str::to_owned;
    &String => Text with String::clone;
    Vec<u8> => Bytes with std::convert::identity;
    &[u8] => Bytes with <[u8]>::to_vec;
    Uuid => Id with std::convert::identity;
}

/// The arguments of a statement, in the order of its `$1`, `$2`, …
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::Value::from($value)),*]
    };
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let value = match self {
            Self::Int(value) => value.map(ValueRef::Integer),
            Self::Real(value) => value.map(ValueRef::Real),
            Self::Text(value) => value.as_ref().map(|text| ValueRef::Text(text.as_bytes())),
            Self::Bytes(value) => value.as_deref().map(ValueRef::Blob),
            Self::Id(value) => value.as_ref().map(|id| ValueRef::Blob(id.as_bytes())),
        };
        Ok(ToSqlOutput::Borrowed(value.unwrap_or(ValueRef::Null)))
    }
}

pub(crate) fn bind_postgres(
    query: sqlx::query::Query<'_, Postgres, PgArguments>,
    values: Vec<Value>,
) -> sqlx::query::Query<'_, Postgres, PgArguments> {
    values.into_iter().fold(query, |query, value| match value {
        Value::Int(v) => query.bind(v),
        Value::Real(v) => query.bind(v),
        Value::Text(v) => query.bind(v),
        Value::Bytes(v) => query.bind(v),
        Value::Id(v) => query.bind(v),
    })
}

/// A type a column can be read as, on both engines.
pub trait Column: Sized {
    /// From SQLite; nothing if the column holds another type.
    #[doc(hidden)]
    fn of_sqlite(value: ValueRef<'_>) -> Option<Self>;
    /// From PostgreSQL.
    #[doc(hidden)]
    fn of_postgres(row: &PgRow, index: usize) -> sqlx::Result<Self>;
}

macro_rules! column {
    ($($type:ty: $value:ident => $read:expr;)*) => {$(
        impl Column for $type {
            fn of_sqlite($value: ValueRef<'_>) -> Option<Self> {
                $read
            }

            fn of_postgres(row: &PgRow, index: usize) -> sqlx::Result<Self> {
                sqlx::Row::try_get(row, index)
            }
        }
    )*};
}

column! {
    i64: value => value.as_i64().ok();
    f64: value => match value {
        ValueRef::Real(number) => Some(number),
        ValueRef::Integer(number) => Some(number as Self),
        _ => None,
    };
    String: value => value.as_str().ok().map(str::to_owned);
    Vec<u8>: value => value.as_blob().ok().map(<[u8]>::to_vec);
    Uuid: value => value.as_blob().ok().and_then(|bytes| Self::from_slice(bytes).ok());
}

impl<T: Id> Column for T {
    fn of_sqlite(value: ValueRef<'_>) -> Option<Self> {
        Uuid::of_sqlite(value).map(Self::of)
    }

    fn of_postgres(row: &PgRow, index: usize) -> sqlx::Result<Self> {
        Uuid::of_postgres(row, index).map(Self::of)
    }
}

impl<T: Column> Column for Option<T> {
    fn of_sqlite(value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Null => Some(None),
            value => T::of_sqlite(value).map(Some),
        }
    }

    fn of_postgres(row: &PgRow, index: usize) -> sqlx::Result<Self> {
        if sqlx::Row::try_get_raw(row, index)?.is_null() {
            return Ok(None);
        }
        T::of_postgres(row, index).map(Some)
    }
}

/// One row of an answer.
pub struct Row(Source);

enum Source {
    Sqlite(Kept),
    Postgres(PgRow),
}

/// What SQLite lends only until its next row, kept: the bytes of all columns in one piece.
#[derive(Default)]
struct Kept {
    cells: Vec<Cell>,
    bytes: Vec<u8>,
}

enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    /// Where it stands in the bytes.
    Text(Range<usize>),
    /// Where it stands in the bytes.
    Blob(Range<usize>),
}

impl Kept {
    /// Takes over a row. What it held before makes room for it.
    fn fill(&mut self, row: &rusqlite::Row<'_>) -> rusqlite::Result<()> {
        let Self { cells, bytes } = self;
        cells.clear();
        bytes.clear();
        let mut keep = |part: &[u8]| {
            let start = bytes.len();
            bytes.extend_from_slice(part);
            start..bytes.len()
        };
        for index in 0..row.as_ref().column_count() {
            cells.push(match row.get_ref(index)? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(number) => Cell::Integer(number),
                ValueRef::Real(number) => Cell::Real(number),
                ValueRef::Text(text) => Cell::Text(keep(text)),
                ValueRef::Blob(blob) => Cell::Blob(keep(blob)),
            });
        }
        Ok(())
    }

    fn value(&self, index: usize) -> rusqlite::Result<ValueRef<'_>> {
        Ok(match self.cells.get(index).ok_or(rusqlite::Error::InvalidColumnIndex(index))? {
            Cell::Null => ValueRef::Null,
            Cell::Integer(number) => ValueRef::Integer(*number),
            Cell::Real(number) => ValueRef::Real(*number),
            Cell::Text(at) => ValueRef::Text(&self.bytes[at.clone()]),
            Cell::Blob(at) => ValueRef::Blob(&self.bytes[at.clone()]),
        })
    }
}

impl Row {
    /// Every row of SQLite's in turn, in the same piece of memory.
    pub(crate) fn each_sqlite(
        mut take: impl FnMut(&Self) -> Result<()>,
    ) -> impl FnMut(&rusqlite::Row<'_>) -> Result<()> {
        let mut kept = Self(Source::Sqlite(Kept::default()));
        move |row| {
            if let Source::Sqlite(kept) = &mut kept.0 {
                kept.fill(row)?;
            }
            take(&kept)
        }
    }

    pub(crate) fn sqlite(row: &rusqlite::Row<'_>) -> Result<Self> {
        let mut kept = Kept::default();
        kept.fill(row)?;
        Ok(Self(Source::Sqlite(kept)))
    }

    pub(crate) fn postgres(row: PgRow) -> Self {
        Self(Source::Postgres(row))
    }

    /// The column at `index` (from 0).
    pub fn get<T: Column>(&self, index: usize) -> Result<T> {
        let value = match &self.0 {
            Source::Sqlite(row) => row.value(index)?,
            Source::Postgres(row) => return Ok(T::of_postgres(row, index)?),
        };
        T::of_sqlite(value).ok_or_else(|| {
            let (held, wanted) = (value.data_type(), std::any::type_name::<T>());
            Error::Engine(format!("column {index} holds {held}, not {wanted}").into())
        })
    }

    /// The row as an object, with these names for its columns in order.
    pub fn json(&self, names: &[&str]) -> Result<Json> {
        let mut object = serde_json::Map::new();
        for (index, name) in names.iter().enumerate() {
            object.insert((*name).to_owned(), self.cell(index)?);
        }
        Ok(Json::Object(object))
    }

    fn cell(&self, index: usize) -> Result<Json> {
        let kind = match &self.0 {
            Source::Sqlite(row) => row.value(index)?.data_type().to_string(),
            Source::Postgres(row) => {
                let value = sqlx::Row::try_get_raw(row, index)?;
                if value.is_null() {
                    "Null".to_owned()
                } else {
                    value.type_info().name().to_owned()
                }
            }
        };
        Ok(match kind.as_str() {
            "Null" => Json::Null,
            "Integer" | "INT8" => Json::from(self.get::<i64>(index)?),
            "Real" | "FLOAT8" => Json::from(self.get::<f64>(index)?),
            "Text" | "TEXT" => Json::from(self.get::<String>(index)?),
            // Bytes are identifiers and hashes; an identifier is shown, a hash says nothing.
            _ => self.get::<Uuid>(index).map_or(Json::Null, |id| Json::from(id.to_string())),
        })
    }
}
