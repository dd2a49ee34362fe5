//! Signs what leaves (DKIM, RFC 6376): twice, by RSA and by Ed25519 (RFC 8463 §3), for not every receiver checks the
//! latter. mail-auth writes the signatures and ring computes them. It's given keys and keeps none in files.
//!
//! The time in a signature is the machine's, not the site's: receivers compare it with theirs.

use mail_auth::common::crypto::{Ed25519Key, RsaKey, Sha256, SigningKey};
use mail_auth::common::headers::HeaderWriter as _;
use mail_auth::dkim::{DkimSigner, Done};
use rustls_pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// What a signature covers. Each name is listed once more often than its header is there, so that nobody can add
/// another one (RFC 6376 §8.15): a second From, or a List-Unsubscribe on a mail that had none. RFC 8058 §4 asks for
/// both List-Unsubscribe headers.
pub const SIGNED: [&str; 20] = [
    "From",
    "Reply-To",
    "To",
    "Cc",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
    "Auto-Submitted",
    "In-Reply-To",
    "References",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "List-Help",
    "List-Owner",
    "List-Post",
    "List-Archive",
];

/// Room for both signatures, with 2048 bits in one of them.
const ROOM: usize = 3072;

/// Signs messages of one domain.
pub struct Signer {
    rsa: DkimSigner<RsaKey<Sha256>, Done>,
    ed25519: DkimSigner<Ed25519Key, Done>,
}

/// Why nothing can be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignerError {
    /// Not a private key of this algorithm in PKCS #8.
    #[error("the {0} key cannot be used")]
    Key(&'static str),
    /// The message has no headers, or the system no random bytes.
    #[error("the message cannot be signed")]
    Message,
}

impl std::fmt::Debug for Signer {
    /// Never shows a key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer").field("domain", &self.rsa.template.d).finish_non_exhaustive()
    }
}

impl Signer {
    /// A signer for mails from `domain`, with selector and private key (PKCS #8) of each algorithm.
    ///
    /// # Errors
    /// When a key isn't one.
    pub fn new(domain: &str, rsa: (&str, &[u8]), ed25519: (&str, &[u8])) -> Result<Self, SignerError> {
        let der = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(rsa.1));
        let rsa_key = RsaKey::<Sha256>::from_key_der(der).map_err(|_| SignerError::Key("rsa"))?;
        let ed25519_key = Ed25519Key::from_pkcs8_der(ed25519.1).map_err(|_| SignerError::Key("ed25519"))?;
        Ok(Self { rsa: with(rsa_key, domain, rsa.0), ed25519: with(ed25519_key, domain, ed25519.0) })
    }

    /// The message with its two signatures in front.
    ///
    /// # Errors
    /// When it has no headers, or the system no random bytes.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerError> {
        let mut signed = Vec::with_capacity(message.len() + ROOM);
        self.rsa.sign(message).map_err(|_| SignerError::Message)?.write_header(&mut signed);
        self.ed25519.sign(message).map_err(|_| SignerError::Message)?.write_header(&mut signed);
        signed.extend_from_slice(message);
        Ok(signed)
    }
}

/// Relaxed for headers and body, without `l=`: mail-auth's own defaults.
fn with<K: SigningKey>(key: K, domain: &str, selector: &str) -> DkimSigner<K, Done> {
    DkimSigner::from_key(key).domain(domain).selector(selector).headers(SIGNED.iter().flat_map(|name| [*name, *name]))
}
