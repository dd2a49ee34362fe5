//! The questions about somebody else, as an organiser answers them.

use leptos::prelude::*;

use crate::components::desk_form::Tick;
use crate::components::errors::Complaint;
use crate::components::question::{Control, FormGroup, Question};
use crate::components::sign_up_form::{question_by_hand, seats_by_hand};
use crate::components::text::Piece;
use crate::domain::field::Field;
use crate::forms::by_hand::{NO_PHONE, PHONE, in_order, phone_question};
use crate::forms::state::FormState;
use crate::text::Words;

/// The name for the door, where it's asked.
pub(super) fn name(words: &Words, fields: &[Field], form: &FormState) -> Option<impl IntoView + use<>> {
    in_order(fields).name.map(|field| question_by_hand(words, field, form))
}

/// The number to call instead of an email address; `until` is the day when it's deleted.
pub(super) fn phone(words: &Words, fields: &[Field], form: &FormState, until: String) -> impl IntoView + use<> {
    let hint = Piece::own(match phone_question(fields) {
        Some(_) => words.get("desk-add-phone-own-hint"),
        None => words.with("desk-add-phone-hint", [("day", until.into())]),
    });
    let question = match phone_question(fields) {
        Some(field) => Question::of_field(words, field, form, None).about_another(),
        None => Question {
            name: PHONE.to_owned(),
            label: Piece::own(words.get("desk-add-phone")),
            optional: true,
            hint: None,
            why: None,
            sooner: None,
            control: Control::Line { kind: "tel", autocomplete: Some("off"), inputmode: None },
            typed: form.typed.all(PHONE).to_vec(),
            complaint: Complaint::about(words, form, PHONE, &[]),
        },
    };
    let question = Question { optional: true, hint: Some(hint), ..question };
    view! {
        <FormGroup words=words.clone() question/>
        <Tick words=words.clone() form=form.clone() name=NO_PHONE label=words.get("desk-add-no-phone")/>
    }
}

/// The event's own question for a phone number, for somebody who has an address.
pub(super) fn own_phone(words: &Words, fields: &[Field], form: &FormState) -> Option<impl IntoView + use<>> {
    phone_question(fields).map(|field| question_by_hand(words, field, form))
}

/// How many people, and every question but the name and the number: the private ones last.
pub(super) fn others(words: &Words, fields: &[Field], form: &FormState, most: u32) -> impl IntoView + use<> {
    view! { {seats_by_hand(words, form, most)}{questions(words, fields, form)} }
}

/// Every question but the name and the number.
pub(super) fn questions(words: &Words, fields: &[Field], form: &FormState) -> Vec<impl IntoView + use<>> {
    in_order(fields).others.into_iter().map(|field| question_by_hand(words, field, form)).collect()
}
