//! The audit as the data officer reads it: ids get names when it's shown, and reading it is an entry too.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use app::domain::audit::{Act, Reason};
use app::domain::language::LocalText;
use app::domain::role::Permission;
use app::domain::visits::page_end;
use app::paths;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::db::entity::audit::Model;
use crate::db::purposes::ADMINISTRATION;
use crate::db::{audit, contents};
use crate::site::Site;

use super::Failure;
use super::account::access::Session;
use super::account::{everybody, team};
use super::audit::{AuditEntry, note};

/// How many entries a page has at most; it ends where nobody's visit is cut in two.
pub const PAGE: usize = 200;

/// A query of the audit.
#[derive(Clone, Debug, Default)]
pub struct LogQuery {
    /// A colleague's token.
    pub who: String,
    /// The public path of an event or newsletter, or `own` for accounts and settings.
    pub about: String,
    /// The act.
    pub act: Option<Act>,
    /// From this time on.
    pub since: Option<DateTime<Utc>>,
    /// Before this time.
    pub until: Option<DateTime<Utc>>,
    /// Only entries before this number: where the page begins.
    pub before: Option<i64>,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The site, the operator, or a volunteer at the door.
    Site,
    /// A colleague.
    Colleague(String),
    /// Somebody whose account is deleted.
    Gone,
}

/// The subject of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntrySubject {
    /// An event or a newsletter.
    Title(LocalText),
    /// Accounts and settings; and whose account, if it was one.
    Own(Option<Who>),
    /// Something that no longer exists.
    Past,
}

/// An entry, ready to be shown.
#[derive(Clone, Debug)]
pub struct LogRow {
    /// The organiser, the purpose: two may have the same name.
    pub ids: (Option<Uuid>, Uuid),
    /// Who.
    pub who: Who,
    /// What.
    pub act: Option<Act>,
    /// About what.
    pub about: EntrySubject,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// How many records.
    pub count: i32,
    /// Why.
    pub reason: Option<Reason>,
}

/// A page of the audit, and the filters for it.
#[derive(Clone, Debug)]
pub struct AuditLogPage {
    /// The entries, newest first.
    pub lines: Vec<LogRow>,
    /// How many entries match in all.
    pub found: u64,
    /// The number that the next page's entries are before, if there are any.
    pub older: Option<i64>,
    /// Colleagues: token and name.
    pub people: Vec<(String, String)>,
    /// Events and newsletters: public path and title.
    pub purposes: Vec<(String, LocalText)>,
}

struct Names {
    people: HashMap<Uuid, String>,
    titles: HashMap<Uuid, (String, LocalText, Uuid)>,
}

async fn names(site: &Site) -> Result<Names, Failure> {
    let db = site.db.read();
    let people = everybody(site).await?.into_iter().map(|one| (one.id(), one.secret.name.clone())).collect();
    let events = contents::events(db).await?.into_iter();
    let events = events.map(|it| (it.purpose_id, (paths::event(&it.slug), it.content.title, it.branch_id)));
    let lists = contents::newsletters(db).await?.into_iter();
    let lists = lists.map(|it| (it.purpose_id, (paths::newsletter(&it.slug), it.content.title, it.branch_id)));
    Ok(Names { people, titles: events.chain(lists).collect() })
}

impl Names {
    fn who(&self, id: Option<Uuid>) -> Who {
        match id {
            None => Who::Site,
            Some(id) => self.people.get(&id).cloned().map_or(Who::Gone, Who::Colleague),
        }
    }

    fn line(&self, row: &Model) -> LogRow {
        let about = match self.titles.get(&row.purpose_id) {
            _ if row.purpose_id == ADMINISTRATION => EntrySubject::Own(
                row.subject_id.filter(|id| Some(*id) != row.organiser_id).map(|id| self.who(Some(id))),
            ),
            Some((_, title, _)) => EntrySubject::Title(title.clone()),
            None => EntrySubject::Past,
        };
        LogRow {
            ids: (row.organiser_id, row.purpose_id),
            who: self.who(row.organiser_id),
            act: Act::parse(&row.action),
            about,
            at: row.at,
            count: row.count,
            reason: row.reason.as_deref().and_then(Reason::parse),
        }
    }
}

/// Reads a page, and notes that it was read.
pub async fn read(site: &Arc<Site>, session: &Session, asked: &LogQuery) -> Result<AuditLogPage, Failure> {
    let branches = session.branches(Permission::ReadAudit);
    let names = names(site).await?;
    let filter = filter(site, &branches, &names, asked).await?;
    let (db, most) = (site.db.read(), PAGE as u64 + 1);
    let (mut rows, found) = audit::page(db, &filter, site.clock.now(), asked.before, most).await?;
    let times: Vec<_> = rows.iter().map(|row| row.at).collect();
    let end = page_end(&times, PAGE);
    let older = (end < rows.len()).then(|| rows[end - 1].number);
    rows.truncate(end);
    noted(site, session, Act::AuditRead, rows.len()).await?;
    let people = team::team(site, &branches).await?.into_iter();
    let mut purposes: Vec<_> = names.titles.values().filter(|(.., branch)| branches.contains(branch)).collect();
    purposes.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(AuditLogPage {
        lines: rows.iter().map(|row| names.line(row)).collect(),
        found,
        older,
        people: people.map(|member| (member.token.clone(), member.account.secret.name.clone())).collect(),
        purposes: purposes.into_iter().map(|(path, title, _)| (path.clone(), title.clone())).collect(),
    })
}

/// Exports every entry that matches, and notes it: nothing leaves without an entry.
pub async fn export(site: &Arc<Site>, session: &Session, asked: &LogQuery) -> Result<Vec<LogRow>, Failure> {
    let names = names(site).await?;
    let filter = filter(site, &session.branches(Permission::ReadAudit), &names, asked).await?;
    let rows = audit::all(site.db.read(), &filter, site.clock.now()).await?;
    noted(site, session, Act::AuditExported, rows.len()).await?;
    Ok(rows.iter().map(|row| names.line(row)).collect())
}

async fn filter(
    site: &Site,
    branches: &BTreeSet<Uuid>,
    names: &Names,
    asked: &LogQuery,
) -> Result<audit::Filter, Failure> {
    // Entries without a branch are only for those who may read every branch.
    let all = team::branches(site).await?.iter().all(|branch| branches.contains(&branch.id));
    let purposes = match asked.about.as_str() {
        "" => None,
        "own" => Some(vec![ADMINISTRATION]),
        path => Some(names.titles.iter().filter(|(_, (own, ..))| own == path).map(|(id, _)| *id).collect()),
    };
    Ok(audit::Filter {
        // A token that names nobody finds nothing.
        organiser: (!asked.who.is_empty()).then(|| team::named(site, &asked.who).unwrap_or_default()),
        purposes,
        branches: (!all).then(|| branches.iter().copied().collect()),
        act: asked.act,
        since: asked.since,
        until: asked.until,
    })
}

async fn noted(site: &Arc<Site>, session: &Session, act: Act, count: usize) -> Result<(), Failure> {
    let branch = session.branches(Permission::ReadAudit).first().copied();
    let own = AuditEntry::own(act, Some(session.organiser_id()), branch);
    let entry = AuditEntry { count: u64::try_from(count).unwrap_or(u64::MAX), ..own };
    site.write(move |work| async move { note(&work, entry).await }).await
}
