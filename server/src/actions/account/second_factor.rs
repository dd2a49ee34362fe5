//! The second factor: a six-digit code that changes every 30 seconds (RFC 6238), or one of ten recovery codes. Each is
//! accepted once.

use std::sync::Arc;

use app::domain::audit::Act;
use app::domain::characters::plain;
use secrecy::SecretString;
use totp_rs::{Builder, Secret as Shared, Totp};
use uuid::Uuid;

use crate::db::{organisers, sessions};
use crate::failures::Failed;
use crate::limits::{Guess, Turn};
use crate::site::{Site, UnitOfWork};

use super::super::Failure;
use super::super::audit::{AuditEntry, note};
use super::access::Session;
use super::browser::Asker;
use super::login::{LoginError, admit};
use super::recovery::KeptCodes;
use super::{Account, lock, password, recovery, save_secret, session};

/// A second factor to set up.
#[derive(Debug)]
pub struct Offered {
    /// The content of the QR code (`otpauth://`).
    pub url: String,
    /// The key to type, in groups of four.
    pub key: String,
}

/// The result of setting up a second factor or making new recovery codes.
#[derive(Debug)]
pub struct Codes {
    /// The new login's cookie.
    pub cookie: String,
    /// The recovery codes, shown once.
    pub recovery: Vec<String>,
}

fn totp(secret: impl Into<Shared>, issuer: &str, account: &str) -> Result<Totp, Failure> {
    // A colon would end the issuer's name.
    let plain = |name: &str| name.replace(':', " ");
    let builder = Builder::new().with_secret(secret).with_issuer(Some(plain(issuer))).with_account_name(plain(account));
    builder.build().map_err(|_| Failure::Stored("a second factor that is none"))
}

fn seconds(site: &Site) -> u64 {
    u64::try_from(site.clock.now().timestamp()).unwrap_or_default()
}

/// The step of a matching code, unless that step or a later one was already used.
fn fresh_step(totp: &Totp, typed: &str, now: u64, last: Option<u64>) -> Option<u64> {
    let digits: String = plain(typed).chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    totp.check(&digits, now).filter(|step| last.is_none_or(|last| *step > last))
}

/// What this login can set up: the same every time it's shown, and nothing is stored.
///
/// # Errors
/// When the site's name can't be part of it.
pub fn offer(site: &Site, session: &Session, issuer: &str) -> Result<Offered, Failure> {
    let shared = Shared::new_stack(site.vault.factor_secret(session.id));
    let key = shared.to_base32();
    let totp = totp(shared, issuer, &session.account.email.to_display())?;
    let url = totp.to_url().map_err(|_| Failure::Stored("a second factor without an address"))?;
    let groups: Vec<&str> = key.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    Ok(Offered { url, key: groups.join(" ") })
}

/// Sets up the offered factor once one of its codes matches. Replacing an existing one also takes the password.
pub async fn set_up(
    site: &Arc<Site>,
    asker: &Asker,
    session: &Session,
    typed: &str,
    password: SecretString,
) -> Result<Codes, LoginError> {
    let (origin, guess) = (asker.origin(site, Some(&session.account)), Guess::Code(session.organiser_id()));
    let turn = admit(site, origin, guess)?;
    let shared = Shared::new_stack(site.vault.factor_secret(session.id));
    let key = shared.to_base32();
    let step = fresh_step(&totp(shared, "", "x")?, typed, seconds(site), None);
    let Some(step) = step else { return Err(failed(site, session, Failed::Code)) };
    if session.account.row.factor_at.is_some() && !knows(&turn, session, password).await? {
        return Err(failed(site, session, Failed::Password));
    }
    site.limits.guessed(origin, guess);
    let fresh = recovery::make(&turn).await?;
    let (id, login) = (session.organiser_id(), session.id);
    let (factor_at, fitted) = (session.account.row.factor_at, session.account.secret.password.clone());
    site.write(move |work| async move {
        let mut account = held(&work, id).await?;
        // One of them has changed since it was checked: that change wins.
        if account.row.factor_at != factor_at || account.secret.password != fitted {
            return Err(LoginError::Wrong);
        }
        (account.secret.totp, account.secret.totp_step) = (Some(key), Some(step));
        let recovery = fresh.put(&mut account.secret);
        save_secret(&work, &account).await?;
        organisers::set_second_factor(&work.tx.conn, id, Some(work.now)).await?;
        note(&work, AuditEntry::own(Act::FactorSet, Some(id), None)).await?;
        sessions::end_all(&work.tx.conn, id, Some(login)).await?;
        let cookie = session::open(&work, id, true, Some(login)).await?;
        Ok(Codes { cookie, recovery })
    })
    .await
}

/// Counts a failed try, for the audit.
fn failed(site: &Site, session: &Session, what: Failed) -> LoginError {
    site.failures.add(session.organiser_id(), what, 1);
    LoginError::Wrong
}

async fn knows(turn: &Turn, session: &Session, password: SecretString) -> Result<bool, Failure> {
    password::verify(turn, password, session.account.secret.password.clone()).await
}

async fn held(work: &UnitOfWork, id: Uuid) -> Result<Account, Failure> {
    lock(work, id).await?.ok_or(Failure::Stored("an account that has just gone"))
}

/// Makes ten new recovery codes; the old ones stop working.
pub async fn new_recovery(
    site: &Arc<Site>,
    asker: &Asker,
    session: &Session,
    password: SecretString,
) -> Result<Vec<String>, LoginError> {
    let (origin, guess) = (asker.origin(site, Some(&session.account)), Guess::Code(session.organiser_id()));
    let turn = admit(site, origin, guess)?;
    if !knows(&turn, session, password).await? {
        return Err(failed(site, session, Failed::Password));
    }
    site.limits.guessed(origin, guess);
    let fresh = recovery::make(&turn).await?;
    let id = session.organiser_id();
    let fitted = session.account.secret.password.clone();
    site.write(move |work| async move {
        let mut account = held(&work, id).await?;
        if account.secret.password != fitted {
            return Err(LoginError::Wrong);
        }
        let recovery = fresh.put(&mut account.secret);
        save_secret(&work, &account).await?;
        note(&work, AuditEntry::own(Act::RecoveryMade, Some(id), None)).await?;
        Ok(recovery)
    })
    .await
}

/// Takes a code, from the second factor or for recovery, and opens a new login in place of this one.
pub async fn pass(site: &Arc<Site>, asker: &Asker, session: &Session, typed: &str) -> Result<String, LoginError> {
    let (id, login) = (session.organiser_id(), session.id);
    let (origin, guess) = (asker.origin(site, Some(&session.account)), Guess::Code(id));
    let turn = admit(site, origin, guess)?;
    let hash = recovery::hash(&turn, &session.account.secret, typed).await?;
    let slowed = recovery::slowed(&turn, &session.account.secret).await?;
    let (typed, seen) = (typed.to_owned(), session.account.secret.recovery.clone());
    let taken = site.write(move |work| async move {
        let mut account = held(&work, id).await?;
        let Some(act) = take(&work.site, &mut account, &typed, hash.as_deref(), (&seen, slowed))? else {
            return Ok::<_, Failure>(None);
        };
        save_secret(&work, &account).await?;
        note(&work, AuditEntry::own(act, Some(id), None)).await?;
        session::open(&work, id, true, Some(login)).await.map(Some)
    });
    match taken.await? {
        Some(cookie) => {
            site.limits.guessed(origin, guess);
            Ok(cookie)
        }
        None => Err(failed(site, session, Failed::Code)),
    }
}

/// Uses up one of an account's codes: returns what to note, or `None` if it doesn't match. Recovery codes that were
/// kept as plain digests are kept under the slow hash from now on.
fn take(
    site: &Site,
    account: &mut Account,
    typed: &str,
    hash: Option<&str>,
    (seen, slowed): (&[String], Option<KeptCodes>),
) -> Result<Option<Act>, Failure> {
    let secret = &mut account.secret;
    let mut act = None;
    if let Some(key) = &secret.totp {
        let shared = Shared::try_from_base32(key).map_err(|_| Failure::Stored("a second factor that is none"))?;
        if let Some(step) = fresh_step(&totp(shared, "", "x")?, typed, seconds(site), secret.totp_step) {
            secret.totp_step = Some(step);
            act = Some(Act::CodePassed);
        }
    }
    let spent = secret.recovery.iter().position(|kept| act.is_none() && Some(kept.as_str()) == hash);
    if let Some(slowed) = slowed.filter(|_| secret.recovery == seen) {
        slowed.put(secret);
    }
    if let Some(spent) = spent {
        secret.recovery.remove(spent);
        act = Some(Act::RecoveryUsed);
    }
    Ok(act)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_fits_for_one_step_around_and_never_twice() {
        let totp = totp(Shared::new_stack([7; 20]), "Harbour: events", "olu@harbour.example").unwrap();
        let now = 1_800_000_015;
        let code = totp.generate(now).to_string();
        let step = fresh_step(&totp, &code, now, None).unwrap();
        assert_eq!(fresh_step(&totp, &format!("{} {}", &code[..3], &code[3..]), now + 30, None), Some(step));
        assert_eq!(fresh_step(&totp, &code, now + 60, None), None);
        assert_eq!(fresh_step(&totp, &code, now, Some(step)), None);
        assert_eq!(fresh_step(&totp, &code, now, Some(step - 1)), Some(step));
        assert!(totp.to_url().unwrap().starts_with("otpauth://totp/Harbour%20%20events:olu"));
    }
}
