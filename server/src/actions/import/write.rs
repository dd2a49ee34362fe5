//! Writes a file that was read, in one transaction.

use std::collections::BTreeMap;

use app::domain::branch::Branch;
use app::domain::language::LocalText;
use app::domain::organisation::Organisation;
use app::domain::slug::Slug;
use uuid::Uuid;

use crate::actions::account::access::with_below;
use crate::clock;
use crate::db::{self, Tx, contents};
use crate::site::Site;

use super::fault::{Fault, ImportError, Mark};
use super::file::{BranchDraft, File, Named, OfBranch};
use super::report::{Done, Report};
use super::{publish, write_event, write_newsletter};

/// What the parts of a file are written with.
pub struct Writing<'w> {
    /// The site.
    pub site: &'w Site,
    /// The transaction.
    pub tx: &'w Tx,
    /// The organisation's name, for the sentences that people agree to.
    pub organisation: LocalText,
    /// Every branch there is by now.
    pub branches: BTreeMap<Slug, Uuid>,
    /// What was done.
    pub report: Report,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// What kind of thing a public name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A branch.
    Branch,
    /// An event.
    Event,
    /// A newsletter.
    Newsletter,
}

/// Writes all of a file, or finds out why not.
pub async fn write(site: &Site, tx: &Tx, file: File) -> Result<Report, ImportError> {
    let mut report = Report::default();
    let name_before = db::site::organisation(&tx.conn).await?.map(|known| known.name);
    let Some(organisation) = organisation(tx, file.organisation, &mut report).await? else {
        let at = Mark { line: 1, key: "organisation".to_owned() };
        return Err(ImportError::Refused(vec![at.fault("is missing: the first file has to say who runs the site")]));
    };
    let known = contents::branches(&tx.conn).await?;
    let branches = known.into_iter().map(|branch| (branch.slug, branch.id)).collect();
    let mut writing = Writing { site, tx, organisation: organisation.name, branches, report, faults: vec![] };
    for draft in file.branches {
        writing.branch(draft).await?;
    }
    for draft in file.events {
        write_event::write(&mut writing, draft).await?;
    }
    for draft in file.newsletters {
        write_newsletter::write(&mut writing, draft).await?;
    }
    // Last: what is in the file has its sentences already.
    if name_before.is_some_and(|before| before != writing.organisation) {
        publish::rename(&mut writing).await?;
    }
    if writing.faults.is_empty() {
        return Ok(writing.report);
    }
    writing.faults.sort_by_key(|fault| fault.mark.line);
    Err(ImportError::Refused(writing.faults))
}

async fn organisation(
    tx: &Tx,
    given: Option<Organisation>,
    report: &mut Report,
) -> Result<Option<Organisation>, ImportError> {
    let known = db::site::organisation(&tx.conn).await?;
    let Some(given) = given else { return Ok(known) };
    let done = match &known {
        Some(known) if *known == given => Done::Unchanged,
        Some(_) => Done::Changed,
        None => Done::Created,
    };
    if done != Done::Unchanged {
        db::site::save_organisation(&tx.conn, &given).await?;
    }
    report.note("organisation", "", done);
    Ok(Some(given))
}

impl Writing<'_> {
    async fn branch(&mut self, draft: BranchDraft) -> Result<(), ImportError> {
        let slug = draft.named.slug.clone();
        let known = contents::branch_by_slug(&self.tx.conn, slug.as_str()).await?;
        let parent_id = self.parent(&draft, known.as_ref().map(|known| known.id)).await?;
        let done = match &known {
            Some(known) if known.content == draft.content && known.parent_id == parent_id => Done::Unchanged,
            Some(_) => Done::Changed,
            None if !self.is_free(&draft.named, Kind::Branch).await? => return Ok(()),
            None => Done::Created,
        };
        let id = known.map_or_else(|| clock::ordered_id(self.site.clock.now()), |known| known.id);
        if done != Done::Unchanged {
            let branch = Branch { id, parent_id, slug: slug.clone(), content: draft.content };
            contents::save_branch(&self.tx.conn, &branch, done == Done::Created).await?;
        }
        self.report.note("branch", slug.as_str(), done);
        self.branches.insert(slug, id);
        Ok(())
    }

    /// The branch above a branch; notes the fault when there is none, or when it stands below.
    async fn parent(&mut self, draft: &BranchDraft, own: Option<Uuid>) -> Result<Option<Uuid>, ImportError> {
        let Some(of) = &draft.parent else { return Ok(None) };
        let Some(parent) = self.branch_id(of, None) else { return Ok(None) };
        let tree = contents::branches(&self.tx.conn).await?;
        if own.is_some_and(|own| with_below(&tree, own).contains(&parent)) {
            self.faults.push(of.at.fault("stands below this branch: a branch cannot be above itself"));
        }
        Ok(Some(parent))
    }

    /// Whether no thing of another kind has this public name; notes the fault.
    pub async fn is_free(&mut self, named: &Named, kind: Kind) -> Result<bool, ImportError> {
        let (conn, slug) = (&self.tx.conn, named.slug.as_str());
        let taken = [
            (Kind::Branch, "a branch", contents::branch_by_slug(conn, slug).await?.is_some()),
            (Kind::Event, "an event", contents::event_by_slug(conn, slug).await?.is_some()),
            (Kind::Newsletter, "a newsletter", contents::newsletter_by_slug(conn, slug).await?.is_some()),
        ];
        match taken.iter().find(|(other, _, taken)| *other != kind && *taken) {
            Some((_, name, _)) => {
                self.faults.push(named.at.fault(format!("\u{201c}{slug}\u{201d} is the name of {name} already")));
                Ok(false)
            }
            None => Ok(true),
        }
    }

    /// The id of a branch; notes the fault when there is none, or when what `has` one would change it.
    pub fn branch_id(&mut self, of: &OfBranch, has: Option<Uuid>) -> Option<Uuid> {
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
