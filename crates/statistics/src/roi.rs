//! What a programme gives back for what it costs, with how sure that is.
//!
//! ```text
//! ROI = (benefit − cost) / cost × 100 %
//! ```
//!
//! Cost and benefit are sums of [`Line`]s, and a line is a product of inputs: people × hours × price.
//! An [`Input`] has a [`Range`](crate::range::Range), a [`Tag`] that says whether it was measured, estimated or assumed,
//! and a source. From the same model come the figure at the base values and at its worst and best
//! ([`Model::low`], [`Model::high`]), the spread of likely outcomes ([`Model::simulate`]), what the
//! outcome hangs on ([`Model::tornado`]), and from which value of an input on it pays
//! ([`Model::break_even`]).
//!
//! A sum of products is a straight line in each input by itself, if no input stands twice in one
//! product (it may not). ROI is then a ratio of two straight lines, which rises or falls throughout
//! wherever the cost is positive: extremes lie at the ends of ranges, and the break-even point has a
//! closed form.
//!
//! Cost must be positive with every combination of inputs. A cost of zero gives no ROI, neither
//! infinite nor very good.

mod model;
mod payback;
mod simulation;
mod tornado;

pub use model::{Case, Input, Line, Model, ModelError, NotPositive, Tag, roi_percent};
pub use payback::{Course, break_even_month};
pub(crate) use simulation::quantile;
pub use simulation::{MOST_DRAWS, Percentiles, Simulation};
pub use tornado::{BreakEven, Swing};

/// What saved time is worth: `hours × recapture × cost per hour`.
///
/// `recapture` is the share of the saved hours, 0 to 1, that goes into work which is worth its cost.
/// It is below one: some of a saved quarter of an hour goes into breaks, waiting and checking what the
/// machine wrote. Leaving it out is the commonest way to a result that nobody believes. In a model it
/// is [`Line::recapture`].
pub fn value_of_time(hours: f64, recapture: f64, cost_per_hour: f64) -> f64 {
    hours * recapture * cost_per_hour
}

#[cfg(test)]
mod tests;
