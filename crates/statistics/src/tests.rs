//! Competence estimates and group figures, tried on simulated companies whose truth is known and on
//! properties that must hold for any input.

mod accuracy;
mod company;
mod fit;
mod groups;
mod properties;
mod small_samples;

pub(crate) use company::Random;
