//! Do two, or several, people who rate blind agree?
//!
//! A rating that another rater would not have given says more about the rater than about the work.
//! [`weighted_kappa`] is for two raters and ordered categories (levels 0 to 4), [`icc`] for any
//! number of raters and figures.

mod icc;
mod kappa;

pub use icc::{Icc, IntraclassCorrelations, icc};
pub use kappa::{Kappa, Weights, weighted_kappa};
