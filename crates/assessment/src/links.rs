//! Personal links. A campaign has a secret key; a person's link is derived from it (HMAC-SHA-256 over the person,
//! cut to 80 bits), so sheets and reminders can be made again while only a hash of each link is stored. The key is
//! forgotten when the campaign closes: from then on nobody, the program included, can make a link again.
//!
//! 80 bits: with a hundred million links alive, one guess in 10^16 hits any of them.

use sha2::{Digest as _, Sha256};
use web::PersonId;

/// Letters and digits that are not mistaken for one another on paper.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
const LENGTH: usize = 16;
const BLOCK: usize = 64;

/// The secret of a person's link in a campaign.
#[must_use]
pub fn token(key: &[u8], person: PersonId) -> String {
    let mac = hmac(key, person.0.as_bytes());
    let bit = |i: usize| (mac[i / 8] >> (7 - i % 8)) & 1;
    (0..LENGTH)
        .map(|letter| (0..5).fold(0, |five, i| five << 1 | usize::from(bit(letter * 5 + i))))
        .map(|five| char::from(LETTERS[five]))
        .collect()
}

/// What is stored of a link.
#[must_use]
pub fn hash(token: &str) -> Vec<u8> {
    people::token::hash(token)
}

/// A link as it stands on paper, in groups of four: `abcd-efgh-jkmn-pqrs`.
#[must_use]
pub fn on_paper(token: &str) -> String {
    let letters: Vec<char> = token.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A link as somebody typed it: without hyphens, in lower case.
#[must_use]
pub fn typed(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// HMAC-SHA-256 (RFC 2104).
fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut block = [0; BLOCK];
    if key.len() > BLOCK {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let inner = Sha256::new().chain_update(block.map(|byte| byte ^ 0x36)).chain_update(message);
    let outer = Sha256::new().chain_update(block.map(|byte| byte ^ 0x5c));
    outer.chain_update(inner.finalize()).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mac_is_the_one_of_the_standard() {
        // RFC 4231, test case 2.
        let mac = hmac(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(mac[..4], [0x5b, 0xdc, 0xc1, 0x46]);
        assert_eq!(mac[28..], [0x64, 0xec, 0x38, 0x43]);
    }

    #[test]
    fn links_are_read_from_paper() {
        let person = PersonId::new();
        let link = token(b"key", person);
        assert_eq!(link.len(), LENGTH);
        assert_eq!(typed(&on_paper(&link).to_uppercase()), link);
        assert_ne!(link, token(b"other", person));
        assert_ne!(link, token(b"key", PersonId::new()));
    }
}
