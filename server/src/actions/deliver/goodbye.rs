//! "It is deleted": one attempt from memory after an erasure, and not owed. Into files nothing is written, for there
//! would be no row whose end takes the file away.

use std::sync::Arc;

use app::domain::held::{Held, Links};
use app::mails::kind::{MailDetail, MailKind};
use app::mails::{self, RecordMail};

use crate::clock;
use crate::db::site::organisation;
use crate::mail::message::build;
use crate::mail::transport::Transport;
use crate::site::Site;

use super::letter::envelope;

/// Says goodbye to who was erased, as the record was held just before. Returns at once.
pub fn goodbye(site: &Arc<Site>, held: Held, links: Links) {
    if matches!(site.transport, Transport::Smtp(_)) {
        tokio::spawn(say(site.clone(), held, links));
    }
}

async fn say(site: Arc<Site>, held: Held, links: Links) {
    let Ok(Some(organisation)) = organisation(site.db.read()).await else { return };
    let now = site.clock.now();
    let id = clock::random_id();
    let envelope = envelope(&site, &organisation, Some(&held.branch), &held.email, &held.language, (id, now));
    let about = RecordMail { organisation, held, links, detail: MailDetail::default(), now };
    if let Ok(letter) = build(&mails::compose(MailKind::Goodbye, &about), &envelope) {
        site.transport.send(id, &letter).await;
    }
}
