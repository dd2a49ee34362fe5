//! The wording of a purpose, composed in every language of the site and stored word for word.

use app::domain::field::{Field, FieldKey, FieldKind};
use app::domain::language::{Language, LocalText};
use app::domain::purpose::{PurposeKind, Wording};
use app::domain::retention::Keep;
use app::domain::template::NameAsked;
use app::text::{Words, available, everywhere};

use super::draft::{EventDraft, FieldDraft, NewsletterDraft, PurposeDraft};

/// A sentence in every language of the site.
fn sentence(key: &str, organisation: &LocalText, title: &LocalText) -> LocalText {
    let compose = |language| {
        let names = [("organisation", organisation.get(&language).into()), ("title", title.get(&language).into())];
        let text = Words::timeless(&language).with(key, names);
        (language, text)
    };
    LocalText::of(available().into_iter().map(compose).collect())
}

/// The default price of an event.
#[must_use]
pub fn free() -> LocalText {
    everywhere("wording-free")
}

/// Who sees the data of a co-hosted event: the other branches' organisers are named.
#[must_use]
pub fn with_co_hosts(seen_by: &LocalText, co_hosts: &[LocalText]) -> LocalText {
    let Some(tail) = co_host_tail(co_hosts) else { return seen_by.clone() };
    let add = |(language, text): (&Language, &str)| {
        let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
        (language.clone(), format!("{text}{stop} {}", tail.get(language)))
    };
    LocalText::of(seen_by.iter().map(add).collect())
}

/// The same without the named organisers.
#[must_use]
pub fn without_co_hosts(seen_by: &LocalText, co_hosts: &[LocalText]) -> LocalText {
    let Some(tail) = co_host_tail(co_hosts) else { return seen_by.clone() };
    let cut = |(language, text): (&Language, &str)| {
        let kept = text.strip_suffix(tail.get(language)).map_or(text, str::trim_end);
        (language.clone(), kept.to_owned())
    };
    LocalText::of(seen_by.iter().map(cut).collect())
}

fn co_host_tail(co_hosts: &[LocalText]) -> Option<LocalText> {
    let say = |language: Language| {
        let names: Vec<&str> = co_hosts.iter().map(|name| name.get(&language)).collect();
        let text = Words::timeless(&language).with("wording-co-hosts", [("branches", names.join(", ").into())]);
        (language, text)
    };
    (!co_hosts.is_empty()).then(|| LocalText::of(available().into_iter().map(say).collect()))
}

/// The wording of an event's purpose.
#[must_use]
pub fn of_event(draft: &EventDraft, organisation: &LocalText, co_hosts: &[LocalText]) -> Wording {
    let say = |key| sentence(key, organisation, &draft.content.title);
    let own = fields(&draft.fields, &say("wording-event-agreement"));
    let fields = name(draft.name).into_iter().chain(own).collect();
    let seen_by = with_co_hosts(&draft.purpose.seen_by, co_hosts);
    wording(&PurposeDraft { seen_by, ..draft.purpose.clone() }, say("wording-event-consent"), draft.keep, fields)
}

/// The wording of a newsletter's purpose.
#[must_use]
pub fn of_newsletter(draft: &NewsletterDraft, organisation: &LocalText) -> Wording {
    let say = |key| sentence(key, organisation, &draft.content.title);
    let fields = fields(&draft.fields, &say("wording-newsletter-agreement"));
    let wording = wording(&draft.purpose, say("wording-newsletter-consent"), Keep::DEFAULT, fields);
    Wording { renew_months: Some(draft.renew_months), ..wording }
}

/// A wording with its sentences composed again, for an organisation that changed its name.
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
        label: everywhere("wording-name-label"),
        hint: None,
        why: everywhere("wording-name-why"),
        required: asked == NameAsked::Required,
        options: vec![],
        keep: None,
        agreement: None,
    })
}
