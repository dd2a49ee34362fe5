//! What an organiser can do for one person: each act behind its name, as most people who open the page only look.

use leptos::prelude::*;

use super::one::{AttendeeNotice, AttendeePage, SEEN, SILENT};
use super::{by_hand, reasons};
use crate::components::desk_form::{Select, Tick};
use crate::domain::attendee::Attendee;
use crate::domain::registration::RegistrationState;
use crate::forms::sign_up::AGREEMENT;
use crate::forms::state::FormState;
use crate::text::Words;

/// Whether there's anywhere to move them: to the waiting list only if somebody there could take the place.
pub(super) fn can_move(page: &AttendeePage) -> bool {
    let row = &page.row;
    let to = row.state == RegistrationState::Waiting || (page.someone_waits && row.arrived == 0);
    to && page.form.is_some() && page.event.cancelled_at.is_none()
}

/// An act behind its name.
fn act(name: String, open: bool, content: impl IntoView + 'static) -> impl IntoView {
    view! { <details class="act" open=open><summary>{name}</summary>{content}</details> }
}

/// Other answers or seats.
pub(super) fn change(words: &Words, page: &AttendeePage, form: &FormState) -> impl IntoView + use<> {
    let (fields, has_address) = (&page.fields, page.row.has_address);
    let phone = if has_address {
        by_hand::own_phone(words, fields, form).into_any()
    } else {
        by_hand::phone(words, fields, form, page.number_until.clone()).into_any()
    };
    let agreed = fields.iter().any(|field| field.agreement.is_some()).then(|| {
        view! { <Tick words=words.clone() form=form.clone() name=AGREEMENT label=words.get("desk-one-agreed")/> }
    });
    let open = form.is_refused() || page.said == Some(AttendeeNotice::Meanwhile);
    let content = view! {
        <p>{words.get(if has_address { "desk-one-change-text" } else { "desk-one-change-text-call" })}</p>
        <form method="post" novalidate=true>
            <input type="hidden" name=SEEN value=page.seen.clone()/>
            {by_hand::name(words, fields, form)}
            {phone}
            {by_hand::others(words, fields, form, page.most)}
            {agreed}
            <p class="buttons"><button name="do" value="change">{words.get("change-button")}</button></p>
        </form>
    };
    act(words.get("desk-one-change"), open, content)
}

/// To a place, or to the waiting list.
pub(super) fn move_form(words: &Words, row: &Attendee) -> impl IntoView + use<> {
    let (text, value, button) = match row.state {
        RegistrationState::Waiting => ("desk-one-to-place-text", "to-place", "desk-one-to-place"),
        _ => ("desk-one-to-waiting-text", "to-waiting", "desk-one-to-waiting"),
    };
    let call = (!row.has_address).then(|| words.get("desk-one-call"));
    let content = view! {
        <p>{words.get(text)}" "{call}</p>
        <form method="post">
            <p class="buttons"><button class="quiet" name="do" value=value>{words.get(button)}</button></p>
        </form>
    };
    act(words.get(button), false, content)
}

/// Off the list.
pub(super) fn remove(words: &Words, has_address: bool) -> impl IntoView + use<> {
    let tell = has_address.then(|| ("mail".to_owned(), words.get("desk-one-tell")));
    let silent = reasons(words, &SILENT).into_iter().map(|(value, why)| match has_address {
        true => (value, words.with("desk-one-tell-not", [("why", why.into())])),
        false => (value, why),
    });
    let options: Vec<_> = tell.into_iter().chain(silent).collect();
    let label = words.get(if has_address { "desk-one-tell-label" } else { "desk-one-remove-why" });
    let form = FormState::default();
    let content = view! {
        <p>{words.get("desk-one-remove-text")}</p>
        <form method="post">
            <Select words=words.clone() form name="silent" label options/>
            <p class="buttons"><button class="danger" name="do" value="remove">{words.get("desk-one-remove-button")}</button></p>
        </form>
    };
    act(words.get("desk-one-remove"), false, content)
}
