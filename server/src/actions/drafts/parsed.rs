//! What a draft's form comes to: what can be published, what is wrong, and what goes beyond its template.

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

/// What a form comes to.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What can be published; `None` when something is wrong.
    pub content: Option<Content>,
    /// What is wrong, in the order of the form.
    pub faults: Vec<Fault>,
    /// What goes beyond the template.
    pub deviations: Vec<Deviation>,
}

/// What a form is read with.
pub(super) struct Input<'d> {
    /// The draft.
    pub draft: &'d Draft,
    /// The form.
    pub typed: &'d Typed,
    /// Every branch.
    pub branches: Vec<Branch>,
    /// What was published before, which texts in other languages are kept from.
    pub source: Option<Published>,
    /// Its wording.
    pub wording: Option<Wording>,
    /// Who answers for it.
    pub owner: Option<Uuid>,
    /// What its dates share.
    pub series: Option<Uuid>,
    /// The clock.
    pub now: DateTime<Utc>,
}

impl Draft {
    /// Reads its form.
    pub async fn parse(&self, site: &Arc<Site>) -> Result<Parsed, Failure> {
        self.parse_as(site, &self.typed, None).await
    }

    /// Reads another form as if it were its own, for whoever would publish it.
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
                let (run, _) = editing::run(db, event.id).await?;
                (run.owner.or(by), run.series)
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
