//! Keyed hashes to find a row again without storing the address. Each is bound to one purpose, so none links two.

use uuid::Uuid;

use super::{
    Vault, VaultError,
    derive::{Key, derive_for, mac},
};

impl Vault {
    /// Blind index of a folded address under one epoch and purpose: 32 bytes.
    ///
    /// # Errors
    /// When the epoch has no key.
    pub fn index(&self, epoch: i32, purpose: Uuid, folded: &str) -> Result<Vec<u8>, VaultError> {
        self.with_epoch(epoch, |key| Ok(index(key, purpose, folded)))
    }

    /// The same under every living epoch, newest first: a look-up asks for all of them in one statement.
    pub fn indexes(&self, purpose: Uuid, folded: &str) -> Vec<Vec<u8>> {
        let keys = self.keys();
        let newest_first = keys.epochs.values().rev();
        newest_first.map(|epoch| index(&epoch.key, purpose, folded)).collect()
    }

    /// The hash that keeps an address off a list. It outlives the epochs: there's no address left to hash again.
    pub fn suppression_hash(&self, purpose: Uuid, folded: &str) -> Vec<u8> {
        self.long_lived("suppression", purpose, folded)
    }

    /// The hash under which the evidence of a consent is kept.
    pub fn evidence_hash(&self, purpose: Uuid, folded: &str) -> Vec<u8> {
        self.long_lived("evidence", purpose, folded)
    }

    /// The local part of a mail's Message-ID: always the same for an outbox row, and tells nothing about it.
    pub fn message_id(&self, outbox: Uuid) -> String {
        let key = self.working_key("message-id");
        digits(mac(&key, &[outbox.as_bytes()]))
    }

    /// Shows whether a record has changed since somebody saw it, without containing it: 32 hexadecimal digits.
    pub fn seen_hash(&self, record: Uuid, held: &[u8]) -> String {
        let key = self.working_key_for("seen", record);
        digits(mac(&key, &[held]))
    }

    /// The next hash of the audit's chain: over the hash before and the entry, with a key that isn't in the database.
    pub fn chain(&self, previous: &[u8], entry: &[u8]) -> Vec<u8> {
        let length = (previous.len() as u64).to_be_bytes();
        mac(&self.working_key("audit"), &[&length, previous, entry]).to_vec()
    }

    fn long_lived(&self, label: &str, purpose: Uuid, folded: &str) -> Vec<u8> {
        let key = self.working_key_for(label, purpose);
        mac(&key, &[folded.as_bytes()]).to_vec()
    }
}

fn index(key: &Key, purpose: Uuid, folded: &str) -> Vec<u8> {
    mac(&derive_for(key, "index", purpose), &[folded.as_bytes()]).to_vec()
}

/// The first 16 of 32 bytes as hexadecimal digits.
fn digits(bytes: [u8; 32]) -> String {
    format!("{:032x}", u128::from_be_bytes(half(bytes)))
}

/// The first 16 of 32 bytes.
pub(super) fn half(bytes: [u8; 32]) -> [u8; 16] {
    std::array::from_fn(|at| bytes[at])
}
