//! The rules of “May I paste this?” against the labelled texts of `tests/paste`, with the word lists as the page gets
//! them: prints recall and precision for each kind of finding and fails when texts held out are not found well enough.

use std::process::{Command, Stdio};

use xtask::{Result, root};

use crate::shell::run as succeed;

/// The languages whose texts are measured, and whose word lists are used together.
const LANGUAGES: [&str; 2] = ["sv", "en"];

/// Measures.
pub(crate) fn run() -> Result {
    let folder = tempfile::tempdir()?;
    let mut measure = Command::new("node");
    measure.arg(root().join("tests/paste/measure.mjs")).arg("--words").stdin(Stdio::null());
    for language in LANGUAGES {
        let mut words = serde_json::Map::new();
        for name in ["paste-words.toml", "paste-names.toml"] {
            let list = root().join(format!("content/{language}/{name}"));
            let list: serde_json::Map<String, serde_json::Value> =
                toml::from_str(&std::fs::read_to_string(list)?)?;
            words.extend(list);
        }
        let json = folder.path().join(format!("{language}.json"));
        std::fs::write(&json, serde_json::Value::from(words).to_string())?;
        measure.arg(json);
    }
    succeed(&mut measure)
}
