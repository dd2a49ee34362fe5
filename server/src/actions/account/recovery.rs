//! Recovery codes: ten random ones, each accepted once, kept as slow hashes. A set shares one salt, so that a try costs
//! one hash rather than ten.
//!
//! A code has 50 bits, and a guess is tried against ten at once: about 2^46 guesses find one. At 2 MiB and two passes
//! each that is out of reach; a password, which people choose, takes ten times the work.

use app::domain::characters;
use argon2::{Algorithm, Argon2, Params, Version};
use sha2::{Digest as _, Sha256};

use crate::clock;
use crate::limits::Turn;

use super::super::Failure;
use super::Secret;
use super::password::apart;

/// The number of recovery codes.
const CODES: usize = 10;
/// The length of a code in letters.
const LENGTH: usize = 10;
/// The letters of recovery codes: none looks like another or like a digit.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// KiB of memory, and passes over it.
const COST: (u32, u32) = (2048, 2);

/// A new set of codes.
pub(super) struct Fresh {
    /// Shown once.
    pub(super) codes: Vec<String>,
    kept: KeptCodes,
}

/// What an account keeps of a set.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct KeptCodes {
    salt: String,
    hashes: Vec<String>,
}

impl KeptCodes {
    /// Replaces the previous set.
    pub(super) fn put(self, secret: &mut Secret) {
        (secret.recovery_salt, secret.recovery) = (Some(self.salt), self.hashes);
    }
}

impl Fresh {
    /// Replaces the previous set. Returns the codes.
    pub(super) fn put(self, secret: &mut Secret) -> Vec<String> {
        self.kept.put(secret);
        self.codes
    }
}

/// Makes ten codes.
pub(super) async fn make(turn: &Turn) -> Result<Fresh, Failure> {
    let codes: Vec<String> = (0..CODES).map(|_| code(clock::random_bytes())).collect();
    let digests = codes.iter().filter_map(|code| digest(code)).collect();
    Ok(Fresh { codes, kept: keep(turn, digests).await? })
}

/// The hash of a code in an account's set; `None` if it isn't a code.
pub(super) async fn hash(turn: &Turn, secret: &Secret, typed: &str) -> Result<Option<String>, Failure> {
    match (digest(typed), secret.recovery_salt.clone()) {
        (Some(digest), Some(salt)) => Ok(slow(turn, salt, vec![digest]).await?.pop()),
        (digest, _) => Ok(digest),
    }
}

/// Puts the codes of an account that kept them as plain SHA-256 under the slow hash; `None` for any other account.
pub(super) async fn slowed(turn: &Turn, secret: &Secret) -> Result<Option<KeptCodes>, Failure> {
    if secret.recovery_salt.is_some() || secret.recovery.is_empty() {
        return Ok(None);
    }
    keep(turn, secret.recovery.clone()).await.map(Some)
}

async fn keep(turn: &Turn, digests: Vec<String>) -> Result<KeptCodes, Failure> {
    let salt = hex(&clock::random_bytes::<16>());
    let hashes = slow(turn, salt.clone(), digests).await?;
    Ok(KeptCodes { salt, hashes })
}

async fn slow(turn: &Turn, salt: String, digests: Vec<String>) -> Result<Vec<String>, Failure> {
    let hashed = apart(turn, move |buffer| {
        let (memory, passes) = COST;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(memory, passes, 1, None).ok()?);
        let mut hashes = Vec::new();
        for digest in digests {
            let mut out = [0; 32];
            buffer.hash(&argon2, digest.as_bytes(), salt.as_bytes(), &mut out).ok()?;
            hashes.push(hex(&out));
        }
        Some(hashes)
    });
    hashed.await?.ok_or(Failure::Stored("a recovery code that cannot be hashed"))
}

/// Ten letters, 50 bits: `4k7mq-x2c9p`.
pub(super) fn code(random_bytes: [u8; LENGTH]) -> String {
    let letters: String = random_bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    format!("{}-{}", &letters[..5], &letters[5..])
}

/// The digest of a code, however it's typed.
fn digest(typed: &str) -> Option<String> {
    let typed = characters::plain(typed);
    let plain = typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| match letter.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        letter => letter,
    });
    let plain: String = plain.take(LENGTH + 1).collect();
    (plain.len() == LENGTH).then(|| hex(&Sha256::digest(plain.as_bytes())))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::account::password::turn_for_tests as turn;

    #[test]
    fn a_recovery_code_is_read_however_it_is_written() {
        let code = code([0, 1, 9, 18, 31, 10, 32, 33, 40, 255]);
        assert_eq!(code, "019jz-a018z");
        for typed in ["019jz-a018z", "O19JZ A0L8Z", " oi9jz–a018z ", "０１９ＪＺ\u{2011}a018z\u{200b}"] {
            assert_eq!(digest(typed), digest(&code), "{typed}");
        }
        assert_ne!(digest("019jz-a018y"), digest(&code));
        for none in ["", "123456", "019jz-a018", "019jz-a018z1"] {
            assert_eq!(digest(none), None, "{none}");
        }
    }

    #[tokio::test]
    async fn a_set_fits_its_own_codes_alone_and_has_a_salt_of_its_own() {
        let (mut one, mut other) = (Secret::default(), Secret::default());
        let codes = make(&turn()).await.unwrap().put(&mut one);
        make(&turn()).await.unwrap().put(&mut other);
        assert_eq!((codes.len(), one.recovery.len()), (10, 10));
        let hash = hash(&turn(), &one, &codes[3].to_uppercase()).await.unwrap().unwrap();
        assert_eq!(one.recovery.iter().position(|kept| *kept == hash), Some(3));
        assert!(!other.recovery.contains(&hash));
        assert_ne!(one.recovery_salt, other.recovery_salt);
        assert_ne!(Some(hash), digest(&codes[3]), "a digest is tried a billion times a second");
    }

    #[tokio::test]
    async fn codes_that_were_kept_as_plain_digests_fit_before_and_after_they_are_slowed() {
        let code = "019jz-a018z";
        let mut secret = Secret::default();
        secret.recovery.extend(digest(code));
        assert_eq!(hash(&turn(), &secret, code).await.unwrap().as_ref(), secret.recovery.first());
        slowed(&turn(), &secret).await.unwrap().unwrap().put(&mut secret);
        assert_ne!(secret.recovery[0], digest(code).unwrap());
        assert_eq!(hash(&turn(), &secret, code).await.unwrap().as_ref(), secret.recovery.first());
        assert!(slowed(&turn(), &secret).await.unwrap().is_none());
    }
}
