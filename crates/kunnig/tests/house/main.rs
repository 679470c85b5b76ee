//! What holds for the whole house: every statement, every stored column, every route, every page's cost.

mod audit;
mod cost;
mod norrverk;
mod personal;
mod policy;
mod schema;
mod statements;
