//! The rows of a file as people to be: every cell read, nothing compared with the list yet.

use std::collections::HashMap;

use jiff::civil::Date;
use tabular::{ProblemKind, Row, Table, parse};
use web::Lang;

use super::columns::{Columns, Field, language};
use super::plan::Settings;
use super::problem::{Problem, Problems};
use crate::Email;
use crate::changes::{LONGEST_NAME, LONGEST_NUMBER, LONGEST_PATH, cost, path_parts};

/// One row, read. Departments and roles are places in [`Drafts::departments`] and [`Drafts::roles`].
#[derive(Debug)]
pub(super) struct Draft<'t> {
    pub(super) row: u32,
    pub(super) number: Option<&'t str>,
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) department: usize,
    pub(super) role: usize,
    pub(super) manager: &'t str,
    pub(super) language: Option<Lang>,
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) cost: Option<i64>,
}

/// The place of a department or role that could not be read; no plan is made then.
const NOWHERE: usize = usize::MAX;

/// All rows, read.
#[derive(Debug, Default)]
pub(super) struct Drafts<'t> {
    pub(super) rows: Vec<Draft<'t>>,
    /// The department paths in the file, level by level.
    pub(super) departments: Vec<Vec<String>>,
    /// The roles in the file.
    pub(super) roles: Vec<String>,
    pub(super) problems: Problems,
}

/// Reads all rows.
pub(super) fn read<'t>(table: &'t Table, columns: &Columns, settings: &Settings) -> Drafts<'t> {
    let mut reader = Reader {
        columns,
        takes_cost: settings.takes_cost,
        drafts: Drafts::default(),
        departments: HashMap::new(),
        roles: HashMap::new(),
        languages: HashMap::new(),
    };
    reader.drafts.rows.reserve(table.rows.len());
    faults_of_the_file(table, columns, &mut reader.drafts.problems);
    for row in table.rows.iter() {
        reader.row(row);
    }
    refuse_doubles(&mut reader.drafts, columns);
    reader.drafts
}

/// What the file's own reader stumbled over, where it concerns what is taken from it.
fn faults_of_the_file(table: &Table, columns: &Columns, problems: &mut Problems) {
    for fault in &table.problems {
        let field = fault.column.and_then(|column| columns.field(column));
        let concerns = fault.column.is_none() || field.is_some();
        // A stray quotation mark is kept as it was written; everything else says cells are not what they were.
        if concerns && fault.kind != ProblemKind::StrayQuote {
            let key = match fault.kind {
                ProblemKind::LongRow => "import-problem-long-row",
                ProblemKind::ErrorCell => "import-problem-error-cell",
                ProblemKind::UnclosedQuote => "import-problem-unclosed-quote",
                _ => "import-problem-garbled-text",
            };
            let (row, column) = (fault.row, fault.column);
            problems.add(Problem { row, column, field, key, args: Vec::new() });
        }
    }
}

struct Reader<'a, 't> {
    columns: &'a Columns,
    takes_cost: bool,
    drafts: Drafts<'t>,
    /// Cells seen before, so that a path is taken apart once, not once a person.
    departments: HashMap<&'t str, Option<usize>>,
    roles: HashMap<&'t str, usize>,
    languages: HashMap<&'t str, Option<Lang>>,
}

impl<'t> Reader<'_, 't> {
    fn cell(&self, row: Row<'t>, field: Field) -> &'t str {
        let text = self.columns.of(field).map_or("", |column| parse::clean(row.get(column)));
        // Lists often have a dash where there is nothing.
        if matches!(text, "-" | "–") { "" } else { text }
    }

    fn problem(&mut self, row: Row<'t>, field: Field, key: &'static str, value: &str) {
        let args = if value.is_empty() { Vec::new() } else { vec![("value", short(value))] };
        let column = self.columns.of(field);
        self.drafts.problems.add(Problem {
            row: row.number(),
            column,
            field: Some(field),
            key,
            args,
        });
    }

    fn row(&mut self, row: Row<'t>) {
        let before = self.drafts.problems.count;
        let number = self.cell(row, Field::Number);
        if number.chars().count() > LONGEST_NUMBER {
            self.problem(row, Field::Number, "import-problem-too-long", "");
        }
        let name = self.name(row);
        let email = self.email(row);
        if number.is_empty() && email.is_none() && self.drafts.problems.count == before {
            let fields = [Field::Number, Field::Email];
            let field = fields.into_iter().find(|field| self.columns.of(*field).is_some());
            self.problem(row, field.unwrap_or(Field::Number), "import-problem-no-key", "");
        }
        let department = self.department(row);
        let role = self.role(row);
        let language = self.language(row);
        let start = self.date(row, Field::Start);
        let end = self.date(row, Field::End);
        if let (Some(start), Some(end)) = (start, end)
            && end < start
        {
            let cell = self.cell(row, Field::End);
            self.problem(row, Field::End, "import-problem-end-before-start", cell);
        }
        let cost = self.cost(row);
        let manager = self.cell(row, Field::Manager);
        let number = Some(number).filter(|number| !number.is_empty());
        // A row with a fault is kept too, so that those who report to this person are not called faulty.
        let (department, role) = (department.unwrap_or(NOWHERE), role.unwrap_or(NOWHERE));
        let row = row.number();
        self.drafts.rows.push(Draft {
            row,
            number,
            name,
            email,
            department,
            role,
            manager,
            language,
            start,
            end,
            cost,
        });
    }

    fn name(&mut self, row: Row<'t>) -> String {
        let whole = self.cell(row, Field::Name);
        let (first, last) = (self.cell(row, Field::FirstName), self.cell(row, Field::LastName));
        let parts = if whole.is_empty() { [first, last] } else { [whole, ""] };
        let mut name = String::with_capacity(parts[0].len() + parts[1].len() + 1);
        for word in parts.iter().flat_map(|part| part.split_whitespace()) {
            if !name.is_empty() {
                name.push(' ');
            }
            name.extend(word.chars().filter(|c| !c.is_control()));
        }
        let fields = [Field::Name, Field::LastName, Field::FirstName];
        let field = fields.into_iter().find(|field| self.columns.of(*field).is_some());
        let field = field.unwrap_or(Field::Name);
        if name.is_empty() {
            self.problem(row, field, "import-problem-missing", "");
        } else if name.len() > LONGEST_NAME && name.chars().count() > LONGEST_NAME {
            self.problem(row, field, "import-problem-too-long", "");
        }
        name
    }

    fn email(&mut self, row: Row<'t>) -> Option<String> {
        let cell = self.cell(row, Field::Email);
        if cell.is_empty() {
            return None;
        }
        let email = Email::parse(cell);
        if email.is_none() {
            self.problem(row, Field::Email, "import-problem-email", cell);
        }
        email.map(|email| email.as_str().to_owned())
    }

    fn department(&mut self, row: Row<'t>) -> Option<usize> {
        let cell = self.cell(row, Field::Department);
        if let Some(known) = self.departments.get(cell).copied() {
            if known.is_none() {
                self.department_problem(row, cell);
            }
            return known;
        }
        let parts = path_parts(cell);
        let length = parts.iter().map(|part| part.chars().count() + 1).sum::<usize>();
        let good = !parts.is_empty()
            && length <= LONGEST_PATH
            && parts.iter().all(|part| part.chars().count() <= LONGEST_NAME)
            && !cell.chars().any(char::is_control);
        let place = good.then(|| {
            self.drafts.departments.push(parts);
            self.drafts.departments.len() - 1
        });
        if place.is_none() {
            self.department_problem(row, cell);
        }
        self.departments.insert(cell, place);
        place
    }

    fn department_problem(&mut self, row: Row<'t>, cell: &str) {
        let key = match cell {
            "" => "import-problem-missing",
            _ => "import-problem-department",
        };
        self.problem(row, Field::Department, key, cell);
    }

    fn role(&mut self, row: Row<'t>) -> Option<usize> {
        let cell = self.cell(row, Field::Role);
        if let Some(known) = self.roles.get(cell) {
            return Some(*known);
        }
        if cell.is_empty() {
            self.problem(row, Field::Role, "import-problem-missing", "");
            return None;
        }
        let role = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let fault = if role.chars().count() > LONGEST_NAME {
            Some("import-problem-too-long")
        } else if role.chars().any(char::is_control) {
            Some("import-problem-garbled-text")
        } else {
            None
        };
        if let Some(key) = fault {
            self.problem(row, Field::Role, key, "");
            return None;
        }
        self.drafts.roles.push(role);
        let place = self.drafts.roles.len() - 1;
        self.roles.insert(cell, place);
        Some(place)
    }

    fn language(&mut self, row: Row<'t>) -> Option<Lang> {
        let cell = self.cell(row, Field::Language);
        if cell.is_empty() {
            return None;
        }
        let found = *self.languages.entry(cell).or_insert_with(|| language(cell));
        if found.is_none() {
            self.problem(row, Field::Language, "import-problem-language", cell);
        }
        found
    }

    fn date(&mut self, row: Row<'t>, field: Field) -> Option<Date> {
        let cell = self.cell(row, field);
        if cell.is_empty() {
            return None;
        }
        let date = parse::date(cell);
        if date.is_none() {
            self.problem(row, field, "import-problem-date", cell);
        }
        date
    }

    fn cost(&mut self, row: Row<'t>) -> Option<i64> {
        let cell = if self.takes_cost { self.cell(row, Field::Cost) } else { "" };
        if cell.is_empty() {
            return None;
        }
        let found = cost(cell);
        if found.is_none() {
            self.problem(row, Field::Cost, "import-problem-cost", cell);
        }
        found
    }
}

/// A number or an address stands for one person, so it stands once in the file.
fn refuse_doubles(drafts: &mut Drafts<'_>, columns: &Columns) {
    let Drafts { rows, problems, .. } = drafts;
    let mut refuse = |field: Field, value: &str, row: u32, first: u32| {
        let args = vec![("value", short(value)), ("other", first.to_string())];
        let (column, key) = (columns.of(field), "import-problem-double");
        problems.add(Problem { row, column, field: Some(field), key, args });
    };
    let mut numbers: HashMap<&str, u32> = HashMap::with_capacity(rows.len());
    let mut emails: HashMap<&str, u32> = HashMap::with_capacity(rows.len());
    for draft in rows.iter() {
        if let Some(number) = draft.number
            && let Some(first) = numbers.insert(number, draft.row)
        {
            refuse(Field::Number, number, draft.row, first);
        }
        if let Some(email) = &draft.email
            && let Some(first) = emails.insert(email, draft.row)
        {
            refuse(Field::Email, email, draft.row, first);
        }
    }
}

/// A value as it is quoted in a problem: not a whole novel.
fn short(value: &str) -> String {
    let mut short: String = value.chars().take(60).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}
