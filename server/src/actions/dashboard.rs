//! An organiser's first page: how full each event is, what is held for it and until when, what has expired, what is
//! overdue.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::branch::Branch;
use app::domain::dashboard::{EventNumbers, EventOverview, Gone, HeldOf, Holding};
use app::domain::event::Event;
use app::domain::newsletter::Newsletter;
use app::domain::role::Permission;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::actions::Failure;
use crate::actions::account::access::Session;
use crate::actions::drafts::{self, ListedDraft};
use crate::db::dashboard::{self as counts, Count};
use crate::db::{co_hosts, receipts};
use crate::site::Site;

/// How far back receipts are shown.
const WEEK: TimeDelta = TimeDelta::days(7);
/// How late the sweep may be, beyond two of its intervals, before something counts as overdue.
const SWEEP_DELAY: TimeDelta = TimeDelta::minutes(5);

/// Everything on the first page.
#[derive(Debug)]
pub struct Dashboard {
    /// Events, soonest first.
    pub events: Vec<EventOverview>,
    /// Newsletters and what is held for them.
    pub newsletters: Vec<(Newsletter, Branch, HeldOf)>,
    /// What expired in the last week.
    pub gone: Vec<Gone>,
    /// Drafts.
    pub drafts: Vec<ListedDraft>,
    /// Whether this organiser has begun or published anything.
    pub has_created: bool,
}

/// What an organiser's branches run, and their drafts where the organiser may write.
pub async fn dashboard(site: &Site, session: &Session) -> Result<Dashboard, Failure> {
    let (db, now, organiser) = (site.db.read(), site.clock.now(), session.organiser_id());
    let contents = super::contents::contents(site, &session.branches(Permission::SeeCounts)).await?;
    let events = contents.events.iter().map(|(event, _)| event.purpose_id);
    let purposes: BTreeSet<Uuid> = events.chain(contents.newsletters.iter().map(|(list, _)| list.purpose_id)).collect();
    let registrations = counts::registrations(db, &purposes, now).await?;
    let mut held = held(site, &purposes, &registrations).await?;
    let mut numbers = taken(&registrations);
    let (mut hosts, messaged) = (co_hosts::all(db).await?, counts::messaged(db, &purposes, now).await?);
    let events = contents.events.into_iter().map(|(event, branch)| EventOverview {
        holders: [branch.id].into_iter().chain(hosts.remove(&event.id).unwrap_or_default()).collect(),
        numbers: EventNumbers { capacity: event.capacity, ..numbers.remove(&event.purpose_id).unwrap_or_default() },
        messaged: messaged.contains(&event.purpose_id),
        held: held.remove(&event.purpose_id).unwrap_or_default(),
        event,
        branch,
    });
    let events: Vec<_> = events.collect();
    let newsletters = contents.newsletters.into_iter().map(|(list, branch)| {
        let held = held.remove(&list.purpose_id).unwrap_or_default();
        (list, branch, held)
    });
    let newsletters: Vec<_> = newsletters.collect();
    let drafts = drafts::list(site, &session.branches(Permission::Draft)).await?;
    Ok(Dashboard {
        gone: gone(site, &events, &newsletters).await?,
        has_created: drafts.iter().any(|draft| draft.changed_by == Some(organiser))
            || counts::owns_any(db, organiser).await?,
        drafts,
        events,
        newsletters,
    })
}

/// How full one event is.
pub async fn numbers(site: &Site, event: &Event) -> Result<EventNumbers, Failure> {
    let purposes = BTreeSet::from([event.purpose_id]);
    let rows = counts::registrations(site.db.read(), &purposes, site.clock.now()).await?;
    Ok(EventNumbers { capacity: event.capacity, ..taken(&rows).remove(&event.purpose_id).unwrap_or_default() })
}

/// How full each event is, but for its capacity, by purpose.
fn taken(rows: &[Count]) -> BTreeMap<Uuid, EventNumbers> {
    let mut all: BTreeMap<Uuid, EventNumbers> = BTreeMap::new();
    for row in rows {
        let of = all.entry(row.purpose_id).or_default();
        match row.state.as_str() {
            "confirmed" => of.taken = number(row.seats),
            "waiting" => of.waiting = number(row.n),
            _ => of.to_confirm = number(row.n),
        }
    }
    all
}

/// What is held and what is overdue, by purpose.
async fn held(
    site: &Site,
    purposes: &BTreeSet<Uuid>,
    registrations: &[Count],
) -> Result<BTreeMap<Uuid, HeldOf>, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let mut held: BTreeMap<Uuid, HeldOf> = BTreeMap::new();
    for count in registrations {
        held.entry(count.purpose_id).or_default().parts.push(holding("registration", count));
    }
    for count in counts::subscriptions(db, purposes, now).await? {
        held.entry(count.purpose_id).or_default().parts.push(holding("subscription", &count));
    }
    for part in counts::answers(db, purposes, now).await? {
        let of = held.entry(part.purpose_id).or_default();
        let records = of.parts.iter().filter(|held| held.what.starts_with("registration")).map(|held| held.until).max();
        if records.is_none_or(|until| part.expires_at < until) {
            let what = "answers-sooner".to_owned();
            of.parts.push(Holding { what, count: number(part.n), until: part.expires_at });
        }
    }
    let late = now - SWEEP_DELAY - TimeDelta::from_std(site.config.sweep * 2).unwrap_or_default();
    for (purpose, count) in counts::overdue(db, purposes, late).await? {
        held.entry(purpose).or_default().overdue += number(count);
    }
    Ok(held)
}

/// What expired in the last week, newest first.
async fn gone(
    site: &Site,
    events: &[EventOverview],
    newsletters: &[(Newsletter, Branch, HeldOf)],
) -> Result<Vec<Gone>, Failure> {
    let of_events = events.iter().map(|of| (of.event.purpose_id, &of.event.content.title));
    let of_lists = newsletters.iter().map(|(list, ..)| (list.purpose_id, &list.content.title));
    let titles: BTreeMap<Uuid, _> = of_events.chain(of_lists).collect();
    let now = site.clock.now();
    let rows = receipts::since(site.db.read(), &titles.keys().copied().collect(), now - WEEK, now).await?;
    let gone = rows.into_iter().filter_map(|row| {
        let title = (*titles.get(&row.purpose_id)?).clone();
        Some(Gone { title, what: row.what, count: number(row.count.into()), at: row.at })
    });
    Ok(gone.collect())
}

/// The receipts of one event, newest first.
pub async fn receipts_of(site: &Site, event: &Event) -> Result<Vec<Gone>, Failure> {
    let now = site.clock.now();
    let rows =
        receipts::since(site.db.read(), &BTreeSet::from([event.purpose_id]), DateTime::<Utc>::UNIX_EPOCH, now).await?;
    let title = &event.content.title;
    let gone = rows.into_iter().map(|row| Gone {
        title: title.clone(),
        what: row.what,
        count: number(row.count.into()),
        at: row.at,
    });
    Ok(gone.collect())
}

fn number(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn holding(of: &str, count: &Count) -> Holding {
    Holding { what: format!("{of}-{}", count.state), count: number(count.n), until: count.until }
}
