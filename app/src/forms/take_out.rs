//! The form for exporting a list: which columns, why, and when every copy is destroyed.

use chrono::{DateTime, TimeDelta, Utc};

use super::state::FormState;
use super::when;
use crate::domain::audit::Reason;
use crate::domain::field::Field;
use crate::domain::totals::{Total, Totals};
use crate::domain::zone::Zone;
use crate::text::Words;

/// The columns that every list has; the ones ticked at first come first.
pub const OWN: [&str; 6] = ["name", "seats", "state", "code", "arrived", "signed_up"];
/// How many of them are ticked at first.
pub const TICKED_AT_FIRST: usize = 3;
/// The columns of printed tickets.
const OF_TICKETS: [&str; 3] = ["name", "seats", "code"];
/// The reasons to choose from.
pub const REASONS: [Reason; 6] =
    [Reason::Door, Reason::Preparing, Reason::Arranging, Reason::Calling, Reason::Safety, Reason::Legal];

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportContent {
    /// The list.
    List,
    /// Tickets for those whom no mail reaches.
    Tickets,
    /// What people with a place wrote, without their names: what the totals can't add up.
    Answers,
}

impl ExportContent {
    /// Each with its name in the form.
    const NAMES: [(&'static str, Self); 3] =
        [("list", Self::List), ("tickets", Self::Tickets), ("answers", Self::Answers)];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, what)| *what == self).map_or("", |(name, _)| name)
    }

    /// The one with this name, or the list.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        Self::NAMES.iter().find(|(own, _)| *own == name).map_or(Self::List, |(_, what)| *what)
    }
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeOut {
    /// What is exported.
    pub what: ExportContent,
    /// Whether it's only people with a place.
    pub seated: bool,
    /// The list's own columns, in their order.
    pub own: Vec<&'static str>,
    /// Whether the address is a column.
    pub email: bool,
    /// The questions, including those of special category.
    pub fields: Vec<Field>,
    /// The reason.
    pub reason: Reason,
    /// The day every copy is destroyed by.
    pub destroy_by: DateTime<Utc>,
}

impl TakeOut {
    /// The same, without the waiting list.
    #[must_use]
    pub const fn with_places_only(mut self) -> Self {
        self.seated = true;
        self
    }
}

/// The form as first shown.
#[must_use]
pub fn first(what: ExportContent, until: DateTime<Utc>, zone: Zone) -> FormState {
    let day = zone.local(until).format("%Y-%m-%d").to_string();
    let mut form = FormState::filled([("destroy_by", day), ("what", what.name().to_owned())]);
    form.typed.set("columns", OWN[..TICKED_AT_FIRST].iter().map(|name| (*name).to_owned()).collect());
    if what == ExportContent::Answers {
        form.typed.set("reason", vec![Reason::Arranging.name().to_owned()]);
    }
    form
}

/// The questions that people answer in their own words.
fn written(fields: &[Field]) -> Vec<Field> {
    let all = Totals::of(fields.to_vec(), true).questions.into_iter();
    all.filter(|question| question.total == Total::Written).map(|question| question.field).collect()
}

/// Reads a form. `fields` are those the organiser may export; `latest` is when the records end.
///
/// # Errors
/// The form with its errors.
pub fn read(
    words: &Words,
    mut form: FormState,
    fields: &[Field],
    zone: Zone,
    (now, latest): (DateTime<Utc>, DateTime<Utc>),
) -> Result<TakeOut, FormState> {
    let what = ExportContent::parse(form.typed.first("what"));
    let chosen = |field: &&Field| {
        let name = format!("q-{}", field.key.as_str());
        ["columns", "special"].iter().any(|group| form.typed.all(group).contains(&name))
    };
    let (own, fields): (Vec<_>, Vec<_>) = match what {
        ExportContent::List => {
            let own = OWN.into_iter().filter(|name| form.typed.all("columns").iter().any(|column| column == name));
            (own.collect(), fields.iter().filter(chosen).cloned().collect())
        }
        ExportContent::Tickets => (OF_TICKETS.to_vec(), vec![]),
        ExportContent::Answers => (vec![], written(fields)),
    };
    let email = form.typed.first("email") == "yes" && what == ExportContent::List;
    if own.is_empty() && fields.is_empty() && !email {
        form.refuse("columns", words.get("desk-export-error-columns"));
    }
    let reason = Reason::parse(form.typed.first("reason")).filter(|reason| REASONS.contains(reason));
    if reason.is_none() {
        form.refuse("reason", words.get("desk-export-error-reason"));
    }
    let destroy_by = day(form.typed.first("destroy_by"), zone).map(|end| end.min(latest));
    let start = destroy_by.is_some_and(|end| end > now);
    let beyond = day(form.typed.first("destroy_by"), zone).is_some_and(|end| end >= latest + TimeDelta::days(1));
    if !start || beyond {
        let (day, example) = (crate::text::dates::day(words, latest, zone), when::example(latest, zone));
        let said = [("latest", day.into()), ("example", example.into())];
        form.refuse("destroy_by", words.with("desk-export-error-day", said));
    }
    match (reason, destroy_by) {
        (Some(reason), Some(destroy_by)) if !form.is_refused() => {
            Ok(TakeOut { what, seated: what != ExportContent::List, own, email, fields, reason, destroy_by })
        }
        _ => Err(form),
    }
}

/// The last second of a day.
fn day(typed: &str, zone: Zone) -> Option<DateTime<Utc>> {
    when::end_of(when::day(typed)?, zone)
}
