//! Which group figures may be shown: pure rules in front of every figure about a group.
//!
//! A figure about a group can give away what one person answered: because the group is small, or
//! because a small group remains when figures are subtracted from one another ("the department
//! without its three salespeople is one person"). Every figure about a group therefore passes here
//! before it leaves the server, whatever it is shown on.
//!
//! | question | function |
//! | --- | --- |
//! | May this one group be shown? | [`decide_group`], [`decide_text`] for free text |
//! | Which cells of a table by department, role, wave …? | [`protect`], [`protect_where`] |
//! | … where some matter more than others? | [`protect_weighted`] |
//! | Which of them may be told *again*, next to what was told before? | [`ledger`] |
//! | Which options of a question, in all groups at once? | [`protect_answers`] |
//! | Which buckets of a distribution, or options, in a single group? | [`protect_distribution`], [`protect_options`] |
//!
//! # What is promised
//!
//! After [`protect`], take any published figures of the table, multiply them by any numbers, add
//! and subtract them: **the result is either always zero or involves at least `k` people**. No
//! cleverness with the published figures isolates fewer. The promise holds even if the attacker
//! knows who works where in which role, as colleagues do. How it is kept, with the proof, stands in
//! the documentation of [`protect`].
//!
//! # What is not promised here
//!
//! * *One table at a time.* The table must hold all breakdowns of a figure that are shown anywhere;
//!   two tables over overlapping people (another filter, another week) may still be subtracted,
//!   unless a [`ledger`] keeps what was published. In the same way [`protect_distribution`] and
//!   [`protect_options`] know of one group only, whose counts may be subtracted from its parent's.
//! * *Bounds.* If a group's mean is 4.0 on a scale that ends at 4, everyone in it stands at 4; see
//!   [`is_unanimous`].
//! * *Conspiracy.* Among `k` people, `k − 1` who share their answers know the last one's.
//!
//! # Withheld is withheld
//!
//! [`Figure::Withheld`] stands for an empty group as for one that is too small or that protects
//! another, and carries nothing that could tell them apart. The reason is for the data-protection
//! role only: [`Protected::explain`].

mod answers;
mod cover;
mod distribution;
mod exchange;
mod figure;
pub mod ledger;
mod protect;
mod shape;
mod table;
#[cfg(test)]
mod tests;

pub use answers::protect_answers;
pub use distribution::{
    Choice, Question, Range, is_unanimous, protect_distribution, protect_options,
};
pub use figure::{Decision, Figure, Policy, decide_group, decide_text};
pub use protect::{Loss, Protected, Reason, protect, protect_weighted, protect_where};
pub use table::{Cell, Table, TableError};
