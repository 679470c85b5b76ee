//! Passwords: at least twelve characters, none that is easily guessed, kept as argon2id.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

/// Fewest characters.
pub(crate) const SHORTEST: usize = 12;
const LONGEST: usize = 128;

/// Why a password is not taken: the key of a text.
pub(crate) fn fault(password: &str, about: &[&str]) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some("password-too-short");
    }
    if length > LONGEST {
        return Some("password-too-long");
    }
    // Common passwords, names, keyboard rows and what is known of the person; 3 of 4 withstands offline guessing
    // for long against argon2id.
    let score = zxcvbn::zxcvbn(password, about).score();
    (u8::from(score) < 3).then_some("password-too-common")
}

/// Hashes a password. Takes tens of milliseconds, so not on an async thread.
pub(crate) async fn hash(password: String) -> Option<String> {
    let hashed =
        move || Some(Argon2::default().hash_password(password.as_bytes()).ok()?.to_string());
    tokio::task::spawn_blocking(hashed).await.ok().flatten()
}

/// Whether a password is the one of a hash. Without a hash it takes as long and says no, so that the time does
/// not tell whether an account exists.
pub(crate) async fn fits(password: String, hash: Option<String>) -> bool {
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$VE0e3g7U4HjFWWnDoPAQMA$CUZ0cK8NRPx5/NeLfOpcJmpyLEXbiSBbWf/bAFtRTEo";
    tokio::task::spawn_blocking(move || {
        // No password is that long: it is not worth hashing.
        let password = if password.chars().count() > LONGEST { String::new() } else { password };
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let Ok(parsed) = PasswordHash::new(&hash) else { return false };
        Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known
    })
    .await
    .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessable_passwords_are_refused() {
        assert_eq!(fault("kort", &[]), Some("password-too-short"));
        assert_eq!(fault("password1234", &[]), Some("password-too-common"));
        assert_eq!(fault("qwertyuiop123", &[]), Some("password-too-common"));
        assert_eq!(fault("annaandersson", &["anna", "andersson"]), Some("password-too-common"));
        assert_eq!(fault("lampa moln cykel sten", &[]), None);
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let hashed = hash("lampa moln cykel".into()).await.unwrap();
        assert!(hashed.starts_with("$argon2id$"));
        assert!(fits("lampa moln cykel".into(), Some(hashed.clone())).await);
        assert!(!fits("lampa moln".into(), Some(hashed)).await);
        assert!(!fits("lampa moln cykel".into(), None).await);
    }
}
