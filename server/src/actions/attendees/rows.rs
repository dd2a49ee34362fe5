//! Opens rows of a list: only the parts that were asked for.

use std::collections::{BTreeMap, HashMap};

use app::domain::attendee::{AnswerCell, Attendee};
use app::domain::field::{Answers, Field, FieldKey};
use app::domain::purpose::Wording;
use app::domain::registration::RegistrationState;
use app::text::{Words, answers as read};
use uuid::Uuid;

use crate::actions::{Failure, answers, held, terms};
use crate::db::entity::registration::{Model, State};
use crate::db::records::Record;
use crate::db::{attendees, purposes, registrations};
use crate::site::Site;
use crate::vault::Action;

/// What is shown of each row, besides name, code, seats and arrivals.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown {
    /// The address.
    pub email: bool,
    /// The answers, and the number to call.
    pub answers: bool,
    /// The special category answers too, for those who run the event.
    pub special: bool,
}

/// Opens rows of one purpose.
pub struct Opener<'s> {
    site: &'s Site,
    words: &'s Words,
    shown: Shown,
    wordings: BTreeMap<Uuid, Wording>,
}

impl<'s> Opener<'s> {
    /// Reads the wordings under which rows were written.
    pub async fn new(site: &'s Site, words: &'s Words, purpose: Uuid, shown: Shown) -> Result<Self, Failure> {
        let wordings = terms::of(&purposes::versions(site.db.read(), purpose).await?);
        Ok(Self { site, words, shown, wordings })
    }

    /// The rows with these ids, in the same order; those that have ended or gone in the meantime are left out.
    pub async fn open(&self, ids: &[Uuid]) -> Result<Vec<Attendee>, Failure> {
        let (db, now) = (self.site.db.read(), self.site.clock.now());
        let mut answered: HashMap<Uuid, Answers> = HashMap::new();
        for part in attendees::parts(db, ids, now).await? {
            let Some(of) = part.registration_id else { continue };
            answered.entry(of).or_default().0.extend(answers::open_part(self.site, &part)?.0);
        }
        let rows = registrations::find_all(db, ids, now).await?;
        let mut rows: HashMap<Uuid, Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        let in_order = ids.iter().filter_map(|id| rows.remove(id));
        in_order.map(|row| self.attendee(row, &mut answered)).collect()
    }

    fn attendee(&self, row: Model, answered: &mut HashMap<Uuid, Answers>) -> Result<Attendee, Failure> {
        let mut given = answered.remove(&row.id).unwrap_or_default();
        let fields = self.wordings.get(&row.version_id).map_or(&[][..], |wording| &wording.fields);
        let name = take_name(&mut given);
        let phone = given.0.remove(&FieldKey::call()).and_then(|mut numbers| numbers.pop());
        let count = |number: i32| u32::try_from(number).unwrap_or(0);
        let record = Record::Registration(row);
        let email = match self.shown.email {
            true => held::some_address(&self.site.vault, &record)?.map(|email| email.to_display()),
            false => None,
        };
        let Record::Registration(row) = record else { return Err(Failure::Stored("a registration that is none")) };
        Ok(Attendee {
            token: token(self.site, &row),
            state: state(row.state),
            name,
            email,
            has_address: row.has_address,
            phone: phone.filter(|_| self.shown.answers),
            by_organiser: row.by_organiser,
            seats: count(row.seats),
            arrived: count(row.arrived),
            arrived_at: row.arrived_at,
            signed_up_at: row.confirmed_at.unwrap_or(row.created_at),
            answers: if self.shown.answers { self.told(fields, &given) } else { BTreeMap::new() },
            code: row.ticket_code,
        })
    }

    fn told(&self, fields: &[Field], given: &Answers) -> BTreeMap<FieldKey, AnswerCell> {
        let told = fields.iter().filter_map(|field| {
            let answer = given.0.get(&field.key)?;
            let told = match field.agreement {
                Some(_) if !self.shown.special => AnswerCell::Withheld,
                _ => AnswerCell::Text(read::answer(self.words, field, answer)),
            };
            Some((field.key.clone(), told))
        });
        told.collect()
    }
}

/// Takes the name for the door out of the answers.
pub(super) fn take_name(given: &mut Answers) -> Option<String> {
    let key = given.0.keys().find(|key| key.as_str() == FieldKey::NAME)?.clone();
    given.0.remove(&key).and_then(|mut values| values.pop())
}

/// A row's name in the URLs of organisers' pages: ids of people's records are never rendered.
#[must_use]
pub fn token(site: &Site, row: &Model) -> String {
    site.vault.token(Action::Attendee, row.id, row.generation)
}

/// The state of a row.
#[must_use]
pub const fn state(state: State) -> RegistrationState {
    match state {
        State::Pending => RegistrationState::Pending,
        State::Confirmed => RegistrationState::Confirmed,
        State::Waiting => RegistrationState::Waiting,
    }
}
