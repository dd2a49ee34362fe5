//! `/organise/officer/audit`: the audit. Looking at it is an entry too.

use app::components::text::Piece;
use app::domain::audit::Act;
use app::domain::role::Permission;
use app::forms::state::FormState;
use app::pages::organiser::audit::{AuditPage, AuditRow, html};
use app::paths;
use app::text::Words;
use axum::extract::State;
use axum::http::Uri;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{desk, shown};
use crate::actions::account::access::Session;
use crate::actions::log::{EntrySubject, LogQuery, LogRow, PAGE, Who, read};
use crate::web::Web;
use crate::web::form::query;
use crate::web::locale::Locale;
use crate::web::response::HandlerResult;
use crate::web::session::need_somewhere;

const PATH: &str = paths::organise::AUDIT;

/// A page of the audit.
pub async fn get(State(web): State<Web>, locale: Locale, session: Session, uri: Uri) -> HandlerResult {
    need_somewhere(&session, Permission::ReadAudit, PATH)?;
    let typed = query(&uri);
    let chosen = |name| Some(typed.first(name)).filter(|value| *value != "all").unwrap_or_default().to_owned();
    let asked = LogQuery {
        who: chosen("who"),
        about: chosen("about"),
        act: Act::parse(typed.first("act")),
        page: typed.first("page").parse().unwrap_or(0),
    };
    let log = read(&web.site, &session, &asked).await?;
    let words = locale.words();
    let titles = log.purposes.iter().map(|(path, title)| (path.clone(), Piece::of(title, &words).text));
    let own = ("own".to_owned(), words.get("desk-log-own"));
    let page = AuditPage {
        desk: desk(&web, &locale, &session, None).await?,
        people: log.people,
        purposes: std::iter::once(own).chain(titles).collect(),
        entries: log.lines.iter().map(|line| entry(&words, line)).collect(),
        found: log.found,
        newer: asked.page.checked_sub(1).map(|page| link(&asked, page)),
        older: (asked.page.saturating_add(1).saturating_mul(PAGE) < log.found).then(|| link(&asked, asked.page + 1)),
        form: FormState::of(typed),
    };
    Ok(shown(html(page), false))
}

fn link(asked: &LogQuery, page: u64) -> String {
    let act = asked.act.map(Act::name).unwrap_or_default();
    let plain = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    format!("{PATH}?who={}&about={}&act={act}&page={page}", plain(&asked.who), plain(&asked.about))
}

fn who(words: &Words, who: &Who) -> String {
    match who {
        Who::Site => words.get("desk-log-site"),
        Who::Colleague(name) => name.clone(),
        Who::Gone => words.get("desk-log-gone"),
    }
}

fn entry(words: &Words, line: &LogRow) -> AuditRow {
    let about = match &line.about {
        EntrySubject::Title(title) => Piece::of(title, words).text,
        EntrySubject::Own(Some(whose)) => who(words, whose),
        EntrySubject::Own(None) => words.get("desk-log-own"),
        EntrySubject::Past => words.get("desk-log-past"),
    };
    AuditRow { who: who(words, &line.who), act: line.act, about, at: line.at, count: line.count, reason: line.reason }
}
