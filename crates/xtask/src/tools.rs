//! What the tests need on the machine: installed where it is missing.

use std::path::Path;
use std::process::{Command, Stdio};

use xtask::{Result, postgres, root};

use crate::shell::run;

/// Whether a program is found on the path.
fn has(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

/// Installs Debian packages that are missing: those of a database server, and of a browser where one is needed.
pub(crate) fn packages(browser: bool) -> Result {
    let mut missing = Vec::new();
    if postgres::programs().is_none() {
        missing.push("postgresql");
    }
    if browser {
        if !has("chromium") {
            missing.extend(["chromium", "fonts-liberation"]);
        }
        if !has("chromedriver") {
            missing.push("chromium-driver");
        }
        if !has("npm") {
            missing.push("npm");
        }
    }
    install(&missing)
}

/// Installs a compiler of C++, for the part of libFuzzer that is not Rust.
pub(crate) fn compiler() -> Result {
    if has("c++") { Ok(()) } else { install(&["g++"]) }
}

fn install(missing: &[&str]) -> Result {
    if missing.is_empty() {
        return Ok(());
    }
    if !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!("the tests need {}: please install", missing.join(", ")).into());
    }
    let root = String::from_utf8(Command::new("id").arg("-u").output()?.stdout)?.trim() == "0";
    let apt = || {
        let mut apt = Command::new(if root { "apt-get" } else { "sudo" });
        if !root {
            apt.arg("apt-get");
        }
        apt.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
        apt
    };
    run(apt().args(["update", "--quiet"]))?;
    run(apt().args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(missing))
}

/// The checker of accessible pages, from npm, in the version of `package-lock.json`.
pub(crate) fn axe() -> Result {
    let lock = root().join("package-lock.json");
    let installed = root().join("node_modules/.package-lock.json");
    let time = |path: &Path| std::fs::metadata(path).and_then(|data| data.modified()).ok();
    if time(&installed).is_some_and(|installed| Some(installed) >= time(&lock)) {
        return Ok(());
    }
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(root())
        .stdin(Stdio::null()))
}

/// The test runner.
pub(crate) fn nextest() -> Result {
    if has("cargo-nextest") {
        return Ok(());
    }
    run(Command::new("cargo").args(["install", "--locked", "cargo-nextest"]))
}
