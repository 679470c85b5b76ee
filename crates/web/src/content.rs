//! Ready content: Markdown with TOML front matter between `+++` lines, one folder per language.

use std::borrow::Cow;

use rust_embed::Embed;
use serde::de::DeserializeOwned;

use crate::language::Lang;

// Part of the program when it is released; while it is built in its own tree read from there, so that whoever writes
// content sees it at once and does not wait for a compiler.
#[derive(Embed)]
#[folder = "../../content"]
struct Folder;

/// Why a content file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("content/{file}: {problem}")]
pub struct ContentError {
    file: String,
    problem: String,
}

fn wrong(path: &str, problem: &impl ToString) -> ContentError {
    ContentError { file: path.to_owned(), problem: problem.to_string() }
}

/// The words of a file.
fn words(path: &str) -> Result<String, ContentError> {
    let file = Folder::get(path).ok_or_else(|| wrong(path, &"there is no such file"))?;
    match file.data {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(str::to_owned).ok(),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok(),
    }
    .ok_or_else(|| wrong(path, &"not UTF-8"))
}

/// The files of a folder of a language with this ending, in the order of their names.
fn files(lang: Lang, folder: &str, ending: &str) -> Vec<String> {
    let inside = format!("{}/{folder}/", lang.code());
    let is_one = |path: &str| path.strip_prefix(&inside).is_some_and(|name| name.ends_with(ending));
    let mut files: Vec<String> =
        Folder::iter().filter(|path| is_one(path)).map(Cow::into_owned).collect();
    files.sort();
    files
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
    files(lang, folder, ".md").iter().map(|path| piece(path)).collect()
}

/// One file of a folder with Markdown under its facts.
fn piece<T: DeserializeOwned>(path: &str) -> Result<Piece<T>, ContentError> {
    let text = words(path)?;
    let (facts, body) = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .ok_or_else(|| wrong(path, &"no front matter between +++ lines"))?;
    let facts = toml::from_str(facts).map_err(|error| wrong(path, &error))?;
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
    let mut fenced = false;
    let blocks = markdown.split("\n\n").map(|block| {
        let inside = fenced;
        fenced ^= block.lines().filter(|line| line.starts_with("```")).count() % 2 == 1;
        if inside || block.lines().any(keeps) { block.to_owned() } else { block.replace('\n', " ") }
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// A TOML file of a language, such as `tools.toml`.
pub fn table<T: DeserializeOwned>(lang: Lang, name: &str) -> Result<T, ContentError> {
    let path = format!("{}/{name}", lang.code());
    toml::from_str(&words(&path)?).map_err(|error| wrong(&path, &error))
}

/// All TOML files of a folder such as `challenges`, in the order of their names, each with its name without ending.
pub fn tables<T: DeserializeOwned>(
    lang: Lang,
    folder: &str,
) -> Result<Vec<(String, T)>, ContentError> {
    let read = |path: String| {
        let table = toml::from_str(&words(&path)?).map_err(|error| wrong(&path, &error))?;
        let name = path.rsplit('/').next().unwrap_or(&path).trim_end_matches(".toml");
        Ok((name.to_owned(), table))
    };
    files(lang, folder, ".toml").into_iter().map(read).collect()
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

    #[test]
    fn code_keeps_its_lines_also_after_an_empty_one() {
        let text = "```\nDear Ada\n\nyour order\nis late\n```\n\nA line\nand more.";
        let expected = "```\nDear Ada\n\nyour order\nis late\n```\n\nA line and more.";
        assert_eq!(unwrapped(text), expected);
    }
}
