//! `cargo xtask screenshot`: the README's picture, or every main page for review.

use std::path::PathBuf;

use clap::Args;
use xtask::{Result, root, target};

use crate::shell::{cargo, run as succeed};
use crate::tools;

/// What to take pictures of.
#[derive(Args)]
pub(crate) struct Options {
    /// Every main page × language × theme × width, into this folder
    #[arg(long, value_name = "DIR")]
    all: Option<PathBuf>,
}

/// Starts a demonstration and a browser, and takes the pictures.
pub(crate) fn run(options: &Options) -> Result {
    tools::packages(true)?;
    succeed(&mut cargo(["build", "--quiet", "--package", "kunnig"]))?;
    let mut pictures = cargo(["run", "--quiet", "--package", "browser-tests", "--bin", "pictures"]);
    pictures.env("KUNNIG_BINARY", target().join("debug/kunnig")).arg("--");
    match &options.all {
        Some(folder) => pictures.arg("--all").arg(std::path::absolute(folder)?),
        None => pictures.arg(root().join("docs/matrix.png")),
    };
    succeed(&mut pictures)
}
