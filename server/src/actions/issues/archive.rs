//! The issues that anybody may read: of a newsletter that has an archive, those that were sent and not stopped.

use app::components::markdown::Surface;
use app::domain::issue::IssueContent;
use app::domain::newsletter::Newsletter;
use app::mails;
use app::text::Words;
use chrono::{DateTime, Utc};

use super::body;
use crate::actions::Failure;
use crate::db::entity::announcement::Model;
use crate::db::issues;
use crate::site::Site;

/// How many issues the archive lists: more than a list has in two years, after which they're deleted.
pub const ALL: u64 = 1000;
/// How many the feed has.
pub const FEED: u64 = 20;

/// An issue that anybody may read.
#[derive(Clone, Debug)]
pub struct ArchivedIssue {
    /// Its number.
    pub number: u32,
    /// What it says.
    pub content: IssueContent,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
}

fn archived(row: &Model) -> Result<ArchivedIssue, Failure> {
    let number = row.number.and_then(|number| u32::try_from(number).ok());
    Ok(ArchivedIssue {
        number: number.ok_or(Failure::Stored("an issue that was sent without a number"))?,
        content: issues::content(row)?,
        sent_at: row.started_at.unwrap_or(row.created_at),
    })
}

/// The newest of them, newest first; `None` if the newsletter has no archive.
pub async fn all(site: &Site, newsletter: &Newsletter, most: u64) -> Result<Option<Vec<ArchivedIssue>>, Failure> {
    if !newsletter.content.archive {
        return Ok(None);
    }
    let rows = issues::archive(site.db.read(), newsletter.purpose_id, site.clock.now(), most).await?;
    rows.iter().map(archived).collect::<Result<_, _>>().map(Some)
}

/// One of them by its number in a URL.
pub async fn one(site: &Site, newsletter: &Newsletter, number: &str) -> Result<Option<ArchivedIssue>, Failure> {
    // Spelt in one way only, so that it has one URL.
    let asked = number.parse::<i32>().ok().filter(|asked| asked.to_string() == number);
    let Some(asked) = asked.filter(|_| newsletter.content.archive) else { return Ok(None) };
    let row = issues::archived(site.db.read(), newsletter.purpose_id, asked, site.clock.now()).await?;
    row.as_ref().map(archived).transpose()
}

/// What it says, as a part of a page.
pub async fn html(
    site: &Site,
    newsletter: &Newsletter,
    issue: &ArchivedIssue,
    words: &Words,
) -> Result<String, Failure> {
    let body = body::make(site, newsletter, (&issue.content, None), words, Surface::Page).await?;
    Ok(mails::issue_in_public(&body))
}
