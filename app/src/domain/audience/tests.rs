//! Every pair of an audience and somebody it might reach.

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
