//! Many rows at once: one statement for hundreds of rows, the same on both engines.

use std::fmt::Write as _;

use linkme::distributed_slice;

use crate::{Conn, Result, Value};

/// An insert of many rows. `columns` starts with `org_id`; `conflict` is what follows the rows, for instance
/// `ON CONFLICT (org_id, id) DO UPDATE SET name = excluded.name`, or empty.
#[derive(Debug)]
pub struct BulkInsert {
    /// The table.
    pub table: &'static str,
    /// The columns, `org_id` first.
    pub columns: &'static [&'static str],
    /// What to do where a row exists.
    pub conflict: &'static str,
}

/// Every bulk insert of the program, so that the statement test can prepare them too.
#[distributed_slice]
pub static BULK_INSERTS: [&'static BulkInsert];

/// Declares bulk inserts and registers them.
#[macro_export]
macro_rules! bulk_insert {
    ($($(#[$doc:meta])* $vis:vis $name:ident = $table:literal ($($column:literal),+ $(,)?) $conflict:literal;)*) => {$(
        $(#[$doc])*
        $vis static $name: $crate::BulkInsert = $crate::BulkInsert {
            table: $table,
            columns: &[$($column),+],
            conflict: $conflict,
        };
        #[expect(unsafe_code, reason = "linkme gathers the entries in a link section")]
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::bulk::BULK_INSERTS)]
            #[linkme(crate = $crate::linkme)]
            static REGISTERED: &'static $crate::BulkInsert = &$name;
        };
    )*};
}

/// Bound parameters in one statement: well under what either engine takes (32 766 and 65 535).
const MOST_PARAMETERS: usize = 6_000;

impl BulkInsert {
    /// The text for `rows` rows, as PostgreSQL counts parameters; SQLite takes it too.
    #[must_use]
    pub fn sql(&self, rows: usize) -> String {
        self.text(rows, true)
    }

    /// SQLite looks numbered parameters up by name, one after the other: with thousands of them it does little
    /// else. Plain question marks need no looking up.
    fn text(&self, rows: usize, numbered: bool) -> String {
        let mut sql = format!("INSERT INTO {} ({}) VALUES ", self.table, self.columns.join(", "));
        let mut parameter = 0;
        for row in 0..rows {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..self.columns.len() {
                parameter += 1;
                sql.push_str(if column == 0 { "" } else { ", " });
                if numbered {
                    let _ = write!(sql, "${parameter}");
                } else {
                    sql.push('?');
                }
            }
            sql.push(')');
        }
        sql.push(' ');
        sql.push_str(self.conflict);
        sql
    }

    /// Inserts all `rows`, each with its values in the order of `columns`.
    pub async fn insert(
        &self,
        conn: &mut Conn,
        rows: impl IntoIterator<Item = Vec<Value>>,
    ) -> Result<()> {
        let width = self.columns.len();
        let most = (MOST_PARAMETERS / width).max(1);
        let numbered = matches!(conn, Conn::Postgres(_));
        let full = self.text(most, numbered);
        let mut values = Vec::with_capacity(most * width);
        let mut count = 0;
        for row in rows {
            debug_assert_eq!(row.len(), width, "{}: a row of another width", self.table);
            values.extend(row);
            count += 1;
            if count == most {
                let chunk = std::mem::replace(&mut values, Vec::with_capacity(most * width));
                conn.run_text(full.clone(), chunk).await?;
                count = 0;
            }
        }
        if count > 0 {
            conn.run_text(self.text(count, numbered), values).await?;
        }
        Ok(())
    }
}
