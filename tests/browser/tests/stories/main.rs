//! Whole stories in a real browser, each on SQLite and on PostgreSQL.

mod demo;
mod harness;
