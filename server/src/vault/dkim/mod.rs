//! The keys that sign mails (DKIM): a file of their own beside the keyring. They open nothing that's held, so a lost
//! file costs new records in DNS and no data. Each key has a month in its selector; the keys of one month are used
//! together, and retired together.

mod make;
mod text;

use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret as _, SecretBox};

use crate::files;

/// How long the records of retired keys are listed: far longer than a mail is on its way (RFC 5321 §4.5.4.1 asks for 4
/// to 5 days), and longer than a month, so that no selector is used twice.
const RETIRED: TimeDelta = TimeDelta::days(35);

/// The keys, as in the file.
#[derive(Debug)]
pub struct DkimKeys {
    keys: Vec<DkimKey>,
}

/// One key.
#[derive(Debug)]
pub struct DkimKey {
    /// What it's for now.
    pub state: DkimState,
    /// How it signs.
    pub algorithm: DkimAlgorithm,
    /// The public key as its record has it: `SubjectPublicKeyInfo` for RSA, the 32 bytes for Ed25519.
    pub public: Vec<u8>,
    /// The year and month it was made in, `202705`.
    month: String,
    /// PKCS #8. A retired key has none left.
    private: Option<SecretBox<Vec<u8>>>,
}

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DkimState {
    /// It signs.
    Signing,
    /// Its record waits to be seen in DNS.
    Next,
    /// It has signed: its record stays in DNS until then.
    Retired(DateTime<Utc>),
}

/// The algorithms that mails are signed with, each by a key of its own (RFC 8463 §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DkimAlgorithm {
    /// RSA with 2048 bits and SHA-256 (RFC 8301 §3.2), which every receiver checks.
    Rsa,
    /// Ed25519 with SHA-256 (RFC 8463), which not every receiver checks.
    Ed25519,
}

/// An error of the keys that sign mails, in sentences for the operator.
#[derive(Debug, thiserror::Error)]
pub enum DkimError {
    /// Other users of the machine can read the file.
    #[error("Other users of this machine can read the keys that sign mails, {0}. Run: chmod 600 {0}")]
    Exposed(PathBuf),
    /// The file isn't what was written.
    #[error(
        "The file {path} is damaged, so no mail can be signed: {reason}. Put back a copy of it, or move it away and run \
         `onpurpose dkim new`, which makes new keys whose records must be published."
    )]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong in it; never any of its content.
        reason: &'static str,
    },
    /// The file can't be read or written.
    #[error("The keys that sign mails, {path}, cannot be used: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// There are keys already.
    #[error("There are keys that sign mails already, in {0}. New ones beside them: `onpurpose dkim rotate`.")]
    Exists(PathBuf),
    /// There are no keys.
    #[error("There are no keys that sign mails in {0}. Make some: `onpurpose dkim new`.")]
    None(PathBuf),
    /// The last rotation isn't finished.
    #[error(
        "New keys are waiting already: publish their records (`onpurpose dkim show`), then run `onpurpose dkim rotate \
         --finish`."
    )]
    Waiting,
    /// No rotation has begun.
    #[error("No new keys are waiting. Make some: `onpurpose dkim rotate`.")]
    NothingWaits,
    /// No key can be made.
    #[error("No keys can be made: the system gives no random bytes.")]
    Random,
}

impl DkimAlgorithm {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Rsa, Self::Ed25519];

    /// Its name in `k=` (RFC 6376 §3.6.1, RFC 8463 §4).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rsa => "rsa",
            Self::Ed25519 => "ed25519",
        }
    }
}

impl DkimKey {
    /// The name that its record is found by.
    #[must_use]
    pub fn selector(&self) -> String {
        format!("{}-{}", self.month, self.algorithm.name())
    }

    /// The private key, PKCS #8; `None` once it's retired.
    #[must_use]
    pub fn private(&self) -> Option<&[u8]> {
        self.private.as_ref().map(|key| key.expose_secret().as_slice())
    }
}

impl DkimKeys {
    /// Reads the file; `None` if there is none, and mails aren't signed here.
    ///
    /// # Errors
    /// When others can read it, it's damaged, or it can't be read.
    pub fn read(path: &Path) -> Result<Option<Self>, DkimError> {
        text::read(path)
    }

    /// Makes the first keys, which sign from the next start on.
    ///
    /// # Errors
    /// When there are keys, or the file can't be written.
    pub fn create(path: &Path, now: DateTime<Utc>) -> Result<Self, DkimError> {
        // They can be made before the first start.
        let made = path.parent().map_or(Ok(()), files::make_folder);
        made.map_err(|source| DkimError::File { path: path.to_owned(), source })?;
        changed(path, |found| match found {
            Some(_) => Err(DkimError::Exists(path.to_owned())),
            None => Ok(Self { keys: make::keys(&month(now), DkimState::Signing)? }),
        })
    }

    /// Makes the next keys beside those that sign.
    ///
    /// # Errors
    /// When there are no keys, the next ones are waiting already, or the file can't be written.
    pub fn prepare(path: &Path, now: DateTime<Utc>) -> Result<Self, DkimError> {
        changed(path, |found| {
            let mut found = found.ok_or_else(|| DkimError::None(path.to_owned()))?;
            if found.of(DkimState::Next).next().is_some() {
                return Err(DkimError::Waiting);
            }
            found.keys.retain(|key| !matches!(key.state, DkimState::Retired(until) if until <= now));
            let name = found.unused(&month(now));
            found.keys.extend(make::keys(&name, DkimState::Next)?);
            Ok(found)
        })
    }

    /// Lets the next keys sign from the next start on. Those that signed until now are retired: their private halves are
    /// destroyed.
    ///
    /// # Errors
    /// When no keys are waiting, or the file can't be written.
    pub fn finish(path: &Path, now: DateTime<Utc>) -> Result<Self, DkimError> {
        changed(path, |found| {
            let mut found = found.ok_or_else(|| DkimError::None(path.to_owned()))?;
            if found.of(DkimState::Next).next().is_none() {
                return Err(DkimError::NothingWaits);
            }
            for key in &mut found.keys {
                match key.state {
                    DkimState::Next => key.state = DkimState::Signing,
                    DkimState::Signing => (key.state, key.private) = (DkimState::Retired(now + RETIRED), None),
                    DkimState::Retired(_) => {}
                }
            }
            Ok(found)
        })
    }

    /// Every key, in the order they were made.
    #[must_use]
    pub fn all(&self) -> &[DkimKey] {
        &self.keys
    }

    /// The keys in one state.
    pub fn of(&self, state: DkimState) -> impl Iterator<Item = &DkimKey> {
        self.keys.iter().filter(move |key| key.state == state)
    }

    /// The key that signs by an algorithm: its selector and private key.
    #[must_use]
    pub fn signing(&self, algorithm: DkimAlgorithm) -> Option<(String, &[u8])> {
        let key = self.of(DkimState::Signing).find(|key| key.algorithm == algorithm)?;
        Some((key.selector(), key.private()?))
    }

    /// A month's name that no key has: the second keys of May 2027 are of `202705b`.
    fn unused(&self, month: &str) -> String {
        let is_unused = |name: &String| self.keys.iter().all(|key| key.month != *name);
        let more = ('b'..='z').map(|letter| format!("{month}{letter}"));
        std::iter::once(month.to_owned()).chain(more).find(is_unused).unwrap_or_else(|| format!("{month}{month}"))
    }
}

fn month(now: DateTime<Utc>) -> String {
    now.format("%Y%m").to_string()
}

/// Changes the file under its lock. If the path is a link, the file itself is replaced, not the link.
fn changed(
    path: &Path,
    change: impl FnOnce(Option<DkimKeys>) -> Result<DkimKeys, DkimError>,
) -> Result<DkimKeys, DkimError> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let failed = |source| DkimError::File { path: path.clone(), source };
    let _lock = files::lock(path).map_err(failed)?;
    let keys = change(text::read(path)?)?;
    files::replace_secret(path, text::write(&keys).as_bytes()).map_err(failed)?;
    Ok(keys)
}

#[cfg(test)]
mod tests;
