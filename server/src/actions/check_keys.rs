//! Checks that keyring, journal and database belong together and that everything held can be opened.

use crate::db::{epochs, sealed};
use crate::site::Site;

use super::Failure;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The epoch that is current.
    pub current: i32,
    /// The epochs whose keys live.
    pub keys: Vec<i32>,
    /// How many entries the journal has.
    pub journal: usize,
    /// What is wrong, in sentences for the operator.
    pub wrong: Vec<String>,
}

/// Checks.
///
/// # Errors
/// When the database refuses or the journal cannot be read.
pub async fn check_keys(site: &Site) -> Result<Found, Failure> {
    let db = site.db.read();
    let mut found = Found {
        current: epochs::current(db).await?,
        keys: site.vault.epochs(),
        journal: site.journal.above(0)?.len(),
        wrong: Vec::new(),
    };
    match epochs::vault(db).await? {
        None => found.wrong.push("The database is new: it belongs to no keyring yet.".to_owned()),
        Some(row) if row.fingerprint != site.vault.fingerprint() => {
            found.wrong.push("The keyring is not the one of this database.".to_owned());
        }
        Some(row) if row.journal_mark > site.journal.last() => {
            found.wrong.push("The journal is older than the database.".to_owned());
        }
        Some(_) => {}
    }
    if !found.keys.contains(&found.current) {
        found.wrong.push(format!("The keyring has no key for the current epoch {}.", found.current));
    }
    for epoch in sealed::epochs(db).await? {
        if !found.keys.contains(&epoch) {
            found.wrong.push(format!("There are rows of epoch {epoch}, and the keyring has no key for it."));
        }
    }
    Ok(found)
}
