//! The matrix as a file: only what may be published, with the same blanks as on the page.

use std::borrow::Cow;

use serde::Serialize;
use store::{Db, OrgId, Time};
use tabular::write::{Column, ColumnKind, Csv, Dialect, Value, WriteError, Xlsx};
use web::{Lang, Texts};

use crate::matrix::{self, Figures, FrameRole, Matrix, Scope, View};
use crate::model::{self, Model};
use crate::profiles::Need;

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// Text with separators, as the language's spreadsheets open it.
    Csv,
    /// For programs.
    Json,
}

impl Format {
    /// The form of a name: `xlsx`, `csv` or `json`.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        [Self::Xlsx, Self::Csv, Self::Json].into_iter().find(|format| format.ending() == name)
    }

    /// The ending of the file's name.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Nothing has been computed yet.
    #[error("the matrix has not been computed yet")]
    NotYet,
    /// The workbook.
    #[error(transparent)]
    Workbook(#[from] WriteError),
    /// The text file.
    #[error(transparent)]
    Csv(#[from] std::io::Error),
    /// The JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl From<Error> for web::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::Store(error) => error.into(),
            Error::NotYet => Self::NotFound,
            other => Self::internal(other.to_string()),
        }
    }
}

/// The matrix of a view as a file. `Scope::default()` is the whole organisation.
pub async fn matrix(
    db: &Db,
    org: OrgId,
    scope: Scope,
    format: Format,
    lang: Lang,
) -> Result<Vec<u8>, Error> {
    let mut conn = db.read(org).await?;
    let matrix = matrix::newest(&mut conn, org).await?.ok_or(Error::NotYet)?;
    let model = model::current(&mut conn, org).await?;
    let view = matrix::view(&mut conn, org, scope).await?;
    drop(conn);
    let sheet = Sheet { words: Words { lang }, model: &model, matrix: &matrix, view: &view, scope };
    match format {
        Format::Xlsx => sheet.xlsx(),
        Format::Csv => sheet.csv(),
        Format::Json => sheet.json(),
    }
}

#[derive(Clone, Copy)]
struct Words {
    lang: Lang,
}

impl Words {
    fn t(self, key: &'static str) -> &'static str {
        Texts::get().text(self.lang, key)
    }
}

struct Sheet<'a> {
    words: Words,
    model: &'a Model,
    matrix: &'a Matrix,
    view: &'a View,
    scope: Scope,
}

/// One role in one competence.
#[derive(Serialize)]
struct Line<'a> {
    role: &'a str,
    role_people: u32,
    competence_key: &'a str,
    competence: &'a str,
    tier: &'a str,
    needed: Option<u8>,
    weight: Option<u8>,
    /// None of the following where nothing is known or nothing may be shown.
    level: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    gap: Option<f64>,
    people: Option<u32>,
    priority: Option<f64>,
    share_at_need: Option<f64>,
    /// From one level to another: so many people.
    distribution: &'a [(usize, usize, u32)],
    /// When the figures were worked out.
    as_of: Option<Time>,
}

impl<'a> Sheet<'a> {
    fn lines(&self) -> Vec<Line<'a>> {
        let (matrix, view): (&'a Matrix, &'a View) = (self.matrix, self.view);
        let mut lines = Vec::new();
        for (place, row) in &view.roles {
            let Some(role) = matrix.frame.roles.get(*place) else { continue };
            for (i, figures) in row.cells.iter().enumerate() {
                lines.push(self.line(role, row.people, i, figures.as_ref()));
            }
        }
        lines
    }

    fn line(
        &self,
        role: &'a FrameRole,
        role_people: u32,
        place: usize,
        figures: Option<&'a Figures>,
    ) -> Line<'a> {
        let key: &'a str = &self.matrix.frame.competences[place];
        let need: Option<Need> = role.needs[place];
        let both = figures.zip(need);
        Line {
            role: &role.name,
            role_people,
            competence_key: key,
            competence: self.name(key),
            tier: self.tier(key),
            needed: need.map(|need| need.level),
            weight: need.map(|need| need.weight),
            level: figures.map(|figures| figures.mean),
            low: figures.map(|figures| figures.low),
            high: figures.map(|figures| figures.high),
            gap: both.map(|(figures, need)| round(figures.gap(need.level.into()))),
            people: figures.map(|figures| figures.people),
            priority: both.map(|(figures, need)| round(figures.priority(need))),
            share_at_need: figures.and_then(|figures| Some(figures.meeting?[0])),
            distribution: figures.map_or(&[], |figures| &figures.levels),
            as_of: figures.map(|figures| figures.as_of.unwrap_or(self.matrix.computed_at)),
        }
    }

    fn name(&self, key: &'a str) -> &'a str {
        let model: &'a Model = self.model;
        model.get(key).map_or(key, |competence| &competence.words.get(self.words.lang).name)
    }

    fn tier(&self, key: &str) -> &'a str {
        let model: &'a Model = self.model;
        let tier = model.get(key).and_then(|c| model.tiers.iter().find(|t| t.key == c.tier));
        tier.map_or("", |tier| &tier.words.get(self.words.lang).name)
    }

    /// What the view is of: department and wave.
    fn what(&self) -> String {
        let frame = &self.matrix.frame;
        let department = self.scope.department.and_then(|id| frame.department(id));
        let wave = self.scope.wave.and_then(|id| frame.waves.iter().find(|(of, _)| *of == id));
        let department =
            department.map_or_else(|| self.words.t("matrix-everything"), |d| d.path.as_str());
        match wave {
            Some((_, wave)) => format!("{department}, {wave}"),
            None => department.to_owned(),
        }
    }

    fn columns(&self) -> [(Cow<'static, str>, ColumnKind); 15] {
        let column = |key, kind| (Cow::Borrowed(self.words.t(key)), kind);
        [
            column("matrix-role", ColumnKind::Text),
            column("export-role-people", ColumnKind::Integer),
            column("matrix-competence", ColumnKind::Text),
            column("model-tier", ColumnKind::Text),
            column("matrix-need", ColumnKind::Integer),
            column("matrix-weight", ColumnKind::Integer),
            column("matrix-current", ColumnKind::Decimal),
            column("export-low", ColumnKind::Decimal),
            column("export-high", ColumnKind::Decimal),
            column("matrix-gap", ColumnKind::Decimal),
            column("matrix-people-column", ColumnKind::Integer),
            column("matrix-priority", ColumnKind::Decimal),
            column("matrix-meeting", ColumnKind::Percent),
            column("export-distribution", ColumnKind::Text),
            column("export-as-of", ColumnKind::Text),
        ]
    }

    fn xlsx(&self) -> Result<Vec<u8>, Error> {
        let mut book = Xlsx::new();
        let frame = &self.matrix.frame;
        let names = frame.competences.iter().map(|key| self.name(key));
        let mut columns = vec![Column::new(self.words.t("matrix-role"), ColumnKind::Text)];
        columns.extend(names.map(|name| Column::new(name, ColumnKind::Decimal)));
        let rows = self.view.roles.iter().filter_map(|(place, row)| {
            let role = frame.roles.get(*place)?;
            let cells = row.cells.iter().map(|cell| Value::from(cell.as_ref().map(|c| c.mean)));
            Some([Value::from(role.name.as_str())].into_iter().chain(cells).collect::<Vec<_>>())
        });
        book.sheet(self.words.t("export-levels-sheet"), &columns, rows)?;

        let columns = self.columns().map(|(heading, kind)| Column::new(heading, kind));
        let whole = |number: Option<u8>| number.map(f64::from);
        let rows = self.lines().into_iter().map(|line| {
            vec![
                Value::from(line.role),
                Value::from(f64::from(line.role_people)),
                Value::from(line.competence),
                Value::from(line.tier),
                Value::from(whole(line.needed)),
                Value::from(whole(line.weight)),
                Value::from(line.level),
                Value::from(line.low),
                Value::from(line.high),
                Value::from(line.gap),
                Value::from(line.people.map(f64::from)),
                Value::from(line.priority),
                Value::from(line.share_at_need),
                Value::from(spread(line.distribution)),
                Value::from(self.dated(line.as_of)),
            ]
        });
        book.sheet(self.words.t("export-details-sheet"), &columns, rows)?;
        let title = format!("{}: {}", self.words.t("matrix-title"), self.what());
        book.notes(self.words.t("export-notes-sheet"), &title, self.notes())?;
        Ok(book.into_bytes()?)
    }

    /// What the figures rest on: it travels with them.
    fn notes(&self) -> Vec<String> {
        let texts = Texts::get();
        let frame = &self.matrix.frame;
        let date = self.dated(Some(self.matrix.computed_at));
        let smallest = [("smallest", frame.smallest_group.into())];
        vec![
            texts.format(self.words.lang, "matrix-as-of", &[("date", date.into())]),
            self.words.t("export-note-levels").to_owned(),
            self.words.t("matrix-formula").to_owned(),
            texts.format(self.words.lang, "matrix-privacy", &smallest),
            self.words.t("export-note-dates").to_owned(),
        ]
    }

    /// A date in words; nothing where there are no figures.
    fn dated(&self, time: Option<Time>) -> String {
        let date = time.map(|time| time.date(&jiff::tz::TimeZone::UTC));
        date.map_or_else(String::new, |date| Texts::get().date(self.words.lang, date))
    }

    fn csv(&self) -> Result<Vec<u8>, Error> {
        // Where a comma marks decimals, it cannot part cells.
        let comma = Texts::get().number(self.words.lang, 0.5, 1).contains(',');
        let dialect = if comma { Dialect::SWEDISH_EXCEL } else { Dialect::PLAIN };
        let decimal = |number: Option<f64>| {
            let text = number.map_or_else(String::new, |number| format!("{number:.2}"));
            if comma { text.replace('.', ",") } else { text }
        };
        let whole = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
        let mut file = Csv::new(Vec::new(), dialect)?;
        file.row(self.columns().map(|(heading, _)| heading))?;
        for line in self.lines() {
            file.row([
                line.role.to_owned(),
                line.role_people.to_string(),
                line.competence.to_owned(),
                line.tier.to_owned(),
                whole(line.needed.map(u32::from)),
                whole(line.weight.map(u32::from)),
                decimal(line.level),
                decimal(line.low),
                decimal(line.high),
                decimal(line.gap),
                whole(line.people),
                decimal(line.priority),
                decimal(line.share_at_need),
                spread(line.distribution),
                self.dated(line.as_of),
            ])?;
        }
        Ok(file.finish()?)
    }

    fn json(&self) -> Result<Vec<u8>, Error> {
        #[derive(Serialize)]
        struct Document<'a> {
            view: String,
            computed_at: Time,
            model_version: i64,
            smallest_group: u32,
            people: u32,
            lines: Vec<Line<'a>>,
        }
        Ok(serde_json::to_vec_pretty(&Document {
            view: self.what(),
            computed_at: self.matrix.computed_at,
            model_version: self.matrix.frame.model_version,
            smallest_group: self.matrix.frame.smallest_group,
            people: self.view.all.people,
            lines: self.lines(),
        })?)
    }
}

/// `0–1: 5; 2: 8`.
fn spread(ranges: &[(usize, usize, u32)]) -> String {
    let one = |&(from, to, people): &(usize, usize, u32)| {
        if from == to { format!("{from}: {people}") } else { format!("{from}–{to}: {people}") }
    };
    ranges.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn round(number: f64) -> f64 {
    (number * 1_000.0).round() / 1_000.0
}
