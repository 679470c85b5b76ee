//! Kunnig's command line.

use std::process::ExitCode;

use clap::Parser as _;
use kunnig::commands::Cli;

fn main() -> ExitCode {
    kunnig::commands::run(Cli::parse())
}
