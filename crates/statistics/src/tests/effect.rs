//! Effects of roll-outs.

mod reference;
