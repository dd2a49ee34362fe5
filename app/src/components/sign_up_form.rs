//! The form of events and newsletters. Its inputs are named after the fields' keys; the slip is right above the button.

use leptos::prelude::*;

use super::agreement::Agreement;
use super::errors::{Complaint, id_of};
use super::form_notice::{FormNoticeBox, Send};
use super::question::{Control, FormGroup, Question};
use super::slip::{ShortSlip, Slip};
use super::text::{Piece, Said};
use crate::domain::field::{Field, FieldKey};
use crate::forms::sign_up::{AGREEMENT, HONEYPOT};
use crate::forms::state::FormState;
use crate::text::Words;

/// What a sign-up form shows.
#[derive(Clone, Debug)]
pub struct SignUpFields {
    /// The texts.
    pub words: Words,
    /// Whether it can't be sent, as in a preview.
    pub disabled: bool,
    /// Whether many people fill it in on one device: then the browser must neither keep nor fill in anything.
    pub shared: bool,
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
    let (private, open): (Vec<&Field>, Vec<&Field>) = others.into_iter().partition(|field| field.agreement.is_some());
    let asked = |fields: Vec<&Field>| {
        let question = |field| question_of(words, field, form, sooner_of(&of, field), of.shared);
        fields.into_iter().map(question).collect::<Vec<_>>()
    };
    let seats = of.most_seats.map(|most| seats(words, form, most));
    let consent = of.consent.clone().map(|label| {
        view! { <Agreement words=words.clone() form=form.clone() name="consent" label/> }
    });
    let by_button = of.by_button.clone().map(|text| view! { <p class="small"><Said piece=text/></p> });
    let inside = view! {
        {notice}
        <Email words=words.clone() form=form.clone() why=of.email_why.clone() shared=of.shared/>
        {asked(name)}
        {seats}
        {asked(open)}
        {private_questions(&of, private)}
        {consent}
        <ShortSlip words=words.clone() slip=of.slip.clone()/>
        {by_button}
        <Hidden words=words.clone() form_token=of.form_token.clone()/>
        <Send notice=form.notice.clone() label=of.button.clone()/>
        <p class="small">{of.after.clone()}</p>
    };
    if of.disabled {
        return view! { <fieldset disabled=true class="field">{inside}</fieldset> }.into_any();
    }
    let autocomplete = of.shared.then_some("off");
    view! { <form method="post" action=of.action.clone() autocomplete=autocomplete novalidate=true>{inside}</form> }
        .into_any()
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
    /// Whether many people use this device.
    #[prop(optional)]
    shared: bool,
) -> impl IntoView {
    let why = Some(Piece::own(why));
    let question = Question { why, ..Question::email(&words, &form, "field-email") };
    let question = if shared { question.about_another() } else { question };
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

/// The question for the seats of a registration, `most` at most: buttons for a few, a list for
/// more, an empty box where a list would be too long.
pub fn seats(words: &Words, form: &FormState, most: u32) -> impl IntoView + use<> {
    seats_asked(words, form, most, "field-seats")
}

/// The same for an organiser, who answers for somebody else.
pub fn seats_by_hand(words: &Words, form: &FormState, most: u32) -> impl IntoView + use<> {
    seats_asked(words, form, most, "desk-add-seats")
}

fn seats_asked(words: &Words, form: &FormState, most: u32, label: &str) -> impl IntoView + use<> {
    let typed = form.typed.first("seats");
    let numbers = (1..=most).map(|seats| seats.to_string());
    let control = if most <= 4 {
        let options = numbers.map(|seats| (seats.clone(), Piece::own(seats))).collect();
        Control::Choices { many: false, in_row: true, options }
    } else if most > 20 {
        Control::UpTo(most)
    } else {
        let none = (String::new(), words.get("field-seats-choose"));
        Control::Pick(std::iter::once(none).chain(numbers.map(|seats| (seats.clone(), seats))).collect())
    };
    let question = Question {
        name: "seats".to_owned(),
        label: Piece::own(words.get(label)),
        optional: false,
        hint: None,
        why: None,
        sooner: None,
        control,
        // Nothing is chosen beforehand: who comes in company would overlook it, and a typed 1 becomes 12 for two.
        typed: vec![typed.to_owned()],
        complaint: Complaint::about(words, form, "seats", &[]),
    };
    view! { <FormGroup words=words.clone() question/> }
}

fn sooner_of(of: &SignUpFields, field: &Field) -> Option<String> {
    of.sooner.iter().find(|(key, _)| *key == field.key).map(|(_, day)| day.clone())
}

/// The questions whose answers are special category data, with one agreement for all. Closed until somebody has
/// something to say, or must.
fn private_questions(of: &SignUpFields, fields: Vec<&Field>) -> Option<impl IntoView + use<>> {
    let (words, form) = (&of.words, &of.form);
    let agreement = private_agreement(words, &of.fields, form)?;
    let said = |field: &&Field| {
        let name = field.key.as_str();
        field.required || !form.typed.first(name).is_empty() || form.error(name).is_some()
    };
    let open = fields.iter().any(said);
    // One day for all is said once.
    let days: Vec<Option<String>> = fields.iter().map(|field| sooner_of(of, field)).collect();
    let one_day = days.first().cloned().flatten().filter(|day| days.iter().all(|other| other.as_ref() == Some(day)));
    let deleted = one_day.clone().map(|day| view! { " "{words.with("field-sooner-all", [("day", day.into())])} });
    let questions = fields
        .iter()
        .zip(days)
        .map(|(field, day)| question_of(words, field, form, if one_day.is_some() { None } else { day }, of.shared));
    let labels = fields.iter().map(|field| Piece::of(&field.label, words));
    let labels = labels.map(|label| view! { <span class="hint"><Said piece=label/></span> }).collect::<Vec<_>>();
    Some(view! {
        <details class="private" open=open>
            <summary>{words.get("form-private")}{labels}</summary>
            <p class="hint">{words.get("form-private-text")}{deleted}</p>
            {questions.collect::<Vec<_>>()}
            {agreement}
        </details>
    })
}

/// The box that agrees to the use of all special category answers of a form; `None` if it asks for none.
pub fn private_agreement(words: &Words, fields: &[Field], form: &FormState) -> Option<impl IntoView + use<>> {
    let text = fields.iter().find_map(|field| field.agreement.as_ref())?;
    let label = Piece::of(text, words);
    Some(view! { <Agreement words=words.clone() form=form.clone() name=AGREEMENT label/> })
}

/// A declared field; `shared` says that many people use this device.
pub fn question_of(
    words: &Words,
    field: &Field,
    form: &FormState,
    sooner: Option<String>,
    shared: bool,
) -> impl IntoView + use<> {
    let question = Question::of_field(words, field, form, sooner);
    let question = if shared { question.about_another() } else { question };
    view! { <FormGroup words=words.clone() question/> }
}

/// The same for an organiser, who answers for somebody else.
pub fn question_by_hand(words: &Words, field: &Field, form: &FormState) -> impl IntoView + use<> {
    let question = Question::of_field(words, field, form, None).about_another();
    view! { <FormGroup words=words.clone() question/> }
}
