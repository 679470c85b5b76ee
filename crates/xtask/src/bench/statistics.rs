//! `cargo xtask bench statistics`: what the two pure crates promise, and everybody's plans drawn, on made-up companies in
//! full length. The tests hold the same promises in short.

use xtask::Result;

use crate::shell::{cargo, run as succeed};

/// Crate, example, and its arguments in full and in quick.
const RUNS: [(&str, &str, &[&str], &[&str]); 5] = [
    ("statistics", "recompute", &[], &["2000"]),
    ("statistics", "effect_simulation", &["2000"], &["60"]),
    ("disclosure", "large", &[], &[]),
    ("disclosure", "attacker", &["200", "52"], &["5", "6"]),
    ("learning", "large_company", &[], &["2000"]),
];

/// Runs them one after the other; each prints its table.
pub(crate) fn run(quick: bool) -> Result {
    for (package, example, full, short) in RUNS {
        println!("\n== {package}: {example}\n");
        let mut run = cargo(["run", "--release", "--quiet", "--package", package]);
        run.args(["--example", example, "--"]).args(if quick { short } else { full });
        succeed(&mut run)?;
    }
    Ok(())
}
