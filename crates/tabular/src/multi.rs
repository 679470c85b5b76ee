//! Cells that hold several answers.

use crate::parse::clean;
use std::borrow::Cow;

/// How the answers in a cell are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint<'a> {
    /// Not known: a JSON array, else line breaks, else semicolons, else commas, whichever is there.
    Detect,
    /// By this character: `;` in Microsoft Forms, `,` in Google Forms.
    Separator(char),
    /// The options people chose from are known. They may hold commas and semicolons themselves:
    /// the longest option that fits wins. What is between options is one answer in own words.
    Options(&'a [&'a str]),
}

/// The answers in a cell, trimmed, in order, without empty ones. A JSON array of strings
/// (Formbricks) is read as such whatever the hint.
pub fn split_multi<'c>(cell: &'c str, hint: Hint<'_>) -> Vec<Cow<'c, str>> {
    let cell = clean(cell);
    if let Some(answers) = json_strings(cell) {
        let trimmed = answers.iter().map(|answer| clean(answer));
        return trimmed.filter(|a| !a.is_empty()).map(|a| Cow::Owned(a.to_owned())).collect();
    }
    let parts: Vec<&str> = match hint {
        Hint::Separator(separator) => cell.split(separator).collect(),
        Hint::Options(options) => by_options(cell, options),
        Hint::Detect => {
            let separator = ['\n', ';', ','].into_iter().find(|c| cell.contains(*c));
            separator.map_or_else(|| vec![cell], |separator| cell.split(separator).collect())
        }
    };
    parts.into_iter().map(clean).filter(|part| !part.is_empty()).map(Cow::Borrowed).collect()
}

const SEPARATORS: [char; 3] = [',', ';', '\n'];

fn by_options<'c>(cell: &'c str, options: &[&str]) -> Vec<&'c str> {
    let mut parts = Vec::new();
    let mut own_words: Option<usize> = None;
    let mut at = 0;
    while at < cell.len() {
        let rest = &cell[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        let rest = &cell[start..];
        let option = options
            .iter()
            .map(|option| clean(option))
            .filter(|option| !option.is_empty())
            .filter(|option| rest.strip_prefix(*option).is_some_and(ends_here))
            .max_by_key(|option| option.len());
        if let Some(option) = option {
            if let Some(begun) = own_words.take() {
                parts.push(cell[begun..start].trim_end().trim_end_matches(SEPARATORS));
            }
            parts.push(&rest[..option.len()]);
            let after = &rest[option.len()..];
            let gap = after.find(SEPARATORS).map_or(after.len(), |gap| gap + 1);
            at = start + option.len() + gap;
        } else {
            own_words.get_or_insert(start);
            at = rest.find(SEPARATORS).map_or(cell.len(), |end| start + end + 1);
        }
    }
    if let Some(begun) = own_words {
        parts.push(cell[begun..].trim_end().trim_end_matches(SEPARATORS));
    }
    parts
}

/// Whether an answer may end where this rest begins.
fn ends_here(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{a0}']);
    rest.is_empty() || rest.starts_with(SEPARATORS)
}

/// The strings (and numbers) of a flat JSON array; none if it is anything else.
fn json_strings(text: &str) -> Option<Vec<String>> {
    let mut rest = text.strip_prefix('[')?.strip_suffix(']')?.trim();
    let mut strings = Vec::new();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (string, after) = json_string(quoted)?;
            strings.push(string);
            rest = after.trim_start();
        } else {
            let end = rest.find(',').unwrap_or(rest.len());
            let plain = rest[..end].trim();
            if plain.parse::<f64>().is_err() && !matches!(plain, "true" | "false" | "null") {
                return None;
            }
            if plain != "null" {
                strings.push(plain.to_owned());
            }
            rest = &rest[end..];
        }
        match rest.strip_prefix(',') {
            Some(after) if !after.trim_start().is_empty() => rest = after.trim_start(),
            None if rest.is_empty() => {}
            _ => return None,
        }
    }
    Some(strings)
}

/// Reads a JSON string from after its opening quotation mark; gives it and what follows.
fn json_string(text: &str) -> Option<(String, &str)> {
    let mut units: Vec<u16> = Vec::new();
    let mut letters = text.char_indices();
    while let Some((at, c)) = letters.next() {
        let plain = match c {
            '"' => return Some((String::from_utf16(&units).ok()?, &text[at + 1..])),
            '\\' => match letters.next()?.1 {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\u{8}',
                'f' => '\u{c}',
                escaped @ ('"' | '\\' | '/') => escaped,
                'u' => {
                    let mut unit = 0;
                    for _ in 0..4 {
                        unit = unit << 4 | letters.next()?.1.to_digit(16)?;
                    }
                    units.push(unit as u16);
                    continue;
                }
                _ => return None,
            },
            other => other,
        };
        units.extend_from_slice(plain.encode_utf16(&mut [0; 2]));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn microsoft_forms_ends_with_a_semicolon() {
        let cell = "Skriva texter;Sammanfatta, snabbt;Analysera data;";
        let expected = ["Skriva texter", "Sammanfatta, snabbt", "Analysera data"];
        assert_eq!(split_multi(cell, Hint::Separator(';')), expected);
        assert_eq!(split_multi(cell, Hint::Detect), expected);
    }

    #[test]
    fn google_forms_and_options_that_hold_commas() {
        let options = ["Ja", "Ja, ofta", "Text, bild och ljud", "Text", "Nej"];
        let split = |cell| split_multi(cell, Hint::Options(&options)).join(" | ");
        assert_eq!(
            split("Text, bild och ljud, Text, Ja, ofta"),
            "Text, bild och ljud | Text | Ja, ofta"
        );
        assert_eq!(split("Ja, Nej"), "Ja | Nej");
        // An option is not found inside a longer word, and own words stay together.
        assert_eq!(
            split("Textil, Ja, något annat, typ Excel"),
            "Textil | Ja | något annat, typ Excel"
        );
        assert_eq!(split("Eget svar, med komma, Nej"), "Eget svar, med komma | Nej");
        assert_eq!(split("Ja, ofta;Nej;"), "Ja, ofta | Nej");
        assert_eq!(split(""), "");
    }

    #[test]
    fn json_arrays_from_formbricks() {
        assert_eq!(
            split_multi(
                r#"["Skriva; texter", "\u00e5 \"citat\"", 3, "\ud83d\ude00"]"#,
                Hint::Detect
            ),
            ["Skriva; texter", "å \"citat\"", "3", "😀"]
        );
        assert!(split_multi("[]", Hint::Detect).is_empty());
        // Not JSON: left as text.
        assert_eq!(split_multi("[vet inte]", Hint::Detect), ["[vet inte]"]);
        assert_eq!(split_multi(r#"["a",]"#, Hint::Separator(';')), [r#"["a",]"#]);
        assert_eq!(split_multi(r#"["\ud83d"]"#, Hint::Separator(';')), [r#"["\ud83d"]"#]);
    }

    #[test]
    fn lines_before_semicolons_before_commas() {
        assert_eq!(split_multi("a; b, c\nd\n", Hint::Detect), ["a; b, c", "d"]);
        assert_eq!(split_multi("a, b", Hint::Detect), ["a", "b"]);
        assert_eq!(split_multi("  bara ett\u{a0}", Hint::Detect), ["bara ett"]);
        assert!(split_multi(" ; ;", Hint::Detect).is_empty());
    }
}
