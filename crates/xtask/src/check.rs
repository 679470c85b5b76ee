//! `cargo xtask check`: what is found without running the program.

use xtask::{Result, checks};

use crate::shell::{cargo, run as succeed};

/// Format, lint, and the checks of texts and templates.
pub(crate) fn run() -> Result {
    format_and_lint()?;
    let problems = checks::all()?;
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

/// Fails on what rustfmt would change and on any warning.
pub(crate) fn format_and_lint() -> Result {
    succeed(&mut cargo(["fmt", "--all", "--check"]))?;
    succeed(&mut cargo([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}
