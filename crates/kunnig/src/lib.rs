//! The program: all rooms put together into one server and one command line.

pub mod commands;
pub mod compose;
pub mod config;
pub mod demo;
mod health;
mod mailer;
pub mod server;
mod timetable;
