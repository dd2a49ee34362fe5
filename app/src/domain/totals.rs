//! The choices of an event's attendees added up, without names: what whoever cooks or sets up needs.

use super::field::{Answers, Choices, Field, FieldKey, FieldKind};
use super::language::LocalText;

/// Some sign-ups, and the people in them. An answer is a whole sign-up's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many sign-ups.
    pub sign_ups: u32,
    /// How many people they are for.
    pub people: u32,
}

impl Tally {
    /// Adds a sign-up for this many people.
    pub const fn add(&mut self, people: u32) {
        self.sign_ups += 1;
        self.people += people;
    }
}

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choosable {
    /// Yes.
    Yes,
    /// No.
    No,
    /// An option, as it was worded.
    Option(LocalText),
}

/// What the answers to a question come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Total {
    /// How often each choice was made, in the order of the form.
    Choices(Vec<(Choosable, Tally)>),
    /// The sum of all numbers.
    Sum(i64),
    /// Something was written. What it says may name somebody, so it's for the list alone.
    Written,
}

/// A question with its total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionTotal {
    /// The question.
    pub field: Field,
    /// Who answered it.
    pub answered: Tally,
    /// Who answered it when it was private, which the viewer may not see.
    pub withheld: Tally,
    /// What the answers come to.
    pub total: Total,
}

/// The totals of an event, over everybody with a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Everybody.
    pub all: Tally,
    /// The questions, in the order of the form.
    pub questions: Vec<QuestionTotal>,
    /// Whether the viewer may see private answers.
    pub special: bool,
    /// Whether questions or answers are left out because the viewer may not see them.
    pub withheld: bool,
}

impl Totals {
    /// Nothing yet, for these questions; the private ones only for a viewer who may see `special` answers. Names and
    /// numbers to call are never added up.
    #[must_use]
    pub fn of(mut fields: Vec<Field>, special: bool) -> Self {
        let all = fields.len();
        fields.retain(|field| special || field.agreement.is_none());
        let withheld = fields.len() < all;
        let counted = |field: &Field| field.key.as_str() != FieldKey::NAME && field.kind != FieldKind::Phone;
        let questions = fields.into_iter().filter(counted).map(|field| QuestionTotal {
            total: match field.kind.choices() {
                Choices::YesNo => Total::Choices([Choosable::Yes, Choosable::No].map(nobody).to_vec()),
                Choices::Options => {
                    Total::Choices(field.options.iter().map(|it| nobody(Choosable::Option(it.label.clone()))).collect())
                }
                Choices::None if field.kind == FieldKind::Number => Total::Sum(0),
                Choices::None => Total::Written,
            },
            answered: Tally::default(),
            withheld: Tally::default(),
            field,
        });
        Self { all: Tally::default(), questions: questions.collect(), special, withheld }
    }

    /// Adds a sign-up for `people`, with its answers to the `fields` that it was asked.
    pub fn add(&mut self, people: u32, fields: &[Field], given: &Answers) {
        self.all.add(people);
        for question in &mut self.questions {
            let asked = fields.iter().find(|field| field.key == question.field.key);
            let Some((field, answer)) = asked.zip(given.0.get(&question.field.key)) else { continue };
            // What was promised when it was asked, whatever the question says today.
            if field.agreement.is_some() && !self.special {
                question.withheld.add(people);
                self.withheld = true;
                continue;
            }
            question.answered.add(people);
            question.total.add(people, field, answer);
        }
    }
}

const fn nobody(choice: Choosable) -> (Choosable, Tally) {
    (choice, Tally { sign_ups: 0, people: 0 })
}

impl Total {
    fn add(&mut self, people: u32, field: &Field, answer: &[String]) {
        match self {
            Self::Choices(choices) => {
                for chosen in answer.iter().filter_map(|value| chosen(field, value)) {
                    // A choice that the form had once, when this person signed up.
                    if !choices.iter().any(|(choice, _)| *choice == chosen) {
                        choices.push(nobody(chosen.clone()));
                    }
                    let of = choices.iter_mut().filter(|(choice, _)| *choice == chosen);
                    of.for_each(|(_, tally)| tally.add(people));
                }
            }
            Self::Sum(sum) => {
                let number = answer.first().and_then(|written| written.parse::<i64>().ok());
                *sum = sum.saturating_add(number.unwrap_or(0));
            }
            Self::Written => {}
        }
    }
}

fn chosen(field: &Field, value: &str) -> Option<Choosable> {
    match (field.kind.choices(), value) {
        (Choices::YesNo, "yes") => Some(Choosable::Yes),
        (Choices::YesNo, "no") => Some(Choosable::No),
        (Choices::Options, _) => {
            field.options.iter().find(|it| it.value == value).map(|it| Choosable::Option(it.label.clone()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::field::Choice;
    use crate::domain::language::Language;

    fn field(key: &str, kind: FieldKind, options: &[&str]) -> Field {
        let options = options.iter().zip(1..);
        Field {
            key: FieldKey::parse(key).unwrap(),
            kind,
            label: LocalText::english(key),
            hint: None,
            why: LocalText::english("so that we know"),
            required: false,
            options: options
                .map(|(label, value)| Choice { value: i32::to_string(&value), label: LocalText::english(*label) })
                .collect(),
            keep: None,
            agreement: None,
        }
    }

    fn given(answers: &[(&str, &[&str])]) -> Answers {
        let answers = answers.iter().map(|(key, values)| {
            (FieldKey::parse(key).unwrap(), values.iter().map(|value| (*value).to_owned()).collect())
        });
        Answers(BTreeMap::from_iter(answers))
    }

    fn told(total: &Total) -> Vec<(String, u32, u32)> {
        let Total::Choices(choices) = total else { panic!("{total:?} has no choices") };
        let name = |choice: &Choosable| match choice {
            Choosable::Option(label) => label.get(&Language::english()).to_owned(),
            other => format!("{other:?}"),
        };
        choices.iter().map(|(choice, tally)| (name(choice), tally.sign_ups, tally.people)).collect()
    }

    #[test]
    fn choices_are_counted_by_sign_up_and_by_people_under_the_words_that_were_chosen() {
        let now = [
            field("name", FieldKind::ShortText, &[]),
            field("phone", FieldKind::Phone, &[]),
            field("food", FieldKind::SeveralOf, &["Vegan", "Halal"]),
            field("lift", FieldKind::YesNo, &[]),
            field("chairs", FieldKind::Number, &[]),
            field("ask", FieldKind::LongText, &[]),
        ];
        let then = [field("food", FieldKind::SeveralOf, &["Kosher", "Vegan"])];
        let mut totals = Totals::of(now.to_vec(), true);
        totals.add(
            2,
            &now,
            &given(&[("food", &["1", "2"]), ("lift", &["yes"]), ("chairs", &["3"]), ("name", &["Ada"])]),
        );
        totals.add(1, &now, &given(&[("food", &["1"]), ("chairs", &["-1"]), ("ask", &["Where is it?"])]));
        totals.add(4, &then, &given(&[("food", &["1", "2"]), ("phone", &["0161 496 0000"])]));
        assert_eq!((totals.all.sign_ups, totals.all.people), (3, 7));
        let [food, lift, chairs, ask] = &totals.questions[..] else { panic!("{totals:?}") };
        let foods = [("Vegan", 3, 7), ("Halal", 1, 2), ("Kosher", 1, 4)];
        assert_eq!(told(&food.total), foods.map(|(name, one, two)| (name.to_owned(), one, two)));
        assert_eq!(food.answered.people, 7);
        assert_eq!(told(&lift.total), [("Yes".to_owned(), 1, 2), ("No".to_owned(), 0, 0)]);
        assert_eq!((chairs.answered.sign_ups, &chairs.total), (2, &Total::Sum(2)));
        assert_eq!((ask.answered.sign_ups, &ask.total), (1, &Total::Written));
    }

    #[test]
    fn an_answer_that_was_private_when_it_was_given_stays_private() {
        let now = [field("food", FieldKind::OneOf, &["Vegan", "Halal"])];
        let private = |field: &Field| Field { agreement: Some(LocalText::english("I agree")), ..field.clone() };
        let then = now.each_ref().map(private);
        let added = |today: &[Field], special| {
            let mut totals = Totals::of(today.to_vec(), special);
            totals.add(2, &then, &given(&[("food", &["1"])]));
            totals.add(1, &now, &given(&[("food", &["1"])]));
            totals
        };
        let foods = |totals: &Totals| told(&totals.questions[0].total)[0].clone();
        let (theirs, ours) = (added(&now, false), added(&now, true));
        assert_eq!(foods(&theirs), ("Vegan".to_owned(), 1, 1));
        assert_eq!((theirs.questions[0].answered.people, theirs.questions[0].withheld.people), (1, 2));
        assert_eq!(foods(&ours), ("Vegan".to_owned(), 2, 3));
        assert!(theirs.withheld && !ours.withheld);
        assert!(added(&then, false).questions.is_empty() && added(&then, false).withheld, "private today");
        let mut silent = Totals::of(now.to_vec(), false);
        silent.add(1, &then, &Answers::default());
        assert!(!silent.withheld, "nothing is left out");
    }
}
