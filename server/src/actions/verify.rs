//! Checks on the live data what must always be true: the chain of the audit, a purpose and an end for every record,
//! nothing past its end, the right keys.

use chrono::TimeDelta;
use secrecy::ExposeSecret as _;

use crate::db::{expiry, look, officer};
use crate::site::Site;

use super::audit::{self, Chain, ChainMark};
use super::{Failure, check_keys};

/// How far past its end something may be before it's overdue: the sweep runs every minute.
const SLACK: TimeDelta = TimeDelta::hours(1);

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many entries the audit has.
    pub entries: u64,
    /// Where its chain ends.
    pub mark: Option<ChainMark>,
    /// How many journal entries are missing from the database.
    pub waiting: usize,
    /// What is wrong, in sentences for the operator.
    pub wrong: Vec<String>,
}

/// Runs every check; with an earlier check's mark, also that the audit hasn't been cut off since.
///
/// # Errors
/// When the journal can't be read.
pub async fn verify(site: &Site, mark: Option<&ChainMark>) -> Result<Verification, Failure> {
    let mut found = Verification::default();
    match audit::verify(site, mark).await? {
        Chain::Whole(entries, mark) => (found.entries, found.mark) = (entries, mark),
        Chain::Cut => found.wrong.push(
            "The log does not reach the mark: entries were taken off its end, or the database is from before it."
                .to_owned(),
        ),
        Chain::Broken(number) => {
            found
                .wrong
                .push(format!("The log is broken at entry {number}: it, or one before it, was changed or taken out."));
        }
    }
    let strayed = officer::without_purpose_or_end(site.db.read()).await?;
    if strayed > 0 {
        found.wrong.push(format!("{strayed} rows have no purpose or no end."));
    }
    let overdue = site.clock.now() - SLACK;
    for (table, _) in expiry::TABLES {
        let rows: i64 = expiry::count_due(site.db.read(), table, overdue).await?.into_iter().map(|(_, n)| n).sum();
        if rows > 0 {
            found.wrong.push(format!("{rows} rows of {table} are past their end for more than an hour."));
        }
    }
    let keys = check_keys::check_keys(site).await?;
    found.waiting = keys.waiting;
    found.wrong.extend(keys.wrong);
    if !look::is_whole(site.config.database_url.expose_secret()).await? {
        found.wrong.push("The file of the database is damaged: put back its newest backup.".to_owned());
    }
    Ok(found)
}
