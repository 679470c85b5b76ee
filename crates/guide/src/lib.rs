//! On top of all rooms: the page of today. It finds out [where somebody stands](situation), asks [one table of
//! rules](rules) what comes next for them, and says it in one line with why and how long it takes.

mod pages;
mod routes;
pub mod rules;
pub mod situation;

pub use routes::routes;
