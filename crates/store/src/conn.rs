//! A connection for one organisation, reading or writing.

use futures_util::TryStreamExt;
use futures_util::future::BoxFuture;
use sqlx::{AssertSqlSafe, Postgres, Transaction};

use crate::sqlite::{self, Reading, Writing};
use crate::value::bind_postgres;
use crate::{Error, Result, Row, Statement, Value};

/// A connection. What a writing one did is kept by [`Conn::commit`], and undone if it is dropped before.
pub enum Conn {
    /// Reading from SQLite: each statement sees the newest committed state.
    SqliteRead(Reading),
    /// The one writer of SQLite, in a transaction.
    SqliteWrite(Writing),
    /// PostgreSQL, reading or writing, in a transaction bound to one organisation.
    Postgres(Transaction<'static, Postgres>),
}

impl Conn {
    /// All rows of an answer.
    pub async fn all(&mut self, statement: &Statement, values: Vec<Value>) -> Result<Vec<Row>> {
        count_statement();
        if let Self::Postgres(transaction) = self {
            let query = bind_postgres(sqlx::query(statement.postgres), values);
            let rows = query.fetch_all(&mut **transaction).await?;
            return Ok(rows.into_iter().map(Row::postgres).collect());
        }
        let mut rows = Vec::new();
        self.sqlite(statement, &values, |row| {
            rows.push(Row::sqlite(row)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// All rows of an answer, each turned into a `T`.
    pub async fn list<T: Send>(
        &mut self,
        statement: &Statement,
        values: Vec<Value>,
        read: impl Fn(&Row) -> Result<T> + Send,
    ) -> Result<Vec<T>> {
        if matches!(self, Self::Postgres(_)) {
            return self.all(statement, values).await?.iter().map(read).collect();
        }
        count_statement();
        let mut list = Vec::new();
        let rows = Row::each_sqlite(|row| {
            list.push(read(row)?);
            Ok(())
        });
        self.sqlite(statement, &values, rows)?;
        Ok(list)
    }

    /// Hands every row to `take` as it arrives, so that a large answer is never held whole.
    pub async fn each(
        &mut self,
        statement: &Statement,
        values: Vec<Value>,
        mut take: impl FnMut(&Row) -> Result<()> + Send,
    ) -> Result<()> {
        count_statement();
        if let Self::Postgres(transaction) = self {
            let query = bind_postgres(sqlx::query(statement.postgres), values);
            let mut rows = query.fetch(&mut **transaction);
            while let Some(row) = rows.try_next().await? {
                take(&Row::postgres(row))?;
            }
            return Ok(());
        }
        sqlite::apart(|| self.sqlite(statement, &values, Row::each_sqlite(take)))
    }

    /// The row, if there is one.
    pub async fn maybe_one(
        &mut self,
        statement: &Statement,
        values: Vec<Value>,
    ) -> Result<Option<Row>> {
        count_statement();
        if let Self::Postgres(transaction) = self {
            let query = bind_postgres(sqlx::query(statement.postgres), values);
            let row = query.fetch_optional(&mut **transaction).await?;
            return Ok(row.map(Row::postgres));
        }
        let mut first = None;
        self.sqlite(statement, &values, |row| {
            if first.is_none() {
                first = Some(Row::sqlite(row)?);
            }
            Ok(())
        })?;
        Ok(first)
    }

    /// The row; [`Error::NotFound`] if there is none.
    pub async fn one(&mut self, statement: &Statement, values: Vec<Value>) -> Result<Row> {
        self.maybe_one(statement, values).await?.ok_or(Error::NotFound)
    }

    /// Runs a statement; how many rows it touched.
    pub async fn run(&mut self, statement: &Statement, values: Vec<Value>) -> Result<u64> {
        count_statement();
        if let Self::Postgres(transaction) = self {
            let query = bind_postgres(sqlx::query(statement.postgres), values);
            return Ok(query.execute(&mut **transaction).await?.rows_affected());
        }
        sqlite::apart(|| sqlite::run(self.connection()?, statement.sqlite, &values))
    }

    /// Runs a text made by [`crate::BulkInsert`]: the only texts that are not written out in full.
    pub(crate) async fn run_text(&mut self, sql: String, values: Vec<Value>) -> Result<()> {
        count_statement();
        if let Self::Postgres(transaction) = self {
            let query = bind_postgres(sqlx::query(AssertSqlSafe(sql)), values);
            query.execute(&mut **transaction).await?;
            return Ok(());
        }
        sqlite::apart(|| sqlite::run(self.connection()?, &sql, &values)).map(drop)
    }

    fn connection(&self) -> Result<&rusqlite::Connection> {
        match self {
            Self::SqliteRead(reading) => reading.connection(),
            Self::SqliteWrite(writing) => writing.connection(),
            Self::Postgres(_) => Err(Error::Engine("not a connection of SQLite's".into())),
        }
    }

    fn sqlite(
        &self,
        statement: &Statement,
        values: &[Value],
        take: impl FnMut(&rusqlite::Row<'_>) -> Result<()>,
    ) -> Result<()> {
        sqlite::each(self.connection()?, statement.sqlite, values, take)
    }

    /// Keeps what was written. After this an acknowledged change survives a power cut.
    pub fn commit(self) -> BoxFuture<'static, Result<()>> {
        Box::pin(async move {
            match self {
                Self::SqliteRead(_) => {}
                Self::SqliteWrite(writing) => writing.commit()?,
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
