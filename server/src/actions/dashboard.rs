//! Retention at a glance: how much is held for each event and list, and until when; what has expired; what is overdue.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::branch::Branch;
use app::domain::dashboard::{Drafted, Gone, HeldOf, Holding};
use app::domain::event::Event;
use app::domain::newsletter::Newsletter;
use app::paths;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::actions::Failure;
use crate::db::{dashboard, receipts};
use crate::site::Site;

/// How far back receipts are shown.
const WEEK: TimeDelta = TimeDelta::days(7);
/// How late the sweep may be, beyond two of its intervals, before something counts as overdue.
const SWEEP_DELAY: TimeDelta = TimeDelta::minutes(5);

/// Everything on the first page.
#[derive(Debug)]
pub struct Dashboard {
    /// Events and what is held for them.
    pub events: Vec<(Event, Branch, HeldOf)>,
    /// Newsletters and what is held for them.
    pub newsletters: Vec<(Newsletter, Branch, HeldOf)>,
    /// What expired in the last week.
    pub gone: Vec<Gone>,
    /// Drafts.
    pub drafts: Vec<Drafted>,
}

/// What is held under these branches, and the drafts in the branches of `drafting`.
pub async fn dashboard(site: &Site, of: &BTreeSet<Uuid>, drafting: &BTreeSet<Uuid>) -> Result<Dashboard, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let contents = super::contents::contents(site, of).await?;
    let events = contents.events.iter().map(|(event, _)| event.purpose_id);
    let purposes: BTreeSet<Uuid> = events.chain(contents.newsletters.iter().map(|(list, _)| list.purpose_id)).collect();
    let mut held: BTreeMap<Uuid, HeldOf> = BTreeMap::new();
    for count in dashboard::registrations(db, &purposes, now).await? {
        held.entry(count.purpose_id).or_default().parts.push(holding(
            "registration",
            &count.state,
            count.n,
            count.until,
        ));
    }
    for count in dashboard::subscriptions(db, &purposes, now).await? {
        held.entry(count.purpose_id).or_default().parts.push(holding(
            "subscription",
            &count.state,
            count.n,
            count.until,
        ));
    }
    for part in dashboard::answers(db, &purposes, now).await? {
        let of = held.entry(part.purpose_id).or_default();
        let records = of.parts.iter().filter(|held| held.what.starts_with("registration")).map(|held| held.until).max();
        if records.is_none_or(|until| part.expires_at < until) {
            of.parts.push(holding("answers", "sooner", part.n, part.expires_at));
        }
    }
    let late = now - SWEEP_DELAY - TimeDelta::from_std(site.config.sweep * 2).unwrap_or_default();
    for (purpose, count) in dashboard::overdue(db, &purposes, late).await? {
        held.entry(purpose).or_default().overdue += number(count);
    }
    let mut take = |purpose: Uuid| held.remove(&purpose).unwrap_or_default();
    let events: Vec<_> = contents
        .events
        .into_iter()
        .map(|(event, branch)| {
            let held = take(event.purpose_id);
            (event, branch, held)
        })
        .collect();
    let newsletters: Vec<_> = contents
        .newsletters
        .into_iter()
        .map(|(list, branch)| {
            let held = take(list.purpose_id);
            (list, branch, held)
        })
        .collect();
    let titles: BTreeMap<Uuid, _> = events
        .iter()
        .map(|(event, ..)| (event.purpose_id, event.content.title.clone()))
        .chain(newsletters.iter().map(|(list, ..)| (list.purpose_id, list.content.title.clone())))
        .collect();
    let rows = receipts::since(db, &purposes, now - WEEK, now).await?;
    let gone = rows.into_iter().filter_map(|row| {
        let title = titles.get(&row.purpose_id)?.clone();
        Some(Gone { title, what: row.what, count: number(row.count.into()), at: row.at })
    });
    let drafts = dashboard::drafts(db, drafting, now).await?;
    let drafts =
        drafts.into_iter().map(|row| Drafted { path: paths::organise::draft(row.id), title: title(&row.form) });
    Ok(Dashboard { gone: gone.collect(), drafts: drafts.collect(), events, newsletters })
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

fn holding(of: &str, state: &str, count: i64, until: DateTime<Utc>) -> Holding {
    Holding { what: format!("{of}-{state}"), count: number(count), until }
}

/// The title typed into a draft.
fn title(form: &serde_json::Value) -> String {
    let typed = &form["title"];
    typed.as_str().or_else(|| typed[0].as_str()).unwrap_or_default().to_owned()
}
