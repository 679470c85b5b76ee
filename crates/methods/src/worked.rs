//! The worked examples, computed by the functions that compute the real figures: what a page says can never differ from
//! what the program does. Everything here is the same for every organisation.

pub(crate) mod disclosure;
pub(crate) mod effect;
pub(crate) mod estimate;
pub(crate) mod groups;
pub(crate) mod ledger;
pub(crate) mod returns;
pub(crate) mod samples;
