//! The last mail: one attempt from memory after an erasure, never queued. It isn't written to a file transport: no
//! row would be left whose end removes the file.

use std::sync::Arc;

use app::domain::held::{Held, Links};
use app::mails::blocks::Mail;
use app::mails::kind::{Farewell, MailDetail};
use app::mails::{self, RecordMail};

use crate::clock;
use crate::db::purposes::ADMINISTRATION;
use crate::db::records::Record;
use crate::db::site::organisation;
use crate::db::{registrations, suppressions};
use crate::mail::message::build;
use crate::mail::transport::Transport;
use crate::site::Site;

use super::super::brand::MailBrands;
use super::super::{Failure, held, links};
use super::email::of_record;

/// What is kept of a record until its goodbye is sent.
#[derive(Debug)]
pub struct Goodbye {
    farewell: Farewell,
    held: Held,
    links: Links,
}

impl Goodbye {
    /// Opens a record that is about to be erased. `None` if no goodbye is sent: to an unconfirmed address, which may be
    /// a stranger's, or to one that wants no mail.
    pub async fn to(site: &Site, record: &Record) -> Result<Option<Self>, Failure> {
        let silent = record.is_pending() || !registrations::has_address(record);
        if silent || !matches!(site.transport, Transport::Smtp(_)) {
            return Ok(None);
        }
        let held = held::open(site, record).await?;
        let suppression_key = site.vault.suppression_hash(ADMINISTRATION, &held.email.folded());
        if suppressions::is_suppressed(site.db.read(), ADMINISTRATION, &suppression_key, site.clock.now()).await? {
            return Ok(None);
        }
        let links = links::of_held(site, record, &held);
        Ok(Some(Self { farewell: Farewell::Goodbye, held, links }))
    }

    /// The same, for somebody whom an organiser removes.
    #[must_use]
    pub fn from_organiser(self) -> Self {
        Self { farewell: Farewell::Removed, ..self }
    }

    /// Sends it, once, in the background.
    pub fn say(self, site: &Arc<Site>) {
        tokio::spawn(say(site.clone(), self));
    }
}

async fn say(site: Arc<Site>, Goodbye { farewell, held, links }: Goodbye) {
    let Ok(Some(organisation)) = organisation(site.db.read()).await else { return };
    let now = site.clock.now();
    let id = clock::random_id();
    let envelope = of_record(&site, &organisation, &held, (id, now));
    // Rather a goodbye without the logo than none.
    let brand = MailBrands::read(&site).await.unwrap_or_default().of(Some(held.branch.id));
    let about = RecordMail { organisation, held, links, detail: MailDetail::default(), full: false, now };
    let content = Mail { brand, ..mails::farewell(farewell, &about) };
    if let Ok(email) = build(&content, &envelope) {
        site.transport.send(id, &email).await;
    }
}
