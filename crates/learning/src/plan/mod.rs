//! Everybody's own plan: what to do in which week so that the gaps close, as 70 % tasks at work, 20 % with colleagues
//! and 10 % short theory, counted in minutes. [`make`] draws it from what is known; [`kept`] keeps it.

pub mod everybody;
pub mod kept;
mod make;
pub mod mix;

pub use make::{Fixed, Item, Learner, Reason, Share, Stand, WEEKS, make};
