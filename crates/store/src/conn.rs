//! A connection for one organisation, reading or writing.

use futures_util::TryStreamExt;
use futures_util::future::BoxFuture;
use sqlx::pool::PoolConnection;
use sqlx::{AssertSqlSafe, Postgres, Sqlite, Transaction};

use crate::value::{bind_postgres, bind_sqlite};
use crate::{Error, Result, Row, Statement, Value};

/// A connection. What a writing one did is kept by [`Conn::commit`], and undone if it is dropped before.
pub enum Conn {
    /// Reading from SQLite: each statement sees the newest committed state.
    SqliteRead(PoolConnection<Sqlite>),
    /// The one writer of SQLite, in a transaction.
    SqliteWrite(Transaction<'static, Sqlite>),
    /// PostgreSQL, reading or writing, in a transaction bound to one organisation.
    Postgres(Transaction<'static, Postgres>),
}

/// Runs one body over whichever engine this is, with `$bind` its argument binder.
macro_rules! dispatch {
    ($conn:expr, $statement:expr, $values:expr, |$query:ident, $executor:ident, $row:ident| $body:expr) => {
        match $conn {
            Conn::SqliteRead(connection) => {
                let $query = bind_sqlite(sqlx::query($statement.sqlite), $values);
                let $executor = &mut **connection;
                let $row = Row::Sqlite;
                $body
            }
            Conn::SqliteWrite(transaction) => {
                let $query = bind_sqlite(sqlx::query($statement.sqlite), $values);
                let $executor = &mut **transaction;
                let $row = Row::Sqlite;
                $body
            }
            Conn::Postgres(transaction) => {
                let $query = bind_postgres(sqlx::query($statement.postgres), $values);
                let $executor = &mut **transaction;
                let $row = Row::Postgres;
                $body
            }
        }
    };
}

impl Conn {
    /// All rows of an answer.
    pub async fn all(&mut self, statement: &Statement, values: Vec<Value>) -> Result<Vec<Row>> {
        count_statement();
        dispatch!(self, statement, values, |query, executor, wrap| {
            Ok(query.fetch_all(executor).await?.into_iter().map(wrap).collect())
        })
    }

    /// All rows of an answer, each turned into a `T`.
    pub async fn list<T>(
        &mut self,
        statement: &Statement,
        values: Vec<Value>,
        read: impl Fn(&Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.all(statement, values).await?.iter().map(read).collect()
    }

    /// Hands every row to `take` as it arrives, so that a large answer is never held whole.
    pub async fn each(
        &mut self,
        statement: &Statement,
        values: Vec<Value>,
        mut take: impl FnMut(&Row) -> Result<()> + Send,
    ) -> Result<()> {
        count_statement();
        dispatch!(self, statement, values, |query, executor, wrap| {
            let mut rows = query.fetch(executor);
            while let Some(row) = rows.try_next().await? {
                take(&wrap(row))?;
            }
            Ok(())
        })
    }

    /// The row, if there is one.
    pub async fn maybe_one(
        &mut self,
        statement: &Statement,
        values: Vec<Value>,
    ) -> Result<Option<Row>> {
        count_statement();
        dispatch!(self, statement, values, |query, executor, wrap| {
            Ok(query.fetch_optional(executor).await?.map(wrap))
        })
    }

    /// The row; [`Error::NotFound`] if there is none.
    pub async fn one(&mut self, statement: &Statement, values: Vec<Value>) -> Result<Row> {
        self.maybe_one(statement, values).await?.ok_or(Error::NotFound)
    }

    /// Runs a statement; how many rows it touched.
    pub async fn run(&mut self, statement: &Statement, values: Vec<Value>) -> Result<u64> {
        count_statement();
        dispatch!(self, statement, values, |query, executor, _wrap| {
            Ok(query.execute(executor).await?.rows_affected())
        })
    }

    /// Runs a text made by [`crate::BulkInsert`]: the only texts that are not written out in full.
    pub(crate) async fn run_text(&mut self, sql: String, values: Vec<Value>) -> Result<()> {
        count_statement();
        let sql = AssertSqlSafe(sql);
        match self {
            Self::SqliteRead(connection) => {
                bind_sqlite(sqlx::query(sql), values).execute(&mut **connection).await?;
            }
            Self::SqliteWrite(transaction) => {
                bind_sqlite(sqlx::query(sql), values).execute(&mut **transaction).await?;
            }
            Self::Postgres(transaction) => {
                bind_postgres(sqlx::query(sql), values).execute(&mut **transaction).await?;
            }
        }
        Ok(())
    }

    /// Keeps what was written. After this an acknowledged change survives a power cut.
    pub fn commit(self) -> BoxFuture<'static, Result<()>> {
        Box::pin(async move {
            match self {
                Self::SqliteRead(_) => {}
                Self::SqliteWrite(transaction) => transaction.commit().await?,
                Self::Postgres(transaction) => transaction.commit().await?,
            }
            Ok(())
        })
    }
}

tokio::task_local! {
    static STATEMENTS_RUN: std::cell::Cell<u64>;
}

fn count_statement() {
    let _ = STATEMENTS_RUN.try_with(|count| count.set(count.get() + 1));
}

/// How many statements `work` ran: a page's cost must not grow with the number of people.
pub async fn counting_statements<T>(work: impl Future<Output = T>) -> (T, u64) {
    STATEMENTS_RUN
        .scope(std::cell::Cell::new(0), async {
            let result = work.await;
            (result, STATEMENTS_RUN.with(std::cell::Cell::get))
        })
        .await
}
