//! Checks that keyring, journal and database belong together and that everything held can be opened.

use chrono::TimeDelta;

use crate::clock::guard::LONGEST_EPOCH;
use crate::db::{epochs, sealed};
use crate::site::Site;
use crate::vault::Age;

use super::Failure;
use super::rotate_epoch::GRACE;

/// How long a key may remain past its time.
const SLACK: TimeDelta = TimeDelta::days(1);

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyCheck {
    /// The current epoch.
    pub current: i32,
    /// The epochs that still have keys.
    pub keys: Vec<i32>,
    /// How many entries the journal has.
    pub journal: usize,
    /// How many of them are missing from the database: the next start applies them again.
    pub waiting: usize,
    /// What is wrong, in sentences for the operator.
    pub wrong: Vec<String>,
}

/// Runs the check.
///
/// # Errors
/// When the journal can't be read.
pub async fn check_keys(site: &Site) -> Result<KeyCheck, Failure> {
    let db = site.db.read();
    let mut found = KeyCheck {
        current: epochs::current(db).await?,
        keys: site.vault.epochs(),
        journal: site.journal.above(0)?.len(),
        waiting: waiting(site).await?,
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
    found.wrong.extend(site.guard.peek().err().map(|doubt| doubt.to_string()));
    found.wrong.extend(overdue(site));
    Ok(found)
}

/// Rotations and key destructions that should have happened by now.
fn overdue(site: &Site) -> Vec<String> {
    let now = site.clock.now();
    let ages = site.vault.ages();
    let ended = ages.iter().filter(|age| age.ended.is_some_and(|ended| ended + GRACE + SLACK < now));
    let mut wrong: Vec<String> = ended
        .map(|age| {
            let number = age.number;
            format!(
                "The key of epoch {number} should be gone. No server has run, or rows that cannot be read are sealed \
                 under it."
            )
        })
        .collect();
    if let Some(Age { number, began: Some(began), .. }) = ages.last()
        && !(*began - SLACK..=*began + LONGEST_EPOCH).contains(&now)
    {
        let began = began.format("%Y-%m-%d %H:%M");
        wrong.push(format!("Epoch {number} began on {began} UTC, and a running server begins one each week."));
    }
    wrong
}

/// How many journal entries are missing from the database. With a running server one may just be in progress.
///
/// # Errors
/// When the journal can't be read.
pub async fn waiting(site: &Site) -> Result<usize, Failure> {
    let mark = epochs::vault(site.db.read()).await?.map_or(0, |row| row.journal_mark);
    Ok(site.journal.above(mark)?.len())
}
