//! Effects of roll-outs.

mod by_hand;
mod lots;
mod panel;
mod planning;
mod promises;
mod reference;
