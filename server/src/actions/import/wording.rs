//! The wording of a purpose, composed in every language that the site speaks and stored word for word.

use app::domain::field::{Field, FieldKey, FieldKind};
use app::domain::language::LocalText;
use app::domain::purpose::{PurposeKind, Wording};
use app::domain::retention::Keep;
use app::text::{Words, available};

use super::event::{EventDraft, NameAsked};
use super::file::NewsletterDraft;
use super::form::{FieldDraft, PurposeDraft};

/// A sentence in every language that the site speaks.
fn sentence(key: &str, organisation: &LocalText, title: &LocalText) -> LocalText {
    let compose = |language| {
        let names = [("organisation", organisation.get(&language).into()), ("title", title.get(&language).into())];
        let text = Words::new(&language).with(key, names);
        (language, text)
    };
    LocalText::of(available().into_iter().map(compose).collect())
}

fn plain(key: &str) -> LocalText {
    LocalText::of(available().into_iter().map(|language| (language.clone(), Words::new(&language).get(key))).collect())
}

/// What an event costs unless the file says otherwise.
#[must_use]
pub fn free() -> LocalText {
    plain("wording-free")
}

/// The wording of an event's purpose.
#[must_use]
pub fn of_event(draft: &EventDraft, organisation: &LocalText) -> Wording {
    let say = |key| sentence(key, organisation, &draft.content.title);
    let own = fields(&draft.fields, &say("wording-event-agreement"));
    let fields = name(draft.name).into_iter().chain(own).collect();
    wording(&draft.purpose, say("wording-event-consent"), draft.keep, fields)
}

/// The wording of a newsletter's purpose.
#[must_use]
pub fn of_newsletter(draft: &NewsletterDraft, organisation: &LocalText) -> Wording {
    let say = |key| sentence(key, organisation, &draft.content.title);
    let fields = fields(&draft.fields, &say("wording-newsletter-agreement"));
    let wording = wording(&draft.purpose, say("wording-newsletter-consent"), Keep::DEFAULT, fields);
    Wording { renew_months: Some(draft.renew_months), ..wording }
}

/// A wording with its sentences composed anew, for an organisation that changed its name.
#[must_use]
pub fn renamed(wording: Wording, of: PurposeKind, organisation: &LocalText, title: &LocalText) -> Wording {
    let (consent, agreement) = match of {
        PurposeKind::Newsletter => ("wording-newsletter-consent", "wording-newsletter-agreement"),
        PurposeKind::Event | PurposeKind::Administration => ("wording-event-consent", "wording-event-agreement"),
    };
    let agreement = sentence(agreement, organisation, title);
    let rename = |field: Field| Field { agreement: field.agreement.as_ref().map(|_| agreement.clone()), ..field };
    let fields = wording.fields.into_iter().map(rename).collect();
    Wording { consent: sentence(consent, organisation, title), fields, ..wording }
}

fn wording(purpose: &PurposeDraft, consent: LocalText, keep: Keep, fields: Vec<Field>) -> Wording {
    Wording {
        statement: purpose.statement.clone(),
        lawful_basis: purpose.lawful_basis,
        interest: purpose.interest.clone(),
        special_condition: purpose.special_condition,
        seen_by: purpose.seen_by.clone(),
        consent,
        keep,
        renew_months: None,
        fields,
    }
}

fn fields(drafts: &[FieldDraft], agreement: &LocalText) -> Vec<Field> {
    let field =
        |draft: &FieldDraft| Field { agreement: draft.special.then(|| agreement.clone()), ..draft.field.clone() };
    drafts.iter().map(field).collect()
}

/// The built-in question for a name.
fn name(asked: NameAsked) -> Option<Field> {
    let key = FieldKey::parse(FieldKey::NAME).ok()?;
    (asked != NameAsked::Off).then(|| Field {
        key,
        kind: FieldKind::ShortText,
        label: plain("wording-name-label"),
        hint: None,
        why: plain("wording-name-why"),
        required: asked == NameAsked::Required,
        options: vec![],
        keep: None,
        agreement: None,
    })
}
