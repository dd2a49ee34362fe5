//! What is published under some branches: events and newsletters, as organisers find them.

use std::collections::BTreeSet;

use app::domain::branch::Branch;
use app::domain::event::Event;
use app::domain::newsletter::Newsletter;
use uuid::Uuid;

use crate::db::{co_hosts, contents as published};
use crate::site::Site;

use super::Failure;

/// The events and newsletters of some branches.
#[derive(Debug)]
pub struct Contents {
    /// Events, soonest first, each with its own branch.
    pub events: Vec<(Event, Branch)>,
    /// Newsletters.
    pub newsletters: Vec<(Newsletter, Branch)>,
}

/// Everything published under these branches, including what they co-host.
pub async fn contents(site: &Site, of: &BTreeSet<Uuid>) -> Result<Contents, Failure> {
    let db = site.db.read();
    let branches = published::branches(db).await?;
    let branch = |id: Uuid| branches.iter().find(|branch| branch.id == id).cloned();
    let shared = co_hosts::events_of(db, of).await?;
    let events = published::events(db).await?;
    let ours = events.into_iter().filter(|event| of.contains(&event.branch_id) || shared.contains(&event.id));
    let newsletters = published::newsletters(db).await?;
    let lists = newsletters.into_iter().filter(|newsletter| of.contains(&newsletter.branch_id));
    Ok(Contents {
        events: ours.filter_map(|event| branch(event.branch_id).map(|branch| (event, branch))).collect(),
        newsletters: lists.filter_map(|list| branch(list.branch_id).map(|branch| (list, branch))).collect(),
    })
}

/// An event by its public name, with every branch that holds it, its own first.
pub async fn event(site: &Site, slug: &str) -> Result<Option<(Event, Vec<Uuid>)>, Failure> {
    let db = site.db.read();
    let Some(event) = published::event_by_slug(db, slug).await? else { return Ok(None) };
    let branches = co_hosts::holders(db, event.branch_id, event.id).await?;
    Ok(Some((event, branches)))
}

/// A newsletter by its public name.
pub async fn newsletter(site: &Site, slug: &str) -> Result<Option<Newsletter>, Failure> {
    published::newsletter_by_slug(site.db.read(), slug).await.map_err(Failure::from)
}

/// Every branch, by slug.
pub async fn branches(site: &Site) -> Result<Vec<Branch>, Failure> {
    published::branches(site.db.read()).await.map_err(Failure::from)
}
