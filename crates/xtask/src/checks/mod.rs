//! What can be told from the files alone: texts, templates, size of files, and where they point.

pub mod files;
pub mod literals;
pub mod templates;
pub mod texts;

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Result, root};

/// Every problem found.
pub fn all() -> Result<Vec<String>> {
    let mut problems = texts::problems()?;
    problems.extend(templates::problems()?);
    problems.extend(files::problems()?);
    Ok(problems)
}

/// A file: its path from the root, and its text.
#[derive(Debug)]
pub struct Source {
    /// Its path from the root of the workspace.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Every text file under `folder` (from the root) whose name ends with one of `endings`, in order of path.
pub fn sources(folder: &str, endings: &[&str]) -> Result<Vec<Source>> {
    let root = root();
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found)?;
    found.retain(|path| {
        path.extension().is_some_and(|ending| endings.iter().any(|wanted| *wanted == ending))
    });
    found.sort();
    let read = |path: PathBuf| -> Result<Source> {
        let text = fs::read_to_string(&path)?;
        let path = path.strip_prefix(&root)?.display().to_string();
        Ok(Source { path, text })
    };
    found.into_iter().map(read).collect()
}

/// All files under a folder but those of git, cargo and npm.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() {
            if name != ".git" && name != "target" && name != "node_modules" {
                walk(&path, found)?;
            }
        } else {
            found.push(path);
        }
    }
    Ok(())
}
