//! The register of what is stored, column by column: which fields say something about a person, what for, for
//! how long and who may read them. It is declared beside the tables and shown in the product; a test compares
//! it with the schema, so nothing can be stored that is not in it.

use linkme::distributed_slice;

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
