//! `/events/{slug}/form` and `/newsletters/{slug}/form`: takes an address from a form on another site and shows our own
//! form with it. Nothing is changed and nobody is signed up: that takes our form, whose token no other site has.

use app::domain::event::SignUpState;
use app::domain::slug::Slug;
use app::forms::state::{FormState, Typed};
use app::paths;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};

use super::{Name, event, newsletter};
use crate::actions::sign_up::Carried;
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::middleware::private;
use crate::web::response::{HandlerResult, Page, WebError, redirect};

/// The one input that another site may fill in.
const EMAIL: &str = "email";
/// More is no address.
const LONGEST: usize = 320;

/// To the event's page.
pub async fn get_event(Name(slug): Name) -> HandlerResult {
    let slug = Slug::parse(&slug).map_err(|_| WebError::NOT_FOUND)?;
    Ok(redirect(&paths::event(slug)))
}

/// To the newsletter's page.
pub async fn get_newsletter(Name(slug): Name) -> HandlerResult {
    let slug = Slug::parse(&slug).map_err(|_| WebError::NOT_FOUND)?;
    Ok(redirect(&paths::newsletter(slug)))
}

/// The event's form with the address.
pub async fn post_event(State(web): State<Web>, Name(slug): Name, locale: Locale, Form(typed): Form) -> HandlerResult {
    let shown = event::found(&web, &slug).await?;
    if shown.event.sign_up_state(web.site.clock.now()) != SignUpState::Open {
        return event::closed(&web, &locale, shown).await;
    }
    let html = event::page(&web, &locale, shown, with_address(&typed), Carried::default()).await?;
    Ok(shown_once(html).await)
}

/// The newsletter's form with the address.
pub async fn post_newsletter(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    Form(typed): Form,
) -> HandlerResult {
    let shown = newsletter::found(&web, &slug).await?;
    if shown.newsletter.closed_at.is_some() {
        return newsletter::closed(&web, &locale, shown).await;
    }
    let html = newsletter::page(&web, &locale, shown, with_address(&typed), Carried::default()).await?;
    Ok(shown_once(html).await)
}

/// A form with the address and nothing else: whatever the other site sends besides isn't what the person said here.
fn with_address(typed: &Typed) -> FormState {
    let address = typed.first(EMAIL);
    let address = if address.len() <= LONGEST { address } else { "" };
    FormState::filled([(EMAIL, address.to_owned())])
}

async fn shown_once(html: String) -> Response {
    private(Page::new(html).into_response()).await
}
