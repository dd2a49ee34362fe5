//! The links mailed to an account. Each request draws a new secret: every link mailed before, used or not, expired or
//! not, is dead from then on.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::entity::organiser::{self, State};
use crate::db::{ConnectionTrait, Tx, organisers};
use crate::site::Site;
use crate::vault::{Action, Vault};

use super::super::Failure;
use super::{Account, find};

/// A generation that no link was made for. It's random rather than counted: a database restored from a backup would
/// count on from an old number, and make the links of the time in between again.
pub fn drawn() -> i32 {
    i32::from_be_bytes(clock::random_bytes())
}

/// Ends every link of an account. New ones for a password work until `until`.
pub async fn draw(tx: &Tx, id: Uuid, until: Option<DateTime<Utc>>) -> Result<organiser::Model, Failure> {
    organisers::draw_link(&tx.conn, id, drawn(), until).await.map_err(Failure::from)
}

/// The account that a link opens for an action, if it hasn't ended; `None` for any other link.
pub async fn opened_by<C: ConnectionTrait>(
    site: &Site,
    db: &C,
    action: Action,
    token: &str,
) -> Result<Option<Account>, Failure> {
    let Some(id) = Vault::claimed_id(token) else { return Ok(None) };
    let found = find(site, db, id).await?;
    Ok(found.filter(|account| opens(site, &account.row, action, token)))
}

/// Whether an account is waiting for a link of this action, and this is the latest.
#[must_use]
pub fn opens(site: &Site, row: &organiser::Model, action: Action, token: &str) -> bool {
    let waits = match action {
        Action::Invitation => row.state == State::Invited,
        Action::NewPassword => {
            row.state == State::Active && row.link_until.is_some_and(|until| until > site.clock.now())
        }
        _ => false,
    };
    waits && site.vault.proves(token, action, row.id, row.generation)
}
