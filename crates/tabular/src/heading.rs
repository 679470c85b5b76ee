//! Headings made comparable, and a fingerprint of a file's headings.

use serde::{Deserialize, Serialize};

/// A heading in a comparable form: `Anst.nr` and `ANST_NR` are both `anst nr`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Lower case, words with single spaces between, accents kept.
    pub text: String,
    /// As `text`, with accents folded away: what comparisons use.
    pub folded: String,
}

impl Heading {
    /// Normalises a heading.
    pub fn new(raw: &str) -> Self {
        let mut text = String::with_capacity(raw.len());
        for c in raw.chars().flat_map(char::to_lowercase) {
            if c.is_alphanumeric() || is_combining(c) {
                text.push(c);
            } else if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
        }
        text.truncate(text.trim_end().len());
        let mut folded = String::with_capacity(text.len());
        for c in text.chars().filter(|c| !is_combining(*c)) {
            fold(c, &mut folded);
        }
        Self { text, folded }
    }

    /// The folded words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.folded.split(' ').filter(|word| !word.is_empty())
    }

    /// The folded heading without spaces, so that `e-post` and `epost` are the same.
    pub fn squeezed(&self) -> String {
        self.folded.replace(' ', "")
    }
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn fold(c: char, into: &mut String) {
    into.push(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ț' | 'ţ' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'æ' => return into.push_str("ae"),
        'œ' => return into.push_str("oe"),
        'ß' => return into.push_str("ss"),
        other => other,
    });
}

/// A stable id for the headings of a file, in order: the same for the next export from the same
/// system, so that a mapping can be remembered. Case, accents and punctuation do not matter.
pub fn fingerprint<S: AsRef<str>>(headers: &[S]) -> String {
    // FNV-1a: stable across versions and machines, which the standard library's hasher is not.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for header in headers {
        let heading = Heading::new(header.as_ref()).squeezed();
        for byte in heading.bytes().chain([0x1f]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_comparable() {
        for raw in ["Anst.nr", "ANST_NR", "  anst - nr. ", "anst\u{a0}nr", "Anst\nnr"] {
            assert_eq!(Heading::new(raw).text, "anst nr", "{raw:?}");
        }
        let heading = Heading::new("Närmaste chéf (Å/Ä/Ö)");
        assert_eq!(heading.text, "närmaste chéf å ä ö");
        assert_eq!(heading.folded, "narmaste chef a a o");
        // The same letter written as one character and as letter with accent.
        assert_eq!(Heading::new("a\u{30a}r").folded, Heading::new("år").folded);
        assert_eq!(Heading::new("Straße Œuvre").folded, "strasse oeuvre");
        assert_eq!(Heading::new("E-post").squeezed(), Heading::new("epost").squeezed());
        assert_eq!(Heading::new("***").text, "");
    }

    #[test]
    fn fingerprint_is_stable_and_tells_files_apart() {
        let known = fingerprint(&["Namn", "E-post", "Avdelning"]);
        assert_eq!(known, fingerprint(&["NAMN ", "epost", "avdelning:"]));
        assert_eq!(known, "214d921004c67605");
        assert_ne!(known, fingerprint(&["E-post", "Namn", "Avdelning"]));
        assert_ne!(known, fingerprint(&["Namn", "E-postAvdelning"]));
        assert_ne!(fingerprint(&["a", ""]), fingerprint(&["a"]));
    }
}
