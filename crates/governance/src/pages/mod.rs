//! The pages of this room.

pub(crate) mod modules;
pub(crate) mod register;
