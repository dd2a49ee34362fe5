//! The form for exporting a list: which columns, why, and when every copy is destroyed.

use chrono::{DateTime, TimeDelta, Utc};

use super::state::FormState;
use super::when;
use crate::domain::audit::Reason;
use crate::domain::field::Field;
use crate::domain::zone::Zone;
use crate::text::Words;

/// The columns that every list has; the ones ticked at first come first.
pub const OWN: [&str; 6] = ["name", "seats", "state", "code", "arrived", "signed_up"];
/// How many of them are ticked at first.
pub const TICKED_AT_FIRST: usize = 3;
/// The columns of printed tickets.
const OF_TICKETS: [&str; 3] = ["name", "seats", "code"];
/// The value of `what` for tickets instead of a list.
pub const TICKETS: &str = "tickets";
/// The reasons to choose from.
pub const REASONS: [Reason; 6] =
    [Reason::Door, Reason::Preparing, Reason::Arranging, Reason::Calling, Reason::Safety, Reason::Legal];

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeOut {
    /// Whether it's tickets for those whom no mail reaches, instead of a list.
    pub tickets: bool,
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

/// The form as first shown; `what` is a list or [`TICKETS`].
#[must_use]
pub fn first(what: &str, latest: DateTime<Utc>, zone: Zone) -> FormState {
    let what = if what == TICKETS { TICKETS } else { "list" };
    let day = zone.local(latest).format("%Y-%m-%d").to_string();
    let mut form = FormState::filled([("destroy_by", day), ("what", what.to_owned())]);
    form.typed.set("columns", OWN[..TICKED_AT_FIRST].iter().map(|name| (*name).to_owned()).collect());
    form
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
    let tickets = form.typed.first("what") == TICKETS;
    let own: Vec<_> = if tickets {
        OF_TICKETS.to_vec()
    } else {
        OWN.into_iter().filter(|name| form.typed.all("columns").iter().any(|c| c == name)).collect()
    };
    let chosen = |field: &&Field| {
        let name = format!("q-{}", field.key.as_str());
        ["columns", "special"].iter().any(|group| form.typed.all(group).contains(&name))
    };
    let fields: Vec<Field> = fields.iter().filter(|_| !tickets).filter(chosen).cloned().collect();
    let email = form.typed.first("email") == "yes" && !tickets;
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
            Ok(TakeOut { tickets, seated: tickets, own, email, fields, reason, destroy_by })
        }
        _ => Err(form),
    }
}

/// The last second of a day.
fn day(typed: &str, zone: Zone) -> Option<DateTime<Utc>> {
    when::end_of(when::day(typed)?, zone)
}
