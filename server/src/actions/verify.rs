//! Checks what must always hold, on the live data: the chain of the audit, a purpose and an end for every record,
//! nothing past its end, keys that fit.

use chrono::TimeDelta;
use secrecy::ExposeSecret as _;

use crate::db::{expiry, look, officer};
use crate::site::Site;

use super::audit::{self, Chain, ChainMark};
use super::{Failure, check_keys};

/// How long something may be past its end before it is overdue: the sweep comes every minute.
const SLACK: TimeDelta = TimeDelta::hours(1);

/// What a check came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many entries the audit's chain has.
    pub entries: u64,
    /// How far it goes.
    pub mark: Option<ChainMark>,
    /// How many entries of the journal the database does not know.
    pub waiting: usize,
    /// What is wrong, in sentences for the operator.
    pub wrong: Vec<String>,
}

/// Checks it all; with a mark of an earlier check, that the log's end is still there too.
///
/// # Errors
/// When the database refuses or the journal cannot be read.
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
