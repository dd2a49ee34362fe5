//! The state shared by all drafts written in one transaction.

use std::collections::BTreeMap;

use app::domain::language::LocalText;
use app::domain::slug::Slug;
use uuid::Uuid;

use crate::db::{self, contents};
use crate::site::UnitOfWork;

use super::draft::{BranchRef, DraftSlug};
use super::fault::{Fault, PublishError};
use super::report::Report;

/// What is needed to write drafts.
pub struct Writing<'w> {
    /// The unit of work.
    pub work: &'w UnitOfWork,
    /// The organisation's name, for the sentences that people agree to.
    pub organisation: LocalText,
    /// Every branch so far.
    pub branches: BTreeMap<Slug, Uuid>,
    /// What was done.
    pub report: Report,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// The kind of thing that a public name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentKind {
    /// A branch.
    Branch,
    /// An event.
    Event,
    /// A newsletter.
    Newsletter,
}

impl<'w> Writing<'w> {
    /// Reads what is already there; `None` before the organisation is set up.
    pub async fn begin(work: &'w UnitOfWork) -> Result<Option<Self>, PublishError> {
        let Some(organisation) = db::site::organisation(&work.tx.conn).await? else { return Ok(None) };
        let known = contents::branches(&work.tx.conn).await?;
        let branches = known.into_iter().map(|branch| (branch.slug, branch.id)).collect();
        let report = Report::default();
        Ok(Some(Self { work, organisation: organisation.name, branches, report, faults: vec![] }))
    }

    /// The report, or everything that is wrong.
    ///
    /// # Errors
    /// The faults, in the order of the file.
    pub fn end(mut self) -> Result<Report, PublishError> {
        if self.faults.is_empty() {
            return Ok(self.report);
        }
        self.faults.sort_by_key(|fault| fault.mark.line);
        Err(PublishError::Refused(self.faults))
    }

    /// Whether nothing of another kind has this public name; notes a fault if it does.
    pub async fn is_free(&mut self, named: &DraftSlug, kind: ContentKind) -> Result<bool, PublishError> {
        let (conn, slug) = (&self.work.tx.conn, named.slug.as_str());
        let taken = [
            (ContentKind::Branch, "a branch", contents::branch_by_slug(conn, slug).await?.is_some()),
            (ContentKind::Event, "an event", contents::event_by_slug(conn, slug).await?.is_some()),
            (ContentKind::Newsletter, "a newsletter", contents::newsletter_by_slug(conn, slug).await?.is_some()),
        ];
        match taken.iter().find(|(other, _, taken)| *other != kind && *taken) {
            Some((_, name, _)) => {
                self.faults.push(named.at.fault(format!("\u{201c}{slug}\u{201d} is the name of {name} already")));
                Ok(false)
            }
            None => Ok(true),
        }
    }

    /// The id of a branch; notes a fault if there's none, or if it isn't the branch that it already `has`.
    pub fn branch_id(&mut self, of: &BranchRef, has: Option<Uuid>) -> Option<Uuid> {
        let found = self.branches.get(&of.slug).copied();
        let why = match found {
            None => format!("there is no branch \u{201c}{}\u{201d}", of.slug),
            Some(found) if has.is_some_and(|has| has != found) => {
                "belongs to another branch, which answers for its data: take a new slug".to_owned()
            }
            Some(found) => return Some(found),
        };
        self.faults.push(of.at.fault(why));
        None
    }
}
