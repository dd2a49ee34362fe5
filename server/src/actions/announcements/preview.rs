//! A preview of the mail that an announcement becomes.

use app::domain::announcement::AnnouncementContent;
use app::domain::event::Event;
use app::mails;

use super::example;
use crate::actions::Failure;
use crate::site::Site;

/// The whole mail, as somebody with a seat would get it: as a part of a page, and its text part.
pub async fn preview(site: &Site, event: &Event, written: &AnnouncementContent) -> Result<(String, String), Failure> {
    let mail = example::attendee(site, event).await?;
    Ok((mails::announcement_on_page(written, &mail), mails::announcement(written, &mail).text()))
}
