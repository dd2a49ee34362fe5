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
mod tests {
    use super::*;
    use crate::samples;

    fn other_event() -> Event {
        Event { purpose_id: Uuid::from_u128(91), ..samples::event() }
    }

    fn other_newsletter() -> Newsletter {
        Newsletter { purpose_id: Uuid::from_u128(92), ..samples::newsletter() }
    }

    fn subjects() -> Vec<Subject> {
        let events = [samples::event(), other_event()].map(|event| Subject::Event(Box::new(event)));
        let lists = [samples::newsletter(), other_newsletter()].map(|list| Subject::Newsletter(Box::new(list)));
        events.into_iter().chain(lists).collect()
    }

    fn audiences() -> Vec<Audience> {
        let events = [samples::event(), other_event()];
        let of_events =
            events.iter().flat_map(|event| Segment::ALL.iter().map(|segment| Audience::attendees(event, *segment)));
        let of_lists = [Audience::readers(&samples::newsletter()), Audience::readers(&other_newsletter())];
        of_events.chain(of_lists).collect()
    }

    fn purpose(subject: &Subject) -> Uuid {
        match subject {
            Subject::Event(event) => event.purpose_id,
            Subject::Newsletter(newsletter) => newsletter.purpose_id,
        }
    }

    #[test]
    fn no_audience_includes_a_record_of_another_purpose_or_of_another_kind() {
        let states = [
            RecordState::Pending { held_until: None },
            RecordState::Confirmed,
            RecordState::Waiting,
            RecordState::Subscribed,
        ];
        let mut included = 0;
        for subject in subjects() {
            for state in states {
                let held = Held { subject: subject.clone(), state, ..samples::registration() };
                for audience in audiences().into_iter().filter(|audience| audience.includes(&held)) {
                    assert_eq!(audience.purpose(), purpose(&subject), "{audience:?} {state:?}");
                    assert_eq!(audience.segment().is_some(), held.event().is_some(), "{audience:?}");
                    assert_eq!(state == RecordState::Subscribed, held.event().is_none(), "{audience:?}");
                    included += 1;
                }
            }
        }
        assert_eq!(included, 2 * (2 + 2) + 2, "each event's two states in two segments each, and each list's readers");
    }

    #[test]
    fn what_is_stored_with_one_purpose_never_becomes_the_audience_of_another() {
        for subject in subjects() {
            for name in Segment::ALL.iter().map(|segment| segment.name()).chain([READERS, "", "everybody"]) {
                if let Some(audience) = Audience::stored(&subject, name, None) {
                    assert_eq!(audience.purpose(), purpose(&subject));
                    assert_eq!(audience.name(), name);
                    assert_eq!(name == READERS, matches!(subject, Subject::Newsletter(_)));
                }
            }
        }
        let event = Subject::Event(Box::new(samples::event()));
        let answer = GivenAnswer { field: FieldKey::call(), chosen: Chosen::Plain("yes".to_owned()) };
        assert_eq!(Audience::stored(&event, "both", Some(answer)), None, "attendees aren't chosen by what they said");
    }

    #[test]
    fn an_answer_is_the_words_that_were_chosen_and_never_a_special_one() {
        let fields = samples::fields();
        let version = |fields| PurposeVersion {
            wording: crate::domain::purpose::Wording { fields, ..samples::newsletter_version().wording },
            ..samples::newsletter_version()
        };
        let own = version(fields.clone());
        let several = fields.iter().find(|field| field.kind.has_options()).unwrap();
        let answer = GivenAnswer::of(&own, &several.key, &several.options[0].value).unwrap();
        let given = |value: &str| Answers([(several.key.clone(), vec![value.to_owned()])].into());
        assert!(answer.is_among(&own, &given("1")) && !answer.is_among(&own, &given("2")));
        let mut turned = fields.clone();
        let field = turned.iter_mut().find(|field| field.key == several.key).unwrap();
        let first = field.options[0].label.clone();
        field.options[0].label = std::mem::replace(&mut field.options[1].label, first);
        assert!(answer.is_among(&version(turned.clone()), &given("2")), "the same words under another number");
        assert!(!answer.is_among(&version(turned), &given("1")));
        assert_eq!(GivenAnswer::of(&own, &several.key, "99"), None);
        for field in fields.iter().filter(|field| field.agreement.is_some() || !field.kind.has_options()) {
            assert_eq!(GivenAnswer::of(&own, &field.key, "1"), None, "{:?}", field.key);
        }
        assert!(!answer.is_among(&version(vec![]), &given("1")), "of a form that doesn't ask it");
        let narrowed = |list: &Newsletter| Audience::readers_with(list, &own, &several.key, "1");
        assert_eq!(narrowed(&samples::newsletter()).unwrap().answer(), Some(&answer));
        assert_eq!(narrowed(&other_newsletter()), None, "by the form of another list");
    }
}
