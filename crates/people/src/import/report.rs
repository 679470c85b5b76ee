//! An import from the bytes of a file to a report: what the command line and the browser call.

use std::collections::BTreeMap;

use serde::Serialize;
use store::{Clock, Conn, Db, OrgId, args, statement};
use tabular::{Limits, ReadError, Table};
use uuid::Uuid;
use web::Lang;

use super::plan::{self, Plan, Settings};
use super::{Columns, Existing, write};
use crate::audit::Doer;
use crate::{hourly_cost, organisation};

statement! {
    // Two imports of one organisation wait for each other; SQLite has a single writer anyway.
    LOCK: organisation = sqlite "SELECT org_id FROM organisation WHERE org_id = $1"
        postgres "SELECT org_id FROM organisation WHERE org_id = $1 FOR UPDATE";
}

/// How to import.
#[derive(Debug, Clone)]
pub struct Options {
    /// Field to heading, in place of what is proposed: `number = "Anst.nr"`.
    pub mapping: Option<BTreeMap<String, String>>,
    /// Columns already chosen, in place of the mapping.
    pub columns: Option<Columns>,
    /// Say what would change and change nothing.
    pub dry_run: bool,
    /// Go on although more than 30 % of those employed would leave.
    pub confirm_leavers: bool,
    /// Who imports.
    pub doer: Doer,
    /// What the result page finds the import by.
    pub file: Option<Uuid>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            mapping: None,
            columns: None,
            dry_run: false,
            confirm_leavers: false,
            doer: Doer::program(),
            file: None,
        }
    }
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The file is being read.
    Reading,
    /// The file is being compared with the list.
    Comparing {
        /// Rows in the file.
        rows: usize,
    },
    /// The list is being written.
    Writing {
        /// People written.
        done: usize,
        /// People to write.
        total: usize,
    },
}

/// Why nothing was imported, before any row was looked at.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is not a table that can be read.
    #[error(transparent)]
    File(#[from] ReadError),
    /// The mapping names a field that does not exist, or a heading that is not in the file.
    #[error("the mapping says {field} = {heading:?}, and there is no such field or heading")]
    Mapping {
        /// The field.
        field: String,
        /// The heading.
        heading: String,
    },
    /// The database refused.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A part of the program ended early.
    #[error("the import ended unexpectedly")]
    Ended,
}

/// One problem as a report says it.
#[derive(Debug, Clone, Serialize)]
pub struct ProblemLine {
    /// The row, as a spreadsheet numbers it.
    pub row: u32,
    /// The heading of the column.
    pub column: Option<String>,
    /// The field.
    pub field: Option<&'static str>,
    /// The key of the text.
    pub key: &'static str,
    /// What is wrong, in the organisation's language.
    pub text: String,
    /// The same with its place: a line for the terminal.
    pub line: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Whether anything was written: false for a dry run, with problems, and while leavers are not confirmed.
    pub applied: bool,
    /// Rows in the file.
    pub rows: usize,
    /// New people.
    pub new: usize,
    /// People with something other than their place changed.
    pub changed: usize,
    /// People with another department, role or manager.
    pub moved: usize,
    /// People who had left and are back.
    pub returned: usize,
    /// People who have left.
    pub left: usize,
    /// People as before.
    pub unchanged: usize,
    /// Rows of people who had left before they came onto the list.
    pub skipped: usize,
    /// Departments made.
    pub new_departments: Vec<String>,
    /// Roles made.
    pub new_roles: Vec<String>,
    /// Whether so many would leave that it must be confirmed.
    pub must_confirm_leavers: bool,
    /// What is wrong; at most a thousand.
    pub problems: Vec<ProblemLine>,
    /// How many problems there are.
    pub problem_count: usize,
    /// Field to heading: what was used.
    pub columns: BTreeMap<&'static str, String>,
}

impl Report {
    fn of(plan: &Plan, table: &Table, columns: &Columns, lang: Lang, applied: bool) -> Self {
        let problems = plan.problems.iter().map(|problem| ProblemLine {
            row: problem.row,
            column: problem.column.and_then(|column| table.headers.get(column).cloned()),
            field: problem.field.map(super::Field::key),
            key: problem.key,
            text: problem.text(lang),
            line: problem.line(lang),
        });
        Self {
            applied,
            rows: table.rows.len(),
            new: plan.new.len(),
            changed: plan.changed.len(),
            moved: plan.moved.len(),
            returned: plan.returned.len(),
            left: plan.left.len(),
            unchanged: plan.unchanged,
            skipped: plan.skipped,
            new_departments: plan.new_departments.iter().map(|d| d.path.clone()).collect(),
            new_roles: plan.new_roles.iter().map(|role| role.name.clone()).collect(),
            must_confirm_leavers: plan.asks_about_leavers(),
            problems: problems.collect(),
            problem_count: plan.problem_count,
            columns: columns.headings(table),
        }
    }
}

/// So many people at once change what the database should expect.
const MANY: usize = 2_000;

/// How large a list may be: a file of 64 MB with 300 000 people.
#[must_use]
pub fn limits() -> Limits {
    Limits { bytes: 64 << 20, unpacked: 512 << 20, rows: 300_000, columns: 300, cell: 8 * 1024 }
}

/// Runs work that keeps a processor busy away from the threads that answer requests.
pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ImportError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| ImportError::Ended)
}

/// Reads the file, compares it with the list and, unless it is a dry run or something is wrong, writes what
/// changes: all of it or nothing.
pub async fn run_file(
    db: &Db,
    clock: &Clock,
    org: OrgId,
    bytes: Vec<u8>,
    options: Options,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Report, ImportError> {
    progress(Progress::Reading);
    let table = aside(move || tabular::read(&bytes, limits())).await??;
    progress(Progress::Comparing { rows: table.rows.len() });
    let mut conn = if options.dry_run { db.read(org).await? } else { db.write(org).await? };
    if !options.dry_run {
        conn.one(&LOCK, args![org]).await?;
    }
    let (plan, columns, table, settings) = compare(&mut conn, clock, org, table, &options).await?;
    let goes = plan.problem_count == 0
        && !options.dry_run
        && (options.confirm_leavers || !plan.asks_about_leavers());
    if goes {
        let total = plan.writes().len();
        progress(Progress::Writing { done: 0, total });
        let (lang, now) = (settings.language, settings.now);
        let wrote = &mut |done| progress(Progress::Writing { done, total });
        write(&mut conn, org, lang, &plan, &options.doer, options.file, now, wrote).await?;
        conn.commit().await?;
        if total > MANY {
            store::analyze(db).await?;
        }
    }
    Ok(Report::of(&plan, &table, &columns, settings.language, goes))
}

/// Compares a table with the list as it stands now.
pub(crate) async fn compare(
    conn: &mut Conn,
    clock: &Clock,
    org: OrgId,
    table: Table,
    options: &Options,
) -> Result<(Plan, Columns, Table, Settings), ImportError> {
    let organisation = organisation::get(conn, org).await?;
    let takes_cost = hourly_cost::kept(conn, org).await?;
    let columns = match (&options.columns, &options.mapping) {
        (Some(columns), _) => columns.clone().within(&table, takes_cost),
        (None, Some(mapping)) => Columns::by_heading(&table, mapping)
            .map_err(|(field, heading)| ImportError::Mapping { field, heading })?,
        (None, None) => Columns::propose(&table, takes_cost),
    };
    let list = Existing::read(conn, org).await?;
    let now = clock.now();
    let today = now.date(&organisation.zone());
    let settings = Settings { language: organisation.language, today, now, takes_cost };
    aside(move || {
        let plan = plan::plan(&list, &table, &columns, &settings);
        (plan, columns, table, settings)
    })
    .await
}
