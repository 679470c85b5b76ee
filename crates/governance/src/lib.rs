//! The rules of the house: [modules] that are switched on and off, and then hold no data, the register of [tools] with
//! what people ask for, and the sheet of what personal data is stored, what for, for how long and who reads it.

pub mod classes;
pub mod modules;
mod pages;
mod personal;
pub mod requests;
mod routes;
pub mod rules;
pub mod tools;
pub mod uses;

pub use classes::{DataClass, DataClasses};
pub use modules::Module;
pub use routes::routes;
