//! The plan: five steps over the weeks that HR moves and every employee sees, and the waves people take part in.
//!
//! Other rooms read [`waves::all`] and [`waves::members`].

mod personal;
pub mod waves;

pub use waves::{Wave, WaveId};
