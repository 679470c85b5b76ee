//! Secrets in links and cookies. The database keeps their hash alone: who reads it can use none of them.

use rand::RngExt as _;
use sha2::{Digest as _, Sha256};

/// A new secret of 160 bits in letters and digits that are not mistaken for each other.
#[must_use]
pub fn new() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut random = rand::rng();
    (0..32).map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())])).collect()
}

/// What the database keeps of a secret.
#[must_use]
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}
