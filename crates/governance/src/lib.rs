//! The rules of the house: [modules] that are switched on and off, and then hold no data, and the sheet of what
//! personal data is stored, what for, for how long and who reads it.

pub mod classes;
pub mod modules;
mod pages;
mod personal;
mod routes;

pub use classes::DataClass;
pub use modules::Module;
pub use routes::routes;
