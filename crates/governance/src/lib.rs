//! Modules that can be switched on and off, and then hold no data.
