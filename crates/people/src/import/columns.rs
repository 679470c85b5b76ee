//! Which column of the file holds which field of the list.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tabular::{FieldSpec, Table};
use web::Lang;

use super::heading;
use crate::Email;

/// A field of the HR list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Employee number.
    Number,
    /// Full name.
    Name,
    /// First name, where the list keeps it apart.
    FirstName,
    /// Last name, where the list keeps it apart.
    LastName,
    /// E-mail address.
    Email,
    /// Department path.
    Department,
    /// Job role.
    Role,
    /// Manager, by number, e-mail or name.
    Manager,
    /// Language.
    Language,
    /// First day of employment.
    Start,
    /// Last day of employment.
    End,
    /// Hourly cost.
    Cost,
}

impl Field {
    /// All fields, in the order they are shown.
    pub const ALL: [Self; 12] = [
        Self::Number,
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Email,
        Self::Department,
        Self::Role,
        Self::Manager,
        Self::Language,
        Self::Start,
        Self::End,
        Self::Cost,
    ];

    /// The name in forms, mapping files and reports; with `import-field-` before it the key of its text.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Name => "name",
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::Email => "email",
            Self::Department => "department",
            Self::Role => "role",
            Self::Manager => "manager",
            Self::Language => "language",
            Self::Start => "start",
            Self::End => "end",
            Self::Cost => "cost",
        }
    }

    /// The field of a name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }

    /// The key of the text that names it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Number => "import-field-number",
            Self::Name => "import-field-name",
            Self::FirstName => "import-field-first-name",
            Self::LastName => "import-field-last-name",
            Self::Email => "import-field-email",
            Self::Department => "import-field-department",
            Self::Role => "import-field-role",
            Self::Manager => "import-field-manager",
            Self::Language => "import-field-language",
            Self::Start => "import-field-start",
            Self::End => "import-field-end",
            Self::Cost => "import-field-cost",
        }
    }

    fn spec(self) -> FieldSpec<'static> {
        // Dates and figures are told by their heading alone: a date of birth looks like a last day.
        let looks_like: Option<fn(&str) -> bool> = match self {
            Self::Email => Some(|value| Email::parse(value).is_some()),
            Self::Number => Some(|value| !value.contains('@') && value.len() <= 40),
            _ => None,
        };
        let required = matches!(self, Self::Department | Self::Role);
        FieldSpec { key: self.key(), required, headings: heading::known(self), looks_like }
    }
}

/// Which column holds which field, as zero-based columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Columns(BTreeMap<Field, usize>);

impl Columns {
    /// What the headings and the first rows suggest.
    #[must_use]
    pub fn propose(table: &Table, takes_cost: bool) -> Self {
        let fields = Field::ALL.into_iter().filter(|field| takes_cost || *field != Field::Cost);
        let specs: Vec<_> = fields.map(Field::spec).collect();
        let found = tabular::propose(&table.headers, &specs, table.rows.iter().take(200));
        let columns = found.columns.iter().filter(|(key, found)| {
            // An employee number is never guessed from what it looks like: almost anything does.
            key.as_str() != Field::Number.key() || found.reason != tabular::Reason::Values
        });
        Self(columns.filter_map(|(key, found)| Some((Field::of(key)?, found.column))).collect())
    }

    /// The columns with these headings, as a mapping file names them; the first heading that is not in the file
    /// or field that is not known, if there is one.
    pub fn by_heading(
        table: &Table,
        mapping: &BTreeMap<String, String>,
    ) -> Result<Self, (String, String)> {
        let mut columns = Self::default();
        for (key, heading) in mapping {
            let wanted = tabular::Heading::new(heading).squeezed();
            let column = table
                .headers
                .iter()
                .position(|header| tabular::Heading::new(header).squeezed() == wanted);
            let (Some(field), Some(column)) = (Field::of(key), column) else {
                return Err((key.clone(), heading.clone()));
            };
            columns.set(field, Some(column));
        }
        Ok(columns)
    }

    /// The column of a field.
    #[must_use]
    pub fn of(&self, field: Field) -> Option<usize> {
        self.0.get(&field).copied()
    }

    /// Says which column holds a field, or that none does.
    pub fn set(&mut self, field: Field, column: Option<usize>) {
        match column {
            Some(column) => self.0.insert(field, column),
            None => self.0.remove(&field),
        };
    }

    /// Without columns that the table lacks, and without cost where it is not kept.
    #[must_use]
    pub fn within(mut self, table: &Table, takes_cost: bool) -> Self {
        let width = table.headers.len();
        self.0.retain(|field, column| *column < width && (takes_cost || *field != Field::Cost));
        self
    }

    /// The field a column holds.
    #[must_use]
    pub fn field(&self, column: usize) -> Option<Field> {
        self.0.iter().find(|(_, at)| **at == column).map(|(field, _)| *field)
    }

    /// Fields whose column is asked for and lacking.
    #[must_use]
    pub fn missing(&self) -> Vec<Field> {
        let has = |field| self.of(field).is_some();
        let mut missing = Vec::new();
        let is_named = has(Field::Name) || has(Field::FirstName) && has(Field::LastName);
        if !is_named {
            missing.push(Field::Name);
        }
        if !has(Field::Number) && !has(Field::Email) {
            missing.push(Field::Number);
        }
        missing.extend([Field::Department, Field::Role].into_iter().filter(|field| !has(*field)));
        missing
    }

    /// A column that two fields claim.
    #[must_use]
    pub fn twice(&self) -> Option<Field> {
        self.0
            .iter()
            .find(|(field, column)| self.0.iter().any(|(f, c)| f < field && c == *column))
            .map(|(field, _)| *field)
    }

    /// Field and heading of every column used.
    #[must_use]
    pub fn headings(&self, table: &Table) -> BTreeMap<&'static str, String> {
        let heading = |column: usize| table.headers.get(column).cloned().unwrap_or_default();
        self.0.iter().map(|(field, column)| (field.key(), heading(*column))).collect()
    }

    /// As a query of an address: `name=0&email=3`.
    #[must_use]
    pub fn query(&self) -> String {
        let pairs = self.0.iter().map(|(field, column)| format!("{}={column}", field.key()));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// From the pairs of a form or a query; other pairs are passed over.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let columns = pairs
            .into_iter()
            .filter_map(|(key, value)| Some((Field::of(key)?, value.parse().ok()?)));
        Self(columns.collect())
    }
}

/// The language of a cell: a code or the language's name in Swedish, English or itself.
pub(super) fn language(cell: &str) -> Option<Lang> {
    if let Some(lang) = Lang::of(cell) {
        return Some(lang);
    }
    let word = cell.trim().to_lowercase();
    heading::LANGUAGES.iter().find(|(name, _)| *name == word).and_then(|(_, code)| Lang::of(code))
}
