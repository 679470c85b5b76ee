//! Whole stories in a real browser, each on SQLite and on PostgreSQL.

mod company;
mod demo;
mod harness;
mod learning;
mod walk;
