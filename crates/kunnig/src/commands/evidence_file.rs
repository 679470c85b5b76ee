//! A table of evidence as people have it: one row per person, competence, kind and date.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use statistics::competence::{Kind, Piece};
use tabular::{Limits, Row, Table, parse};

use super::column::column;
use super::{Done, Failure};

/// The file, and what its columns are called.
#[derive(Debug, Args)]
pub(super) struct EvidenceFile {
    /// The evidence, CSV or XLSX: one row per person, competence, kind and date
    file: PathBuf,
    /// Heading of the column that tells people apart
    #[arg(long, value_name = "COLUMN", default_value = "person")]
    person: String,
    /// Heading of the column that tells competences apart
    #[arg(long, value_name = "COLUMN", default_value = "competence")]
    competence: String,
    /// Heading of the column with the kind: self, challenge, quiz, peer, manager, timed sample, use case
    #[arg(long, value_name = "COLUMN", default_value = "kind")]
    kind: String,
    /// Heading of the column with the level it points to, 0 to 4
    #[arg(long, value_name = "COLUMN", default_value = "value")]
    value: String,
    /// Heading of the column with the date
    #[arg(long, value_name = "COLUMN", default_value = "date")]
    date: String,
    /// Heading of the column with the person's job role; without it all count as one role
    #[arg(long, value_name = "COLUMN")]
    role: Option<String>,
}

/// What a file says.
pub(super) struct Evidence {
    /// By person, then by competence.
    pub(super) people: BTreeMap<String, Person>,
    /// The latest date in the file.
    pub(super) latest: Date,
    /// How many rows it has.
    pub(super) rows: usize,
}

/// What a file says about one person.
pub(super) struct Person {
    /// Empty where roles are not known.
    pub(super) role: String,
    /// By competence.
    pub(super) pieces: BTreeMap<String, Vec<Piece>>,
}

/// At most so many wrong cells are told one by one.
const MOST_TOLD: usize = 20;

impl EvidenceFile {
    /// Reads the file. All wrong cells are told together, by row and column, and then nothing is
    /// computed: figures from the rest would look like figures from the whole.
    pub(super) fn read(&self) -> Done<Evidence> {
        let name = self.file.display();
        let bytes = std::fs::read(&self.file).map_err(|error| format!("{name}: {error}"))?;
        let table =
            tabular::read(&bytes, Limits::default()).map_err(|error| format!("{name}: {error}"))?;
        let column =
            |heading: &str| column(&table, heading).map_err(|error| format!("{name}: {error}"));
        let columns = Columns {
            person: column(&self.person)?,
            competence: column(&self.competence)?,
            kind: column(&self.kind)?,
            value: column(&self.value)?,
            date: column(&self.date)?,
            role: self.role.as_deref().map(column).transpose()?,
        };
        let mut wrong = Vec::new();
        let mut people: BTreeMap<String, Person> = BTreeMap::new();
        let mut latest = Date::MIN;
        for row in table.rows.iter() {
            let Some(read) = columns.read(&row, &table, &mut wrong) else { continue };
            latest = latest.max(read.date);
            let person = people
                .entry(read.person)
                .or_insert_with(|| Person { role: read.role.clone(), pieces: BTreeMap::new() });
            if person.role != read.role {
                wrong.push(told(
                    &row,
                    &self.role.clone().unwrap_or_default(),
                    &read.role,
                    &format!("the same person had the role {:?} further up", person.role),
                ));
            }
            person.pieces.entry(read.competence).or_default().push(read.piece);
        }
        if !wrong.is_empty() {
            let more = wrong.len().saturating_sub(MOST_TOLD);
            wrong.truncate(MOST_TOLD);
            let rest = if more > 0 { format!("\n  and {more} more") } else { String::new() };
            return Err(Failure(format!(
                "{name}: nothing computed, cells are wrong:\n  {}{rest}",
                wrong.join("\n  ")
            )));
        }
        if people.is_empty() {
            return Err(Failure(format!("{name}: there are no rows under the headings")));
        }
        Ok(Evidence { people, latest, rows: table.rows.len() })
    }
}

/// Days since the first of January 1970.
pub(super) fn day(date: Date) -> i32 {
    let since = date.since((jiff::Unit::Day, Date::constant(1970, 1, 1)));
    since.map_or(0, |span| span.get_days())
}

/// The date of a day.
pub(super) fn date_of(day: i32) -> Date {
    let since = jiff::Span::new().try_days(day);
    since.and_then(|days| Date::constant(1970, 1, 1).checked_add(days)).unwrap_or(Date::MIN)
}

struct Columns {
    person: usize,
    competence: usize,
    kind: usize,
    value: usize,
    date: usize,
    role: Option<usize>,
}

struct Read {
    person: String,
    role: String,
    competence: String,
    date: Date,
    piece: Piece,
}

impl Columns {
    /// One row; what is wrong with its cells goes to `wrong`.
    fn read(&self, row: &Row<'_>, table: &Table, wrong: &mut Vec<String>) -> Option<Read> {
        let cell = |column: usize| parse::clean(row.get(column));
        let mut say = |column: usize, what: &str| {
            wrong.push(told(row, &table.headers[column], cell(column), what));
        };
        for (column, what) in [
            (self.person, "says whom it is about and is empty"),
            (self.competence, "says what it is about and is empty"),
        ] {
            if cell(column).is_empty() {
                say(column, what);
            }
        }
        let kind = kind(cell(self.kind));
        if kind.is_none() {
            let names = Kind::ALL.map(Kind::name).join(", ");
            say(self.kind, &format!("is no kind of evidence: write {names}"));
        }
        let value = parse::number(cell(self.value)).filter(|value| (0.0..=4.0).contains(value));
        if value.is_none() {
            say(self.value, "is no level from 0 to 4");
        }
        let date = parse::date(cell(self.date));
        if date.is_none() {
            say(self.date, "is no date: write 2025-01-31");
        }
        let (person, competence) = (cell(self.person), cell(self.competence));
        if person.is_empty() || competence.is_empty() {
            return None;
        }
        let date = date?;
        Some(Read {
            person: person.to_owned(),
            role: self.role.map(|role| cell(role).to_owned()).unwrap_or_default(),
            competence: competence.to_owned(),
            date,
            piece: Piece::new(kind?, value?, day(date))?,
        })
    }
}

fn told(row: &Row<'_>, column: &str, cell: &str, what: &str) -> String {
    format!("row {}, column {column:?}: {cell:?} {what}", row.number())
}

/// Kinds as people type them: `Timed sample`, `use-case`.
fn kind(text: &str) -> Option<Kind> {
    Kind::from_name(&text.to_lowercase().replace([' ', '-'], "_"))
}
