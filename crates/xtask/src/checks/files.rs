//! Files: none longer than a few screens, and none that points outside the repository.

use super::sources;
use crate::Result;

/// The longest file, in lines.
const LONGEST: usize = 600;

/// Everything wrong with the files.
pub fn problems() -> Result<Vec<String>> {
    let mut problems = Vec::new();
    let endings = ["rs", "html", "css", "js", "sql", "ftl", "md", "toml", "json", "yml", "service"];
    // Written in two pieces, so that this file does not name what it looks for.
    let outside = [concat!("/wo", "rk/"), concat!("sha", "red/")];
    for source in sources("", &endings)? {
        let lines = source.text.lines().count();
        let code = !source.path.ends_with("json");
        if code && lines > LONGEST {
            problems.push(format!("{}: {lines} lines, more than {LONGEST}", source.path));
        }
        // Tests read public data sets that lie beside a checkout, when they do.
        let data = concat!("../sha", "red/data");
        let text = source.text.replace(data, "");
        for (number, line) in (1..).zip(text.lines()) {
            if outside.iter().any(|place| line.contains(place)) {
                problems.push(format!("{}:{number}: points outside the repository", source.path));
            }
        }
    }
    Ok(problems)
}
