//! Passwords: argon2id with the parameters that OWASP names (19 MiB, two passes, one lane), a few at once, so that a
//! flood of logins cannot eat the memory. Short and common ones are refused.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;
use zxcvbn::{Score, zxcvbn};

use crate::clock;

use super::super::Failure;

/// The fewest characters.
pub const SHORTEST: usize = 10;
/// The most characters.
pub const LONGEST: usize = 200;

/// How many are hashed at once.
static PLACES: Semaphore = Semaphore::const_new(4);

/// What a password is compared with where there is none: that takes as long, and never fits.
static NOBODYS: LazyLock<Option<String>> = LazyLock::new(|| hash_now(&clock::chance::<32>()));

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`] characters.
    Long,
    /// Among those that are tried first.
    Common,
}

/// OWASP, Password Storage Cheat Sheet.
fn argon2id() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

fn hash_now(password: &[u8]) -> Option<String> {
    let hash = argon2id().hash_password_with_salt(password, &clock::chance::<16>());
    hash.ok().map(|hash| hash.to_string())
}

/// The same letters give the same bytes, whichever keyboard wrote them (RFC 8265, 4.2.2).
fn bytes(password: &SecretString) -> Zeroizing<String> {
    Zeroizing::new(password.expose_secret().nfc().collect())
}

fn weakness(password: &str, about: &[&str]) -> Option<Weak> {
    match password.chars().count() {
        length if length < SHORTEST => Some(Weak::Short),
        length if length > LONGEST => Some(Weak::Long),
        _ if zxcvbn(password, about).score() < Score::Three => Some(Weak::Common),
        _ => None,
    }
}

/// Runs work that takes long and much memory, where it keeps nobody else waiting.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    let _place = PLACES.acquire().await.map_err(|_| Failure::Stored("nowhere to hash"))?;
    spawn_blocking(work).await.map_err(|_| Failure::Stored("a hash that was not made"))
}

/// Hashes a new password (a PHC string), unless it is weak; name and address make it no stronger.
///
/// # Errors
/// When it cannot be hashed; inside, why it is refused.
pub async fn hash(password: SecretString, about: Vec<String>) -> Result<Result<String, Weak>, Failure> {
    let work = move || {
        let password = bytes(&password);
        let about: Vec<&str> = about.iter().map(String::as_str).collect();
        match weakness(&password, &about) {
            Some(weak) => Ok(Err(weak)),
            None => hash_now(password.as_bytes()).map(Ok).ok_or(Failure::Stored("a password that cannot be hashed")),
        }
    };
    apart(work).await?
}

/// Whether a password is the one that was hashed. Without a hash it takes as long.
///
/// # Errors
/// When it cannot be told.
pub async fn verify(password: SecretString, hash: Option<String>) -> Result<bool, Failure> {
    apart(move || {
        let nobodys = NOBODYS.as_deref().unwrap_or_default();
        let parsed = PasswordHash::new(hash.as_deref().unwrap_or(nobodys));
        let fits = parsed.is_ok_and(|parsed| argon2id().verify_password(bytes(&password).as_bytes(), &parsed).is_ok());
        fits && hash.is_some()
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(password: &str) -> SecretString {
        SecretString::from(password)
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_alone() {
        let hash = hash(secret("grün wie der Deich"), vec![]).await.unwrap().unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify(secret("gru\u{308}n wie der Deich"), Some(hash.clone())).await.unwrap(), "letters, not bytes");
        assert!(!verify(secret("grün wie der Teich"), Some(hash)).await.unwrap());
        assert!(!verify(secret("grün wie der Deich"), None).await.unwrap());
        assert!(!verify(secret("x"), Some("no hash".to_owned())).await.unwrap());
    }

    #[test]
    fn short_long_and_common_ones_are_refused() {
        for (password, weak) in [
            ("9 signs, 9", None),
            ("short one", Some(Weak::Short)),
            ("ééééééééé", Some(Weak::Short)),
            ("password123", Some(Weak::Common)),
            ("qwertyuiop", Some(Weak::Common)),
            ("1234567890", Some(Weak::Common)),
            ("aaaaaaaaaaaa", Some(Weak::Common)),
            ("harbour.example", Some(Weak::Common)),
            ("three boats went home", None),
        ] {
            assert_eq!(weakness(password, &["olu@harbour.example", "harbour.example"]), weak, "{password}");
        }
        assert_eq!(weakness(&"ab9 ".repeat(51), &[]), Some(Weak::Long));
    }
}
