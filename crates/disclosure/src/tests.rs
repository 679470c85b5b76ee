//! An attacker who sees what is published, and properties that must hold for any table.

mod answers;
mod attacker;
mod company;
mod distributions;
mod ledger;
mod loss;
mod properties;
mod tables;
