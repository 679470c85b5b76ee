//! The house's own commands: `cargo xtask --help`.

mod bench;
mod check;
mod fuzz;
mod paste;
mod screenshot;
mod shell;
mod test;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The house's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Line {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what the tests need, then format, lint and test
    Test(test::Options),
    /// Format, lint, and the checks of texts and templates
    Check,
    /// Bytes that nobody would think of, for the readers of files
    Fuzz(fuzz::Options),
    /// Measure: imports, pages, answers, start and memory
    Bench(bench::Options),
    /// The README's picture, or every page for review
    Screenshot(screenshot::Options),
}

fn main() -> ExitCode {
    let done = match Line::parse().task {
        // The test runner's own closing lines come last, also when a test failed.
        Task::Test(options) => test::run(&options),
        Task::Check => check::run().map(|()| ExitCode::SUCCESS),
        Task::Fuzz(options) => fuzz::run(&options).map(|()| ExitCode::SUCCESS),
        Task::Bench(options) => bench::run(&options).map(|()| ExitCode::SUCCESS),
        Task::Screenshot(options) => screenshot::run(&options).map(|()| ExitCode::SUCCESS),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}
