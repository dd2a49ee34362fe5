//! `/organise/offer/{token}`: accept or decline a role. The link was mailed to the organiser: no login is needed.

use app::pages::organiser::offer::{OfferPage, Offered, answered, html};
use app::paths;
use axum::extract::State;

use super::{shown, way_in};
use crate::actions::account::offer::{Decision, Offer, answer, named};
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError};

/// An offer, for a page of the organiser it was made to.
pub(super) fn offered(offer: Offer) -> Offered {
    let Offer { token, role, branch, until, .. } = offer;
    Offered { path: paths::organise::offer(&token), role, branch, until }
}

/// The two buttons.
pub async fn get(State(web): State<Web>, Name(token): Name, locale: Locale) -> HandlerResult {
    let offer = named(&web.site, &token).await?.ok_or(WebError::DEAD_LINK)?;
    let desk = way_in(&web, &locale, None).await?;
    let email = offer.account.email.to_display();
    Ok(shown(html(OfferPage { desk, offer: offered(offer), email }), false))
}

/// Notes the answer.
pub async fn post(State(web): State<Web>, Name(token): Name, locale: Locale, Form(typed): Form) -> HandlerResult {
    let offer = named(&web.site, &token).await?.ok_or(WebError::DEAD_LINK)?;
    let said = match typed.first("do") {
        "yes" => Decision::Yes,
        "no" => Decision::No,
        _ => return Err(WebError::BAD_REQUEST),
    };
    let taken = matches!(said, Decision::Yes);
    if !answer(&web.site, &token, said).await? {
        return Err(WebError::DEAD_LINK);
    }
    let desk = way_in(&web, &locale, None).await?;
    Ok(shown(answered(desk, offer.role, offer.branch, taken), false))
}
