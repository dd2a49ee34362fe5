//! The signer of mails, made once at the start from the keys in their file.

use std::sync::Arc;

use super::StartError;
use crate::config::Config;
use crate::mail::signing::{Signer, SignerError};
use crate::vault::dkim::{DkimAlgorithm, DkimKeys};

/// The signer; `None` if there are no keys, and the relay signs.
pub(super) fn signer(config: &Config) -> Result<Option<Arc<Signer>>, StartError> {
    let Some(keys) = DkimKeys::read(&config.dkim_keys)? else { return Ok(None) };
    let wrong = |source| StartError::Signer { path: config.dkim_keys.clone(), source };
    let of = |algorithm: DkimAlgorithm| keys.signing(algorithm).ok_or(wrong(SignerError::Key(algorithm.name())));
    let (rsa, ed25519) = (of(DkimAlgorithm::Rsa)?, of(DkimAlgorithm::Ed25519)?);
    let domain = config.mail_domain();
    let signer = Signer::new(&domain, (&rsa.0, rsa.1), (&ed25519.0, ed25519.1)).map_err(wrong)?;
    tracing::info!(rsa = rsa.0, ed25519 = ed25519.0, "mails are signed for {domain}");
    Ok(Some(Arc::new(signer)))
}
