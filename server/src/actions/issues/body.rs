//! What an issue says, made once for all its readers of a language: the events of its cards and its pictures are looked
//! up when it is.

use std::collections::BTreeMap;

use app::components::markdown::{Surface, cards};
use app::domain::event::Event;
use app::domain::issue::IssueContent;
use app::domain::newsletter::Newsletter;
use app::mails::issue::{Embeds, IssueBody};
use app::paths;
use app::text::Words;

use crate::actions::{Failure, pictures};
use crate::db::contents;
use crate::site::Site;

/// The events that the cards of a text name, by name: only those that anybody finds in the list of events, so that a
/// card never leads to one that is kept out of it.
pub async fn events(site: &Site, text: &str) -> Result<BTreeMap<String, Event>, Failure> {
    let mut events = BTreeMap::new();
    for name in cards(text) {
        let found = contents::event_by_slug(site.db.read(), &name).await?;
        events.extend(found.filter(|event| event.listed).map(|event| (name, event)));
    }
    Ok(events)
}

/// Where an issue can be read by anybody, if its newsletter has an archive.
#[must_use]
pub fn web(site: &Site, newsletter: &Newsletter, number: Option<u32>) -> Option<String> {
    let number = number.filter(|_| newsletter.content.archive)?;
    Some(format!("{}{}", site.config.base_url, paths::issue(&newsletter.slug, number)))
}

/// Makes it.
pub async fn make(
    site: &Site,
    newsletter: &Newsletter,
    (content, number): (&IssueContent, Option<u32>),
    words: &Words,
    on: Surface,
) -> Result<IssueBody, Failure> {
    let text = &content.text;
    let embeds = Embeds { events: events(site, text).await?, pictures: pictures::of(site, text).await? };
    let web = web(site, newsletter, number);
    Ok(IssueBody::new(content, &embeds, &site.config.base_url, web, words, on))
}
