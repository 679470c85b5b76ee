//! Stories of this room, each told on both engines.

mod accounts;
