//! Competence estimates and group figures, tried on simulated companies whose truth is known and on
//! properties that must hold for any input.

mod accuracy;
mod company;
mod groups;
mod properties;
