//! Ready content: Markdown with TOML front matter between `+++` lines, one folder per language.

use include_dir::{Dir, File, include_dir};
use serde::de::DeserializeOwned;

use crate::language::Lang;

static FOLDER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../content");

/// Why a content file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("content/{file}: {problem}")]
pub struct ContentError {
    file: String,
    problem: String,
}

fn wrong(file: &File<'_>, problem: &impl ToString) -> ContentError {
    ContentError { file: file.path().display().to_string(), problem: problem.to_string() }
}

/// One content file: its facts and its words.
#[derive(Debug, Clone)]
pub struct Piece<T> {
    /// The front matter.
    pub facts: T,
    /// The Markdown under it.
    pub body: String,
}

/// All files of a folder such as `competences`, in one language, in the order of their names.
pub fn pieces<T: DeserializeOwned>(
    lang: Lang,
    folder: &str,
) -> Result<Vec<Piece<T>>, ContentError> {
    let path = format!("{}/{folder}", lang.code());
    let mut files: Vec<_> = FOLDER
        .get_dir(&path)
        .into_iter()
        .flat_map(Dir::files)
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort_by_key(|file| file.path());
    files.into_iter().map(piece).collect()
}

fn piece<T: DeserializeOwned>(file: &File<'_>) -> Result<Piece<T>, ContentError> {
    let text = file.contents_utf8().ok_or_else(|| wrong(file, &"not UTF-8"))?;
    let (facts, body) = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .ok_or_else(|| wrong(file, &"no front matter between +++ lines"))?;
    let facts = toml::from_str(facts).map_err(|error| wrong(file, &error))?;
    Ok(Piece { facts, body: unwrapped(body.trim()) })
}

/// The lines of each paragraph as one, so that words read from a file can be changed in a form. Lists, headings,
/// tables, quotes and code keep their lines.
fn unwrapped(markdown: &str) -> String {
    let keeps = |line: &str| {
        let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
        line.starts_with(['-', '*', '+', '#', '|', '>', '`', '~', ' ', '\t'])
            || (digits.len() < line.len() && digits.starts_with(['.', ')']))
    };
    let blocks = markdown.split("\n\n").map(|block| {
        if block.lines().any(keeps) { block.to_owned() } else { block.replace('\n', " ") }
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// A TOML file of a language, such as `tools.toml`.
pub fn table<T: DeserializeOwned>(lang: Lang, name: &str) -> Result<T, ContentError> {
    let path = format!("{}/{name}", lang.code());
    let file = FOLDER
        .get_file(&path)
        .ok_or_else(|| ContentError { file: path, problem: "there is no such file".into() })?;
    let text = file.contents_utf8().ok_or_else(|| wrong(file, &"not UTF-8"))?;
    toml::from_str(text).map_err(|error| wrong(file, &error))
}

/// Markdown as safe HTML.
#[must_use]
pub fn html(markdown: &str) -> String {
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let mut html = String::with_capacity(markdown.len() * 2);
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(markdown, options));
    ammonia::clean(&html)
}

#[cfg(test)]
mod tests {
    use super::unwrapped;

    #[test]
    fn paragraphs_lose_their_line_breaks_and_lists_keep_theirs() {
        let text =
            "One sentence\nover two lines.\n\n- first\n- second\n\n1. a\n2. b\n\nLast\nline.";
        let expected =
            "One sentence over two lines.\n\n- first\n- second\n\n1. a\n2. b\n\nLast line.";
        assert_eq!(unwrapped(text), expected);
    }
}
