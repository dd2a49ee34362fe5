//! A preview of the mail that an issue becomes.

use app::components::markdown::Surface;
use app::domain::issue::IssueContent;
use app::domain::newsletter::Newsletter;
use app::mails;
use app::text::Words;

use super::body;
use crate::actions::Failure;
use crate::actions::announcements::example;
use crate::site::Site;

/// How an issue will look.
#[derive(Clone, Debug)]
pub struct IssuePreview {
    /// The mail as a part of a page.
    pub letter: String,
    /// Its text part.
    pub text: String,
    /// How many bytes its HTML has.
    pub size: usize,
}

/// The whole mail, as somebody who subscribes now would get it.
pub async fn preview(
    site: &Site,
    newsletter: &Newsletter,
    content: &IssueContent,
    number: Option<u32>,
) -> Result<IssuePreview, Failure> {
    let mail = example::reader(site, newsletter).await?;
    let words = Words::new(&mail.held.language, mail.organisation.timezone);
    // A draft has no number yet: the next one may be another, but is as long.
    let issue = (content, Some(number.unwrap_or(1)));
    let on_page = body::make(site, newsletter, issue, &words, Surface::Page).await?;
    let in_mail = mails::issue(&body::make(site, newsletter, issue, &words, Surface::Mail).await?, &mail);
    Ok(IssuePreview { letter: mails::issue_on_page(&on_page, &mail), text: in_mail.text(), size: in_mail.html().len() })
}
