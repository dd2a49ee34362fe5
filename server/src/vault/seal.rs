//! Sealing: XChaCha20-Poly1305, a key for each epoch and purpose, bound to a seal context, padded to hide its length.
//!
//! A sealed value is `version | epoch | nonce | ciphertext`: 1, 4 and 24 bytes and a multiple of 64, with a tag of 16.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL};
use chacha20poly1305::{
    XChaCha20Poly1305,
    aead::{Aead, KeyInit, Payload},
};
use secrecy::ExposeSecret;
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

use super::{
    Vault, VaultError,
    derive::{Key, derive, derive_for, fill},
};

const VERSION: u8 = 1;
const HEAD: usize = 5;
const NONCE: usize = 24;
const STEP: usize = 64;
const LENGTH: usize = 4;

/// The seal context: where a sealed value belongs. It can't be opened anywhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealContext<'a> {
    /// The table's name.
    pub table: &'a str,
    /// The column's name.
    pub column: &'a str,
    /// The row's id.
    pub record: Uuid,
    /// The purpose the value is held for; it selects the key.
    pub purpose: Uuid,
}

impl SealContext<'_> {
    fn bind(&self, epoch: i32) -> Vec<u8> {
        let mut bound = vec![VERSION];
        bound.extend(epoch.to_be_bytes());
        bound.extend(self.record.as_bytes());
        bound.extend(self.purpose.as_bytes());
        // No name contains a zero byte, so no two contexts give the same bytes.
        for name in [self.table, self.column] {
            bound.extend(name.as_bytes());
            bound.push(0);
        }
        bound
    }
}

impl Vault {
    /// Seals a value in a context under an epoch.
    ///
    /// # Errors
    /// When the epoch has no key, the value is over 4 GiB, or the system has no random bytes.
    pub fn seal(&self, epoch: i32, context: SealContext<'_>, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        self.with_epoch(epoch, |key| {
            let key = derive_for(key, "seal", context.purpose);
            let mut sealed = vec![VERSION];
            sealed.extend(epoch.to_be_bytes());
            sealed.extend(close(&key, &context.bind(epoch), plain)?);
            Ok(sealed)
        })
    }

    /// Opens a sealed value in its context.
    ///
    /// # Errors
    /// When it was changed or moved, or its epoch has no key.
    pub fn open_sealed(&self, context: SealContext<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let epoch = Self::sealed_epoch(sealed).ok_or(VaultError::DoesNotOpen)?;
        self.with_epoch(epoch, |key| {
            let key = derive_for(key, "seal", context.purpose);
            open(&key, &context.bind(epoch), &sealed[HEAD..]).ok_or(VaultError::DoesNotOpen)
        })
    }

    /// The epoch that a value was sealed under. `None` if it isn't a sealed value.
    pub fn sealed_epoch(sealed: &[u8]) -> Option<i32> {
        match sealed {
            [VERSION, a, b, c, d, ..] => Some(i32::from_be_bytes([*a, *b, *c, *d])),
            _ => None,
        }
    }

    /// Seals a short-lived value for a URL or a hidden input: base64url, bound to the label. It has no expiry of its
    /// own: put one inside. Wherever it was recorded, it's unreadable once the key of its epoch is destroyed.
    #[expect(
        clippy::expect_used,
        reason = "the newest epoch has its key; Linux gives randomness, or no keyring was made; 4 GiB fit no URL"
    )]
    pub fn wrap(&self, label: &str, plain: &[u8]) -> String {
        let epoch = self.newest_epoch();
        let close = |key: &Key| close(&derive(key, "wrap"), label.as_bytes(), plain);
        let closed = self.with_epoch(epoch, close).expect("a short value can be sealed");
        BASE64URL.encode([&epoch.to_be_bytes()[..], &closed].concat())
    }

    /// Opens the result of [`Vault::wrap`] with the same label. `None` for anything else.
    pub fn open_wrapped(&self, label: &str, wrapped: &str) -> Option<Vec<u8>> {
        let wrapped = BASE64URL.decode(wrapped).ok()?;
        let (epoch, closed) = wrapped.split_first_chunk()?;
        let key = self.with_epoch(i32::from_be_bytes(*epoch), |key| Ok(derive(key, "wrap"))).ok()?;
        open(&key, label.as_bytes(), closed).map(|mut plain| std::mem::take(&mut *plain))
    }
}

/// `nonce | ciphertext` of the padded value.
fn close(key: &Key, bound: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0; NONCE];
    fill(&mut nonce)?;
    let payload = Payload { msg: &pad(plain)?, aad: bound };
    let text = cipher(key).encrypt(&nonce.into(), payload).map_err(|_| VaultError::TooLong)?;
    Ok([&nonce[..], &text].concat())
}

fn open(key: &Key, bound: &[u8], closed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, text) = closed.split_first_chunk::<NONCE>()?;
    let payload = Payload { msg: text, aad: bound };
    let padded = cipher(key).decrypt(&(*nonce).into(), payload).ok()?;
    unpad(Zeroizing::new(padded))
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose_secret().into())
}

/// Length, value, and zeros up to the next multiple.
fn pad(plain: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let length = u32::try_from(plain.len()).map_err(|_| VaultError::TooLong)?;
    let room = (LENGTH + plain.len()).next_multiple_of(STEP);
    let mut padded = Zeroizing::new(Vec::with_capacity(room));
    padded.extend(length.to_be_bytes());
    padded.extend(plain);
    padded.resize(room, 0);
    Ok(padded)
}

fn unpad(mut padded: Zeroizing<Vec<u8>>) -> Option<Zeroizing<Vec<u8>>> {
    let length = padded.first_chunk::<LENGTH>()?;
    let end = usize::try_from(u32::from_be_bytes(*length)).ok()? + LENGTH;
    if end > padded.len() {
        return None;
    }
    padded.copy_within(LENGTH..end, 0);
    padded[end - LENGTH..].zeroize();
    padded.truncate(end - LENGTH);
    Some(padded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_padded_value_that_claims_more_than_it_has_is_refused() {
        let padded = |length: u32| {
            let mut padded = length.to_be_bytes().to_vec();
            padded.resize(STEP, b'a');
            unpad(Zeroizing::new(padded)).map(|plain| plain.len())
        };
        assert_eq!(padded(60), Some(60));
        assert_eq!(padded(61), None);
        assert_eq!(padded(u32::MAX), None);
    }
}
