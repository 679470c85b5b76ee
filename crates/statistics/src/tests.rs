//! Competence estimates and group figures, tried on simulated companies whose truth is known and on
//! properties that must hold for any input; effects of roll-outs, tried on simulated ones too and
//! against the figures of other programs.

mod accuracy;
mod company;
mod effect;
mod fit;
mod groups;
mod properties;
mod small_samples;

pub(crate) use company::Random;
