//! The links that an account is mailed. Each request draws a secret of its own: whatever was mailed before, used or ended
//! or not, is dead from then on and never opens again.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::clock;
use crate::db::entity::organiser::{self, State};
use crate::db::{ConnectionTrait, Tx, organisers};
use crate::site::Site;
use crate::vault::{Action, Vault};

use super::super::Failure;
use super::{Account, find};

/// A generation that no link was made for. Drawn and not counted: a database that comes back from a backup counts on from
/// an old number, and would make the links of the time in between once more.
pub fn drawn() -> i32 {
    i32::from_be_bytes(clock::random_bytes())
}

/// Ends every link of an account. Those made from now on work until `until`, where it is for a new password.
pub async fn draw(tx: &Tx, id: Uuid, until: Option<DateTime<Utc>>) -> Result<organiser::Model, Failure> {
    organisers::draw_link(&tx.conn, id, drawn(), until).await.map_err(Failure::from)
}

/// The living account that a link opens for an action; `None` for every other link.
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

/// Whether an account waits for a link of this action, and this is the one that was made last.
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
