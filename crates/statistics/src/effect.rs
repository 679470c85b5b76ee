//! The effect of a roll-out: waves that start at different times, later waves as comparison.
//!
//! [`Panel::new`] takes a table and says what it had to leave out; [`group_time`] estimates the
//! effect on each wave at each period; [`GroupTime::simple`], [`dynamic`](GroupTime::dynamic),
//! [`by_wave`](GroupTime::by_wave) and [`by_calendar`](GroupTime::by_calendar) sum it up,
//! [`pre_trend`](GroupTime::pre_trend) shows whether the waves moved alike before, and
//! [`band`](GroupTime::band) draws bands that hold everywhere at once. Where waves were drawn by
//! lot ([`draw`]), [`randomisation`] tests without any model. [`answer()`] says "too early" or "too
//! few" where a number would mislead; [`Plan`] says beforehand how many are enough.
//!
//! The method is that of B. Callaway and P. H. C. Sant'Anna, "Difference-in-differences with
//! multiple time periods", Journal of Econometrics 225 (2021) 200-230. Unlike a regression with
//! unit and period effects it never takes an already treated wave as comparison, which gives wrong
//! answers when effects grow with time (A. Goodman-Bacon, Journal of Econometrics 225 (2021)
//! 254-277). Point estimates and standard errors agree with the authors' R package `did`; intervals
//! add a small-sample correction, because with few units the plain ones miss the truth too often. In
//! [`simulation`] with 16 to 600 units, normal or skewed, with or without departments, false alarms
//! of the simple effect lie between 2.6 and 5.7 % and its 95 % interval covers the truth in 93.9 to
//! 97.5 %; plain intervals by ten whole departments cover it in 88 %.

mod aggregate;
mod answer;
mod band;
mod draw;
mod group_time;
mod linear;
mod panel;
mod power;
mod pre_trend;
mod randomisation;
mod sampling;
pub mod simulation;
mod two_by_two;

pub use aggregate::{Aggregate, Keyed};
pub use answer::{Answer, Question, WEEKS_NEEDED, WEEKS_UNTIL_FIRM, answer};
pub use band::{Band, Bootstrap};
pub use draw::{Balance, DrawError, NOTABLE_DIFFERENCE, balance, draw, expected_difference};
pub use group_time::{
    Base, Cell, Control, EffectError, Estimate, GroupTime, Options, Skipped, group_time,
};
pub use panel::{Columns, LeftOut, Panel, PanelError};
pub use power::{Expected, Plan, PlanError, PlannedWave, USUAL_POWER, WholeDepartments};
pub use pre_trend::{PreTrend, Wald};
pub use randomisation::{Randomisation, randomisation};
pub use sampling::{Clustering, ENOUGH_CLUSTERS};
pub use two_by_two::NoCell;
