//! The organisers' pages: one file per page, with `get` and `post`. Each first checks what the person may do.

pub mod account;
pub mod announcements;
pub mod attendees;
pub mod audit;
pub mod colleague;
pub mod door;
pub mod editor;
pub mod exports;
pub mod forgotten;
pub mod guidance;
pub mod help;
pub mod home;
pub mod invitation;
pub mod issues;
pub mod leave;
pub mod lift_suppression;
pub mod list_import;
pub mod login;
pub mod login_code;
pub mod logout;
pub mod new_password;
pub mod newsletter_add;
pub mod offer;
pub mod officer;
pub mod readers;
pub mod receipts;
pub mod requests;
pub mod second_factor;
pub mod settings;
pub mod team;

use std::time::Duration;

use app::components::desk::{Desk, MenuItem};
use app::domain::branch::Branch;
use app::domain::retention::{KNOWN_BROWSER, SESSION};
use app::domain::role::Permission;
use app::text::Words;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::Web;
use super::locale::Locale;
use super::response::{self, HandlerResult, Page, WebError, redirect};
use super::session::{browser_name, cookie_name, set_cookie};
use crate::actions::account::access::Session;
use crate::actions::account::browser;
use crate::actions::account::login::LoginError;
use crate::actions::account::password::{LONGEST, PasswordError, SHORTEST, Weak};
use crate::assets;

/// The frame of a page for people who are logged in.
pub async fn desk(web: &Web, locale: &Locale, session: &Session, branch: Option<Branch>) -> Result<Desk, WebError> {
    Ok(Desk {
        name: Some(session.account.secret.name.clone()),
        menu: menu(session),
        ..way_in(web, locale, branch).await?
    })
}

/// The frame of a login page.
pub async fn way_in(web: &Web, locale: &Locale, branch: Option<Branch>) -> Result<Desk, WebError> {
    let frame = web.frame(locale, branch, None).await?;
    Ok(Desk { frame, style: assets::desk_style_path().to_owned(), name: None, menu: vec![] })
}

/// The menu: where this person can go.
fn menu(session: &Session) -> Vec<MenuItem> {
    let may = |permission| session.may_somewhere(permission);
    let all = [
        (MenuItem::Home, true),
        (MenuItem::Write, may(Permission::Draft)),
        (MenuItem::Team, may(Permission::ManageTeam)),
        (MenuItem::Officer, may(Permission::ReadAudit)),
        (MenuItem::Readers, may(Permission::SeeReaders) && !may(Permission::ReadAudit)),
        (MenuItem::Account, true),
        (MenuItem::Help, true),
    ];
    all.into_iter().filter(|(_, shown)| *shown).map(|(place, _)| place).collect()
}

/// A page; 422 if it shows a form that was refused.
#[must_use]
pub fn shown(html: String, refused: bool) -> Response {
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut response = Page::new(html).into_response();
    *response.status_mut() = status;
    response
}

/// 303 with the cookie of a new login.
pub async fn logged_in(web: &Web, cookie: &str, to: &str) -> HandlerResult {
    let mut response = redirect(to);
    keep_login(web, cookie, &mut response).await?;
    Ok(response)
}

/// Sets the cookie of a new login and, if no second factor is needed, that of the known browser.
pub async fn keep_login(web: &Web, cookie: &str, response: &mut Response) -> Result<(), WebError> {
    let is_https = web.site.config.is_https();
    set_cookie(response, is_https, cookie_name(is_https), cookie, Some(SESSION));
    keep_browser(web, browser::of_login(&web.site, cookie).await?, response);
    Ok(())
}

/// Sets the cookie of the known browser.
pub fn keep_browser(web: &Web, known: Option<String>, response: &mut Response) {
    let is_https = web.site.config.is_https();
    if let Some(known) = known {
        set_cookie(response, is_https, browser_name(is_https), &known, Some(KNOWN_BROWSER));
    }
}

/// Why somebody isn't let in, in words, and the status of the page: 429 or 503 with how long to wait, if they have to.
///
/// # Errors
/// Anything that isn't a refusal.
pub fn denied(
    words: &Words,
    why: LoginError,
    wrong: &str,
) -> Result<(String, impl FnOnce(Response) -> Response + use<>), WebError> {
    let (sentence, wait) = denial(words, why, wrong)?;
    Ok((sentence, waiting(wait)))
}

/// The input where a new password was refused, the reason in words, and the status of the page. `old` is the input for
/// the old password, if there is one.
///
/// # Errors
/// A dead link, and anything that isn't a refusal.
pub fn password_refused(
    words: &Words,
    why: PasswordError,
    old: &'static str,
) -> Result<(&'static str, String, impl FnOnce(Response) -> Response + use<>), WebError> {
    let (input, (sentence, wait)) = match why {
        PasswordError::DeadLink => return Err(WebError::DEAD_LINK),
        PasswordError::Weak(why) => ("password", (weak(words, why), None)),
        PasswordError::Login(why) => (old, denial(words, why, "desk-account-password-old-wrong")?),
    };
    Ok((input, sentence, waiting(wait)))
}

/// The status of somebody who has to wait, and how long.
type Wait = (StatusCode, Duration);

fn denial(words: &Words, why: LoginError, wrong: &str) -> Result<(String, Option<Wait>), WebError> {
    Ok(match why {
        LoginError::Wrong => (words.get(wrong), None),
        LoginError::Wait(wait) => {
            let minutes = wait.as_secs().div_ceil(60);
            let sentence = words.with("desk-login-wait", [("minutes", minutes.into())]);
            (sentence, Some((StatusCode::TOO_MANY_REQUESTS, wait)))
        }
        LoginError::Busy(wait) => (words.get("desk-login-busy"), Some((StatusCode::SERVICE_UNAVAILABLE, wait))),
        LoginError::Failure(failure) => return Err(failure.into()),
    })
}

fn waiting(wait: Option<Wait>) -> impl FnOnce(Response) -> Response {
    move |mut response| {
        let Some((status, wait)) = wait else { return response };
        *response.status_mut() = status;
        response::wait(response, wait)
    }
}

/// Why a password is refused, in words.
fn weak(words: &Words, why: Weak) -> String {
    match why {
        Weak::Short => words.with("desk-password-short", [("least", SHORTEST.into())]),
        Weak::Long => words.with("desk-password-long", [("most", LONGEST.into())]),
        Weak::Common => words.get("desk-password-common"),
    }
}
