//! What holds for the whole house: every statement, every stored column, every route, every page's cost.

mod cost;
mod disclose;
mod norrverk;
mod personal;
mod policy;
mod schema;
mod statements;
