//! The register of what is stored, column by column: which fields say something about a person, what for, for
//! how long and who may read them. It is declared beside the tables and shown in the product; a test compares
//! it with the schema, so nothing can be stored that is not in it.

use linkme::distributed_slice;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{Conn, OrgId, Result, Statement, args};

/// How long a field is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retention {
    /// While the person is employed, and after that for the organisation's retention time.
    Employment,
    /// Until the account is closed.
    Account,
    /// For this many days.
    Days(u16),
    /// As long as the thing it belongs to (a campaign, a programme) and the retention time after.
    WithSubject,
}

/// Who may read a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The person.
    Oneself,
    /// The HR team.
    Hr,
    /// The person's line manager.
    Manager,
    /// The data-protection role.
    DataProtection,
    /// Nobody: the program uses it, no page shows it.
    Program,
    /// Colleagues in the same organisation.
    Colleagues,
}

/// One stored personal field.
#[derive(Debug)]
pub struct PersonalField {
    /// The column.
    pub column: &'static str,
    /// What it is for: the key of a text, `purpose-…`.
    pub purpose: &'static str,
    /// How long it is kept.
    pub retention: Retention,
    /// Who may read it.
    pub readers: &'static [Reader],
}

/// All columns of a table.
#[derive(Debug)]
pub struct TableRegister {
    /// The table.
    pub table: &'static str,
    /// Columns that say nothing about a person.
    pub plain: &'static [&'static str],
    /// Columns that do.
    pub personal: &'static [PersonalField],
}

/// Every table of the program.
#[distributed_slice]
pub static REGISTER: [&'static TableRegister];

/// Declares the columns of a table.
///
/// ```ignore
/// store::register! {
///     table person {
///         plain: org_id, id, created_at;
///         name: "purpose-identify", Employment, [Oneself, Hr];
///     }
/// }
/// ```
#[macro_export]
macro_rules! register {
    ($(
        table $table:ident {
            plain: $($plain:ident),* $(,)?;
            $($column:ident: $purpose:literal, $retention:expr, [$($reader:ident),* $(,)?];)*
        }
    )*) => {$(
        #[expect(unsafe_code, reason = "linkme gathers the entries in a link section")]
        const _: () = {
            use $crate::personal::{PersonalField, Reader, TableRegister};
            #[allow(unused_imports, clippy::allow_attributes, reason = "a table may hold nothing personal")]
            use $crate::personal::Retention::*;
            static TABLE: TableRegister = TableRegister {
                table: stringify!($table),
                plain: &[$(stringify!($plain)),*],
                personal: &[$(PersonalField {
                    column: stringify!($column),
                    purpose: $purpose,
                    retention: $retention,
                    readers: &[$(Reader::$reader),*],
                }),*],
            };
            #[$crate::linkme::distributed_slice($crate::personal::REGISTER)]
            #[linkme(crate = $crate::linkme)]
            static REGISTERED: &'static TableRegister = &TABLE;
        };
    )*};
}

/// What a table holds about one person: how it is shown to the person, and how it is taken away.
#[derive(Debug)]
pub struct PersonData {
    /// The table.
    pub table: &'static str,
    /// The columns that `all` gives, in order.
    pub columns: &'static [&'static str],
    /// Everything about the person: `$1` organisation, `$2` person.
    pub all: &'static Statement,
    /// Takes it away, one after the other; none where the row stays for aggregates and is emptied by its room.
    pub erase: &'static [&'static Statement],
}

/// Every table that holds something about a person.
#[distributed_slice]
pub static PERSON_DATA: [&'static PersonData];

/// Declares what tables hold about one person, so that it is in their export and goes when they are erased.
///
/// ```ignore
/// store::person_data! {
///     evidence ["kind", "value"] all "SELECT kind, value FROM evidence WHERE org_id = $1 AND person_id = $2"
///         erase "DELETE FROM evidence WHERE org_id = $1 AND person_id = $2";
/// }
/// ```
#[macro_export]
macro_rules! person_data {
    () => {};
    ($table:ident [$($column:literal),* $(,)?] all $all:literal erase $($erase:literal)+; $($rest:tt)*) => {
        const _: () = {
            $crate::person_data!(@one $table, [$($column),*], $all, &[$({
                $crate::statement! { ERASE: organisation = $erase; }
                &ERASE
            }),+]);
        };
        $crate::person_data!($($rest)*);
    };
    ($table:ident [$($column:literal),* $(,)?] all $all:literal; $($rest:tt)*) => {
        const _: () = {
            $crate::person_data!(@one $table, [$($column),*], $all, &[]);
        };
        $crate::person_data!($($rest)*);
    };
    (@one $table:ident, [$($column:literal),*], $all:literal, $erase:expr) => {
        $crate::statement! { ALL: organisation = $all; }
        static DATA: $crate::personal::PersonData = $crate::personal::PersonData {
            table: stringify!($table),
            columns: &[$($column),*],
            all: &ALL,
            erase: $erase,
        };
        #[expect(unsafe_code, reason = "linkme gathers the entries in a link section")]
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::personal::PERSON_DATA)]
            #[linkme(crate = $crate::linkme)]
            static REGISTERED: &'static $crate::personal::PersonData = &DATA;
        };
    };
}

/// Everything stored about one person, table by table, as the person may take it with them.
pub async fn export(
    conn: &mut Conn,
    org: OrgId,
    person: Uuid,
) -> Result<Vec<(&'static str, Vec<Json>)>> {
    let mut tables: Vec<&&PersonData> = PERSON_DATA.iter().collect();
    tables.sort_by_key(|data| data.table);
    let mut found = Vec::new();
    for data in tables {
        let rows = conn.all(data.all, args![org, person]).await?;
        let rows: Vec<Json> =
            rows.iter().map(|row| row.json(data.columns)).collect::<Result<_>>()?;
        if !rows.is_empty() {
            found.push((data.table, rows));
        }
    }
    Ok(found)
}

/// Takes away everything about one person that a table declares for erasure.
pub async fn erase(conn: &mut Conn, org: OrgId, person: Uuid) -> Result<()> {
    for erase in PERSON_DATA.iter().flat_map(|data| data.erase) {
        conn.run(erase, args![org, person]).await?;
    }
    Ok(())
}
