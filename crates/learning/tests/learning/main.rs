//! Learning as somebody meets it, on both engines, and the content it is made of.

mod content;
mod meeting;
mod planning;
mod recalling;
mod story;
mod taking;
