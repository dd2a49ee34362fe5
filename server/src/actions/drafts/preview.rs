//! What a draft would be if it were published now.

use std::sync::Arc;

use app::domain::event::Event;
use app::domain::language::LocalText;
use app::domain::newsletter::Newsletter;
use app::domain::purpose::Wording;
use uuid::Uuid;

use super::parsed::Content;
use super::{Draft, names};
use crate::actions::publish::wording;
use crate::actions::{Failure, show};
use crate::site::Site;

/// The preview, with its wording.
#[derive(Clone, Debug)]
pub enum Preview {
    /// An event.
    Event(Box<Event>, Wording),
    /// A newsletter.
    Newsletter(Box<Newsletter>, Wording),
}

/// Composes it from a draft's content.
pub async fn preview(site: &Arc<Site>, draft: &Draft, content: Content) -> Result<Preview, Failure> {
    let organisation = show::organisation(site).await?.map(|organisation| organisation.name).unwrap_or_default();
    Ok(match content {
        Content::Event(event) => {
            let hosts = event.management.as_ref().map_or(&[][..], |management| &management.co_hosts);
            let hosts: Vec<LocalText> = names(site, hosts).await?;
            let wording = wording::of_event(&event, &organisation, &hosts);
            Preview::Event(Box::new(event.event(Uuid::nil(), Uuid::nil(), draft.row.branch_id)), wording)
        }
        Content::Newsletter(newsletter) => {
            let wording = wording::of_newsletter(&newsletter, &organisation);
            let made = Newsletter {
                id: Uuid::nil(),
                purpose_id: Uuid::nil(),
                branch_id: draft.row.branch_id,
                slug: newsletter.named.slug.clone(),
                renew_months: newsletter.renew_months,
                closed_at: None,
                content: newsletter.content.clone(),
            };
            Preview::Newsletter(Box::new(made), wording)
        }
    })
}
