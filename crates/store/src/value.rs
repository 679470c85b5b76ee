//! What goes into a statement and what comes out: the five types both engines share.

use serde_json::Value as Json;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Decode, Postgres, Sqlite, Type, TypeInfo as _, ValueRef as _};
use uuid::Uuid;

use crate::Result;

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

pub(crate) fn bind_sqlite(
    query: sqlx::query::Query<'_, Sqlite, SqliteArguments>,
    values: Vec<Value>,
) -> sqlx::query::Query<'_, Sqlite, SqliteArguments> {
    values.into_iter().fold(query, |query, value| match value {
        Value::Int(v) => query.bind(v),
        Value::Real(v) => query.bind(v),
        Value::Text(v) => query.bind(v),
        Value::Bytes(v) => query.bind(v),
        Value::Id(v) => query.bind(v),
    })
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
pub trait Column:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl<T> Column for T where
    T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

/// One row of an answer.
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

impl Row {
    /// The column at `index` (from 0).
    pub fn get<T: Column>(&self, index: usize) -> Result<T> {
        Ok(match self {
            Self::Sqlite(row) => sqlx::Row::try_get(row, index)?,
            Self::Postgres(row) => sqlx::Row::try_get(row, index)?,
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
        let kind = match self {
            Self::Sqlite(row) => {
                let value = sqlx::Row::try_get_raw(row, index)?;
                if value.is_null() {
                    return Ok(Json::Null);
                }
                value.type_info().name().to_owned()
            }
            Self::Postgres(row) => {
                let value = sqlx::Row::try_get_raw(row, index)?;
                if value.is_null() {
                    return Ok(Json::Null);
                }
                value.type_info().name().to_owned()
            }
        };
        Ok(match kind.as_str() {
            "INTEGER" | "INT8" => Json::from(self.get::<i64>(index)?),
            "REAL" | "FLOAT8" => Json::from(self.get::<f64>(index)?),
            "TEXT" => Json::from(self.get::<String>(index)?),
            // Bytes are identifiers and hashes; an identifier is shown, a hash says nothing.
            _ => self.get::<Uuid>(index).map_or(Json::Null, |id| Json::from(id.to_string())),
        })
    }
}
