//! Keys and what is derived from them: HKDF-SHA256 with label and purpose, and HMAC-SHA256. No working key is stored.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;
use uuid::Uuid;

use super::VaultError;

/// The length of every key, in bytes.
pub(super) const KEY_LEN: usize = 32;

/// A key: wiped when dropped, never printed.
pub(super) type Key = SecretBox<[u8; KEY_LEN]>;

/// A new key from the system's randomness.
pub(super) fn fresh_key() -> Result<Key, VaultError> {
    let mut filled = Ok(());
    let key = Key::init_with_mut(|bytes| filled = fill(bytes));
    filled.map(|()| key)
}

/// Fills a buffer from the system's randomness.
pub(super) fn fill(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|_| VaultError::Random)
}

/// The working key for one label, over all purposes.
pub(super) fn derive(from: &Key, label: &str) -> Key {
    expand(from, &[PREFIX, label.as_bytes()])
}

/// The working key for one label and one purpose.
pub(super) fn derive_for(from: &Key, label: &str, purpose: Uuid) -> Key {
    expand(from, &[PREFIX, label.as_bytes(), b"|", purpose.as_bytes()])
}

const PREFIX: &[u8] = b"onpurpose 1|";

#[expect(clippy::expect_used, reason = "HKDF-SHA256 refuses more than 8160 bytes only (RFC 5869, 2.3); a key has 32")]
fn expand(from: &Key, info: &[&[u8]]) -> Key {
    let hkdf = Hkdf::<Sha256>::new(None, from.expose_secret());
    Key::init_with_mut(|bytes| {
        hkdf.expand_multi_info(info, bytes).expect("32 bytes are within HKDF's limit");
    })
}

/// HMAC-SHA256 over the concatenated parts: the caller makes sure they're unambiguous.
pub(super) fn mac(key: &Key, parts: &[&[u8]]) -> [u8; 32] {
    let mut block = zeroize::Zeroizing::new([0; 64]);
    block[..KEY_LEN].copy_from_slice(key.expose_secret());
    let mut mac = <Hmac<Sha256> as KeyInit>::new((&*block).into());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mac_is_hmac_sha256() {
        let key = Key::init_with_mut(|bytes| bytes.fill(0x0b));
        let plain = Hmac::<Sha256>::new_from_slice(&[0x0b; 32]).unwrap();
        let expected: [u8; 32] = plain.chain_update(b"Hi There").finalize().into_bytes().into();
        assert_eq!(mac(&key, &[b"Hi ", b"There"]), expected);
    }

    #[test]
    fn labels_and_purposes_give_keys_of_their_own() {
        let key = fresh_key().unwrap();
        let one = derive_for(&key, "seal", Uuid::from_u128(1));
        let keys = [
            derive(&key, "seal"),
            derive_for(&key, "index", Uuid::from_u128(1)),
            derive_for(&key, "seal", Uuid::from_u128(2)),
            fresh_key().unwrap(),
        ];
        for other in keys {
            assert_ne!(one.expose_secret(), other.expose_secret());
        }
    }
}
