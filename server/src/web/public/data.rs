//! `/your-sign-up/{token}/data.json`: everything held in one record, for the person it's about
//! (UK GDPR Art. 15, 20).

use app::domain::field::Field;
use app::domain::held::{ConsentGiven, Held, RecordState, Subject};
use app::text::{Words, answers};
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::{Name, open, record};
use crate::actions::{Action, Failure};
use crate::web::Web;
use crate::web::response::HandlerResult;

/// The download.
pub async fn get(State(web): State<Web>, Name(token): Name) -> HandlerResult {
    let record = record(&web, Action::YourSignUp, &token).await?;
    let (held, _) = open(&web, &record).await?;
    let body = serde_json::to_string_pretty(&of(&held)).map_err(|_| Failure::Stored("a record that is no JSON"))?;
    let mut response: Response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    let name = HeaderValue::from_static("attachment; filename=\"your-sign-up.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

fn of(held: &Held) -> Value {
    let wording = &held.version.wording;
    let words = Words::timeless(&held.language);
    let read = |field: &Field| {
        let given = held.answers.0.get(&field.key)?;
        let sooner = held.sooner.iter().find(|(key, _)| *key == field.key).map(|(_, end)| *end);
        Some(json!({
            "key": field.key,
            "question": field.label.get(&held.language),
            "answer": answers::answer(&words, field, given),
            "deleted_at": sooner.unwrap_or(held.expires_at),
        }))
    };
    let given: Vec<Value> = wording.fields.iter().filter_map(read).collect();
    json!({
        "kind": match held.subject {
            Subject::Event(_) => "event",
            Subject::Newsletter(_) => "newsletter",
        },
        "title": held.title().get(&held.language),
        "branch": held.branch.content.name.get(&held.language),
        "purpose": wording.statement.get(&held.language),
        "seen_by": wording.seen_by.get(&held.language),
        "lawful_basis": wording.lawful_basis,
        "state": state(held.state),
        "email": held.email.to_mail(),
        "language": held.language.tag(),
        "seats": held.event().map(|_| held.seats),
        "ticket_code": held.ticket_code,
        "arrived": held.arrived.map(|(people, at)| json!({ "people": people, "at": at })),
        "added_by_organiser": held.by_organiser,
        "no_bulk_mail": held.suspended.map(|of| json!({ "since": of.at, "because": of.reason })),
        "answers": given,
        "signed_up_at": held.created_at,
        "confirmed_at": held.confirmed_at,
        "deleted_at": held.expires_at,
        "consents": held.consents.iter().map(|given| consent(held, given)).collect::<Vec<_>>(),
    })
}

const fn state(state: RecordState) -> &'static str {
    match state {
        RecordState::Pending { .. } => "pending",
        RecordState::Confirmed => "confirmed",
        RecordState::Waiting => "waiting",
        RecordState::Subscribed => "subscribed",
    }
}

fn consent(held: &Held, given: &ConsentGiven) -> Value {
    let wording = &held.version.wording;
    let field = given.field.as_ref().and_then(|key| wording.field(key));
    let elsewhere = given.elsewhere.as_ref();
    let words = match field {
        _ if elsewhere.is_some() => elsewhere.map(|source| source.wording.as_str()),
        Some(field) => field.agreement.as_ref().map(|text| text.get(&given.language)),
        None => Some(wording.consent.get(&given.language)),
    };
    json!({
        "field": given.field,
        "wording": words,
        "language": given.language.tag(),
        "asked_at": given.asked_at,
        "given_at": given.given_at,
        "given_elsewhere": elsewhere.map(|source| source.means),
    })
}
