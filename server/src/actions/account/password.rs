//! Passwords: argon2id with the parameters that OWASP recommends (19 MiB, two passes, one lane), a few at once, so that
//! a flood of logins can't use up the memory. Short and common ones are refused.

mod work;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret as _, SecretString};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;
use zxcvbn::{Score, zxcvbn};

use crate::clock;
use crate::limits::Turn;

use self::work::Buffer;
pub(super) use self::work::apart;
use super::super::Failure;
use super::login::LoginError;

/// Minimum length in characters.
pub const SHORTEST: usize = 10;
/// Maximum length in characters.
pub const LONGEST: usize = 200;

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`] characters.
    Long,
    /// One of those that attackers try first.
    Common,
}

/// Why a password wasn't set.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The link is used up, or was never valid.
    #[error("a dead link")]
    DeadLink,
    /// The new password is refused.
    #[error("a weak password")]
    Weak(Weak),
    /// The old password is wrong, too many tries, or a [`Failure`].
    #[error(transparent)]
    Login(#[from] LoginError),
}

impl From<Failure> for PasswordError {
    fn from(failure: Failure) -> Self {
        Self::Login(failure.into())
    }
}

from_database!(PasswordError);

/// A hash as a PHC string, with the parameters of the OWASP Password Storage Cheat Sheet.
fn hash_now(buffer: &mut Buffer, password: &[u8]) -> Option<String> {
    let salt: [u8; 16] = clock::random_bytes();
    let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT);
    buffer.hash(&argon2, password, &salt, &mut out).ok()?;
    let hash = PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&Params::DEFAULT).ok()?,
        salt: Salt::new(&salt).ok(),
        hash: Output::new(&out).ok(),
    };
    Some(hash.to_string())
}

/// Whether a password matches a PHC string, whatever its parameters.
fn fits(buffer: &mut Buffer, password: &[u8], hash: &str) -> Option<bool> {
    let hash = PasswordHash::new(hash).ok()?;
    let (salt, expected) = (hash.salt?, hash.hash?);
    let algorithm = Algorithm::try_from(hash.algorithm.as_str()).ok()?;
    let version = Version::try_from(hash.version?).ok()?;
    let argon2 = Argon2::new(algorithm, version, Params::try_from(&hash).ok()?);
    let mut out = Zeroizing::new(vec![0; expected.len()]);
    buffer.hash(&argon2, password, &salt, &mut out).ok()?;
    // This compares in constant time.
    Some(Output::new(&out).ok()? == expected)
}

/// The same letters give the same bytes, whatever keyboard typed them (RFC 8265, 4.2.2).
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

/// Hashes a new password (a PHC string), unless it's weak; including your name or address makes it no stronger.
pub async fn hash(turn: &Turn, password: SecretString, about: Vec<String>) -> Result<String, PasswordError> {
    let work = move |buffer: &mut Buffer| {
        let password = bytes(&password);
        let about: Vec<&str> = about.iter().map(String::as_str).collect();
        match weakness(&password, &about) {
            Some(weak) => Err(PasswordError::Weak(weak)),
            None => Ok(hash_now(buffer, password.as_bytes()).ok_or(Failure::Stored("a password without a hash"))?),
        }
    };
    apart(turn, work).await?
}

/// Whether a password is the one that was hashed. Takes as long without a hash.
///
/// # Errors
/// When the check itself fails.
pub async fn verify(turn: &Turn, password: SecretString, hash: Option<String>) -> Result<bool, Failure> {
    apart(turn, move |buffer| {
        let password = bytes(&password);
        match hash {
            Some(hash) => fits(buffer, password.as_bytes(), &hash).unwrap_or_default(),
            None => {
                hash_now(buffer, password.as_bytes());
                false
            }
        }
    })
    .await
}

/// A turn from a separate queue.
#[cfg(test)]
pub(super) fn turn_for_tests() -> Turn {
    use crate::limits::{Limits, Origin};

    let clock = std::sync::Arc::new(clock::Clock::test(app::samples::now()));
    let here = Origin { address: std::net::Ipv4Addr::LOCALHOST.into(), browser: None };
    Limits::new(true, clock).hashing(here).unwrap()
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

    use super::turn_for_tests as turn;
    use super::*;

    fn secret(password: &str) -> SecretString {
        SecretString::from(password)
    }

    #[tokio::test]
    async fn a_hash_fits_its_password_alone() {
        let turn = turn();
        let hash = hash(&turn, secret("grün wie der Deich"), vec![]).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let fits = async |password, hash| verify(&turn, secret(password), hash).await.unwrap();
        assert!(fits("gru\u{308}n wie der Deich", Some(hash.clone())).await, "letters, not bytes");
        assert!(!fits("grün wie der Teich", Some(hash.clone())).await);
        assert!(!fits("grün wie der Deich", None).await);
        assert!(!fits("x", Some("no hash".to_owned())).await);
        let library = Argon2::default().verify_password("grün wie der Deich".as_bytes(), &hash[..]);
        assert!(library.is_ok(), "what others read by the same rules");
    }

    #[tokio::test]
    async fn a_hash_with_other_parameters_still_fits() {
        for (memory, passes) in [(8_192, 3), (32_768, 1)] {
            let argon2 = Argon2::from(Params::new(memory, passes, 1, None).unwrap());
            let hash =
                argon2.hash_password_with_salt(b"three boats went home", b"sixteen letters!").unwrap().to_string();
            assert!(verify(&turn(), secret("three boats went home"), Some(hash.clone())).await.unwrap());
            assert!(!verify(&turn(), secret("three boats came home"), Some(hash)).await.unwrap());
        }
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
