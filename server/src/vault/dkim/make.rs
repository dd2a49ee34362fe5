//! Makes keys: RSA by the `rsa` crate, for ring can't make any, and Ed25519 by ring.

use getrandom::SysRng;
use mail_auth::common::crypto::Ed25519Key;
use rsa::PrivateKey;
use rsa::pkcs8::{EncodePrivateKey as _, EncodePublicKey as _};
use secrecy::SecretBox;

use super::{DkimAlgorithm, DkimError, DkimKey, DkimState};

/// What RFC 8301 §3.2 asks signers for. Longer keys don't fit into every DNS answer.
const BITS: usize = 2048;

/// A key of each algorithm, of this month.
pub(super) fn keys(month: &str, state: DkimState) -> Result<Vec<DkimKey>, DkimError> {
    let of = |algorithm| {
        let (public, private) = match algorithm {
            DkimAlgorithm::Rsa => rsa()?,
            DkimAlgorithm::Ed25519 => ed25519()?,
        };
        Ok(DkimKey { state, algorithm, public, month: month.to_owned(), private: Some(private) })
    };
    DkimAlgorithm::ALL.into_iter().map(of).collect()
}

/// The public key and the private one.
type Halves = (Vec<u8>, SecretBox<Vec<u8>>);

fn rsa() -> Result<Halves, DkimError> {
    let key = PrivateKey::new(&mut SysRng, BITS).map_err(|_| DkimError::Random)?;
    let public = key.to_public_key().to_public_key_der().map_err(|_| DkimError::Random)?;
    let private = key.to_pkcs8_der().map_err(|_| DkimError::Random)?;
    Ok((public.into_vec(), SecretBox::new(Box::new(private.as_bytes().to_vec()))))
}

fn ed25519() -> Result<Halves, DkimError> {
    let private = Ed25519Key::generate_pkcs8().map_err(|_| DkimError::Random)?;
    let key = Ed25519Key::from_pkcs8_der(&private).map_err(|_| DkimError::Random)?;
    Ok((key.public_key(), SecretBox::new(Box::new(private))))
}
