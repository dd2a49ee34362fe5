//! Sends one mail to try out relay, signature and DNS, and checks the bytes that left. It has the headers of a list's
//! mail, because those are asked for most.

use std::sync::Arc;

use app::domain::email_address::EmailAddress;
use app::domain::language::Language;
use app::mails::{self, blocks::Mail};
use app::paths;

use crate::clock;
use crate::db::purposes::ADMINISTRATION;
use crate::db::site::organisation;
use crate::db::suppressions;
use crate::mail::check::{CheckedMail, Finding, check};
use crate::mail::dns::DnsRecord;
use crate::mail::lookup::Dns;
use crate::mail::message::{Envelope, ListHeaders, MessageError, build, from_name};
use crate::mail::signing::SignerError;
use crate::mail::transport::Outcome;
use crate::site::Site;
use crate::vault::dkim::{DkimError, DkimKey, DkimKeys, DkimState};

use super::Failure;
use super::bounces::return_path;
use super::brand::MailBrands;

/// Stands for a reader's token in the links of the mail: they open nothing.
const NOBODY: &str = "mail-check";

/// What became of the mail.
#[derive(Debug)]
pub struct MailReport {
    /// What the relay said, or the folder.
    pub outcome: Outcome,
    /// What was found about each requirement.
    pub findings: Vec<Finding>,
}

/// Why no mail was sent.
#[derive(Debug, thiserror::Error)]
pub enum CheckMailError {
    /// There's nobody to send it.
    #[error("There is no organisation yet. Import one first: onpurpose import FILE.toml")]
    NoOrganisation,
    /// The address's owner said "never write to me again".
    #[error("This address wants no mail from this site. Use another one.")]
    Suppressed,
    /// A setting doesn't fit into a header.
    #[error("The mail cannot be built: {0}.")]
    Message(#[from] MessageError),
    /// The keys can't be read.
    #[error(transparent)]
    Keys(#[from] DkimError),
    /// It can't be signed.
    #[error("{0}")]
    Signer(#[from] SignerError),
    /// Something below failed.
    #[error(transparent)]
    Failure(#[from] Failure),
}

from_database!(CheckMailError);

/// Sends the mail and checks it. `dns` is asked for what is published; without it that can't be known.
///
/// # Errors
/// When no mail was sent; a relay that refuses it is a finding.
pub async fn check_mail(site: &Arc<Site>, to: EmailAddress, dns: Option<&Dns>) -> Result<MailReport, CheckMailError> {
    let organisation = organisation(site.db.read()).await?.ok_or(CheckMailError::NoOrganisation)?;
    let now = site.clock.now();
    let suppression_key = site.vault.suppression_hash(ADMINISTRATION, &to.folded());
    if suppressions::is_suppressed(site.db.read(), ADMINISTRATION, &suppression_key, now).await? {
        return Err(CheckMailError::Suppressed);
    }
    let (base, host, id) = (&site.config.base_url, site.config.host(), clock::random_id());
    let language = Language::english();
    let name = organisation.name.get(&language).to_owned();
    let privacy = format!("{base}{}", paths::PRIVACY);
    let envelope = Envelope {
        from_name: from_name(None, &name),
        from_address: site.config.mail_from.clone(),
        return_path: return_path::of_mail(site, id),
        reply_to: Some(organisation.privacy_email.clone()),
        to,
        message_id: format!("<{}@{host}>", site.vault.message_id(id)),
        date: now,
        auto_submitted: true,
        list: Some(ListHeaders {
            archive_url: None,
            name,
            id: format!("{NOBODY}.{host}"),
            unsubscribe_url: format!("{base}{}", paths::unsubscribe(NOBODY)),
            unsubscribe_address: None,
            help_url: privacy.clone(),
            owner: organisation.privacy_email.clone(),
        }),
        calendar: None,
        enclosed: None,
    };
    let brand = MailBrands::read(site).await?.of(None);
    let content = Mail { brand, ..mails::mail_check(&organisation, &language, &privacy) };
    let email = build(&content, &envelope)?;
    let email = site.transport.outgoing(&email).await?;
    let outcome = site.transport.hand_over(id, &email).await;
    let keys = signing_records(site)?;
    let return_path = email.return_path();
    let sent = CheckedMail {
        bytes: email.bytes(),
        return_path: &return_path,
        protection: site.transport.protection(),
        keys: &keys,
    };
    Ok(MailReport { outcome, findings: check(&sent, true, dns).await })
}

/// The records of the keys that sign.
fn signing_records(site: &Site) -> Result<Vec<DnsRecord>, DkimError> {
    let domain = site.config.mail_domain();
    let keys = DkimKeys::read(&site.config.dkim_keys)?;
    let record = |key: &DkimKey| DnsRecord::dkim(&domain, &key.selector(), key.algorithm.name(), &key.public);
    Ok(keys.map(|keys| keys.of(DkimState::Signing).map(record).collect()).unwrap_or_default())
}
