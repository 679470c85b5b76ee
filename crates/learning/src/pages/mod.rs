//! The pages of this room.

pub(crate) mod calendar;
pub(crate) mod kit;
pub(crate) mod plan;
pub(crate) mod plans;
pub(crate) mod recall;
pub(crate) mod session;
pub(crate) mod sessions;
pub(crate) mod unit;
pub(crate) mod units;

use crate::facts::{Fact, Facts};
use web::Cx;

/// One of the four facts as a page shows it.
struct Mark {
    name: String,
    done: bool,
}

/// The four facts of a unit in their order.
fn marks(cx: &Cx, facts: &Facts) -> Vec<Mark> {
    let mark = |fact: Fact| Mark {
        name: cx.t(&format!("fact-{}", fact.key())).to_owned(),
        done: facts.has(fact),
    };
    Fact::ALL.into_iter().map(mark).collect()
}
