//! Adds up what an event's attendees chose, over everybody with a place. The answers are opened a batch at a time, and
//! only the sums are kept.

use std::collections::HashMap;

use app::domain::attendee::Order;
use app::domain::event::Event;
use app::domain::field::Answers;
use app::domain::totals::Totals;
use uuid::Uuid;

use super::{BATCH, columns, which};
use crate::actions::{Failure, answers, terms};
use crate::db::{attendees, purposes, registrations};
use crate::site::Site;

/// The totals of an event; those of special category questions only for people who run it.
pub async fn totals(site: &Site, event: &Event, special: bool) -> Result<Totals, Failure> {
    let (db, now, purpose) = (site.db.read(), site.clock.now(), event.purpose_id);
    let mut totals = Totals::of(columns(site, event).await?, special);
    let wordings = terms::of(&purposes::versions(db, purpose).await?);
    let asked = (which("confirmed"), Order::SignedUp);
    let ids = attendees::ids(db, purpose, asked, (0, u64::from(u32::MAX)), now).await?;
    for batch in ids.chunks(BATCH) {
        let mut given: HashMap<Uuid, Answers> = HashMap::new();
        for part in attendees::parts(db, batch, now).await? {
            let Some(of) = part.registration_id else { continue };
            given.entry(of).or_default().0.extend(answers::open_part(site, &part)?.0);
        }
        for row in registrations::find_all(db, batch, now).await? {
            let fields = wordings.get(&row.version_id).map_or(&[][..], |wording| &wording.fields);
            let people = u32::try_from(row.seats).unwrap_or(0);
            totals.add(people, fields, &given.remove(&row.id).unwrap_or_default());
        }
        tokio::task::yield_now().await;
    }
    Ok(totals)
}
