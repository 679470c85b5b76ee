//! The string literals of Rust code, each with the code in front of it: enough to see which text keys a source
//! names, without a parser.

/// A string literal.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    /// Up to 40 characters of code in front of it, without white space, comments or the contents of literals.
    pub before: String,
    /// What it says, as written.
    pub text: String,
    /// The line it starts on, from 1.
    pub line: usize,
}

/// The literals of Rust code, in order.
#[must_use]
pub fn of_rust(code: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut before = String::new();
    let mut line = 1;
    let mut rest = code;
    while let Some(next) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((opening, closing)) = string_opening(rest, &before) {
            let inside = &rest[opening..];
            let length = end_of_string(inside, &closing);
            let text = inside[..length].to_owned();
            let start = before.char_indices().rev().nth(39).map_or(0, |(at, _)| at);
            found.push(Literal { before: before[start..].to_owned(), text, line });
            before.push('"');
            (opening + length + closing.len()).min(rest.len())
        } else if let Some(length) = char_literal(rest) {
            before.push('\'');
            length
        } else {
            if !next.is_whitespace() {
                before.push(next);
            }
            next.len_utf8()
        };
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    found
}

/// The length of what opens a string here, and what closes it.
fn string_opening(rest: &str, before: &str) -> Option<(usize, String)> {
    if rest.starts_with('"') {
        return Some((1, "\"".to_owned()));
    }
    let in_word = before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let raw = rest.strip_prefix('r').filter(|_| !in_word)?;
    let hashes = raw.len() - raw.trim_start_matches('#').len();
    raw[hashes..].starts_with('"').then(|| (hashes + 2, format!("\"{}", "#".repeat(hashes))))
}

fn end_of_string(inside: &str, closing: &str) -> usize {
    if closing.len() > 1 {
        return inside.find(closing).unwrap_or(inside.len());
    }
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    inside.len()
}

/// The length of a character literal here; a lifetime is none.
fn char_literal(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let mut chars = inside.char_indices();
    let (_, first) = chars.next()?;
    if first == '\\' {
        let (second, _) = chars.next()?;
        return inside[second + 1..].find('\'').map(|end| second + end + 3);
    }
    let (at, closing) = chars.next()?;
    (closing == '\'').then_some(at + 2)
}

/// The code in a template's `{{ … }}` and `{% … %}`, everything else blanked, so that lines keep their numbers.
#[must_use]
pub fn code_of_template(template: &str) -> String {
    let mut code = String::new();
    let mut rest = template;
    loop {
        let openings = ["{{", "{%", "{#"].map(|opening| rest.find(opening));
        let Some(start) = openings.into_iter().flatten().min() else {
            return code;
        };
        code.extend(rest[..start].chars().filter(|c| *c == '\n'));
        let closing = match &rest[start..start + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let inside = &rest[start + 2..];
        let end = inside.find(closing).unwrap_or(inside.len());
        if closing == "#}" {
            code.extend(inside[..end].chars().filter(|c| *c == '\n'));
        } else {
            code.push_str(&inside[..end]);
            code.push(';');
        }
        rest = inside.get(end + 2..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_found_with_the_code_in_front_of_them() {
        let code = "cx.t(\n  \"a-key\"); // \"no\"\nlet c = '\"'; r#\"raw \"x\"\"#; fn f<'a>() { t1(\"b\\\"c\", 'x') }";
        let found: Vec<_> =
            of_rust(code).into_iter().map(|found| (found.before, found.text, found.line)).collect();
        assert_eq!(found[0], ("cx.t(".to_owned(), "a-key".to_owned(), 2));
        assert_eq!(found[1].1, "raw \"x\"");
        assert!(found[2].0.ends_with("t1("));
        assert_eq!((found[2].1.as_str(), found.len()), ("b\\\"c", 3));
    }

    #[test]
    fn only_the_code_of_a_template_counts() {
        let code = code_of_template("it's \"no\"\n{{ cx.t(\"yes\") }}{# cx.t(\"no\") #}{% if x %}");
        let found = of_rust(&code);
        assert_eq!((found.len(), found[0].text.as_str(), found[0].line), (1, "yes", 2));
    }
}
