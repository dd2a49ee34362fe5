//! The parsed form of a draft: what can be published, what is wrong, and its deviations from the template.

use std::sync::Arc;

use app::domain::branch::Branch;
use app::domain::purpose::{PurposeKind, Wording};
use app::forms::state::Typed;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::approval::{self, Deviation};
use super::parse::DraftParser;
use super::{Draft, Published, SOURCE, published};
use crate::actions::Failure;
use crate::actions::publish::draft::{EventDraft, NewsletterDraft};
use crate::actions::publish::{Fault, read};
use crate::db::{contents, editing, purposes};
use crate::site::Site;

/// What can be published.
#[derive(Clone, Debug)]
pub enum Content {
    /// An event.
    Event(Box<EventDraft>),
    /// A newsletter.
    Newsletter(Box<NewsletterDraft>),
}

/// A parsed form.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What can be published; `None` when something is wrong.
    pub content: Option<Content>,
    /// What is wrong, in the order of the form.
    pub faults: Vec<Fault>,
    /// The deviations from the template.
    pub deviations: Vec<Deviation>,
}

/// What is needed to read a form.
pub(super) struct Input<'d> {
    /// The draft.
    pub draft: &'d Draft,
    /// The form.
    pub typed: &'d Typed,
    /// Every branch.
    pub branches: Vec<Branch>,
    /// What was published before: the source of texts in other languages.
    pub source: Option<Published>,
    /// Its wording.
    pub wording: Option<Wording>,
    /// Who answers for it.
    pub owner: Option<Uuid>,
    /// Shared by all dates of a series.
    pub series: Option<Uuid>,
    /// The clock.
    pub now: DateTime<Utc>,
}

impl Draft {
    /// Reads the draft's own form.
    pub async fn parse(&self, site: &Arc<Site>) -> Result<Parsed, Failure> {
        self.parse_as(site, &self.typed, None).await
    }

    /// Reads another form as if it were its own, for the person who would publish it.
    pub async fn parse_as(&self, site: &Arc<Site>, typed: &Typed, by: Option<Uuid>) -> Result<Parsed, Failure> {
        let db = site.db.read();
        let source = match typed.first(SOURCE).parse() {
            Ok(purpose) => published(site, purpose).await?,
            Err(_) => self.of.clone(),
        };
        let wording = match &source {
            Some(source) => Some(purposes::current_version(db, source.purpose()).await?.wording),
            None => None,
        };
        let (owner, series) = match &self.of {
            Some(Published::Event(event, _)) => {
                let (current, _) = editing::management(db, event.id).await?;
                (current.owner.or(by), current.series)
            }
            _ => (by, None),
        };
        let branches = contents::branches(db).await?;
        let input = Input { draft: self, typed, branches, source, wording, owner, series, now: site.clock.now() };
        let mut parser = DraftParser::new(&input);
        let content = match self.what() {
            PurposeKind::Newsletter => read::newsletter(&mut parser).map(Box::new).map(Content::Newsletter),
            PurposeKind::Event | PurposeKind::Administration => {
                read::event(&mut parser).map(Box::new).map(Content::Event)
            }
        };
        let faults = parser.faults;
        let content = content.filter(|_| faults.is_empty());
        Ok(Parsed { content, faults, deviations: approval::of(self, typed) })
    }
}
