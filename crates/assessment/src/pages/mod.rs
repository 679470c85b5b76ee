//! The pages of this room.

pub mod answer;
pub mod campaign;
mod groups;
pub mod import;
pub mod list;
pub mod plan;
pub mod preview;
pub mod question;
pub mod questionnaires;
pub mod results;
pub mod sheet;
