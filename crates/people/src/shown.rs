//! How what is stored about a person is told to them on their own page: in words, a table at a time. The file they
//! can take along holds every column as it is stored; here versions and inner numbers are left out.

use futures_util::future::BoxFuture;
use serde_json::Value as Json;
use store::linkme::{self, distributed_slice};
use store::{Conn, Time};
use web::{Cx, Lang, Result};

use crate::pages::log::NAMINGS;

/// How one table is told.
#[derive(Debug)]
pub struct Shown {
    /// The table, as `person_data!` declares it.
    pub table: &'static str,
    /// In which way.
    pub how: How,
}

/// In which way a table is told.
#[derive(Debug)]
pub enum How {
    /// A row as some of its columns, each with its name (the text `column-…`) and its value in words.
    Columns(&'static [(&'static str, Kind)]),
    /// By a function of the room.
    By(Tell),
    /// It stands in words elsewhere on the page.
    Elsewhere,
}

/// Tells the rows of a table, which come as the file has them.
pub type Tell = for<'a> fn(&'a Cx, &'a mut Conn, &'a [Json]) -> Telling<'a>;

/// What such a function gives.
pub type Telling<'a> = BoxFuture<'a, Result<Vec<Told>>>;

/// A row in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What the row is about; may be empty.
    pub title: String,
    /// Names and values.
    pub facts: Vec<(String, String)>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words as they are.
    Words,
    /// A moment: date and time of day in the organisation's time zone.
    Moment,
    /// A date.
    Date,
    /// Names of rights with commas between them.
    Rights,
    /// One of several: its text is this and the value.
    Choice(&'static str),
    /// A code that the log of changes has a name for too.
    Named(&'static str),
}

/// How every table about a person is told.
#[distributed_slice]
#[linkme(crate = linkme)]
pub static SHOWN: [Shown];

/// Declares how tables about a person are told on their page:
///
/// ```ignore
/// people::shown! {
///     muted_notice [kind: Choice("notice-"), muted_at: Moment];
///     evidence by tell_evidence;
///     read_entry elsewhere;
/// }
/// ```
#[macro_export]
macro_rules! shown {
    () => {};
    ($table:ident [$($column:ident: $kind:ident $(($of:literal))?),* $(,)?]; $($rest:tt)*) => {
        $crate::shown!(@one $table, $crate::shown::How::Columns(
            &[$((stringify!($column), $crate::shown::Kind::$kind $(($of))?)),*]
        ));
        $crate::shown!($($rest)*);
    };
    ($table:ident by $tell:path; $($rest:tt)*) => {
        $crate::shown!(@one $table, $crate::shown::How::By($tell));
        $crate::shown!($($rest)*);
    };
    ($table:ident elsewhere; $($rest:tt)*) => {
        $crate::shown!(@one $table, $crate::shown::How::Elsewhere);
        $crate::shown!($($rest)*);
    };
    (@one $table:ident, $how:expr) => {
        #[expect(unsafe_code, reason = "linkme gathers the entries in a link section")]
        const _: () = {
            #[::store::linkme::distributed_slice($crate::shown::SHOWN)]
            #[linkme(crate = ::store::linkme)]
            static REGISTERED: $crate::shown::Shown =
                $crate::shown::Shown { table: stringify!($table), how: $how };
        };
    };
}

/// The rows of a table in words; none for a table that is told elsewhere.
pub(crate) async fn tell(
    cx: &Cx,
    conn: &mut Conn,
    table: &str,
    rows: &[Json],
) -> Result<Vec<Told>> {
    let Some(shown) = SHOWN.iter().find(|shown| shown.table == table) else {
        tracing::error!(table, "nobody says how this is told");
        return Ok(Vec::new());
    };
    match &shown.how {
        How::Columns(columns) => Ok(rows.iter().map(|row| columns_of(cx, columns, row)).collect()),
        How::By(tell) => tell(cx, conn, rows).await,
        How::Elsewhere => Ok(Vec::new()),
    }
}

fn columns_of(cx: &Cx, columns: &[(&str, Kind)], row: &Json) -> Told {
    let fact = |(column, kind): &(&str, Kind)| {
        Some((cx.t(&column_key(column)).to_owned(), value(cx, *kind, row.get(*column)?)?))
    };
    Told { title: String::new(), facts: columns.iter().filter_map(fact).collect() }
}

/// The key of the text that names a column.
#[must_use]
pub fn column_key(column: &str) -> String {
    format!("column-{}", column.replace('_', "-"))
}

/// A stored value in words; none where nothing is stored.
#[must_use]
pub fn value(cx: &Cx, kind: Kind, value: &Json) -> Option<String> {
    if kind == Kind::Moment {
        return Some(cx.moment(Time(value.as_i64()?)));
    }
    if let (Kind::Words, Some(number)) = (kind, value.as_i64()) {
        return Some(cx.int(number));
    }
    let words = value.as_str().filter(|words| !words.is_empty())?;
    Some(match kind {
        Kind::Words | Kind::Moment => words.to_owned(),
        Kind::Date => {
            words.parse().map_or_else(|_| words.to_owned(), |date: jiff::civil::Date| cx.date(date))
        }
        Kind::Rights => {
            let rights = words.split(',').map(|right| cx.t(&format!("right-{right}")).to_owned());
            rights.collect::<Vec<_>>().join(", ")
        }
        Kind::Choice(prefix) => cx.t(&format!("{prefix}{words}")).to_owned(),
        Kind::Named(what) => named(cx.lang(), what, words).unwrap_or_else(|| words.to_owned()),
    })
}

fn named(lang: Lang, what: &str, code: &str) -> Option<String> {
    let naming = NAMINGS.iter().find(|naming| naming.detail == what)?;
    (naming.name)(lang, code)
}
