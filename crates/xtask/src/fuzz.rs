//! `cargo xtask fuzz`: bytes that nobody would think of, for the readers of files. libFuzzer with the stable compiler:
//! what it needs of instruments is asked for by flags.

use std::process::Command;

use clap::Args;
use xtask::{Result, root, target};

use crate::shell::{cargo, run as succeed};
use crate::tools;

/// How long to look.
#[derive(Args)]
pub(crate) struct Options {
    /// Inputs tried of each kind
    #[arg(long, default_value_t = 1_000_000)]
    pub(crate) runs: u64,
    /// Where chance starts: the same seed tries the same inputs
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u32,
}

/// What is tried: the programs in `fuzz/targets`, with examples to begin with in `fuzz/seeds`.
const TARGETS: [&str; 2] = ["table", "cells"];

/// Counts which edges of the program an input passes, and what it is compared with.
const INSTRUMENTS: &str = "--cfg fuzzing -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Ccodegen-units=1";

/// The machine this compiler compiles for.
fn host() -> Result<String> {
    let said = String::from_utf8(Command::new("rustc").arg("-vV").output()?.stdout)?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("rustc does not say what it compiles for")?.to_owned())
}

/// Tries each target. An input that fails is kept in `target/fuzz`, and named.
pub(crate) fn run(options: &Options) -> Result {
    tools::compiler()?;
    let folder = target().join("fuzz");
    // Named, so that the flags are those of the readers and not of the programs that build them.
    let host = host()?;
    succeed(
        cargo(["build", "--quiet", "--release", "--manifest-path", "fuzz/Cargo.toml"])
            .args(["--target", &host])
            .env("CARGO_TARGET_DIR", &folder)
            .env("RUSTFLAGS", INSTRUMENTS),
    )?;
    for name in TARGETS {
        println!("fuzz {name}, {} inputs", options.runs);
        let corpus = folder.join("corpus").join(name);
        std::fs::create_dir_all(&corpus)?;
        let program = folder.join(&host).join("release").join(name);
        succeed(
            Command::new(program)
                .current_dir(root())
                .arg(format!("-runs={}", options.runs))
                .arg(format!("-seed={}", options.seed))
                .args(["-max_len=8192", "-timeout=20", "-verbosity=0"])
                .arg(format!("-artifact_prefix={}/", folder.display()))
                .arg(corpus)
                .arg(format!("fuzz/seeds/{name}")),
        )?;
    }
    Ok(())
}
