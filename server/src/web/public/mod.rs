//! The public pages: a file per page, with `get` and `post`. GET shows, POST acts; no page needs a cookie or script.

pub mod branch;
pub mod cancel;
pub mod change;
pub mod confirm;
pub mod data;
pub mod door;
pub mod elsewhere;
pub mod event;
pub mod guidance;
pub mod health;
pub mod home;
pub mod issues;
pub mod mail_again;
pub mod newsletter;
pub mod pkg;
pub mod privacy;
pub mod robots;
pub mod sent;
pub mod stall;
pub mod stop;
pub mod style;
pub mod unsubscribe;
pub mod your_data;
pub mod your_sign_up;

use app::domain::held::{Held, Links};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use super::Web;
use super::response::WebError;
use crate::actions::{Action, Record, held, links};

/// The one name in a path: a slug or a token. One that isn't valid text names nothing.
pub struct Name(pub String);

impl FromRequestParts<Web> for Name {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, WebError> {
        Path::from_request_parts(parts, web).await.map(|Path(name)| Self(name)).map_err(|_| WebError::NOT_FOUND)
    }
}

/// The living record that a token opens for an action; anything else is a dead link.
async fn record(web: &Web, action: Action, token: &str) -> Result<Record, WebError> {
    held::by_token(&web.site, action, token).await?.ok_or(WebError::DEAD_LINK)
}

/// A record, opened, with its links.
async fn open(web: &Web, record: &Record) -> Result<(Held, Links), WebError> {
    let held = held::open(&web.site, record).await?;
    let links = links::of_held(&web.site, record, &held);
    Ok((held, links))
}

/// The path of one of our own links.
fn path<'l>(web: &Web, link: &'l str) -> &'l str {
    link.strip_prefix(&web.site.config.base_url).unwrap_or(link)
}
