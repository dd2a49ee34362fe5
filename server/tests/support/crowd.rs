//! Many people on one list, written at once: signing them up one by one would take the test's time.

use app::domain::field::{Answers, FieldKey};
use app::domain::registration::{TICKET_ALPHABET, TICKET_LENGTH};
use chrono::TimeDelta;
use sea_orm::{EntityTrait as _, IntoActiveModel as _};
use server::actions::held::event_end;
use server::actions::{Failure, Record, answers, show};
use server::clock;
use server::db::entity::registration::{Entity, Model, State};
use server::vault::SealContext;

use super::app::TestApp;

/// How many are written at once.
const BATCH: u32 = 500;

/// A code for each number.
fn code(mut number: u32) -> String {
    let base = u32::try_from(TICKET_ALPHABET.len()).expect("a small number");
    let digits = (0..TICKET_LENGTH).map(|_| {
        let digit = TICKET_ALPHABET[(number % base) as usize];
        number /= base;
        char::from(digit)
    });
    digits.collect()
}

/// Gives `count` people called “Guest 00000” and so on a seat each.
pub async fn fill(app: &TestApp, slug: &str, count: u32) {
    for start in (0..count).step_by(BATCH as usize) {
        let shown = show::event(&app.site, slug).await.expect("a database").expect("an event");
        let written = app.site.write(move |work| async move {
            let (site, tx) = (&work.site, &work.tx);
            let end = event_end(&shown.event);
            for number in start..count.min(start + BATCH) {
                let (id, purpose_id, now) = (clock::random_id(), shown.event.purpose_id, work.now);
                let context =
                    SealContext { table: "registration", column: "address_sealed", record: id, purpose: purpose_id };
                let address = format!("guest{number:05}@example.org");
                let row = Model {
                    id,
                    purpose_id,
                    version_id: shown.version.id,
                    state: State::Confirmed,
                    language: "en".to_owned(),
                    epoch: tx.epoch,
                    address_index: site.vault.index(tx.epoch, purpose_id, &address)?,
                    address_sealed: site.vault.seal(tx.epoch, context, address.as_bytes())?,
                    generation: 1,
                    created_at: now,
                    confirmed_at: Some(now + TimeDelta::microseconds(number.into())),
                    expires_at: end.plus(shown.version.wording.keep),
                    seats: 1,
                    held_until: None,
                    ticket_code: Some(code(number)),
                    asked_if_coming: false,
                    planned_end: None,
                    arrived: 0,
                    arrived_at: None,
                    has_address: true,
                    by_organiser: false,
                    passed_over: None,
                    form: None,
                    suspended_at: None,
                    suspended_why: None,
                    soft_bounces: 0,
                    soft_first: None,
                    soft_last: None,
                };
                Entity::insert(row.clone().into_active_model()).exec_without_returning(&tx.conn).await?;
                let name = FieldKey::parse(FieldKey::NAME).expect("a key");
                let given = Answers([(name, vec![format!("Guest {number:05}")])].into());
                let record = Record::Registration(row);
                answers::add(&work, &record, &shown.version.wording, &given, Some(end)).await?;
            }
            Ok::<_, Failure>(())
        });
        written.await.expect("a crowd");
    }
}
