//! `cargo xtask test`: the README's test command and what the build server runs. Its last lines are the test
//! runner's summary.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use xtask::postgres::Postgres;
use xtask::{Result, target};

use crate::shell::{cargo, run as succeed};
use crate::{check, fuzz, paste, tools};

/// What to test.
#[derive(Args)]
pub(crate) struct Options {
    /// Which tests
    #[arg(value_enum, default_value = "all")]
    which: Which,
    /// How often the crash tests end the program
    #[arg(long)]
    kills: Option<u32>,
    /// Only tests whose name contains this
    #[arg(long)]
    only: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    /// Format, lint and every test
    All,
    /// The crates' own tests, on both engines
    Unit,
    /// Stories in a browser, in two languages, with axe on every page
    Browser,
    /// The program killed while it writes
    Crash,
}

/// Inputs of each kind that the readers of files are tried with: some seconds; `cargo xtask fuzz` takes its time.
const FUZZED: u64 = 50_000;

/// Installs what is missing, checks, and runs the tests with a PostgreSQL of their own.
pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    let which = options.which;
    let browser = matches!(which, Which::All | Which::Browser);
    tools::packages(browser)?;
    tools::nextest()?;
    if browser {
        tools::axe()?;
    }
    if which == Which::All {
        check::format_and_lint()?;
        fuzz::run(&fuzz::Options { runs: FUZZED, seed: 1 })?;
        paste::run()?;
    }
    if matches!(which, Which::Browser | Which::Crash) {
        // The program under test; with the whole workspace it is built as one of its parts.
        succeed(&mut cargo(["build", "--quiet", "--package", "kunnig"]))?;
    }
    let postgres = Postgres::start()?;
    let mut nextest = cargo(["nextest", "run"]);
    match which {
        Which::All => nextest.arg("--workspace"),
        Which::Unit => {
            nextest.args(["--workspace", "--exclude", "browser-tests", "--exclude", "crash-tests"])
        }
        Which::Browser => nextest.args(["--package", "browser-tests"]),
        Which::Crash => nextest.args(["--package", "crash-tests"]),
    };
    if let Some(kills) = options.kills {
        // A long run is meant to take its time.
        nextest.env("KUNNIG_KILLS", kills.to_string()).args(["--profile", "long"]);
    }
    if let Some(only) = &options.only {
        nextest.arg(only);
    }
    nextest
        .env("KUNNIG_TEST_POSTGRES", postgres.address())
        .env("KUNNIG_BINARY", target().join("debug/kunnig"));
    let passed = nextest.status()?.success();
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
