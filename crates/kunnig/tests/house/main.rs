//! What holds for the whole house: every statement, every stored column, every route, every page's cost, and the commands that check its figures.

mod audit;
mod cost;
mod disclose;
mod effect;
mod figures;
mod methods;
mod norrverk;
mod personal;
mod planning;
mod policy;
mod schema;
mod statements;
