//! The rules of the house, as those who live by them meet them, on both engines.

mod modules;
mod rules;
mod tools;
mod uses;
