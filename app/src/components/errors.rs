//! A form's errors in words: the summary on top of the page and the message above each input say the same.

use leptos::prelude::*;

use super::text::{Interpolated, Piece};
use crate::domain::email_address::EmailAddressError;
use crate::domain::field::{Choices, Field, FieldError};
use crate::forms::state::{FormError, FormState};
use crate::text::{Words, why};

/// A message about one input: the sentence, and the question it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    sentence: String,
    label: Piece,
}

/// The id of an input. The prefix keeps an organiser's keys apart from the page's own ids.
#[must_use]
pub fn id_of(name: &str) -> String {
    format!("f-{name}")
}

impl Complaint {
    /// The message about the input with this name, if it has an error.
    #[must_use]
    pub fn about(words: &Words, form: &FormState, name: &str, fields: &[Field]) -> Option<Self> {
        let error = form.error(name)?;
        let field = fields.iter().find(|field| field.key.as_str() == name);
        let label = field.map(|field| Piece::of(&field.label, words)).unwrap_or_default();
        let of_label = || [("label", label.text.clone().into())];
        let sentence = match error {
            FormError::Email(error) => of_email(words, *error),
            FormError::Seats { most } => words.with("error-seats", [("most", (*most).into())]),
            FormError::Consent => words.get("error-consent"),
            FormError::ReadOut => words.get("error-read-out"),
            FormError::Phone => words.get("error-phone-to-call"),
            FormError::TheirAgreement => words.get("error-their-agreement"),
            FormError::Agreement => words.get("error-agreement"),
            FormError::Field(FieldError::Missing)
                if field.is_some_and(|field| field.kind.choices() != Choices::None) =>
            {
                words.with("error-choose", of_label())
            }
            FormError::Field(FieldError::Missing) => words.with("error-missing", of_label()),
            FormError::Field(FieldError::TooLong(most)) => words
                .with("error-too-long", [("label", label.text.clone().into()), ("most", words.number(*most).into())]),
            FormError::Field(FieldError::Character) => words.with("error-character", of_label()),
            FormError::Field(FieldError::NotAPhone) => words.with("error-phone", of_label()),
            FormError::Field(FieldError::NotANumber) => words.with("error-number", of_label()),
            FormError::Field(FieldError::NotAnOption) => words.with("error-option", of_label()),
            FormError::Field(FieldError::Repeated) => words.with("error-repeated", of_label()),
            FormError::Written(why) => why::sentence(words, why),
            FormError::Said(sentence) => sentence.clone(),
        };
        Some(Self { sentence, label })
    }

    /// The message without markup around the question's name.
    #[must_use]
    pub fn into_sentence(self) -> String {
        self.sentence
    }
}

fn of_email(words: &Words, error: EmailAddressError) -> String {
    match error {
        EmailAddressError::Empty => words.get("error-email-empty"),
        EmailAddressError::NoAt => words.get("error-email-at"),
        EmailAddressError::Character => words.get("error-email-character"),
        EmailAddressError::TooLong => words.get("error-email-long"),
        EmailAddressError::NonAsciiLocal => words.get("error-email-letters"),
        EmailAddressError::Domain => words.get("error-email-domain"),
    }
}

/// An inline message.
#[component]
pub fn Complained(
    /// The message.
    complaint: Complaint,
) -> impl IntoView {
    view! { <Interpolated sentence=complaint.sentence piece=complaint.label/> }
}

/// The message above an input, with the id that describes the input.
#[component]
pub fn ErrorMessage(
    /// The texts.
    words: Words,
    /// Its id.
    id: String,
    /// What is wrong.
    complaint: Complaint,
) -> impl IntoView {
    view! { <p class="message" id=id><span class="unseen">{words.get("error-prefix")}" "</span><Complained complaint/></p> }
}

/// The summary on top of main: every message, each a link to its input. Empty without errors.
#[component]
pub fn ErrorSummary(
    /// The texts.
    words: Words,
    /// The form.
    form: FormState,
    /// Its declared fields.
    #[prop(optional)]
    fields: Vec<Field>,
) -> impl IntoView {
    let items: Vec<_> = form
        .errors
        .iter()
        .filter_map(|(name, _)| {
            let complaint = Complaint::about(&words, &form, name, &fields)?;
            let link = format!("#{}", id_of(name));
            Some(view! { <li><a href=link><Complained complaint/></a></li> })
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <div class="summary" role="alert" tabindex="-1" autofocus=true aria-labelledby="problem">
                <h2 id="problem">{words.get("error-heading")}</h2>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    })
}
