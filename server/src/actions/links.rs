//! The links of a record: tokens bound to it and to their action.

use app::domain::held::{Held, Links, Subject};
use app::mails::OrganiserLinks;
use app::paths;
use uuid::Uuid;

use crate::db::records::{self, Record};
use crate::site::Site;
use crate::vault::Action;

use super::Failure;
use super::account::Account;

/// The generation of every unsubscribe token, which has to prove itself even when its row is gone.
pub const UNSUBSCRIBE_GENERATION: i32 = 0;

/// The generation of a record's own tokens.
pub const GENERATION: i32 = 1;
/// The generation of every link that ends with its row.
pub const ONCE: i32 = 0;

/// Every link of a record; `public` is the path of its event or newsletter.
#[must_use]
pub fn of(site: &Site, record: &Record, public: &str) -> Links {
    let base = &site.config.base_url;
    let token = |action, generation| site.vault.token(action, record.id(), generation);
    let confirm = token(Action::Confirm, record.generation());
    let own = token(Action::YourSignUp, record.generation());
    let unsubscribe = token(Action::Unsubscribe, UNSUBSCRIBE_GENERATION);
    Links {
        confirm: format!("{base}{}", paths::confirm(&confirm)),
        your_sign_up: format!("{base}{}", paths::your_sign_up(&own)),
        change: format!("{base}{}", paths::change(&own)),
        cancel: format!("{base}{}", paths::cancel(&own)),
        data: format!("{base}{}", paths::data(&own)),
        unsubscribe: format!("{base}{}", paths::unsubscribe(&unsubscribe)),
        public: format!("{base}{public}"),
        calendar: format!("{base}{public}.ics"),
        privacy: format!("{base}{}", paths::PRIVACY),
        your_data: format!("{base}{}", paths::YOUR_DATA),
        ticket: record.ticket_code().map(|code| format!("{base}{}", paths::door(code))),
    }
}

/// The record, ended or not, that one of our tokens is about, whatever the token allows; `None` for any other token.
#[must_use]
pub fn record_of(site: &Site, token: &str) -> Option<Uuid> {
    let acts = [
        (Action::Confirm, GENERATION),
        (Action::YourSignUp, GENERATION),
        (Action::Unsubscribe, UNSUBSCRIBE_GENERATION),
        (Action::Lift, ONCE),
    ];
    acts.into_iter().find_map(|(act, generation)| site.vault.proven_id(token, act, generation))
}

/// Whether the record of one of our tokens is deleted, by its link or at its end.
pub async fn is_erased(site: &Site, action: Action, token: &str) -> Result<bool, Failure> {
    let Some(id) = site.vault.proven_id(token, action, GENERATION) else { return Ok(false) };
    Ok(!records::exists(site.db.read(), id).await?)
}

/// The path of the public page of an event or newsletter.
#[must_use]
pub fn public_path(subject: &Subject) -> String {
    match subject {
        Subject::Event(event) => paths::event(&event.slug),
        Subject::Newsletter(newsletter) => paths::newsletter(&newsletter.slug),
    }
}

/// The links of an opened record.
#[must_use]
pub fn of_held(site: &Site, record: &Record, held: &Held) -> Links {
    of(site, record, &public_path(&held.subject))
}

/// The links of an organiser's account.
#[must_use]
pub fn of_organiser(site: &Site, account: &Account) -> OrganiserLinks {
    let base = &site.config.base_url;
    let token = |action| site.vault.token(action, account.id(), account.link_generation());
    OrganiserLinks {
        site: base.clone(),
        invitation: format!("{base}{}", paths::organise::invitation(token(Action::Invitation))),
        offer: String::new(),
        new_password: format!("{base}{}", paths::organise::new_password(token(Action::NewPassword))),
        desk: format!("{base}{}", paths::organise::HOME),
        privacy: format!("{base}{}", paths::PRIVACY),
    }
}

/// The page on which somebody accepts or refuses a role.
#[must_use]
pub fn of_offer(site: &Site, offer: Uuid) -> String {
    format!("{}/organise/offer/{}", site.config.base_url, site.vault.token(Action::RoleOffer, offer, ONCE))
}
