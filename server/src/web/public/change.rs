//! `/your-sign-up/{token}/change`: the form once more. The address can't change; seats can become more while they're
//! free.

use app::domain::held::{Held, Links, Subject};
use app::forms::sign_up::{Of, SignUp};
use app::forms::state::{FormState, Typed};
use app::pages::public::change::{ChangePage, html};
use app::paths;
use axum::extract::State;
use axum::response::IntoResponse as _;

use super::your_sign_up::changed;
use super::{Name, open, record};
use crate::actions::change::{ChangeError, change};
use crate::actions::{Action, show};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::form_check::{RefusedForm, kept};
use crate::web::locale::Locale;
use crate::web::response::{HandlerResult, Page, WebError, redirect, redirect_done};

/// The form, filled in. An unconfirmed record can't be changed yet: its own page says what to do.
pub async fn get(State(web): State<Web>, Name(token): Name, locale: Locale) -> HandlerResult {
    let record = record(&web, Action::YourSignUp, &token).await?;
    if record.is_pending() {
        return Ok(redirect(&paths::your_sign_up(&token)));
    }
    let (held, links) = open(&web, &record).await?;
    let form = FormState::of(as_held(&held));
    Ok(Page::new(page(&web, &locale, held, links, form).await?).into_response())
}

/// Changes the answers and the seats.
pub async fn post(State(web): State<Web>, Name(token): Name, locale: Locale, Form(mut typed): Form) -> HandlerResult {
    let record = record(&web, Action::YourSignUp, &token).await?;
    let (held, links) = open(&web, &record).await?;
    keep(&mut typed, &held);
    let of = match &held.subject {
        Subject::Event(event) => Of::Event { group_max: event.group_max.max(held.seats) },
        Subject::Newsletter(_) => Of::Newsletter,
    };
    let sign_up = match SignUp::parse(typed, of, &held.version.wording) {
        Ok(sign_up) => sign_up,
        Err(form) => return RefusedForm::from(form).answer(|form| page(&web, &locale, held, links, form)).await,
    };
    let typed = sign_up.to_typed();
    let SignUp { seats, answers, .. } = sign_up;
    match change(&web.site, record, seats, answers).await {
        Err(ChangeError::Full(more)) => {
            let said = locale.words().with("error-more-seats", [("more", more.into())]);
            let form = FormState { errors: vec![("seats".to_owned(), said.into())], ..FormState::of(typed) };
            RefusedForm::from(form).answer(|form| page(&web, &locale, held, links, form)).await
        }
        Err(ChangeError::Failure(failure)) => {
            kept(failure, typed)?.answer(|form| page(&web, &locale, held, links, form)).await
        }
        done => {
            changed(done)?;
            Ok(redirect_done(paths::your_sign_up(&token), "changed"))
        }
    }
}

/// What a change doesn't ask for again: the address, the consent to the purpose, and the seats if there is only one.
fn keep(typed: &mut Typed, held: &Held) {
    let kept = as_held(held);
    for name in ["email", "consent"] {
        typed.set(name, kept.all(name).to_vec());
    }
    if typed.all("seats").is_empty() {
        typed.set("seats", kept.all("seats").to_vec());
    }
}

fn as_held(held: &Held) -> Typed {
    let special = held.version.wording.fields.iter().filter(|field| field.agreement.is_some());
    let agreed = special.filter(|field| held.answers.0.contains_key(&field.key)).map(|field| field.key.clone());
    let sign_up = SignUp {
        email: held.email.clone(),
        seats: held.seats,
        agreed: agreed.collect(),
        answers: held.answers.clone(),
    };
    sign_up.to_typed()
}

async fn page(web: &Web, locale: &Locale, held: Held, links: Links, form: FormState) -> Result<String, WebError> {
    let frame = web.frame(locale, Some(held.branch.clone()), None).await?;
    let more = match held.event() {
        Some(event) => show::room(&web.site, event).await?.more(),
        None => None,
    };
    Ok(html(ChangePage { frame, held, links, form, more, now: web.site.clock.now() }))
}
