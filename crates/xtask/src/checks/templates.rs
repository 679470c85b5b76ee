//! Templates: every page stands in the shared layout, and nothing is styled or scripted in place, which the
//! content security policy would refuse.

use std::collections::BTreeMap;

use super::{Source, sources};
use crate::Result;

const LAYOUT: &str = "web/layout.html";

/// Everything wrong with the templates.
pub fn problems() -> Result<Vec<String>> {
    let files = sources("crates", &["html"])?;
    let by_name: BTreeMap<&str, &Source> = files
        .iter()
        .filter_map(|file| Some((file.path.split_once("/templates/")?.1, file)))
        .collect();
    let mut problems = Vec::new();
    for (name, file) in &by_name {
        problems.extend(in_place(file));
        let is_part = by_name.values().any(|other| {
            ["include", "import"]
                .iter()
                .any(|word| other.text.contains(&format!("{{% {word} \"{name}\"")))
        });
        // A picture or a row rendered by itself is no page: it has neither blocks nor a heading of a page.
        let is_page =
            ["{% block", "<h1", "<body", "<main"].iter().any(|sign| file.text.contains(sign));
        if *name != LAYOUT && is_page && !is_part && !stands_in_layout(name, &by_name) {
            problems.push(format!("{}: does not extend {LAYOUT}", file.path));
        }
    }
    Ok(problems)
}

fn stands_in_layout(name: &str, by_name: &BTreeMap<&str, &Source>) -> bool {
    let mut name = name;
    // Each template extends another, so that the chain is no longer than the templates are many.
    for _ in 0..by_name.len() {
        let Some(file) = by_name.get(name) else { return false };
        let parent = file.text.trim_start().strip_prefix("{% extends \"");
        let Some((parent, _)) = parent.and_then(|rest| rest.split_once('"')) else {
            return false;
        };
        if parent == LAYOUT {
            return true;
        }
        name = parent;
    }
    false
}

/// Styles, scripts and event handlers written into the markup.
fn in_place(file: &Source) -> Vec<String> {
    let mut problems = Vec::new();
    for (number, line) in (1..).zip(file.text.lines()) {
        let mut problem = |what: &str| problems.push(format!("{}:{number}: {what}", file.path));
        if line.contains("<style") || attributes(line).any(|name| name == "style") {
            problem("a style in place");
        }
        if line
            .split("<script")
            .skip(1)
            .any(|script| !script.split('>').next().unwrap_or_default().contains(" src="))
        {
            problem("a script in place");
        }
        if attributes(line).any(|name| name.starts_with("on") && name.len() > 4) {
            problem("an event handler in place");
        }
    }
    problems
}

/// The words in front of `="`.
fn attributes(line: &str) -> impl Iterator<Item = &str> {
    line.split("=\"").map(|before| {
        let start = before.rfind(|c: char| !c.is_ascii_lowercase() && c != '-');
        &before[start.map_or(0, |at| at + 1)..]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems_of(text: &str) -> usize {
        in_place(&Source { path: "a.html".to_owned(), text: text.to_owned() }).len()
    }

    #[test]
    fn nothing_stands_in_place() {
        assert_eq!(problems_of("<p style=\"color: red\">"), 1);
        assert_eq!(problems_of("<style>"), 1);
        assert_eq!(problems_of("<script>alert(1)</script>"), 1);
        assert_eq!(problems_of("<button onclick=\"go()\">"), 1);
        assert_eq!(
            problems_of("<script type=\"module\" src=\"/a.js\"></script><p data-style=\"x\">"),
            0
        );
    }
}
