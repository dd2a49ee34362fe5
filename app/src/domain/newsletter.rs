//! A newsletter that people subscribe to.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::language::LocalText;
use super::slug::Slug;

/// A newsletter as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newsletter {
    /// Its id (UUIDv7).
    pub id: Uuid,
    /// The purpose of its subscriptions.
    pub purpose_id: Uuid,
    /// The branch that publishes it.
    pub branch_id: Uuid,
    /// Its name in URLs.
    pub slug: Slug,
    /// After how many months a subscription ends unless the person renews it, from the newest wording.
    pub renew_months: u32,
    /// When the list was closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// Its content.
    pub content: NewsletterContent,
}

/// The content of a newsletter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewsletterContent {
    /// Its title.
    pub title: LocalText,
    /// What is in it.
    pub description: LocalText,
    /// How often it comes, in words.
    pub frequency: LocalText,
    /// Whether anybody may read the issues that were sent.
    #[serde(default)]
    pub archive: bool,
    /// Whether search engines may list these.
    #[serde(default)]
    pub archive_search: bool,
}
