//! Reads what the public pages show, and writes nothing.

use app::components::listing::{ListedEvent, Paging};
use app::domain::branch::Branch;
use app::domain::event::Event;
use app::domain::held::Subject;
use app::domain::newsletter::Newsletter;
use app::domain::organisation::Organisation;
use app::domain::purpose::{PurposeVersion, Wording};
use app::domain::retention::Keep;
use app::domain::seats::{Outcome, Room};
use uuid::Uuid;

use crate::db::records::Record;
use crate::db::{contents, editing, purposes, registrations, site as settings, subscriptions};
use crate::site::Site;

use super::Failure;
use super::held::event_end;

/// The organisation; `None` before the first import.
pub async fn organisation(site: &Site) -> Result<Option<Organisation>, Failure> {
    settings::organisation(site.db.read()).await.map_err(Failure::from)
}

/// How many events a page of a public list shows: four screens of a phone.
const PAGE: usize = 15;

/// What a public list shows: the home page's, or a branch's.
#[derive(Debug)]
pub struct PublicList {
    /// Upcoming listed events of the page, soonest first.
    pub events: Vec<ListedEvent>,
    /// Which page it is.
    pub paging: Paging,
    /// Open newsletters.
    pub newsletters: Vec<(Newsletter, Branch)>,
    /// The branches of all of these.
    pub branches: Vec<Branch>,
}

/// Upcoming listed events and open newsletters, of one branch or of all.
pub async fn coming(
    site: &Site,
    branch: Option<Uuid>,
) -> Result<(Vec<(Event, Branch)>, Vec<(Newsletter, Branch)>), Failure> {
    let db = site.db.read();
    let branches = contents::branches(db).await?;
    let of = |id: Uuid| {
        let asked = branch.is_none_or(|branch| branch == id);
        branches.iter().filter(|_| asked).find(|branch| branch.id == id).cloned()
    };
    let events = contents::coming_events(db, site.clock.now()).await?.into_iter().filter(|event| event.listed);
    let newsletters = contents::open_newsletters(db).await?.into_iter();
    Ok((
        events.filter_map(|event| of(event.branch_id).map(|branch| (event, branch))).collect(),
        newsletters.filter_map(|news| of(news.branch_id).map(|branch| (news, branch))).collect(),
    ))
}

/// A page of a public list; `None` when the list doesn't have that many.
pub async fn list(site: &Site, branch: Option<Uuid>, page: u32) -> Result<Option<PublicList>, Failure> {
    let (events, newsletters) = coming(site, branch).await?;
    let pages = u32::try_from(events.len().div_ceil(PAGE)).unwrap_or(u32::MAX).max(1);
    if !(1..=pages).contains(&page) {
        return Ok(None);
    }
    let mut branches: Vec<Branch> = Vec::new();
    for branch in events.iter().map(|(_, branch)| branch).chain(newsletters.iter().map(|(_, branch)| branch)) {
        if branches.iter().all(|known| known.id != branch.id) {
            branches.push(branch.clone());
        }
    }
    branches.sort_by(|one, other| one.slug.as_str().cmp(other.slug.as_str()));
    let skipped = PAGE * usize::try_from(page - 1).unwrap_or(0);
    let (events, of): (Vec<Event>, Vec<Branch>) = events.into_iter().skip(skipped).take(PAGE).unzip();
    let rooms = registrations::rooms(site.db.read(), &events, site.clock.now()).await?;
    let listed = events.into_iter().zip(of).zip(rooms);
    let events = listed.map(|((event, branch), room)| ListedEvent { event, branch, room }).collect();
    Ok(Some(PublicList { events, paging: Paging { at: page, of: pages }, newsletters, branches }))
}

/// A branch by its public name; `None` when there's no such branch.
pub async fn branch(site: &Site, slug: &str) -> Result<Option<Branch>, Failure> {
    contents::branch_by_slug(site.db.read(), slug).await.map_err(Failure::from)
}

/// What the page of an event shows.
#[derive(Debug)]
pub struct EventShown {
    /// The event.
    pub event: Event,
    /// Its branch.
    pub branch: Branch,
    /// Its wording and form.
    pub version: PurposeVersion,
    /// How full it is.
    pub room: Room,
    /// Its other upcoming dates that are listed.
    pub others: Vec<Event>,
}

/// What is needed to read a sign-up to an event.
#[derive(Debug)]
pub struct EventForm {
    /// The event.
    pub event: Event,
    /// Its wording and form.
    pub version: PurposeVersion,
}

/// An event by its public name, with its form.
pub async fn event_form(site: &Site, slug: &str) -> Result<Option<EventForm>, Failure> {
    let db = site.db.read();
    let Some(event) = contents::event_by_slug(db, slug).await? else { return Ok(None) };
    let version = purposes::current_version(db, event.purpose_id).await?;
    Ok(Some(EventForm { event, version }))
}

/// An event by its public name, with everything its page shows.
pub async fn event(site: &Site, slug: &str) -> Result<Option<EventShown>, Failure> {
    let Some(EventForm { event, version }) = event_form(site, slug).await? else { return Ok(None) };
    let db = site.db.read();
    Ok(Some(EventShown {
        branch: contents::branch(db, event.branch_id).await?,
        version,
        room: registrations::room(db, &event, site.clock.now()).await?,
        others: other_dates(site, &event).await?,
        event,
    }))
}

/// How much room an event has.
pub async fn room(site: &Site, event: &Event) -> Result<Room, Failure> {
    registrations::room(site.db.read(), event, site.clock.now()).await.map_err(Failure::from)
}

/// How full an event is.
pub async fn taken(site: &Site, event: &Event) -> Result<Room, Failure> {
    // With no limit, nobody is counted; with the highest limit they are.
    let counted = Event { capacity: event.capacity.or(Some(u32::MAX)), ..event.clone() };
    let room = registrations::room(site.db.read(), &counted, site.clock.now()).await?;
    Ok(Room { capacity: event.capacity, ..room })
}

/// The current wording of a purpose.
pub async fn wording(site: &Site, purpose: Uuid) -> Result<Wording, Failure> {
    Ok(purposes::current_version(site.db.read(), purpose).await?.wording)
}

/// Every other date of an event's series.
pub async fn dates_of(site: &Site, event: &Event) -> Result<Vec<Event>, Failure> {
    let Some(series) = editing::management(site.db.read(), event.id).await?.0.series else { return Ok(vec![]) };
    let mut dates = editing::dates(site.db.read(), series).await?;
    dates.retain(|date| date.id != event.id);
    Ok(dates)
}

/// How many sign-ups would hear of a change: those with seats and those who wait.
pub async fn told(site: &Site, purpose: Uuid) -> Result<u64, Failure> {
    registrations::count_told(site.db.read(), purpose, site.clock.now()).await.map_err(Failure::from)
}

/// How many people are subscribed.
pub async fn subscribed(site: &Site, purpose: Uuid) -> Result<u64, Failure> {
    subscriptions::count_confirmed(site.db.read(), purpose, site.clock.now()).await.map_err(Failure::from)
}

async fn other_dates(site: &Site, event: &Event) -> Result<Vec<Event>, Failure> {
    let now = site.clock.now();
    let mut dates = dates_of(site, event).await?;
    dates.retain(|date| date.listed && date.cancelled_at.is_none() && !date.is_over(now));
    Ok(dates)
}

/// What the page of a newsletter shows.
#[derive(Debug)]
pub struct NewsletterShown {
    /// The newsletter.
    pub newsletter: Newsletter,
    /// Its branch.
    pub branch: Branch,
    /// Its wording and form.
    pub version: PurposeVersion,
}

/// A newsletter by its public name.
pub async fn newsletter(site: &Site, slug: &str) -> Result<Option<NewsletterShown>, Failure> {
    let db = site.db.read();
    let Some(newsletter) = contents::newsletter_by_slug(db, slug).await? else { return Ok(None) };
    Ok(Some(NewsletterShown {
        branch: contents::branch(db, newsletter.branch_id).await?,
        version: purposes::current_version(db, newsletter.purpose_id).await?,
        newsletter,
    }))
}

/// The data for the privacy notice.
#[derive(Debug)]
pub struct PrivacyShown {
    /// Every purpose under which data is asked for or held, unlisted events too; upcoming ones come first.
    pub purposes: Vec<(Subject, Branch, PurposeVersion)>,
    /// Branches that are controllers besides the organisation.
    pub branches: Vec<Branch>,
}

/// The purposes of open newsletters, and of events until all their data is gone.
pub async fn privacy(site: &Site) -> Result<PrivacyShown, Failure> {
    let (db, now) = (site.db.read(), site.clock.now());
    let branches = contents::branches(db).await?;
    let of = |id: Uuid| branches.iter().find(|branch| branch.id == id).cloned();
    let mut events = contents::coming_events(db, now - Keep::LONGEST).await?;
    events.sort_by_key(|event| event.is_over(now));
    let newsletters = contents::open_newsletters(db).await?;
    let ids = events.iter().map(|event| event.purpose_id).chain(newsletters.iter().map(|news| news.purpose_id));
    let mut versions = purposes::current_versions(db, ids).await?;
    let mut live = Vec::new();
    for event in events {
        let Some((branch, version)) = of(event.branch_id).zip(versions.remove(&event.purpose_id)) else { continue };
        if event_end(&event).plus(version.wording.keep) > now {
            live.push((Subject::Event(Box::new(event)), branch, version));
        }
    }
    for newsletter in newsletters {
        let found = of(newsletter.branch_id).zip(versions.remove(&newsletter.purpose_id));
        live.extend(found.map(|(branch, version)| (Subject::Newsletter(Box::new(newsletter)), branch, version)));
    }
    let controllers = branches.into_iter().filter(|branch| branch.content.controller.is_some()).collect();
    Ok(PrivacyShown { purposes: live, branches: controllers })
}

/// What confirming a registration would give now; `None` for a subscription.
pub async fn outcome(site: &Site, record: &Record) -> Result<Option<Outcome>, Failure> {
    let (Record::Registration(row), db, now) = (record, site.db.read(), site.clock.now()) else { return Ok(None) };
    let Some(event) = contents::event_of(db, row.purpose_id).await? else { return Ok(None) };
    let room = registrations::room(db, &event, now).await?;
    let held = row.held_until.is_some_and(|until| until > now);
    Ok(Some(room.confirm(u32::try_from(row.seats).unwrap_or(1), held)))
}

/// A published wording by its id; `None` when there's no such wording.
pub async fn version(site: &Site, id: Uuid) -> Result<Option<PurposeVersion>, Failure> {
    match purposes::version(site.db.read(), id).await {
        Ok(version) => Ok(Some(version)),
        Err(crate::db::DbErr::RecordNotFound(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
