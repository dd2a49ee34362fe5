//! The addresses with a token in them. What a token names is in the database, and nothing is when it's gone: a mail's
//! row ends a week after it was sent, and with its record.

use uuid::Uuid;

use crate::mail::inbound::{AddressToken, REPORTS, token_of};
use crate::site::Site;
use crate::vault::Action;
use crate::vault::addresses::{from_address, to_address};

use super::super::links::{ONCE, UNSUBSCRIBE_GENERATION};

/// The address that a mail comes back to; `None` unless there's a domain for that.
#[must_use]
pub fn of_mail(site: &Site, mail: Uuid) -> Option<String> {
    let domain = site.config.bounce_domain.as_ref()?;
    let token = site.vault.token(Action::ReturnPath, mail, ONCE);
    Some(format!("b+{}@{domain}", to_address(&token)))
}

/// The address that does what an unsubscribe link does; `None` unless there's a domain for that.
#[must_use]
pub fn of_unsubscribe(site: &Site, link: &str) -> Option<String> {
    let domain = site.config.bounce_domain.as_ref()?;
    let token = to_address(link.rsplit('/').next().unwrap_or_default());
    (!token.is_empty()).then(|| format!("u+{token}@{domain}"))
}

/// Whether an address is one of ours: by its token alone, so that nobody is told whether what it names is still there.
#[must_use]
pub fn is_ours(site: &Site, address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    let is_here = site.config.bounce_domain.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(domain));
    let is_proven = || token_of(address).is_some_and(|token| prove(site, &token).is_some());
    is_here && (local.eq_ignore_ascii_case(REPORTS) || is_proven())
}

/// A token that was proven to be ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Proven {
    /// Names this mail.
    Mail(Uuid),
    /// Unsubscribes, as the token of a link.
    Unsubscribe(String),
}

/// Proves a token.
pub(super) fn prove(site: &Site, token: &AddressToken) -> Option<Proven> {
    match token {
        AddressToken::ReturnPath(written) => {
            let token = from_address(written)?;
            site.vault.proven_id(&token, Action::ReturnPath, ONCE).map(Proven::Mail)
        }
        AddressToken::Unsubscribe(written) => {
            let token = from_address(written)?;
            site.vault.proven_id(&token, Action::Unsubscribe, UNSUBSCRIBE_GENERATION)?;
            Some(Proven::Unsubscribe(token))
        }
    }
}
