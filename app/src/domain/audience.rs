//! Who a message to many is for. An audience is only made from the event or newsletter it belongs to, so there's no way
//! to name the people of one to a message of the other.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::announcement::Segment;
use super::event::Event;
use super::field::{Answers, Choices, Field, FieldKey};
use super::held::{Held, RecordState, Subject};
use super::language::LocalText;
use super::newsletter::Newsletter;
use super::purpose::PurposeVersion;

/// How the readers of a newsletter are stored; segments of attendees have names of their own.
pub const READERS: &str = "readers";

/// The people of one purpose that a message goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    purpose: Uuid,
    part: Part,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Attendees(Segment),
    Readers(Option<GivenAnswer>),
}

/// One answer to one question of a newsletter's own form. It's kept as the words that people chose, since the number of
/// an option may mean something else in another version of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenAnswer {
    field: FieldKey,
    chosen: Chosen,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Chosen {
    /// `yes` or `no`.
    Plain(String),
    /// An option.
    Label(LocalText),
}

impl GivenAnswer {
    fn of(version: &PurposeVersion, field: &FieldKey, value: &str) -> Option<Self> {
        let found = version.wording.field(field).filter(|field| field.agreement.is_none())?;
        chosen(found, value).map(|chosen| Self { field: field.clone(), chosen })
    }

    /// The question.
    #[must_use]
    pub const fn field(&self) -> &FieldKey {
        &self.field
    }

    /// Whether somebody gave it, under the version that they saw.
    #[must_use]
    pub fn is_among(&self, version: &PurposeVersion, answers: &Answers) -> bool {
        let Some(field) = version.wording.field(&self.field) else { return false };
        let given = answers.0.get(&self.field).map(Vec::as_slice).unwrap_or_default();
        given.iter().any(|value| chosen(field, value).as_ref() == Some(&self.chosen))
    }
}

fn chosen(field: &Field, value: &str) -> Option<Chosen> {
    match field.kind.choices() {
        Choices::None => None,
        Choices::YesNo => ["yes", "no"].contains(&value).then(|| Chosen::Plain(value.to_owned())),
        Choices::Options => {
            field.options.iter().find(|option| option.value == value).map(|option| Chosen::Label(option.label.clone()))
        }
    }
}

impl Audience {
    /// The attendees of an event.
    #[must_use]
    pub const fn attendees(event: &Event, segment: Segment) -> Self {
        Self { purpose: event.purpose_id, part: Part::Attendees(segment) }
    }

    /// Everybody who reads a newsletter.
    #[must_use]
    pub const fn readers(newsletter: &Newsletter) -> Self {
        Self { purpose: newsletter.purpose_id, part: Part::Readers(None) }
    }

    /// Those readers of a newsletter who gave an answer to a question of its own form. `None` unless the answer is one that
    /// is chosen from a list: nobody is picked by their own words. One that needed an agreement of its own isn't taken
    /// either, because people agreed to another use of it.
    #[must_use]
    pub fn readers_with(
        newsletter: &Newsletter,
        version: &PurposeVersion,
        field: &FieldKey,
        value: &str,
    ) -> Option<Self> {
        let is_own = version.purpose_id == newsletter.purpose_id;
        let answer = GivenAnswer::of(version, field, value).filter(|_| is_own)?;
        Some(Self { purpose: newsletter.purpose_id, part: Part::Readers(Some(answer)) })
    }

    /// A stored audience of what it's stored with. `None` unless that's what it belongs to.
    #[must_use]
    pub fn stored(of: &Subject, segment: &str, answer: Option<GivenAnswer>) -> Option<Self> {
        match of {
            Subject::Event(event) if answer.is_none() => {
                Segment::parse(segment).map(|segment| Self::attendees(event, segment))
            }
            Subject::Newsletter(newsletter) if segment == READERS => {
                Some(Self { purpose: newsletter.purpose_id, part: Part::Readers(answer) })
            }
            Subject::Event(_) | Subject::Newsletter(_) => None,
        }
    }

    /// Whose records they are.
    #[must_use]
    pub const fn purpose(&self) -> Uuid {
        self.purpose
    }

    /// The segment of an event's attendees; `None` for readers.
    #[must_use]
    pub const fn segment(&self) -> Option<Segment> {
        match self.part {
            Part::Attendees(segment) => Some(segment),
            Part::Readers(_) => None,
        }
    }

    /// The answer that the readers gave, if not all of them are meant.
    #[must_use]
    pub const fn answer(&self) -> Option<&GivenAnswer> {
        match &self.part {
            Part::Readers(answer) => answer.as_ref(),
            Part::Attendees(_) => None,
        }
    }

    /// Its name in the database.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.part {
            Part::Attendees(segment) => segment.name(),
            Part::Readers(_) => READERS,
        }
    }

    /// Whether a record belongs to it: its purpose and its state; answers are asked separately.
    #[must_use]
    pub fn includes(&self, held: &Held) -> bool {
        let (of, is_state) = match (&held.subject, &self.part) {
            (Subject::Event(event), Part::Attendees(segment)) => (event.purpose_id, segment.includes(held.state)),
            (Subject::Newsletter(newsletter), Part::Readers(_)) => {
                (newsletter.purpose_id, held.state == RecordState::Subscribed)
            }
            _ => return false,
        };
        of == self.purpose && is_state
    }
}

#[cfg(test)]
mod tests;
