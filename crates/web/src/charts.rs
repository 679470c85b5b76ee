//! Charts as SVG, drawn on the server: each with a title, a sentence that says what it shows, and the same figures
//! as a table under it. Shapes stand in percent across and in pixels down, so that words keep their size on
//! every screen. Colours come from classes of the style sheet (`series-1 … -6`, `level-0 … -4`, `gap-0 … -4`).
//!
//! | chart | shows |
//! | --- | --- |
//! | [`bars`] | amounts, shares or levels beside each other, each with its interval if it is an estimate |
//! | [`distribution`] | how many stand at each level, 0 to 4 |
//! | [`map`] | two measures of the same things: what is large in both comes first |
//! | [`events`] | figures before and after a start, each with its interval and all with their band |
//! | [`swings`] | how far each thing that is not sure moves an outcome |
//! | [`intervals`] | estimates on the scale of levels with their 50 and 90 % intervals and what is needed |
//! | [`strip`] | one estimate in a cell of a table |

mod bars;
mod events;
mod frame;
mod intervals;
mod map;
mod scale;
mod span;
mod strip;
mod swings;

pub use bars::{Bar, bars, distribution};
pub use events::{Event, EventWords, events};
pub use frame::Caption;
pub use intervals::{Estimate, Level, intervals};
pub use map::{Measures, Point, map};
pub use scale::Scale;
pub use strip::strip;
pub use swings::{Swing, swings};
