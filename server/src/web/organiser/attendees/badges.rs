//! `/organise/events/{slug}/badges`: names on paper. An export like any other: noted, dated, and followed up.

use app::domain::audit::Reason;
use app::domain::role::Permission;
use app::forms::state::{FormState, Typed};
use app::forms::take_out::{ExportContent, first, read};
use app::pages::organiser::attendees::badges::{BadgesPage, NamePaper, NamesSheet, html, sheet};
use app::paths;
use axum::extract::State;

use super::OfEvent;
use crate::actions::account::access::Session;
use crate::actions::announcements::latest;
use crate::actions::exports::take_out::take_out;
use crate::web::Web;
use crate::web::form::Form;
use crate::web::locale::Locale;
use crate::web::organiser::exports::take::destroyed_by_default;
use crate::web::organiser::{desk, shown};
use crate::web::public::Name;
use crate::web::response::{HandlerResult, WebError};

/// What a badge or a line of the table says.
const COLUMNS: [&str; 3] = ["name", "seats", "code"];

/// The form.
pub async fn get(State(web): State<Web>, Name(slug): Name, locale: Locale, session: Session) -> HandlerResult {
    let of = open(&web, &session, &slug).await?;
    let mut form = first(ExportContent::List, destroyed_by_default(&web, &of).await?, of.shown.event.timezone);
    form.typed.set("what", vec![NamePaper::NAMES[0].0.to_owned()]);
    form.typed.set("reason", vec![Reason::Door.name().to_owned()]);
    page(&web, &locale, &session, of, form).await
}

/// The badges, or the list for the table.
pub async fn post(
    State(web): State<Web>,
    Name(slug): Name,
    locale: Locale,
    session: Session,
    Form(typed): Form,
) -> HandlerResult {
    let of = open(&web, &session, &slug).await?;
    let (paper, words) = (NamePaper::parse(typed.first("what")), locale.words());
    let event = &of.shown.event;
    let range = (web.site.clock.now(), latest(&web.site, event).await?);
    let chosen = match read(&words, FormState::of(asked(&typed)), &[], event.timezone, range) {
        Ok(chosen) => chosen.with_places_only(),
        Err(form) => return page(&web, &locale, &session, of, form).await,
    };
    let taken = take_out(&web.site, &words, &session, (event, &of.shown.branch), chosen, true).await?;
    let desk = desk(&web, &locale, &session, Some(of.shown.branch)).await?;
    let names = NamesSheet { desk, event: of.shown.event, paper, notes: taken.notes, people: taken.people };
    Ok(shown(sheet(names), false))
}

/// What an export is asked: these columns, and nothing else that somebody could send.
fn asked(typed: &Typed) -> Typed {
    let mut asked = Typed::default();
    for name in ["what", "reason", "destroy_by"] {
        asked.set(name, typed.all(name).to_vec());
    }
    asked.set("columns", COLUMNS.map(str::to_owned).to_vec());
    asked
}

async fn open(web: &Web, session: &Session, slug: &str) -> Result<OfEvent, WebError> {
    OfEvent::open(web, session, Permission::Export, slug, paths::organise::badges(slug)).await
}

async fn page(web: &Web, locale: &Locale, session: &Session, of: OfEvent, form: FormState) -> HandlerResult {
    let desk = desk(web, locale, session, Some(of.shown.branch)).await?;
    let refused = form.is_refused();
    Ok(shown(html(BadgesPage { desk, event: of.shown.event, form }), refused))
}
