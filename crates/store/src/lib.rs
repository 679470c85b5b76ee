//! Where everything that lasts is kept: one code path over two engines.
//!
//! SQLite inside the program for one machine, PostgreSQL when a company outgrows it. A room declares
//! its statements with [`statement!`], opens a [`Conn`] for one organisation and runs them:
//!
//! ```no_run
//! use store::{Db, OrgId, args, statement};
//!
//! statement! {
//!     /// The name of a department.
//!     DEPARTMENT_NAME: organisation = "SELECT name FROM department WHERE org_id = $1 AND id = $2";
//! }
//!
//! async fn name(db: &Db, org: OrgId, id: uuid::Uuid) -> store::Result<Option<String>> {
//!     let mut conn = db.read(org).await?;
//!     let row = conn.maybe_one(&DEPARTMENT_NAME, args![org, id]).await?;
//!     row.map(|row| row.get(0)).transpose()
//! }
//! ```
//!
//! Every statement of an organisation's table carries `org_id = $1`; a test prepares all of them on both
//! engines. On PostgreSQL row-level security is a second wall behind that.

mod backup;
pub mod bulk;
mod clock;
mod conn;
mod db;
mod error;
mod id;
pub mod jobs;
mod migrate;
pub mod outbox;
pub mod personal;
mod recent;
mod sqlite;
mod statement;
#[cfg(feature = "testing")]
pub mod testing;
mod value;

pub use backup::{backup, restore_postgres, restore_sqlite};
pub use bulk::BulkInsert;
pub use clock::{Clock, Time};
pub use conn::{Conn, counting_statements};
pub use db::{Db, Engine};
pub use error::{Error, Result};
pub use id::{Id, OrgId};
pub use migrate::{MIGRATIONS, analyze, migrate, pending_migrations, row_security_binds};
pub use recent::Recent;
pub use statement::{STATEMENTS, Scope, Statement};
pub use value::{Column, Row, Value};

#[doc(hidden)]
pub use linkme;
#[doc(hidden)]
pub use uuid;
