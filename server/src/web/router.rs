//! Every URL, in one list.

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use super::response::WebError;
use super::organiser::editor::{self, check, approval, draft, ending, templates, new, preview, questions, repeat, share};
use super::public::{
    branch, cancel, change, confirm, data, event, guidance, health, home, islands, mail_again, mailbox, newsletter,
    pkg, privacy, robots, sent, style, unsubscribe, your_data, your_sign_up,
};
use super::{Web, api, middleware, organiser};
use crate::assets;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole site.
pub fn router(web: Web) -> Router {
    // What a server function leaves running goes to our own runtime; a second router in one process finds that done.
    drop(any_spawner::Executor::init_tokio());
    open_pages()
        .merge(token_pages(&web))
        .merge(developers_pages(&web))
        .merge(organisers_pages(&web))
        .fallback(|| async { WebError::NOT_FOUND })
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(web.clone(), middleware::finish))
        .with_state(web)
}

fn open_pages() -> Router<Web> {
    Router::new()
        .route("/", get(home::get))
        .route("/branches", get(home::list))
        .route("/branches/{slug}", get(branch::get))
        .route("/events", get(home::list))
        .route("/events/{slug}", get(event::get).post(event::post))
        .route("/newsletters", get(home::list))
        .route("/newsletters/{slug}", get(newsletter::get).post(newsletter::post))
        .route("/your-data", get(your_data::get).post(your_data::post))
        .route("/guidance", get(guidance::get))
        .route("/privacy", get(privacy::get))
        .route("/robots.txt", get(robots::robots))
        .route("/sitemap.xml", get(robots::sitemap))
        .route("/favicon.ico", get(style::icon))
        .route(assets::style_path(), get(style::get))
        .route(assets::desk_style_path(), get(style::desk))
        .route("/pkg/{file}", get(pkg::get))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
}

/// Pages that show what a link in a mail opens: kept by nobody, and nothing is done by them without end.
fn token_pages(web: &Web) -> Router<Web> {
    Router::new()
        .route("/confirm/{token}", get(confirm::get).post(confirm::post))
        .route("/your-sign-up/{token}", get(your_sign_up::get).post(your_sign_up::post))
        .route("/your-sign-up/{token}/change", get(change::get).post(change::post))
        .route("/your-sign-up/{token}/data.json", get(data::get))
        .route("/mail-again/{token}", get(mail_again::get).post(mail_again::post))
        .layer(from_fn_with_state(web.clone(), middleware::counted))
        // Never refused. "Send again" says the same to all, and leaves a row only where it may send a mail. Leaving is a
        // right, and can be done once.
        .route("/sent/{token}", get(sent::get).post(sent::post))
        .route("/your-sign-up/{token}/cancel", get(cancel::get).post(cancel::post))
        .route("/unsubscribe/{token}", get(unsubscribe::get).post(unsubscribe::post))
        .layer(map_response(middleware::private))
}

/// Pages for whoever develops.
fn developers_pages(web: &Web) -> Router<Web> {
    Router::new()
        .route("/dev/mailbox", get(mailbox::get))
        .route("/dev/islands", get(islands::get).post(islands::post))
        .layer(map_response(middleware::private))
        .layer(from_fn_with_state(web.clone(), middleware::own_host))
}

/// Pages that read the cookie of a login: kept by nobody, and nothing is done that another site asks for.
fn organisers_pages(web: &Web) -> Router<Web> {
    Router::new()
        .route("/organise", get(organiser::home::get))
        .route("/organise/drafts", get(organiser::home::list))
        .route("/organise/events", get(organiser::home::list))
        .route("/organise/newsletters", get(organiser::home::list))
        .route("/organise/officer/never", get(organiser::lift_suppression::get).post(organiser::lift_suppression::post))
        .route("/organise/api/{function}", post(api::post))
        .route("/organise/account", get(organiser::account::get).post(organiser::account::post))
        .route("/organise/account/factor", get(organiser::second_factor::get).post(organiser::second_factor::post))
        .route("/organise/account/leave", get(organiser::leave::get).post(organiser::leave::post))
        .route("/organise/forgotten", get(organiser::forgotten::get).post(organiser::forgotten::post))
        .route("/organise/guidance", get(organiser::guidance::get).post(organiser::guidance::post))
        .route("/organise/invitation/{token}", get(organiser::invitation::get).post(organiser::invitation::post))
        .route("/organise/login", get(organiser::login::get).post(organiser::login::post))
        .route("/organise/login/code", get(organiser::login_code::get).post(organiser::login_code::post))
        .route("/organise/logout", post(organiser::logout::post))
        .route("/organise/new-password/{token}", get(organiser::new_password::get).post(organiser::new_password::post))
        .route("/organise/offer/{token}", get(organiser::offer::get).post(organiser::offer::post))
        .merge(announcements_pages())
        .merge(noted_pages().route_layer(from_fn(middleware::opened_here)))
        .merge(door_pages())
        .merge(editor_pages())
        .merge(exports_pages())
        .route("/organise/officer", get(organiser::officer::get))
        .route("/organise/officer/readers", get(organiser::readers::get))
        .route("/organise/events/{slug}/receipts", get(organiser::receipts::get))
        .route("/organise/team", get(organiser::team::get).post(organiser::team::post))
        .route("/organise/team/{token}", get(organiser::colleague::get).post(organiser::colleague::post))
        .route("/organise/team/{token}/leave", get(organiser::leave::get_other).post(organiser::leave::post_other))
        .layer(map_response(middleware::private))
        .layer(from_fn_with_state(web.clone(), middleware::same_site))
}

/// Where events and newsletters are written, published and run.
fn editor_pages() -> Router<Web> {
    Router::new()
        .route("/organise/new", get(new::get).post(new::post))
        .route("/organise/drafts/{id}", get(draft::get).post(draft::post))
        .route("/organise/drafts/{id}/questions", get(questions::get).post(questions::post))
        .route("/organise/drafts/{id}/ending", get(ending::get).post(ending::post))
        .route("/organise/drafts/{id}/check", get(check::get).post(check::post))
        .route("/organise/drafts/{id}/preview", get(preview::get))
        .route("/organise/drafts/{id}/departure", post(approval::post))
        .route("/organise/drafts/{id}/delete", post(draft::delete))
        .route("/organise/events/{slug}", get(editor::event::get))
        .route("/organise/events/{slug}/edit", post(editor::event::edit))
        .route("/organise/events/{slug}/copy", post(editor::event::copy))
        .route("/organise/events/{slug}/close", post(editor::event::close))
        .route("/organise/events/{slug}/reopen", post(editor::event::reopen))
        .route("/organise/events/{slug}/cancel", get(editor::cancel::get).post(editor::cancel::post))
        .route("/organise/events/{slug}/repeat", get(repeat::get).post(repeat::post))
        .route("/organise/events/{slug}/share", get(share::get))
        .route("/organise/events/{slug}/poster", get(share::poster))
        .route("/organise/newsletters/{slug}", get(editor::newsletter::get))
        .route("/organise/newsletters/{slug}/edit", post(editor::newsletter::edit))
        .route("/organise/newsletters/{slug}/copy", post(editor::newsletter::copy))
        .route("/organise/newsletters/{slug}/close", get(editor::newsletter::closing).post(editor::newsletter::close))
        .route("/organise/newsletters/{slug}/reopen", post(editor::newsletter::reopen))
        .route("/organise/officer/kinds", get(templates::list))
        .route("/organise/officer/kinds/{slug}", get(templates::get).post(templates::post))
        .route("/organise/officer/departures", get(approval::list).post(approval::decide))
}

/// Writing to those who come to an event.
fn announcements_pages() -> Router<Web> {
    use organiser::announcements::{form, list, one};
    Router::new()
        .route("/organise/events/{slug}/announcements", get(list::get).post(list::post))
        .route("/organise/events/{slug}/announcements/new", get(form::get).post(form::post))
        .route("/organise/events/{slug}/announcements/{id}", get(one::get).post(one::post))
        .route("/organise/events/{slug}/announcements/{id}/change", get(form::get_change).post(form::post_change))
}

/// Lists that leave the site.
fn exports_pages() -> Router<Web> {
    use organiser::exports::{copies, take};
    Router::new()
        .route("/organise/events/{slug}/attendees/export", get(take::get_file).post(take::post_file))
        .route("/organise/events/{slug}/attendees/print", get(take::get_print).post(take::post_print))
        .route("/organise/exports", get(copies::get).post(copies::post))
        .route("/organise/officer/exports", get(copies::get_officer).post(copies::post_officer))
}

/// Pages whose opening is noted: an event's list, at the desk and at the door, and the log itself.
fn noted_pages() -> Router<Web> {
    use organiser::attendees::{add, list, one, ring};
    use organiser::door::list as door_list;
    use organiser::newsletter_add;
    Router::new()
        .route("/organise/events/{slug}/attendees", get(list::get).post(list::post))
        .route("/organise/events/{slug}/attendees/add", get(add::get).post(add::post))
        .route("/organise/events/{slug}/attendees/ring", get(ring::get))
        .route("/organise/events/{slug}/attendees/{token}", get(one::get).post(one::post))
        .route("/organise/events/{slug}/door", get(door_list::get).post(door_list::post))
        .route("/organise/officer/audit", get(organiser::audit::get))
        .route("/organise/newsletters/{slug}/add", get(newsletter_add::get).post(newsletter_add::post))
}

/// An event's door, for organisers and for volunteers with a link.
fn door_pages() -> Router<Web> {
    use super::public::door;
    use organiser::door::links;
    Router::new()
        .route("/organise/events/{slug}/door/links", get(links::get).post(links::post))
        .route("/door/help/{token}", get(door::get_help).post(door::post_help))
        .route("/door/{code}", get(door::get).post(door::post))
}

/// What is left of a handler that panicked. The panic itself has gone to stderr, with a place and no data.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
