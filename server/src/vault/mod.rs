//! Keys and what is done with them: sealed values, blind indexes, tokens, and the journal of erasures.
//! It knows files and keys; it never names the database, the web or the mail.
//!
//! A key is on disk before it is first used, and the keyring on disk is whole at every moment.

pub mod addresses;
mod derive;
pub mod dkim;
mod error;
mod index;
pub mod journal;
mod keyring;
pub mod lock;
mod seal;
mod tokens;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::clock::guard::Believed;
use crate::files;

use self::{
    derive::{Key, derive, derive_for, fresh_key, mac},
    keyring::{Epoch, FileVersion, Keyring},
};
pub use self::{error::VaultError, seal::SealContext, tokens::Action};

/// What the keyring says about an epoch with a living key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// Its number.
    pub number: i32,
    /// When it began, if known.
    pub began: Option<DateTime<Utc>>,
    /// When it stopped being current; since then its rows are being resealed.
    pub ended: Option<DateTime<Utc>>,
}

/// The open keyring. Share it as `Arc<Vault>`.
///
/// Each use of an epoch's key checks whether another process has written the file (one `stat`), so that all processes
/// know the same epochs.
pub struct Vault {
    path: PathBuf,
    state: RwLock<(Arc<Keyring>, FileVersion)>,
}

impl Vault {
    /// Opens the keyring file, or creates it if it's missing and `make` is true: mode 0600, on disk when this returns.
    ///
    /// # Errors
    /// When it's missing, readable by others, broken, or can't be read or created.
    pub fn open(path: &Path, make: bool) -> Result<Self, VaultError> {
        // If the path is a link, the file itself is replaced, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if !make && !path.exists() {
            return Err(VaultError::Missing(path));
        }
        let at = |source| VaultError::File { path: path.clone(), source };
        let lock = files::lock(&path).map_err(at)?;
        files::wipe_left_over(&path).map_err(at)?;
        if make && !path.try_exists().map_err(at)? {
            Keyring::fresh()?.write(&path)?;
        }
        let (keyring, version) = Keyring::read(&path)?;
        drop(lock);
        Ok(Self { path, state: RwLock::new((Arc::new(keyring), version)) })
    }

    /// Opens the keyring file read-only: nothing next to it is created or wiped.
    ///
    /// # Errors
    /// When it's missing, readable by others, broken, or can't be read.
    pub fn open_to_read(path: &Path) -> Result<Self, VaultError> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let _lock = files::lock_shared(&path).map_err(|source| VaultError::File { path: path.clone(), source })?;
        let (keyring, version) = Keyring::read(&path)?;
        Ok(Self { path, state: RwLock::new((Arc::new(keyring), version)) })
    }

    /// Identifies this keyring without revealing any of it. The database stores it at the first start and compares it
    /// at every later one, so that the site doesn't start with the wrong keyring.
    pub fn fingerprint(&self) -> [u8; 32] {
        mac(&self.working_key("token"), &[b"fingerprint"])
    }

    /// The newest epoch: what is written now is sealed under it, unless a rotation is in progress.
    pub fn newest_epoch(&self) -> i32 {
        self.keys().newest()
    }

    /// The epochs with living keys, oldest first.
    pub fn epochs(&self) -> Vec<i32> {
        self.keys().epochs.keys().copied().collect()
    }

    /// The same epochs with their times.
    pub fn ages(&self) -> Vec<Age> {
        let age = |(number, epoch): (&i32, &Epoch)| Age { number: *number, began: epoch.began, ended: epoch.ended };
        self.keys().epochs.iter().map(age).collect()
    }

    /// Adds a key for an epoch that begins at `at`, when the one before stops being current; it's on disk before this
    /// returns. A number that exists is left alone.
    ///
    /// # Errors
    /// When the number is below the newest and missing (it was destroyed), or the file can't be written.
    pub fn add_epoch(&self, number: i32, at: DateTime<Utc>) -> Result<(), VaultError> {
        self.rewrite(|keyring| {
            let newest = keyring.newest();
            if keyring.epochs.contains_key(&number) {
                return Ok(false);
            }
            if number < newest {
                return Err(VaultError::PastEpoch { asked: number, newest });
            }
            if let Some(before) = keyring.epochs.get_mut(&newest) {
                before.ended = Some(at);
            }
            keyring.epochs.insert(number, Epoch { key: fresh_key()?, began: Some(at), ended: None });
            Ok(true)
        })
    }

    /// Fills in missing times of the epochs from those the database has. Only the newest is current, and none has ended
    /// in the future: if so, a clock was wrong.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn date_epochs(&self, known: &[Age], believed: Believed) -> Result<(), VaultError> {
        let now = believed.now();
        let (ages, newest) = (self.ages(), self.newest_epoch());
        let dated = |age: Age| {
            let known = known.iter().find(|known| known.number == age.number);
            let began = age.began.or_else(|| known?.began).unwrap_or(now);
            let ended = age.ended.or_else(|| known?.ended).unwrap_or(now).min(now);
            match age.number == newest {
                true => Age { began: Some(began), ended: None, ..age },
                false => Age { began: Some(began.min(now)), ended: Some(ended), ..age },
            }
        };
        let changed: Vec<Age> = ages.iter().map(|age| dated(*age)).filter(|age| !ages.contains(age)).collect();
        if changed.is_empty() {
            return Ok(());
        }
        self.rewrite(|keyring| {
            for age in changed {
                if let Some(epoch) = keyring.epochs.get_mut(&age.number) {
                    (epoch.began, epoch.ended) = (age.began, age.ended);
                }
            }
            Ok(true)
        })
    }

    /// Destroys the keys of those of these epochs that have ended by now, for ever: everything sealed under them
    /// becomes unreadable in every copy. The file is replaced and its old content overwritten. Skips unknown numbers.
    ///
    /// # Errors
    /// When the newest epoch is among them (nothing is destroyed then), or the file can't be written.
    pub fn destroy_epochs(&self, numbers: &[i32], believed: Believed) -> Result<(), VaultError> {
        self.rewrite(|keyring| {
            let newest = keyring.newest();
            if numbers.contains(&newest) {
                return Err(VaultError::NewestEpoch(newest));
            }
            let before = keyring.epochs.len();
            let ended = |epoch: &Epoch| epoch.ended.is_some_and(|ended| ended <= believed.now());
            keyring.epochs.retain(|number, epoch| !(numbers.contains(number) && ended(epoch)));
            Ok(keyring.epochs.len() < before)
        })
    }

    /// Reads the file again, as another process may have written it.
    ///
    /// # Errors
    /// When it can't be read any more; the keys read before stay in use.
    pub fn reload(&self) -> Result<(), VaultError> {
        let _lock = files::lock_shared(&self.path).map_err(|source| self.failed(source))?;
        let (keyring, version) = Keyring::read(&self.path)?;
        self.hold(keyring, version);
        Ok(())
    }

    /// Changes the file under its lock, from its current content; the change is used only once it's on disk.
    fn rewrite(&self, change: impl FnOnce(&mut Keyring) -> Result<bool, VaultError>) -> Result<(), VaultError> {
        let _lock = files::lock(&self.path).map_err(|source| self.failed(source))?;
        let (mut keyring, _) = Keyring::read(&self.path)?;
        if change(&mut keyring)? {
            keyring.write(&self.path)?;
        }
        let (keyring, version) = Keyring::read(&self.path)?;
        self.hold(keyring, version);
        Ok(())
    }

    fn failed(&self, source: std::io::Error) -> VaultError {
        VaultError::File { path: self.path.clone(), source }
    }

    fn hold(&self, keyring: Keyring, version: FileVersion) {
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = (Arc::new(keyring), version);
    }

    /// The keys now in the file; if it can't be read, those read last.
    fn keys(&self) -> Arc<Keyring> {
        let (keyring, version) = self.held();
        if FileVersion::now(&self.path) == Some(version) || self.reload().is_err() {
            return keyring;
        }
        self.held().0
    }

    fn held(&self) -> (Arc<Keyring>, FileVersion) {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        (Arc::clone(&state.0), state.1)
    }

    /// The root's working key for one label. The root never changes: the file isn't checked.
    fn working_key(&self, label: &str) -> Key {
        derive(&self.held().0.root, label)
    }

    /// The root's working key for one label and one purpose.
    fn working_key_for(&self, label: &str, purpose: Uuid) -> Key {
        derive_for(&self.held().0.root, label, purpose)
    }

    /// Uses the key of an epoch.
    fn with_epoch<T>(&self, epoch: i32, work: impl FnOnce(&Key) -> Result<T, VaultError>) -> Result<T, VaultError> {
        let keys = self.keys();
        let found = keys.epochs.get(&epoch);
        work(&found.ok_or(VaultError::UnknownEpoch(epoch))?.key)
    }
}

#[cfg(test)]
mod keyring_tests;
#[cfg(test)]
mod seal_tests;
