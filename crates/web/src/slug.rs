//! Words as they are searched for.

/// Words for searching: lower case, without accents of other languages, one space between.
/// å, ä and ö stay letters of their own.
#[must_use]
pub fn searchable(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut space = false;
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+' | '/') {
            if space && !out.is_empty() {
                out.push(' ');
            }
            space = false;
            out.push(match c {
                'é' | 'è' | 'ê' | 'ë' => 'e',
                'á' | 'à' | 'â' | 'ã' => 'a',
                'í' | 'ì' | 'î' | 'ï' => 'i',
                'ó' | 'ò' | 'ô' | 'õ' => 'o',
                'ú' | 'ù' | 'û' | 'ü' => 'u',
                'ñ' => 'n',
                'ç' => 'c',
                'ý' | 'ÿ' => 'y',
                other => other,
            });
        } else {
            space = true;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::searchable;

    #[test]
    fn words_are_found_however_they_are_typed() {
        assert_eq!(searchable("  Åsa   Öberg-Müller "), "åsa öberg-muller");
        assert_eq!(searchable("José, Ärlig (vik.)"), "josé ärlig vik.".replace('é', "e"));
    }
}
