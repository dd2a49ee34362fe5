//! The form of events and newsletters. Its inputs are named after the fields' keys; the slip is right above the button.

use leptos::prelude::*;

use super::errors::{Complaint, id_of};
use super::form_notice::{FormNoticeBox, Send};
use super::question::{Agreement, Control, FormGroup, Question};
use super::slip::{PurposeSlip, Slip};
use super::text::{Piece, Said};
use crate::domain::field::{Field, FieldKey};
use crate::forms::sign_up::HONEYPOT;
use crate::forms::state::FormState;
use crate::text::Words;

/// What a sign-up form shows.
#[derive(Clone, Debug)]
pub struct SignUpFields {
    /// The texts.
    pub words: Words,
    /// Whether it can't be sent, as in a preview.
    pub disabled: bool,
    /// The path it posts to: the page's own.
    pub action: String,
    /// The form as typed so far.
    pub form: FormState,
    /// The form token.
    pub form_token: String,
    /// Why the address is asked.
    pub email_why: String,
    /// The most seats of one registration; `None` if there's no choice of seats.
    pub most_seats: Option<u32>,
    /// The declared fields.
    pub fields: Vec<Field>,
    /// The answers that are deleted sooner, with the day.
    pub sooner: Vec<(FieldKey, String)>,
    /// The words of the consent box, if there is one.
    pub consent: Option<Piece>,
    /// The slip.
    pub slip: Slip,
    /// The text by the button, in the purpose's own words.
    pub by_button: Option<Piece>,
    /// What the button says.
    pub button: String,
    /// What happens next.
    pub after: String,
}

/// The form.
#[component]
pub fn SignUpForm(
    /// What it shows.
    of: SignUpFields,
) -> impl IntoView {
    let SignUpFields { words, form, .. } = &of;
    let notice = form.notice.clone().map(|notice| {
        let typed = form.typed.first("email").to_owned();
        view! { <FormNoticeBox words=words.clone() notice typed/> }
    });
    let (name, others): (Vec<&Field>, Vec<&Field>) =
        of.fields.iter().partition(|field| field.key.as_str() == FieldKey::NAME);
    let asked = |fields: Vec<&Field>| fields.into_iter().map(|field| declared(&of, field)).collect::<Vec<_>>();
    let seats = of.most_seats.map(|most| seats(words, form, most));
    let consent = of.consent.clone().map(|label| {
        let checked = form.typed.first("consent") == "yes";
        let complaint = Complaint::about(words, form, "consent", &[]);
        view! { <Agreement words=words.clone() name="consent".to_owned() label checked complaint/> }
    });
    let by_button = of.by_button.clone().map(|text| view! { <p class="small"><Said piece=text/></p> });
    let inside = view! {
        {notice}
        <p class="hint">{words.get("form-no-account")}" "<a href="#what-for">{words.get("form-what-for")}</a></p>
        <Email words=words.clone() form=form.clone() why=of.email_why.clone()/>
        {asked(name)}
        {seats}
        {asked(others)}
        {consent}
        <PurposeSlip words=words.clone() slip=of.slip.clone()/>
        {by_button}
        <Hidden words=words.clone() form_token=of.form_token.clone()/>
        <Send notice=form.notice.clone() label=of.button.clone()/>
        <p class="small">{of.after.clone()}</p>
    };
    if of.disabled {
        return view! { <fieldset disabled=true class="field">{inside}</fieldset> }.into_any();
    }
    view! { <form method="post" action=of.action.clone() novalidate=true>{inside}</form> }.into_any()
}

/// The question for the address.
#[component]
pub fn Email(
    /// The texts.
    words: Words,
    /// The form as typed so far.
    form: FormState,
    /// Why it is asked.
    why: String,
) -> impl IntoView {
    let why = Some(Piece::own(why));
    let question = Question { why, ..Question::email(&words, &form, "field-email") };
    view! { <FormGroup words question/> }
}

/// What no person sees: the form token, and a trap for bots.
#[component]
pub fn Hidden(
    /// The texts.
    words: Words,
    /// The form token.
    form_token: String,
) -> impl IntoView {
    let id = id_of(HONEYPOT);
    view! {
        <input type="hidden" name="form" value=form_token/>
        <div class="unseen" aria-hidden="true">
            <label for=id.clone()>{words.get("form-trap")}</label>
            <input id=id name=HONEYPOT tabindex="-1" autocomplete="off"/>
        </div>
    }
}

/// The question for the seats of a registration, `most` at most.
pub fn seats(words: &Words, form: &FormState, most: u32) -> impl IntoView + use<> {
    let typed = form.typed.first("seats");
    let question = Question {
        name: "seats".to_owned(),
        label: Piece::own(words.get("field-seats")),
        optional: false,
        hint: Some(Piece::own(words.with("field-seats-hint", [("most", most.into())]))),
        why: None,
        sooner: None,
        control: Control::UpTo(most),
        typed: vec![if typed.is_empty() { "1".to_owned() } else { typed.to_owned() }],
        complaint: Complaint::about(words, form, "seats", &[]),
    };
    view! { <FormGroup words=words.clone() question/> }
}

fn declared(of: &SignUpFields, field: &Field) -> impl IntoView + use<> {
    let sooner = of.sooner.iter().find(|(key, _)| *key == field.key).map(|(_, day)| day.clone());
    question_of(&of.words, field, &of.form, sooner)
}

/// A declared field, with its own agreement if it's special.
pub fn question_of(words: &Words, field: &Field, form: &FormState, sooner: Option<String>) -> impl IntoView + use<> {
    with_agreement(words, field, form, Question::of_field(words, field, form, sooner))
}

/// The same for an organiser, who answers for somebody else.
pub fn question_by_hand(words: &Words, field: &Field, form: &FormState) -> impl IntoView + use<> {
    with_agreement(words, field, form, Question::of_field(words, field, form, None).about_another())
}

fn with_agreement(words: &Words, field: &Field, form: &FormState, question: Question) -> impl IntoView + use<> {
    let agreement = field.agreement.as_ref().map(|text| {
        let name = field.key.agreement();
        let label = Piece::of(text, words);
        let checked = form.typed.first(&name) == "yes";
        let complaint = Complaint::about(words, form, &name, std::slice::from_ref(field));
        view! { <Agreement words=words.clone() name label checked complaint/> }
    });
    view! { <div class="question"><FormGroup words=words.clone() question/>{agreement}</div> }
}
