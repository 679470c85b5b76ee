//! Learning as somebody meets it, on both engines, and the content it is made of.

mod content;
mod planning;
mod recalling;
mod story;
mod taking;
