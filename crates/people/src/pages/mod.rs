//! The pages of this room.

pub mod account;
pub(crate) mod me;
pub(crate) mod settings;
pub(crate) mod sign_in;
