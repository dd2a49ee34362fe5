//! Searches a list: by full address (through its blind index, so that nothing is opened), by ticket code, or by name,
//! which opens every name, a batch at a time.

use std::collections::HashMap;

use app::domain::attendee::Attendee;
use app::domain::characters::plain;
use app::domain::email_address::EmailAddress;
use app::domain::event::Event;
use app::domain::registration::{TICKET_ALPHABET, TICKET_LENGTH};
use app::folding::{self, fold};
use app::text::Words;
use uuid::Uuid;

use super::rows::{Opener, take_name};
use super::{BATCH, ListQuery};
use crate::actions::{Failure, answers, sign_up};
use crate::db::attendees::{self, Which};
use crate::db::records::RecordKind;
use crate::site::Site;

/// The most rows that a search returns.
const MAX_RESULTS: usize = 100;

/// The result of a search.
#[derive(Clone, Debug)]
pub struct SearchResult {
    /// The first hundred rows.
    pub rows: Vec<Attendee>,
    /// How many match in all.
    pub all: usize,
}

/// Searches a list.
pub async fn search(
    site: &Site,
    words: &Words,
    event: &Event,
    asked: ListQuery,
    typed: &str,
) -> Result<SearchResult, Failure> {
    let purpose = event.purpose_id;
    let ids = match EmailAddress::parse(typed) {
        Ok(email) => by_address(site, purpose, &email, asked.which).await?,
        Err(_) => match by_code(site, purpose, typed, asked.which).await? {
            Some(id) => vec![id],
            None => named(site, purpose, typed, asked.which).await?,
        },
    };
    let shown = &ids[..ids.len().min(MAX_RESULTS)];
    let rows = Opener::new(site, words, purpose, asked.shown).await?.open(shown).await?;
    Ok(SearchResult { rows, all: ids.len() })
}

async fn by_address(site: &Site, purpose: Uuid, email: &EmailAddress, which: Which) -> Result<Vec<Uuid>, Failure> {
    let address = sign_up::address_of(site, RecordKind::Registration, purpose, email);
    let Some(found) = address.confirmed(site.db.read(), site.clock.now()).await? else { return Ok(vec![]) };
    let crate::db::records::Record::Registration(row) = found else { return Ok(vec![]) };
    Ok(if which.state.is_none_or(|state| state == row.state) { vec![row.id] } else { vec![] })
}

/// A code in the form in which it's stored, if it can be one: people type lower case, spaces and hyphens.
#[must_use]
pub fn code_of(typed: &str) -> Option<String> {
    let plain: String = plain(typed).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let code = plain.to_ascii_uppercase();
    (code.len() == TICKET_LENGTH && code.bytes().all(|byte| TICKET_ALPHABET.contains(&byte))).then_some(code)
}

async fn by_code(site: &Site, purpose: Uuid, typed: &str, which: Which) -> Result<Option<Uuid>, Failure> {
    let Some(code) = code_of(typed) else { return Ok(None) };
    let found = attendees::by_code(site.db.read(), &code, site.clock.now()).await?;
    let ours = found.filter(|row| row.purpose_id == purpose && which.state.is_none_or(|state| state == row.state));
    Ok(ours.map(|row| row.id))
}

/// The rows whose name contains every word that was typed.
async fn named(site: &Site, purpose: Uuid, typed: &str, which: Which) -> Result<Vec<Uuid>, Failure> {
    let wanted: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
    if wanted.is_empty() {
        return Ok(vec![]);
    }
    let names = by_name(site, purpose, which).await?;
    let fits = |name: &Option<String>| {
        name.as_ref().is_some_and(|name| {
            let name = fold(name);
            wanted.iter().all(|word| name.contains(word))
        })
    };
    Ok(names.into_iter().filter(|(_, name)| fits(name)).map(|(id, _)| id).collect())
}

/// The key that sorts names; rows without one come last.
#[must_use]
pub fn sort_key(name: Option<&str>) -> (bool, String) {
    (name.is_none(), folding::sort_key(name.unwrap_or_default()))
}

/// Every row with its name, sorted. Each batch is opened, and only the names are kept.
pub(super) async fn by_name(site: &Site, purpose: Uuid, which: Which) -> Result<Vec<(Uuid, Option<String>)>, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let order = app::domain::attendee::Order::SignedUp;
    let ids = attendees::ids(db, purpose, (which, order), (0, u64::from(u32::MAX)), now).await?;
    let mut named = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        let mut names: HashMap<Uuid, String> = HashMap::with_capacity(batch.len());
        for part in attendees::parts(db, batch, now).await? {
            let name = take_name(&mut answers::open_part(site, &part)?);
            names.extend(part.registration_id.zip(name));
        }
        named.extend(batch.iter().map(|id| (*id, names.remove(id))));
        tokio::task::yield_now().await;
    }
    named.sort_by_cached_key(|(_, name)| sort_key(name.as_deref()));
    Ok(named)
}
