//! Unsubscribing for those who have none of its mails at hand: a mail brings the button to whoever reads the
//! address. All addresses get the same answer.

use std::sync::Arc;

use app::domain::branch::Branch;
use app::domain::email_address::EmailAddress;
use app::domain::language::{Language, LocalText};
use app::mails::kind::RequestMail;
use uuid::Uuid;

use crate::db::records::RecordKind;
use crate::db::requests;
use crate::site::Site;

use super::your_data::{self, RequestOf};
use super::{Failure, held, links, sent, sign_up};

/// Which mail a newsletter's request brings.
const fn about(purpose: Uuid) -> RequestOf {
    RequestOf { purpose, mail: RequestMail::StopNewsletter }
}

/// Records the request and queues its mail, within the limits and unless the address wants no mail. Returns its id.
pub async fn ask(site: &Arc<Site>, purpose: Uuid, email: EmailAddress, language: Language) -> Result<Uuid, Failure> {
    your_data::request(site, about(purpose), email, language).await
}

/// "Send it again", within the limits, at the same commit cost for all.
///
/// # Errors
/// When the address can't be opened.
pub async fn send_again(site: &Arc<Site>, id: Uuid, purpose: Uuid) -> Result<(), Failure> {
    let Some(row) = requests::find(site.db.read(), id, site.clock.now()).await? else {
        return sent::nothing(site).await;
    };
    your_data::again(site, about(purpose), row).await
}

/// What the mail is about.
#[derive(Debug)]
pub struct Stopping {
    /// The newsletter's title.
    pub title: LocalText,
    /// Its branch.
    pub branch: Branch,
    /// The page with the button; `None` if the address doesn't get the newsletter.
    pub unsubscribe: Option<String>,
}

/// Looks up whether an address gets a newsletter.
pub async fn find(site: &Site, purpose: Uuid, email: &EmailAddress) -> Result<Stopping, Failure> {
    let db = site.db.read();
    let (subject, branch) = held::subject(db, RecordKind::Subscription, purpose).await?;
    let address = sign_up::address_of(site, RecordKind::Subscription, purpose, email);
    let record = address.confirmed(db, site.clock.now()).await?;
    let public = links::public_path(&subject);
    Ok(Stopping {
        title: subject.title().clone(),
        branch,
        unsubscribe: record.map(|record| links::of(site, &record, &public).unsubscribe),
    })
}
