//! The sample organiser: an account for looking around the organisers' pages, in development only.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::domain::role::Role;
use secrecy::SecretString;
use totp_rs::Secret as Shared;

use crate::clock;
use crate::db::entity::organiser::State;
use crate::db::{contents, organisers};
use crate::limits::Origin;
use crate::site::Site;

use super::super::Failure;
use super::{password, recovery, roles, save_secret};

/// Adds an account with every role in every branch, a random password and a random second factor. Returns the password
/// and the recovery codes.
pub async fn add(site: &Arc<Site>, email: EmailAddress, name: &'static str) -> Result<(String, Vec<String>), Failure> {
    let parts: Vec<String> = (0..2).map(|_| recovery::code(clock::random_bytes())).collect();
    let chosen = parts.join("-");
    let here = Origin { address: IpAddr::V4(Ipv4Addr::LOCALHOST), browser: None };
    let turn = site.limits.hashing(here).map_err(|_| Failure::Stored("too many people at once"))?;
    let hash = password::hash(&turn, SecretString::from(chosen.as_str()), vec![]).await;
    let hash = hash.map_err(|_| Failure::Stored("a sample password that is refused"))?;
    let fresh = recovery::make(&turn).await?;
    let codes = site.write(move |work| async move {
        let mut account = super::add(&work, email, name, &Language::english()).await?;
        account.secret.password = Some(hash);
        account.secret.totp = Some(Shared::new_stack(clock::random_bytes()).to_base32());
        let codes = fresh.put(&mut account.secret);
        save_secret(&work, &account).await?;
        organisers::set_state(&work.tx.conn, account.id(), State::Active).await?;
        organisers::set_second_factor(&work.tx.conn, account.id(), Some(work.now)).await?;
        for branch in contents::branches(&work.tx.conn).await? {
            for role in Role::ALL {
                roles::give(&work, account.id(), branch.id, role).await?;
            }
        }
        Ok::<_, Failure>(codes)
    });
    Ok((chosen, codes.await?))
}
